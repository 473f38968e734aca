// A word of plain letters (text/plain_word.h) with ء, tatweel or diacritics among them, which fold
// to nothing: وزراء, قائلاً, بيّن.
//
//   PlainWord word = ReadPlainWordAtOnce("قائلاً ...");  MarkedWord marked = TakeOutMarks(&word);
//   marked.places == 6, marked.letters == 5, marked.traits == kHasTanwin; word is packed قايلا
//
// What is not that common (a damma, which may say that a verb is passive; ء at the beginning) is
// left to who reads letter by letter. Pure; linear in the length of the word.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_TEXT_MARKED_WORD_H_
#define ISNAD_SERVER_ENGINE_TEXT_MARKED_WORD_H_

#include <cstdint>

#include "server/engine/text/letter_traits.h"
#include "server/engine/text/plain_word.h"

namespace isnad {

struct MarkedWord {
  int places = 0;       // as written; 0: no such word
  int letters = 0;      // as folded
  uint16_t traits = 0;  // what the diacritics say
  uint8_t second = 0;   // the second and the last letter as written; 0: none
  uint8_t last = 0;
};

// What may stand in a marked word, by its place in the block.
class MarkedPlaces {
 public:
  static constexpr uint16_t kInWord = 1 << 0;
  static constexpr uint16_t kDropped = 1 << 1;  // folds to nothing
  static constexpr uint16_t kMark = 1 << 3;     // ... and is no letter
  static constexpr uint16_t kTraits = kHasTanwin | kHasShadda;
  static_assert(((kInWord | kDropped | kMark) & kTraits) == 0);

  static uint16_t Of(uint8_t place) { return kTable.of[place]; }

 private:
  struct Table {
    constexpr Table() : of() {
      for (int place = 0x21; place <= 0x3A; ++place) of[place] = kInWord;
      for (int place = 0x41; place <= 0x4A; ++place) of[place] = kInWord;
      of[0x21] = kInWord | kDropped;  // ء
      for (int mark : {0x40, 0x4B, 0x4C, 0x4D, 0x4E, 0x50, 0x51, 0x52}) {
        const char32_t point = kArabicBlock + static_cast<char32_t>(mark);
        of[mark] =
            static_cast<uint16_t>(kInWord | kDropped | kMark | DiacriticTraits(point, false));
      }
    }
    uint16_t of[256];
  };
  static const Table kTable;
};
inline constexpr MarkedPlaces::Table MarkedPlaces::kTable;

// Takes the letter at a place out of the packed ones.
inline void TakeOut(int place, PlainWord* word) {
  const auto without = [](uint64_t letters, int byte) {
    const uint64_t before = (uint64_t{1} << (8 * byte)) - 1;
    return (letters & before) | (letters >> 8 & ~before);
  };
  if (place >= 8) {
    word->high = without(word->high, place - 8);
    return;
  }
  word->low = without(word->low, place) | word->high << 56;
  word->high >>= 8;
}

// Cuts the word behind its last letter or mark and takes the marks out.
inline MarkedWord TakeOutMarks(PlainWord* word) {
  MarkedWord marked;
  uint32_t dropped = 0, letters = 0;
  int traits = 0, places = 0;
  for (; places < kMaxPlainLetters; ++places) {
    const uint32_t here = MarkedPlaces::Of(word->written[places]);
    if (here == 0) break;
    traits |= static_cast<int>(here);
    dropped |= (here & MarkedPlaces::kDropped) / MarkedPlaces::kDropped << places;
    letters |= ((here & MarkedPlaces::kMark) == 0 ? 1u : 0u) << places;
  }
  if (places == 0 || places == kMaxPlainLetters || (letters & 1) == 0) return {};
  const uint32_t behind_first = letters & ~uint32_t{1};
  if (behind_first != 0) marked.second = word->written[__builtin_ctz(behind_first)];
  marked.last = word->written[31 - __builtin_clz(letters)];
  constexpr uint8_t kHamza = 0x21;
  if (word->written[0] == kHamza || marked.second == kHamza) return {};
  word->Cut(places);
  marked.letters = places - __builtin_popcount(dropped);
  marked.places = places;
  marked.traits = static_cast<uint16_t>(traits & MarkedPlaces::kTraits);
  while (dropped != 0) {  // from the last on
    const int place = 31 - __builtin_clz(dropped);
    TakeOut(place, word);
    dropped ^= uint32_t{1} << place;
  }
  return marked;
}

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_TEXT_MARKED_WORD_H_
