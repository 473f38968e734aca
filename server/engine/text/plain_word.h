// Reads a word of plain letters at once: up to sixteen letters without a branch for each.
//
//   ReadPlainWord("وزارة الخارجية ...")  →  letters 5, the folded وزاره packed for PackedWordKey()
//
// Plain are the letters from آ to ي but ء and tatweel, which fold to one letter each. With SSE2
// sixteen are folded together; elsewhere one by one, with the same result.
//
// Reads kPlainWordBytes bytes; pure; constant time.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_TEXT_PLAIN_WORD_H_
#define ISNAD_SERVER_ENGINE_TEXT_PLAIN_WORD_H_

#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace isnad {

inline constexpr int kMaxPlainLetters = 16;
inline constexpr int kPlainWordBytes = 2 * kMaxPlainLetters;

inline constexpr uint64_t kPackedArticle = 0x4427;  // ال, in the lowest bytes of a packed word
inline constexpr uint8_t kWrittenMadda = 0x22;      // آ

// The plain letters at the start of some bytes; kMaxPlainLetters of them may go on.
struct PlainWord {
  uint64_t low = 0;  // folded, a byte each: what is above U+0600
  uint64_t high = 0;
  int letters = 0;
  uint8_t written[kMaxPlainLetters] = {};  // as written, likewise; behind the letters anything
};

// The same, one by one: for other machines, and for the test.
inline PlainWord ReadPlainWordByLetter(const char* bytes) {
  PlainWord word;
  for (; word.letters < kMaxPlainLetters; ++word.letters) {
    const auto lead = static_cast<unsigned char>(bytes[2 * word.letters]);
    const auto trail = static_cast<unsigned char>(bytes[2 * word.letters + 1]);
    if ((lead & 0xFC) != 0xD8 || (trail & 0xC0) != 0x80) break;
    const auto written = static_cast<uint8_t>((lead & 3) << 6 | (trail & 0x3F));
    if (written < 0x22 || written > 0x4A || (written > 0x3A && written < 0x41)) break;
    uint64_t folded = written;
    if (written == 0x22 || written == 0x23 || written == 0x25) folded = 0x27;
    if (written == 0x24) folded = 0x48;
    if (written == 0x26 || written == 0x49) folded = 0x4A;
    if (written == 0x29) folded = 0x47;
    word.written[word.letters] = written;
    (word.letters < 8 ? word.low : word.high) |= folded << (word.letters % 8 * 8);
  }
  return word;
}

#ifdef __SSE2__

inline PlainWord ReadPlainWord(const char* bytes) {
  const auto each = [](int byte) { return _mm_set1_epi8(static_cast<char>(byte)); };
  const auto pairs = [](int pair) { return _mm_set1_epi16(static_cast<int16_t>(pair)); };
  // In a pair the lead byte, 110110yy, is the low one; behind it stands 10xxxxxx.
  const __m128i first = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const __m128i second = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes) + 1);
  const auto in_block = [&](__m128i v) {
    return _mm_cmpeq_epi16(_mm_and_si128(v, pairs(0xC0FC)), pairs(0x80D8));
  };
  const auto place = [&](__m128i v) {
    return _mm_or_si128(_mm_and_si128(_mm_slli_epi16(v, 6), pairs(0xC0)),
                        _mm_and_si128(_mm_srli_epi16(v, 8), pairs(0x3F)));
  };
  const __m128i v = _mm_packus_epi16(place(first), place(second));
  const auto within = [&](int least, int most) {
    const __m128i above = _mm_sub_epi8(v, each(least));
    return _mm_cmpeq_epi8(_mm_min_epu8(above, each(most - least)), above);
  };
  const __m128i plain = _mm_and_si128(_mm_packs_epi16(in_block(first), in_block(second)),
                                      _mm_or_si128(within(0x22, 0x3A), within(0x41, 0x4A)));
  const int others = ~_mm_movemask_epi8(plain) | 1 << kMaxPlainLetters;

  PlainWord word;
  word.letters = __builtin_ctz(static_cast<unsigned>(others));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(word.written), v);
  const auto is = [&](int letter) { return _mm_cmpeq_epi8(v, each(letter)); };
  const auto change = [&](__m128i which, int bits) { return _mm_and_si128(which, each(bits)); };
  const __m128i alif = _mm_or_si128(_mm_or_si128(is(0x22), is(0x23)), is(0x25));  // آ أ إ
  const __m128i seats = change(_mm_or_si128(is(0x24), is(0x26)), 0x24 ^ 0x48);  // ؤ → و, ئ → ي
  const __m128i finals = _mm_or_si128(change(is(0x29), 0x29 ^ 0x47), change(is(0x49), 0x49 ^ 0x4A));
  __m128i folded = _mm_or_si128(v, change(alif, 0x27));
  folded = _mm_xor_si128(folded, _mm_or_si128(seats, finals));
  static constexpr uint8_t kKeep[2 * kMaxPlainLetters] = {255, 255, 255, 255, 255, 255, 255, 255,
                                                          255, 255, 255, 255, 255, 255, 255, 255};
  folded = _mm_and_si128(
      folded,
      _mm_loadu_si128(reinterpret_cast<const __m128i*>(kKeep + kMaxPlainLetters - word.letters)));
  word.low = static_cast<uint64_t>(_mm_cvtsi128_si64(folded));
  word.high = static_cast<uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(folded, folded)));
  return word;
}

#else

inline PlainWord ReadPlainWord(const char* bytes) { return ReadPlainWordByLetter(bytes); }

#endif

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_TEXT_PLAIN_WORD_H_
