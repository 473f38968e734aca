// Names of mentions as lists of words that can be compared across spellings.
//
//   سلمى عون النادر  contains  سلمى النادر, النادر        نازارباييف = نزارباييف
//
// Reads tokens and mentions. Pure; a name has at most kMaxNameWords words here, so every comparison
// is constant time.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ENTITIES_NAMES_H_
#define ISNAD_SERVER_ENGINE_ENTITIES_NAMES_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "server/engine/document.h"
#include "server/engine/entities/name_key.h"
#include "server/engine/entities/spelling_memo.h"

namespace isnad {

inline constexpr size_t kMaxNameWords = 8;

struct NameWord {
  static constexpr uint64_t kListed = 1;  // in `spelling`: an Arabic family name of the lexicon

  uint64_t bare = 0;      // BareKey of the word
  // equal but for kListed for spellings of one foreign word; 0: too short to tell
  uint64_t spelling = 0;

  // One bit, the same for words that are the same.
  uint64_t bits() const { return uint64_t{1} << ((spelling != 0 ? spelling : bare) >> 58); }
};

// The words of a mention's name, ready to compare; they stand in the document's scratch memory.
struct Name {
  NameWord* words = nullptr;
  size_t count = 0;
  uint64_t bits = 0;  // those of all words
  // Likewise, but more than any name has when this one is part of none: it has no words, or begins
  // with a number.
  uint64_t part_bits = ~uint64_t{0};

  bool is_part() const { return part_bits != ~uint64_t{0}; }
  const NameWord& last() const { return words[count - 1]; }
};

// Equal words, or spellings of one foreign word: بوتين, بوتن. Two Arabic family names that
// the lexicon lists are two names: الحسني, الحسيني.
inline bool SameWord(const NameWord& a, const NameWord& b) {
  if (a.bare == b.bare) return true;
  return a.spelling != 0 && (a.spelling | NameWord::kListed) == (b.spelling | NameWord::kListed) &&
         (a.spelling & b.spelling & NameWord::kListed) == 0;
}

// False when some word of the other is none of the one's, which is quickly seen.
inline bool MayContain(const Name& whole, const Name& part) {
  return (part.part_bits & ~whole.bits) == 0;
}

// The words of `part` stand in order among those of `whole`. A name without words is part of none.
bool ContainsWords(const Name& whole, const Name& part);
inline bool Contains(const Name& whole, const Name& part) {
  return MayContain(whole, part) && ContainsWords(whole, part);
}

// Reads the mention's name into an empty one; the whole phrase when it has none.
void ReadName(const Document& document, const Mention& mention, SpellingMemo* memo, Name* name);

// Reads the person's name of two words or more that ends at token `end`: التقى [بريت سولان].
// Returns false when none does.
bool WholeNameEndingAt(const Document& document, int32_t end, Mention* mention);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ENTITIES_NAMES_H_
