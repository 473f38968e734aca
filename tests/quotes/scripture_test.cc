// Which spans a reference to a sura, or their marks, make words of the Quran.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/quotes/scripture.h"

#include <gtest/gtest.h>

#include "server/engine/quotes/marks.h"
#include "server/engine/text/tokenize.h"

namespace isnad {
namespace {

struct ScriptureCase {
  const char* name;
  const char* text;
  bool scripture;  // of the first span
};

constexpr ScriptureCase kCases[] = {
    {"sura and verse", "«اقرأ باسم ربك» (العلق: 1).", true},
    {"without space", "«اقرأ باسم ربك»(العلق:1).", true},
    {"square brackets and comma", "\"اقرأ باسم ربك\" [العلق، 1].", true},
    {"no separator", "\"اقرأ باسم ربك\" (العلق 1).", true},
    {"slash", "\"اقرأ باسم ربك\" - (العلق/1).", true},
    {"two words", "«ربنا إننا آمنا» (آل عمران:16).", true},
    {"number first", "«اقرأ باسم ربك» (1: العلق).", true},
    {"the word for verse", "«اقرأ باسم ربك» (العلق آية 1).", true},
    {"verses", "«اقرأ باسم ربك» (العلق آيتان 1 - 2).", true},
    {"verse of a sura", "“اقرأ باسم ربك” (الآية 1 من سورة العلق).", true},
    {"the word for sura", "\"اقرأ باسم ربك\". (سورة العلق)", true},
    {"no brackets", "«اقرأ باسم ربك» العلق:1، وهي أول ما نزل.", true},
    {"no brackets, the word for sura", "\"اقرأ باسم ربك\" سورة العلق.", true},
    {"a sura of one letter", "«بل عجبوا» (سورة ق: 2).", true},
    {"a sura that is a name", "«إني رأيت أحد عشر كوكبا» (يوسف: 4).", true},
    {"ornate parentheses", "﴿اقرأ باسم ربك﴾ ثم سكت.", true},
    {"no reference", "«اقرأ هذا الكتاب» ثم سكت.", false},
    {"a narrator", "\"العلم نور\" (رواه سامي).", false},
    {"a page", "«العلم نور» (ص 7).", false},
    {"an age", "«العلم نور» (مريم، 45 عاما).", false},
    {"an age in short", "«العلم نور» (مريم، 45).", false},
    {"a score", "«العلم نور» محمد: 5.", false},
    {"a year", "«ليل المدينة» (2011).", false},
    {"a name and no number", "فيلم «ليل المدينة» (القمر).", false},
    {"a sura in the sentence", "«العلم نور» النور يضيء 3 بيوت.", false},
};

TEST(ScriptureTest, IsToldByMarksAndReferences) {
  Document document;
  for (const ScriptureCase& c : kCases) {
    document.Reset("", c.text);
    Tokenize(&document);
    PairMarks(&document);
    FindScripture(&document);
    ASSERT_FALSE(document.spans.empty()) << c.name;
    EXPECT_EQ(document.spans[0].scripture, c.scripture) << c.name << ": " << c.text;
  }
}

TEST(ScriptureTest, AReferenceNamesNobody) {
  Document document;
  document.Reset("", "«إني رأيت أحد عشر كوكبا» (يوسف: 4). وقال يوسف");
  Tokenize(&document);
  PairMarks(&document);
  FindScripture(&document);
  int in_formula = 0, outside = 0;
  for (const Token& t : document.tokens) {
    if (document.Slice(t.span) != "يوسف") continue;
    ++((t.traits & kInFormula) != 0 ? in_formula : outside);
  }
  EXPECT_EQ(in_formula, 1);
  EXPECT_EQ(outside, 1);
}

}  // namespace
}  // namespace isnad
