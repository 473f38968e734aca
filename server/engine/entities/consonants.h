// The classes of consonants by which transliterations of one name meet: ط=ت ض=د ص=س=ث ظ=ز ذ=د
// ق=ك=غ=ج ف=ڤ; vowel letters have none.
//
//   ConsonantClass(U'غ') == ConsonantClass(U'ج')      ConsonantClass(U'و') == 0
//
// Internal to entities/. Pure; constant time. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ENTITIES_CONSONANTS_H_
#define ISNAD_SERVER_ENGINE_ENTITIES_CONSONANTS_H_

namespace isnad {

inline constexpr char32_t kArabicBegin = 0x600;
inline constexpr char32_t kArabicEnd = 0x700;

constexpr char32_t ConsonantClassOf(char32_t c) {
  switch (c) {
    case U'ا':
    case U'و':
    case U'ي':
    case U'ه':
    case U'ع':
      return 0;
    case U'ط':
      return U'ت';
    case U'ض':
    case U'ذ':
      return U'د';
    case U'ص':
    case U'ث':
      return U'س';
    case U'ظ':
      return U'ز';
    case U'ق':
    case U'غ':
    case U'ج':
    case U'چ':
      return U'ك';
    case U'ڤ':
      return U'ف';
    case U'پ':
      return U'ب';
    default:
      return c;
  }
}

struct ConsonantClasses {
  constexpr ConsonantClasses() : of() {
    for (char32_t c = kArabicBegin; c < kArabicEnd; ++c) of[c - kArabicBegin] = ConsonantClassOf(c);
  }
  char32_t of[kArabicEnd - kArabicBegin];
};
inline constexpr ConsonantClasses kConsonantClasses;

// The class of a consonant, by its folded letter; 0 for vowel letters.
inline char32_t ConsonantClass(char32_t c) {
  return c >= kArabicBegin && c < kArabicEnd ? kConsonantClasses.of[c - kArabicBegin] : c;
}

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ENTITIES_CONSONANTS_H_
