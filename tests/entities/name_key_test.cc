// Keys under which spellings of one name meet and names of different people do not.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/name_key.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/support/ways_of_reading.h"

namespace isnad {
namespace {

std::string NameKey(std::string_view name) {
  std::string written = "of an earlier name";
  WriteNameKey(name, &written);
  return written;
}

struct NamePair {
  const char* name;
  std::string_view a;
  std::string_view b;
};

TEST(NameKeyTest, SpellingsOfOneNameAreEqual) {
  static constexpr NamePair kPairs[] = {
      {"servant", "عبدالرحمن النادر", "عبد الرحمن النادر"},
      {"ibn inside a name", "سالم ابن بدر", "سالم بن بدر"},
      {"cases of a kunya", "أبي كريم النادر", "أبو كريم النادر"},
      {"cases of a plural", "المراقبون", "المراقبين"},
      {"a body's article", "الحكومة", "حكومة"},
      {"a vowel at the end of a word, and a doubled letter", "المتحدّثُ", "المتحدث"},
      {"long foreign name", "دونلد ترمب", "دونالد ترامب"},
      {"country's adjective", "وزارة الخارجية الأميركية", "وزارة الخارجية الأمريكية"},
      {"short foreign name that is listed", "نيكي هيلي", "نيكي هايلي"},
      {"listed spellings", "نتانياهو", "نتنياهو"},
      {"marks and hashes", "وكالة \"فرانس برس\"", "#وكالة_فرانس_برس"},
      {"g written three ways", "غورباتشوف", "جورباتشوف"},
  };
  for (const NamePair& pair : kPairs) {
    EXPECT_EQ(NameKey(pair.a), NameKey(pair.b)) << pair.name;
    EXPECT_FALSE(NameKey(pair.a).empty()) << pair.name;
  }
}

TEST(NameKeyTest, SpellingsOfOneWordAreEqual) {
  static constexpr NamePair kPairs[] = {
      {"hamza", "أردوخان", "اردوخان"},
      {"long vowel left out", "نازارباييف", "نزارباييف"},
      {"emphatic letter", "بيكماتوف", "بيكماطوف"},
      {"g written three ways", "غورباتين", "جورباتين"},
      {"vowel letter", "بورتوفا", "برتوفا"},
      {"article", "الكرمي", "كرمي"},
      {"diacritics", "سَلْمى", "سلمى"},
      {"tatweel", "ســـالم", "سالم"},
      {"final ya", "مرعى", "مرعي"},
      {"ta marbuta and ha", "فاطمة", "فاطمه"},
      {"Persian kaf", "کوفي", "كوفي"},
      {"presentation forms", "ﺳﺎﻟﻢ", "سالم"},
  };
  for (const NamePair& pair : kPairs) {
    EXPECT_EQ(NameKey(pair.a), NameKey(pair.b)) << pair.name;
    EXPECT_FALSE(NameKey(pair.a).empty()) << pair.name;
    EXPECT_EQ(SkeletonOf(pair.a).key, SkeletonOf(pair.b).key) << pair.name;
  }
}

TEST(NameKeyTest, DifferentNamesDiffer) {
  static constexpr NamePair kPairs[] = {
      {"consonants", "الراعي", "الراشد"},
      {"order of consonants", "سامر", "مراس"},
      {"one consonant more", "كرمي", "كرملي"},
      {"given name", "سامي الراعي", "نبيل الراعي"},
      {"order of words", "سليم بدر", "بدر سليم"},
      {"first letter", "نادر", "بادر"},
      {"vowels of short names", "سالم", "سليم"},
      {"vowels of native names", "محمد", "محمود"},
      {"long vowel", "حسن", "حسين"},
      {"listed names", "سلمان", "سليمان"},
      {"k and j", "كمال", "جمال"},
      {"kunya alone", "أبي", "أبو"},
      {"a foreign woman", "زاخاروفا", "زاخاروف"},
      {"singular", "مصدر", "مصادر"},
      {"body and its head", "وزارة المياه", "وزيرة المياه"},
      {"a people", "فلسطين", "الفلسطينيون"},
      {"God", "الله", "أهلها"},
      {"feminine", "باحث", "باحثة"},
      {"possessive", "تقرير", "تقريرها"},
      {"nisba", "بريطاني", "بريطانيا"},
      {"a given name alone", "الحسن", "حسن"},
      {"an island and a channel", "الجزيرة", "جزيرة"},
      {"any scientist and the world", "العالم", "عالم"},
      {"the scientist and the world", "العالِم", "العالم"},
      {"any source and the one spoken of", "المصدر", "مصدر"},
  };
  for (const NamePair& pair : kPairs) EXPECT_NE(NameKey(pair.a), NameKey(pair.b)) << pair.name;
}

TEST(NameKeyTest, SaysNothingOfWhatIsNoName) {
  EXPECT_EQ(NameKey(""), "");
  EXPECT_EQ(NameKey("  ، "), "");
  EXPECT_EQ(SkeletonOf("").key, 0u);
  EXPECT_EQ(SkeletonOf("أو").key, 0u);
  EXPECT_EQ(SkeletonOf("لي").key, 0u);
}

TEST(NameKeyTest, SkeletonsCountConsonants) {
  EXPECT_EQ(SkeletonOf("نازارباييف").consonants, 5);
  EXPECT_EQ(SkeletonOf("كوفي").consonants, 2);
  EXPECT_EQ(SkeletonOf("نازارباييف").first, U'ن');
  EXPECT_EQ(SkeletonOf("أردوخان").first, U'ا');
}

TEST(NameKeyTest, BareKeysCompareWholeWords) {
  EXPECT_EQ(BareKey("المرعي"), BareKey("مرعي"));
  EXPECT_EQ(BareKey("سالم"), BareKey("ســالم"));
  EXPECT_NE(BareKey("سالم"), BareKey("سلمى"));
  EXPECT_NE(BareKey("سالم"), BareKey("سلم"));
}

TEST(NameKeyTest, ReadsAnyBytes) {
  EXPECT_NO_FATAL_FAILURE(NameKey("\xd8\xff\xd8"));
  const std::string_view cut = std::string_view("سالم").substr(0, 5);
  EXPECT_EQ(NameKey(cut), NameKey(cut));
}

TEST(NameKeyTest, WordsReadAtOnceAndByLettersAreAlike) {
  for (const std::string_view name : kWaysOfReading) {
    EXPECT_EQ(NameKey(Stretched(name)), NameKey(name)) << name;
  }
}

}  // namespace
}  // namespace isnad
