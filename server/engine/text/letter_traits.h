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

// The traits of a word of plain letters (text/plain_word.h), which are written as their place in
// the block: what its first two letters and its last one say, each by a look-up.
class PlainTraits {
 public:
  // 0 is no letter.
  static uint16_t Of(uint8_t first, uint8_t second, uint8_t last) {
    const uint32_t own = kTable.of_first[first];
    return static_cast<uint16_t>(own | (kTable.of_second[second] & own >> 16) |
                                 kTable.of_last[last]);
  }

 private:
  static constexpr uint32_t kHamza = kHamzaAboveFirst | kHamzaBelowFirst;

  struct Table {
    constexpr Table() : of_first(), of_second(), of_last() {
      for (char32_t place = 1; place < 256; ++place) {
        const char32_t letter = kArabicBlock + place;
        const bool is_alif = letter == U'ا' || letter == U'أ' || letter == U'إ';
        // In the high half which traits of the second letter count behind this one: the hamza
        // behind a clitic, the article's ل behind an alif.
        of_first[place] = HamzaTrait(letter) | (IsClitic(letter) ? kHamza << 16 : 0) |
                          (is_alif ? uint32_t{kWrittenArticle} << 16 : 0);
        of_second[place] =
            static_cast<uint16_t>(HamzaTrait(letter) | (letter == U'ل' ? kWrittenArticle : 0));
        of_last[place] = FinalTrait(letter);
      }
    }
    uint32_t of_first[256];
    uint16_t of_second[256];
    uint16_t of_last[256];
  };
  static const Table kTable;
};
inline constexpr PlainTraits::Table PlainTraits::kTable;

// The traits that a diacritic gives its word. on_first: it stands on the first letter, or on the
// one behind a clitic.
constexpr uint16_t DiacriticTraits(char32_t diacritic, bool on_first) {
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
