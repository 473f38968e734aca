// Names whose words the engine reads at once, and the same names in a form that it reads letter by
// letter: both must come to the same.
//
//   Stretched("سامي الراعي")  →  سـامي اـلراعي
//
// Pure. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_TESTS_SUPPORT_WAYS_OF_READING_H_
#define ISNAD_TESTS_SUPPORT_WAYS_OF_READING_H_

#include <string>
#include <string_view>

namespace isnad {

// The same name with a tatweel behind each first letter, so that its words are read letter by
// letter.
inline std::string Stretched(std::string_view name) {
  std::string out;
  bool first = true;
  for (size_t k = 0; k < name.size(); ++k) {
    out += name[k];
    const bool letter_ends = (name[k] & 0xC0) == 0x80;
    if (letter_ends && first) out += "ـ";
    first = name[k] == ' ' || (first && !letter_ends);
  }
  return out;
}

inline constexpr std::string_view kWaysOfReading[] = {
    "سامي الراعي",
    "عبد الرحمن بكر",
    "عبدالرحمن",
    "النادر والكارمي",
    "للكرمي",
    "أبي كريم",
    "آبي",
    "الجزيرة",
    "الحسن",
    "وزارة الصحة",
    "مسؤول رئيس مؤسسة",
    "جاعب اشتكاب",
    "سالم ابن بدر",
    "بتثجحخدذرزسشصضط",
    "بتثجحخدذرزسشصضطظ",
    "بتثجحخدذرزسشصضطظغ",
    "سامي الراعي لمى النادر سامي الراعي لمى النادر سامي الراعي لمى النادر سامي الراعي لمى النادر"};

}  // namespace isnad

#endif  // ISNAD_TESTS_SUPPORT_WAYS_OF_READING_H_
