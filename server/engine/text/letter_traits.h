// What the written form of a letter says that folding removes: its hamza, its ta marbuta, its
// marks.
//
//   HamzaTrait(U'إ')  →  kHamzaBelowFirst        FinalTrait(U'ة')  →  kFinalTaMarbuta
//
// Whether the letter stands first or last is the caller's to know. Pure; constant time.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_TEXT_LETTER_TRAITS_H_
#define ISNAD_SERVER_ENGINE_TEXT_LETTER_TRAITS_H_

#include <cstdint>

#include "server/engine/document.h"
#include "server/engine/text/word_key.h"

namespace isnad {

constexpr uint16_t HamzaTrait(char32_t letter) {
  switch (letter) {
    case U'أ':
    case 0xFE83:
    case 0xFE84:
      return kHamzaAboveFirst;
    case U'إ':
    case 0xFE87:
    case 0xFE88:
      return kHamzaBelowFirst;
    default:
      return 0;
  }
}

constexpr uint16_t FinalTrait(char32_t letter) {
  switch (letter) {
    case U'ة':
    case 0xFE93:
    case 0xFE94:
      return kFinalTaMarbuta;
    case U'ى':
    case 0xFEEF:
    case 0xFEF0:
      return kFinalAlifMaqsura;
    default:
      return 0;
  }
}

constexpr bool IsClitic(char32_t letter) {
  return letter == U'و' || letter == U'ف' || letter == U'ل' || letter == U'ب' || letter == U'ك';
}

// The traits of plain letters (text/plain_word.h), which are written as their place in the block.
class PlainTraits {
 public:
  // Of a word's first letters, of which it has so many: a hamza on the first, or behind a clitic.
  static uint16_t OfFirst(const uint8_t* written, int letters) {
    const uint16_t first = kTable.of[written[0]];
    const uint16_t second = kTable.of[written[1]];
    const int traits = first | (letters > 1 && (first & kClitic) != 0 ? second : 0);
    return static_cast<uint16_t>(traits & kHamza);
  }
  static uint16_t OfLast(uint8_t written) {
    return static_cast<uint16_t>(kTable.of[written] & kFinal);
  }

 private:
  static constexpr uint16_t kHamza = kHamzaAboveFirst | kHamzaBelowFirst;
  static constexpr uint16_t kFinal = kFinalTaMarbuta | kFinalAlifMaqsura;
  static constexpr uint16_t kClitic = 1 << 15;  // no trait
  static_assert(((kHamza | kFinal) & kClitic) == 0);

  struct Table {
    constexpr Table() : of() {
      for (char32_t place = 0; place < 256; ++place) {
        const char32_t letter = kArabicBlock + place;
        of[place] = static_cast<uint16_t>(HamzaTrait(letter) | FinalTrait(letter) |
                                          (IsClitic(letter) ? kClitic : 0));
      }
    }
    uint16_t of[256];
  };
  static const Table kTable;
};
inline constexpr PlainTraits::Table PlainTraits::kTable;

// The traits that a diacritic gives its word. on_first: it stands on the first letter, or on the
// one behind a clitic.
inline uint16_t DiacriticTraits(char32_t diacritic, bool on_first) {
  constexpr char32_t kDamma = 0x064F;
  constexpr char32_t kShadda = 0x0651;
  constexpr char32_t kHamzaAbove = 0x0654;
  constexpr char32_t kHamzaBelow = 0x0655;
  const bool is_tanwin = diacritic >= 0x064B && diacritic <= 0x064D;
  const bool is_presented_tanwin = diacritic >= 0xFE70 && diacritic <= 0xFE74;
  if (is_tanwin || is_presented_tanwin) return kHasTanwin;
  if (diacritic == kShadda) return kHasShadda;
  if (!on_first) return 0;
  if (diacritic == kDamma) return kHasDamma;
  if (diacritic == kHamzaAbove) return kHamzaAboveFirst;
  return diacritic == kHamzaBelow ? kHamzaBelowFirst : 0;
}

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_TEXT_LETTER_TRAITS_H_
