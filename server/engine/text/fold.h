// Folding: the one form under which all spellings of a word meet. For matching only: output always
// slices the original.
//
//   وأكَّدَ → واكد    قائلاً → قايلا    الوزارة → الوزاره    قـــال → قال    ﻗﺎﻝ → قال    فى → في
//
// A code point folds to nothing (diacritics, tatweel, bidi controls, zero-width characters), to one
// code point or to several (presentation forms, by NFKC). Letters: أ إ آ ٱ → ا, ى ی ئ → ي, ؤ → و,
// ة ہ ۀ → ه, ک گ → ك, ء → nothing; digits of any script → 0-9; other letters → lower case without
// accents. The table is generated from ICU's data by fold_table_main.cc when the project is built,
// where the equivalences are listed; nothing of ICU is needed at run time.
//
// Any bytes may be read: an invalid byte is U+FFFD.
//
// Thread-safety: pure functions over immutable data. Complexity: constant time a code point; ASCII
// and the Arabic block cost one load.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_TEXT_FOLD_H_
#define ISNAD_SERVER_ENGINE_TEXT_FOLD_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "server/engine/text/fold_table.h"

namespace isnad {

// What one code point folds to: a short range of code points. Iterate over it:
//   for (char32_t c : FoldPoint(point)) hash.Add(c);
class Folded {
 public:
  Folded(uint32_t table_value, char32_t point)
      : single_(FoldKindOf(table_value) == FoldKind::kSelf ? point : FoldPayload(table_value)),
        char_class_(FoldClass(table_value)) {
    switch (FoldKindOf(table_value)) {
      case FoldKind::kNothing:
        break;
      case FoldKind::kSingle:
      case FoldKind::kSelf:
        count_ = 1;
        break;
      case FoldKind::kSequence:
        sequence_ = kFoldSequences + (FoldPayload(table_value) >> 5);
        count_ = static_cast<uint8_t>(FoldPayload(table_value) & 31);
        break;
    }
  }

  const char32_t* begin() const { return sequence_ != nullptr ? sequence_ : &single_; }
  const char32_t* end() const { return begin() + count_; }
  int count() const { return count_; }
  CharClass char_class() const { return char_class_; }
  // kPunctuation and kQuoteMark: the ASCII equivalent (، → ','  « → '"'), 0 when there is none.
  char ascii() const { return count_ == 0 ? static_cast<char>(single_) : '\0'; }

 private:
  const char32_t* sequence_ = nullptr;
  char32_t single_ = 0;
  uint8_t count_ = 0;
  CharClass char_class_;
};

// Folds one code point. Marks, spaces and symbols fold to nothing.
inline Folded FoldPoint(char32_t point) { return Folded(FoldTableValue(point), point); }

// Folds a whole string; what is no letter, digit or ignorable character is kept as it is. The
// result is valid UTF-8. For tests, the lexicon compiler and names, not for the hot path.
std::string FoldToString(std::string_view utf8);

// WordKey of FoldToString(utf8).
uint64_t FoldedKey(std::string_view utf8);

// NextPoint for all but ASCII and valid forms of two bytes.
char32_t NextLongPoint(std::string_view utf8, int32_t* position);

// Decodes the code point that starts at *position (< utf8.size()) and moves *position behind it. An
// invalid, overlong, surrogate or truncated form gives U+FFFD for its first byte only.
inline char32_t NextPoint(std::string_view utf8, int32_t* position) {
  const auto at = static_cast<size_t>(*position);
  const auto lead = static_cast<unsigned char>(utf8[at]);
  if (lead < 0x80) {
    ++*position;
    return lead;
  }
  if (lead >= 0xC2 && lead <= 0xDF && at + 1 < utf8.size()) {
    const auto second = static_cast<unsigned char>(utf8[at + 1]);
    if ((second & 0xC0) == 0x80) {
      *position += 2;
      return static_cast<char32_t>((lead & 0x1F) << 6 | (second & 0x3F));
    }
  }
  return NextLongPoint(utf8, position);
}

// Appends the UTF-8 form of a code point.
void AppendPoint(char32_t point, std::string* utf8);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_TEXT_FOLD_H_
