// What a word between marks hints at, by its meaning: that somebody judges, that a thing is named,
// that somebody speaks to somebody.
//
//   "كاذبة", "فوضى"  →  kSaidWord: who writes such words between marks quotes a judgement
//   "تايمز", "أندرويد"  →  kNamedWord: part of the name of a medium, a product, a company, a group
//   "نحن", "لكم", "مش"  →  first and second person, dialect
//   "بي", "سي"  →  kLetterName
//
// Chosen by hand; the first two are words of these meanings whose marked uses in news text lean
// clearly one way.
//
// Immutable tables; constant time, and for most words without clitics one look at a bit.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_QUOTES_WORD_HINTS_H_
#define ISNAD_SERVER_ENGINE_QUOTES_WORD_HINTS_H_

#include <cstdint>

#include "server/engine/words.h"

namespace isnad {

enum WordHint : uint8_t {
  kSaidWord = 1,
  kNamedWord = 2,  // excludes kSaidWord
  kFirstPersonWord = 4,
  kSecondPersonWord = 8,
  kDialectWord = 16,
  kLetterName = 32,  // in "بي بي سي"; not a letter alone
};

// All listed words, as they are and without clitics.
extern const KeyBits<16384> kHintingWords;

// WordHint bits of a word that may be listed.
uint8_t FindHints(const Token& word);

// Whether it may be listed. bare_key: Document::bare_keys, the stem of a word that has no clitic
// but ال; where it does not tell, and for other clitics, the stem lies in a large table.
inline bool MayHint(const Token& word, uint64_t bare_key) {
  const bool untold = (bare_key == word.key) | (bare_key == 0);
  return Any(word, kCliticFirst | kStemmed) | kHintingWords.MayHave(word.key) |
         (Any(word, kAnyDefinite) & (untold | kHintingWords.MayHave(bare_key)));
}

// WordHint bits of a word.
inline uint8_t HintsOf(const Token& word, uint64_t bare_key) {
  return MayHint(word, bare_key) ? FindHints(word) : 0;
}

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_QUOTES_WORD_HINTS_H_
