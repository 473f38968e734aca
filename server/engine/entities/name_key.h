// Keys under which spellings of one name meet.
//
//   نازارباييف, نزارباييف  →  equal skeletons        بوتين, بوتن  →  equal        غورباتشوف,
//   جورباتشوف  →  equal
//
// A skeleton drops vowel letters and the article, and joins letters that transliteration confuses:
// ط=ت ض=د ص=س=ث ظ=ز ذ=د ق=ك=غ=ج ف=ڤ. It confuses by design names that differ in vowels only (سالم,
// سلمى); callers ask for more evidence (REPORTING.md section 7). Pure. SPDX-License-Identifier:
// Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ENTITIES_NAME_KEY_H_
#define ISNAD_SERVER_ENGINE_ENTITIES_NAME_KEY_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace isnad {

struct WordSkeleton {
  uint64_t key = 0;  // 0: too few consonants to say anything
  uint8_t consonants = 0;
  char32_t first = 0;  // class of the first letter, vowels included
};

// The skeleton of one written word.
WordSkeleton SkeletonOf(std::string_view word);

// The folded word without a leading article: المرعي → مرعي. For comparing whole words.
uint64_t BareKey(std::string_view word);

// A spelling-independent key of a whole name, for joins across documents: the skeletons of its
// words, joined by '-'.
// "" for names without letters.
std::string NameKey(std::string_view name);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ENTITIES_NAME_KEY_H_
