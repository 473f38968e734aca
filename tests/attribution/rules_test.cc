// Every rule of attribution with a sentence that it is for: the last quotation of the text.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

#include "server/engine/engine.h"
#include "tests/support/render.h"

namespace isnad {
namespace {

struct RuleCase {
  const char* rule;
  const char* text;
  const char* speaker;  // "" when the text does not say
};

constexpr RuleCase kCases[] = {
    {"scripture-reference", "ونذكر هنا أمر الله بالقراءة: «اقرأ باسم ربك الذي خلق» (العلق: 1).",
     "الله"},
    {"scripture-reference",
     "قال الشيخ سامي الراعي إن الله أمرنا بالعلم. وأضاف: «اقرأ باسم ربك الذي خلق» [العلق، 1].",
     "الله"},
    {"relay-source", "ونقلت وكالة الساحل عن مصدر أمني أن \"المعبر سيفتح غدا أمام الشاحنات\".",
     "مصدر أمني"},
    {"relay-source", "قالت قناة الأفق نقلا عن مصدر عسكري إن \"القصف توقف عند منتصف الليل\".",
     "مصدر عسكري"},
    {"according-to", "\"المعبر سيفتح غدا أمام الشاحنات\"، بحسب وزارة الطاقة.", "وزارة الطاقة"},
    {"according-to", "وفقا لوزارة الطاقة، فإن \"المعبر سيفتح غدا أمام الشاحنات\".", "وزارة الطاقة"},
    {"quote-verb-subject", "\"المعبر سيفتح غدا أمام الشاحنات\"، قالت المهندسة لمى النادر.",
     "لمى النادر"},
    {"verb-subject", "قالت المهندسة لمى النادر إن \"المعبر سيفتح غدا أمام الشاحنات\".",
     "لمى النادر"},
    {"verb-subject", "قالت المهندسة لمى النادر: \"المعبر سيفتح غدا أمام الشاحنات\".", "لمى النادر"},
    {"no-cue", "وتلا الإمام قوله تعالى: ﴿اقرأ باسم ربك الذي خلق﴾.", ""},
    // Who is named before the words said them, in scripture too.
    {"verb-subject", "وذكّر الله بقوم نوح. قال نوح: «رب إني دعوت قومي ليلا ونهارا» (نوح: 5).",
     "نوح"},
    {"verb-subject-clause", "قالت المهندسة لمى النادر إن السد سيبقى \"آمنا طوال الموسم القادم\".",
     "لمى النادر"},
    {"subject-verb", "المحامي أسعد الجمال يقول إن \"المعبر سيفتح غدا أمام الشاحنات\".",
     "أسعد الجمال"},
    {"relative-verb", "والتقى الوفد المهندس جلال الشامي الذي قال إن \"الجسر آمن ولا خوف على أحد\".",
     "جلال الشامي"},
    {"participle-control",
     "اجتمعت الوزيرة نجوى سلامة مع السفير، مؤكدة أن \"الباب مفتوح أمام الجميع\".", "نجوى سلامة"},
    {"noun-pronoun", "غادر رفعت سمعان القاعة بعد قوله إن \"الباب مفتوح أمام الجميع\".",
     "رفعت سمعان"},
    {"noun-pronoun", "ونقلت وكالة الساحل عن مصدر أمني قوله إن \"المعبر سيفتح غدا أمام الشاحنات\".",
     "مصدر أمني"},
    {"noun-genitive", "ورفض النائب قول المدير إن \"المعبر سيفتح غدا أمام الشاحنات\".", "المدير"},
    {"verb-pronoun", "وخرج المتهم وهو يصرخ: \"أنا بريء من كل هذا\".", "المتهم"},
    {"verb-pro-drop", "قال سامي الكرمي إن العمل انتهى. وأضاف: \"المعبر سيفتح غدا أمام الشاحنات\".",
     "سامي الكرمي"},
    {"passive-no-source", "وأُعلن أن \"المعبر سيفتح غدا أمام الشاحنات\".", ""},
    {"no-antecedent", "في مقهى قديم. قال: \"لم يبق أحد هنا منذ رحيل التجار\".", ""},
    {"header-colon", "رئيس أرمادا: \"المعبر سيفتح غدا أمام الشاحنات\"", "رئيس أرمادا"},
    {"inherited",
     "وقال المحامي إن \"موكلي بريء من كل هذا\". \"سنستأنف الحكم غدا أمام المحكمة العليا\".",
     "المحامي"},
    {"no-cue", "كانت الريح قوية والمدينة نائمة. \"من يزرع البصل في الشتاء لا يجني القمح\".", ""},
};

TEST(RulesTest, EachDecidesItsSentence) {
  Document document;
  for (const RuleCase& c : kCases) {
    Engine().Attribute({"", c.text}, {}, &document);
    ASSERT_FALSE(document.quotes.empty()) << c.rule << ": " << c.text;
    const QuoteResult& quote = document.quotes.back();
    EXPECT_TRUE(quote.attributed) << c.rule << ": " << c.text;
    EXPECT_EQ(quote.attribution.rule, c.rule) << c.text << "\n" << RenderAnswer(document);
    const int32_t speaker = quote.attribution.speaker;
    EXPECT_EQ(speaker < 0 ? "" : document.speakers[speaker].name, c.speaker)
        << c.rule << ": " << c.text;
    EXPECT_EQ(quote.attribution.confidence > 0, speaker >= 0) << c.rule << ": " << c.text;
  }
}

// The ids as they stand in the source, `{"relay-source", ...`, so that no rule is added without its
// sentence here.
std::set<std::string> IdsInSource() {
  std::ifstream file("server/engine/attribution/rules.cc");
  std::set<std::string> ids;
  for (std::string line; std::getline(file, line);) {
    const size_t begin = line.find("{\"");
    if (begin == std::string::npos || line.find_first_not_of(' ') != begin) continue;
    ids.insert(line.substr(begin + 2, line.find('"', begin + 2) - begin - 2));
  }
  return ids;
}

TEST(RulesTest, EachHasASentenceHere) {
  std::set<std::string> tested;
  for (const RuleCase& c : kCases) tested.insert(c.rule);
  EXPECT_THAT(IdsInSource(), ::testing::ContainerEq(tested));
  EXPECT_GT(tested.size(), 10u);
}

// A speaker who is named only elsewhere, and an article full of people, leave more room for error.
TEST(ConfidenceTest, FallsWithoutANameAndInACrowd) {
  const auto confidence = [](std::string_view text) {
    Document document;
    Engine().Attribute({"", text}, {}, &document);
    return document.quotes.at(0).attribution.confidence;
  };
  const float named = confidence("قال الوزير سامي النادر إن \"العمل انتهى في الجسر القديم\".");
  const float nominal =
      confidence("وصل الوزير سامي النادر أمس.\n\nوقال الوزير إن \"العمل انتهى في الجسر القديم\".");
  const float crowded = confidence(
      "قال الوزير سامي النادر إن \"العمل انتهى في الجسر القديم\".\n\n"
      "وحضر المهندس فيصل الحموي والمحامية لمى الصفدي والطبيب جوني شاهين والكاتبة هناء الراعي.");
  EXPECT_LT(nominal, named);
  EXPECT_LT(crowded, named);
}

}  // namespace
}  // namespace isnad
