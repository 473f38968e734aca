// SPDX-License-Identifier: Apache-2.0
#include "server/service/utf8.h"

#include <cstddef>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace isnad {
namespace {

bool IsContinuation(uint8_t byte) { return (byte & 0xC0) == 0x80; }

// Bytes of the character that begins there; 0 when none does.
size_t CharacterLength(const uint8_t* at, const uint8_t* end) {
  const uint8_t lead = *at;
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (static_cast<size_t>(end - at) < length) return 0;
  for (size_t i = 1; i < length; ++i) {
    if (!IsContinuation(at[i])) return 0;
  }
  const uint8_t second = at[1];
  switch (lead) {
    case 0xE0:  // longer than need be
      return second >= 0xA0 ? length : 0;
    case 0xED:  // a surrogate
      return second < 0xA0 ? length : 0;
    case 0xF0:  // longer than need be
      return second >= 0x90 ? length : 0;
    case 0xF4:  // beyond U+10FFFF
      return second < 0x90 ? length : 0;
    default:
      return length;
  }
}

#ifdef __SSE2__
constexpr ptrdiff_t kBlock = 16;

// Bytes of the whole characters that stand in the block; 0 when it takes a closer look: at what is
// no UTF-8, and at leads that say more than how many bytes follow.
ptrdiff_t PlainBytes(const uint8_t* block) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block));
  const auto mask = [](__m128i which) { return static_cast<uint32_t>(_mm_movemask_epi8(which)); };
  const auto from = [bytes, mask](int least) {
    return mask(
        _mm_cmpeq_epi8(_mm_max_epu8(bytes, _mm_set1_epi8(static_cast<char>(least))), bytes));
  };
  const auto is = [bytes, mask](int byte) {
    return mask(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(byte))));
  };
  const uint32_t beyond_ascii = mask(bytes);
  if (beyond_ascii == 0) return kBlock;
  const uint32_t leads = from(0xC0);
  uint32_t wanted = leads << 1;  // continuations, by their leads
  uint32_t odd = leads & ~from(0xC2);
  if (const uint32_t long_leads = from(0xE0); long_leads != 0) {
    wanted |= long_leads << 2;
    odd |= is(0xE0) | is(0xED) | from(0xF0);
  }
  if (odd != 0 || (wanted & 0xFFFF) != (beyond_ascii & ~leads)) return 0;
  // A character that goes on behind the block is left to the next.
  if ((wanted >> kBlock) == 0) return kBlock;
  return (leads >> (kBlock - 1)) != 0 ? kBlock - 1 : kBlock - 2;
}
#endif

}  // namespace

bool IsUtf8(std::string_view bytes) {
  const auto* at = reinterpret_cast<const uint8_t*>(bytes.data());
  const uint8_t* const end = at + bytes.size();
  while (at != end) {
#ifdef __SSE2__
    if (end - at >= kBlock) {
      const ptrdiff_t plain = PlainBytes(at);
      at += plain;
      if (plain != 0) continue;
    }
#endif
    const size_t length = CharacterLength(at, end);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

}  // namespace isnad
