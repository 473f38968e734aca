// How the tokeniser reads letters and hashes them while it goes.
//
//   KeyBuilder key;  key.Add(p) for each code point of الوزير
//   key.key() == WordKey(u"الوزير"), key.bare() == WordKey(u"وزير"), key.has_article()
//
// For text/ and for who reads words letter by letter. Not thread-safe; constant time a code point.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_TEXT_WORD_KEY_H_
#define ISNAD_SERVER_ENGINE_TEXT_WORD_KEY_H_

#include <algorithm>
#include <cstdint>

#include "server/engine/lexicon/lexicon.h"
#include "server/engine/text/fold.h"

namespace isnad {

// A code point with its place; `end` == `begin` behind the text.
struct Point {
  char32_t point = 0;
  uint32_t value = PackFold(0, CharClass::kLineBreak, FoldKind::kNothing);
  int32_t begin = 0;
  int32_t end = 0;

  CharClass char_class() const { return FoldClass(value); }
  // The ASCII equivalent of a mark of punctuation, else 0.
  char ascii() const {
    return char_class() == CharClass::kPunctuation || char_class() == CharClass::kQuoteMark
               ? static_cast<char>(FoldPayload(value))
               : '\0';
  }
  bool is_foreign() const {
    return char_class() == CharClass::kForeignLetter || char_class() == CharClass::kDigit;
  }
  bool is_invisible() const {
    return char_class() == CharClass::kIgnorable && FoldPayload(value) == kInvisible;
  }
};

// Collects the key of a word code point by code point.
class KeyBuilder {
 public:
  static constexpr int kMaxBareLetters = 48;

  void Add(const Point& p) {
    for (char32_t c : Folded(p.value, p.point)) AddLetter(c);
  }
  void AddLetter(char32_t folded) {
    if (plain_ == 0) {
      first_is_alif_ = folded == U'ا';
    } else if (plain_ == 1) {
      article_ = first_is_alif_ && folded == U'ل';
    } else {
      bare_.Add(folded);
    }
    ++plain_;
    hash_.Add(folded);
  }
  // What joins letters: no part of the bare key.
  void AddRaw(char32_t folded) {
    ++joiners_;
    hash_.Add(folded);
  }
  bool has_article() const { return article_; }
  uint64_t key() const { return hash_.key(); }
  uint64_t bare() const {
    if (joiners_ > 0 || plain_ > kMaxBareLetters) return 0;
    return article_ && plain_ >= 5 ? bare_.key() : key();
  }
  uint8_t letters() const { return static_cast<uint8_t>(std::min(plain_ + joiners_, 255)); }

 private:
  WordHash hash_;
  WordHash bare_;
  int plain_ = 0;
  int joiners_ = 0;
  bool first_is_alif_ = false;
  bool article_ = false;
};

// A letter of the Arabic block that folds to one letter, as nearly all are; `folded` is 0 for what
// else stands there.
struct PlainLetter {
  uint32_t place = kPlainPlaces;  // for PlainPoint(), when there is a letter
  char32_t folded = 0;

  char32_t point() const { return PlainPoint(place); }
};

// For two bytes that are there: the letter, and its place when there is one.
inline uint32_t TwoBytesAt(const char* at) {
  return uint32_t{static_cast<unsigned char>(at[0])} << 8 | static_cast<unsigned char>(at[1]);
}
inline char32_t PlainFoldedAt(const char* at) { return kPlainLetters[TwoBytesAt(at)]; }
inline uint32_t PlainPlaceAt(const char* at) { return TwoBytesAt(at) - kPlainBegin; }

inline PlainLetter PlainLetterAt(const char* at, const char* end) {
  if (at + 1 >= end) return {};
  return {PlainPlaceAt(at), PlainFoldedAt(at)};
}

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_TEXT_WORD_KEY_H_
