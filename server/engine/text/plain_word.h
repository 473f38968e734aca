// Reads a word of plain letters at once: up to sixteen letters without a branch for each.
//
//   ReadPlainWord("وزارة الخارجية ...")  →  letters 5, the folded وزاره packed for PackedWordKey()
//
// Plain are the letters from آ to ي but ء and tatweel, which fold to one letter each. On x86-64
// sixteen are folded together, by a machine that CanReadAtOnce(); on others one by one. A loop over
// many words calls ReadPlainWordAtOnce() itself.
//
// Reads kPlainWordBytes bytes; pure; constant time.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_TEXT_PLAIN_WORD_H_
#define ISNAD_SERVER_ENGINE_TEXT_PLAIN_WORD_H_

#include <cstdint>
#include <cstring>

#ifdef __x86_64__
#include <immintrin.h>
// For functions that read plain words; they may be called where CanReadAtOnce() says so.
#define ISNAD_READS_AT_ONCE [[gnu::target("avx2,bmi,bmi2")]]
#else
#define ISNAD_READS_AT_ONCE
#endif

namespace isnad {

inline constexpr int kMaxPlainLetters = 16;
inline constexpr int kPlainWordBytes = 2 * kMaxPlainLetters;

inline constexpr uint64_t kPackedArticle = 0x4427;  // ال, in the lowest bytes of a packed word
inline constexpr uint8_t kWrittenMadda = 0x22;      // آ

// The plain letters at the start of some bytes; kMaxPlainLetters of them may go on.
struct PlainWord {
  // Folded, a byte each: what is above U+0600. Behind the letters anything, until they are Cut().
  uint64_t low = 0;
  uint64_t high = 0;
  // A bit for each place where no plain letter stands, and one behind them all.
  uint32_t others = (uint32_t{2} << kMaxPlainLetters) - 1;
  // Bytes before the first one of ASCII; an odd number when none is read. Known long before
  // `others`: nearly every word ends there.
  int to_ascii = kPlainWordBytes + 1;
  // As written, likewise; what is no letter of the block is 0.
  uint8_t written[kMaxPlainLetters] = {};

  int letters() const { return __builtin_ctz(others); }
  // letters() are to_ascii / 2, and ASCII stands behind them.
  bool IsBeforeAscii() const {
    return ((others & ((uint32_t{1} << (to_ascii / 2)) - 1)) | (to_ascii & 1)) == 0;
  }

  // The word has so many letters, up to 15.
  void Cut(int count) {
    const uint64_t kept = 8 * static_cast<uint64_t>(count);
    const uint64_t all = ~uint64_t{0};
    low &= kept < 64 ? ~(all << kept) : all;
    high &= kept > 64 ? ~(all << (kept - 64)) : 0;
  }
};

inline PlainWord ReadPlainWordByLetter(const char* bytes) {
  PlainWord word;
  for (int i = kPlainWordBytes - 1; i >= 0; --i) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) word.to_ascii = i;
  }
  for (int i = 0; i < kMaxPlainLetters; ++i) {
    const auto lead = static_cast<unsigned char>(bytes[2 * i]);
    const auto trail = static_cast<unsigned char>(bytes[2 * i + 1]);
    if ((lead & 0xFC) != 0xD8 || (trail & 0xC0) != 0x80) continue;
    const auto written = static_cast<uint8_t>((lead & 3) << 6 | (trail & 0x3F));
    const bool plain = written >= 0x22 && written <= 0x4A && (written <= 0x3A || written >= 0x41);
    uint64_t folded = written;
    if (written == 0x22 || written == 0x23 || written == 0x25) folded = 0x27;
    if (written == 0x24) folded = 0x48;
    if (written == 0x26 || written == 0x49) folded = 0x4A;
    if (written == 0x29) folded = 0x47;
    if (plain) word.others &= ~(uint32_t{1} << i);
    word.written[i] = written;
    (i < 8 ? word.low : word.high) |= folded << (i % 8 * 8);
  }
  return word;
}

#ifdef __x86_64__

inline bool CanReadAtOnce() {
  static const bool can = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                          __builtin_cpu_supports("bmi2");
  return can;
}

ISNAD_READS_AT_ONCE inline PlainWord ReadPlainWordAtOnce(const char* bytes) {
  // In a pair the lead byte, 110110yy, is the low one; behind it stands 10xxxxxx.
  const __m256i all = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
  const __m256i pairs = _mm256_xor_si256(all, _mm256_set1_epi16(static_cast<int16_t>(0x80D8)));
  const __m256i other = _mm256_and_si256(pairs, _mm256_set1_epi16(static_cast<int16_t>(0xC0FC)));
  const __m256i places = _mm256_and_si256(_mm256_maddubs_epi16(pairs, _mm256_set1_epi16(0x0140)),
                                          _mm256_cmpeq_epi16(other, _mm256_setzero_si256()));
  const __m128i v =
      _mm_packus_epi16(_mm256_castsi256_si128(places), _mm256_extracti128_si256(places, 1));

  // Within 0x22 to 0x3A or 0x41 to 0x4A.
  const __m128i from_madda = _mm_sub_epi8(v, _mm_set1_epi8(0x22));
  const __m128i from_fa = _mm_sub_epi8(v, _mm_set1_epi8(0x41));
  const __m128i plain =
      _mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(from_madda, _mm_set1_epi8(0x3A - 0x22)), from_madda),
                   _mm_cmpeq_epi8(_mm_min_epu8(from_fa, _mm_set1_epi8(0x4A - 0x41)), from_fa));
  const uint64_t ascii = ~static_cast<uint32_t>(_mm256_movemask_epi8(all));

  PlainWord word;
  word.to_ascii = __builtin_ctzll(ascii | uint64_t{1} << (kPlainWordBytes + 1));
  word.others = ~static_cast<uint32_t>(_mm_movemask_epi8(plain)) & word.others;
  _mm_storeu_si128(reinterpret_cast<__m128i*>(word.written), v);
  // What folding changes of 0x20 to 0x2F: آ أ إ → ا, ؤ → و, ئ → ي, ة → ه. Others find no place.
  const __m128i changes = _mm_setr_epi8(0, 0, 0x22 ^ 0x27, 0x23 ^ 0x27, 0x24 ^ 0x48, 0x25 ^ 0x27,
                                        0x26 ^ 0x4A, 0, 0, 0x29 ^ 0x47, 0, 0, 0, 0, 0, 0);
  const __m128i place = _mm_adds_epu8(_mm_xor_si128(v, _mm_set1_epi8(0x20)), _mm_set1_epi8(0x70));
  const __m128i maqsura = _mm_cmpeq_epi8(v, _mm_set1_epi8(0x49));  // ى → ي
  const __m128i folded = _mm_xor_si128(_mm_xor_si128(v, _mm_shuffle_epi8(changes, place)),
                                       _mm_and_si128(maqsura, _mm_set1_epi8(0x49 ^ 0x4A)));
  word.low = static_cast<uint64_t>(_mm_cvtsi128_si64(folded));
  word.high = static_cast<uint64_t>(_mm_extract_epi64(folded, 1));
  return word;
}

#else

inline bool CanReadAtOnce() { return true; }
inline PlainWord ReadPlainWordAtOnce(const char* bytes) { return ReadPlainWordByLetter(bytes); }

#endif

// For who reads a word now and then, on any machine; a word of less than kMaxPlainLetters is cut.
inline PlainWord ReadPlainWord(const char* bytes) {
  PlainWord word = CanReadAtOnce() ? ReadPlainWordAtOnce(bytes) : ReadPlainWordByLetter(bytes);
  if (word.letters() < kMaxPlainLetters) word.Cut(word.letters());
  return word;
}

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_TEXT_PLAIN_WORD_H_
