// Folding: the one form under which spellings of a word meet. For matching only; output always slices the original.
//
//   وأكَّدَ → واكد     قائلاً / قايلا → قايلا     الوزارة / الوزاره → الوزاره     قـــال → قال     ﻗﺎﻝ → قال     مسؤول / مسئول → مسوول / مسيول
//
// Code points map to zero (diacritics, tatweel, bidi controls, zero-width), one or several folded code points (presentation forms by NFKC).
// Letters: أ إ آ ٱ → ا, ى ی ئ → ي, ؤ → و, ة ہ ۀ → ه, ک گ → ك, ء → nothing; digits of any script → 0-9; Latin → lower case.
// The table is generated from ICU's data at build time (fold_table_main.cc). Source of the equivalences: REPORTING.md, section 1, "Spelling
// variants".
//
// Thread-safety: pure functions over immutable data.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_TEXT_FOLD_H_
#define ISNAD_SERVER_ENGINE_TEXT_FOLD_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace isnad {

// What a code point is to the tokeniser.
enum class CharClass : uint8_t {
  kOther,        // symbols, emoji: a punctuation token of its own
  kSpace,        // white space within a line
  kLineBreak,    // \n \r U+2028 U+2029
  kArabicLetter,
  kForeignLetter,
  kDigit,
  kIgnorable,    // diacritics, tatweel, bidi controls, zero-width: part of a word inside it, skipped outside
  kPunctuation,
  kQuoteMark,    // a code point that can be (part of) a quotation mark
};

struct Folded {
  const char32_t* points = nullptr;  // `count` folded code points
  uint8_t count = 0;
  CharClass char_class = CharClass::kOther;
  char ascii = 0;  // kPunctuation and kQuoteMark: ASCII equivalent, 0 when none
};

// Folds one code point.
Folded FoldPoint(char32_t point);

// Folds a whole string; other than words are kept as they are. For tests, the lexicon compiler and keys, not for the hot path.
std::string FoldToString(std::string_view utf8);

// WordKey of FoldToString(utf8).
uint64_t FoldedKey(std::string_view utf8);

// Decodes the code point at *position (< utf8.size()) and moves *position behind it. An invalid byte gives U+FFFD and moves by one byte, so
// that any bytes can be read.
char32_t NextPoint(std::string_view utf8, int32_t* position);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_TEXT_FOLD_H_
