// Names in Latin letters: listed words as newspapers write them, others letter by letter.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/latin_name.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/support/ways_of_reading.h"

namespace isnad {
namespace {

std::string LatinName(std::string_view name) {
  std::string written = "of an earlier name";
  WriteLatinName(name, &written);
  return written;
}

struct Spelling {
  const char* name;
  std::string_view arabic;
  const char* latin;
};

TEST(LatinNameTest, SpellsNames) {
  static constexpr Spelling kSpellings[] = {
      {"listed", "سلمى", "Salma"},
      {"another spelling of a listed word", "سلمي", "Salma"},
      {"an article inside", "سلمى النادر", "Salma al-Nader"},
      {"an article first", "النادر", "Al-Nader"},
      {"an article on an unlisted word", "سلمى الكرمي", "Salma al-Karmi"},
      {"a servant", "عبد الرحمن بكر", "Abdul Rahman Bakr"},
      {"the servant of God", "عبد الله سولان", "Abdullah Solan"},
      {"kunya", "أبو كريم", "Abu Karim"},
      {"foreign", "أوليفر بنتام", "Oliver Bantam"},
      {"v at the end of a foreign name", "بيكماتوف", "Bikmatov"},
      {"diacritics", "سُعَاد", "Souad"},
      {"diacritics on an unlisted word", "جُلَيْنَار", "Julaynar"},
      {"an agent's form", "باشق", "Basheq"},
      {"presentation forms", "ﺳﺎﻟﻢ", "Salem"},
      {"quotation marks", "\"سلمى\"", "Salma"},
      {"Latin letters and digits", "قناة X 24", "Qanat X 24"},
      {"accents go", "Éric", "Eric"},
      {"an agent's form with ayn", "جاعب", "Jaib"},
      {"waw behind an i", "بنتاليو", "Bantalio"},
      {"a leading alif", "اشتكاب", "Ashtakab"},
      {"ل with the article", "وزارة للكرمي", "Wizarat lil-Karmi"},
      {"و with the article", "النادر والكارمي", "Al-Nader wal-Karmi"},
      {"a name that only begins like it", "والتر", "Walter"},
      {"kunya in the genitive", "أبي كريم", "Abi Karim"},
      {"a family name like it", "سالم آبي", "Salem Abe"},
      {"a body", "وزارة الصحة", "Wizarat al-Sihha"},
  };
  for (const Spelling& s : kSpellings) EXPECT_EQ(LatinName(s.arabic), s.latin) << s.name;
}

TEST(LatinNameTest, SaysNothingOfWhatHasNoLetters) {
  EXPECT_EQ(LatinName(""), "");
  EXPECT_EQ(LatinName(" ، « »"), "");
}

TEST(LatinNameTest, ReadsAnyBytes) {
  EXPECT_NO_FATAL_FAILURE(LatinName("\xd8\xff\xd8"));
  std::string endless;
  for (int k = 0; k < 10'000; ++k) endless += "ب";
  EXPECT_LE(LatinName(endless).size(), 200u);
}

TEST(LatinNameTest, WordsReadAtOnceAndByLettersAreAlike) {
  for (const std::string_view name : kWaysOfReading) {
    EXPECT_EQ(LatinName(Stretched(name)), LatinName(name)) << name;
  }
}

}  // namespace
}  // namespace isnad
