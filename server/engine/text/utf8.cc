// SPDX-License-Identifier: Apache-2.0
#include "server/engine/text/utf8.h"

#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "server/engine/text/fold.h"

namespace isnad {
namespace {

#ifdef __SSE2__
constexpr int32_t kBlock = 16;

// Bytes of the whole characters that stand in the block; 0 when it takes a closer look: at what is
// no UTF-8, and at leads that say more than how many bytes follow.
int32_t PlainBytes(const char* block) {
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
  const auto size = static_cast<int32_t>(bytes.size());
  for (int32_t at = 0; at < size;) {
#ifdef __SSE2__
    if (size - at >= kBlock) {
      const int32_t plain = PlainBytes(bytes.data() + at);
      at += plain;
      if (plain != 0) continue;
    }
#endif
    const int32_t begin = at;
    // U+FFFD for one byte is a form that is none; written it has three.
    if (NextPoint(bytes, &at) == 0xFFFD && at == begin + 1) return false;
  }
  return true;
}

}  // namespace isnad
