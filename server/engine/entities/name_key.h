// Keys under which spellings of one name meet.
//
//   نازارباييف, نزارباييف  →  equal skeletons        بوتين, بوتن  →  equal        غورباتشوف,
//   جورباتشوف  →  equal
//
// A skeleton, which serves within one article, drops vowel letters and the article, and joins letters that transliteration confuses:
// ط=ت ض=د ص=س=ث ظ=ز ذ=د ق=ك=غ=ج ف=ڤ. It confuses by design names that differ in vowels only (سالم,
// سلمى); callers ask for more evidence (REPORTING.md section 7). Pure. SPDX-License-Identifier:
// Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ENTITIES_NAME_KEY_H_
#define ISNAD_SERVER_ENGINE_ENTITIES_NAME_KEY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "server/engine/entities/plain_words.h"

namespace isnad {

// The folded letters of one word of a name, without a leading article; what is longer is cut.
struct WordLetters {
  std::array<char32_t, 48> at;
  size_t count = 0;

  std::u32string_view view() const { return {at.data(), count}; }
  bool Is(std::u32string_view letters) const { return view() == letters; }
};

// The words of a name, one by one: عبدالرحمن gives عبد and رحمن, as عبد الرحمن does, and ابن inside
// a name gives بن.
//
//   NameWords words("سلمى النادر"); while (words.Next(&word)) ...  →  سلمي, نادر
class NameWords {
 public:
  explicit NameWords(std::string_view name) : name_(name), plain_words_(name) {}

  // The next word that has letters; false after the last.
  bool Next(WordLetters* word);

 private:
  std::string_view name_;
  PlainWordReader plain_words_;
  int32_t at_ = 0;
  bool first_ = true;
  WordLetters rest_;  // what stood glued to عبد
};

struct WordSkeleton {
  uint64_t key = 0;  // 0: too few consonants to say anything
  uint8_t consonants = 0;
  char32_t first = 0;  // class of the first letter, vowels included
};

// The skeleton of one written word.
WordSkeleton SkeletonOf(std::string_view word);

// The folded word without a leading article: المرعي → مرعي. For comparing whole words.
uint64_t BareKey(std::string_view word);

// Makes `key` a key of a whole name, for joins across documents, equal for the spellings of one
// name: its words in order without their articles, joined by '-'. A word is written in the key as
//
//   - its folded letters, when it is a word of the language (مصدر, وزاره) or has a letter that
//     transliterations hardly use (ح ع ص ض ظ ق): حسن and حسين, مصدر and مصادر stay apart. The two
//     cases of a plural meet: مراقبون, مراقبين;
//   - else, a foreign word then, its skeleton of at least four consonants (key_skeleton.h):
//     ترامب = ترمب, زاخاروفا = زخاروفا, but not زاخاروف;
//   - else, when shorter or when listed words share the skeleton, its listed Latin spelling
//     (latin_names.tsv): هايلي = هيلي, سلمان but not سليمان;
//   - else its folded letters.
// أبي and أبا before another word are written as أبو; a given name that is the whole name keeps its
// article, and so does a word of the language that is no name, with the short vowels that are
// written before its last letter: الحسن is no حسن, الجزيرة no جزيرة, العالِم no العالم.
//
// It confuses people of one name, long foreign names that differ in the vowels inside only
// (هارولد, هارالد), and what hamza, diacritics and the article tell apart (الحكم, حكم). It misses
// the spellings of short foreign names that are not listed. Keys are equal within a version of the
// engine only. "" for names without letters.
void WriteNameKey(std::string_view name, std::string* key);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ENTITIES_NAME_KEY_H_
