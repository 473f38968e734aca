// Every rule for what is reported without marks, with a sentence that it is for: the last answer of
// the text.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/reported_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

#include "server/engine/engine.h"
#include "tests/support/render.h"

namespace isnad {
namespace {

struct ReportedRuleCase {
  const char* rule;
  const char* text;
  const char* speaker;  // "" when the text does not say
};

constexpr ReportedRuleCase kReportedCases[] = {
    {"first-person-goes-on", "قال سامي الكرمي: \"اخترنا السلام\". ونحن نعرف أن الثمن باهظ.",
     "سامي الكرمي"},
    {"first-person-goes-on", "سامي الكرمي: \"اخترنا السلام\". ونحن نعرف أن الثمن باهظ.",
     "سامي الكرمي"},
    {"reported-no-antecedent", "في مقهى قديم. قال إن التجار رحلوا.", ""},
    {"reported-relay-source", "ونقلت وكالة الساحل عن مصدر أمني أن المعبر سيفتح غدا.", "مصدر أمني"},
    {"reported-according-to", "انتهى العمل في السد، بحسب وزارة الطاقة.", "وزارة الطاقة"},
    {"reported-according-to", "وفقا لوزارة الطاقة، انتهى العمل في السد.", "وزارة الطاقة"},
    {"reported-clause-verb", "انتهى العمل في السد، كما قالت المهندسة لمى النادر.", "لمى النادر"},
    {"reported-verb-subject", "قالت المهندسة لمى النادر إن العمل انتهى.", "لمى النادر"},
    {"reported-verb-subject-noun", "دعت المهندسة لمى النادر إلى وقف العمل.", "لمى النادر"},
    {"reported-subject-verb", "المحامي أسعد الجمال يقول إن العمل انتهى.", "أسعد الجمال"},
    {"reported-relative-verb", "والتقى الوفد المهندس جلال الشامي الذي قال إن الجسر آمن.",
     "جلال الشامي"},
    {"reported-participle", "اجتمعت الوزيرة نجوى سلامة مع السفير، مؤكدة أن الباب مفتوح.",
     "نجوى سلامة"},
    {"reported-noun", "غادر رفعت سمعان القاعة بعد قوله إن الباب مفتوح.", "رفعت سمعان"},
    {"reported-pro-drop", "قال سامي الكرمي: \"نعم\". وأضاف أن المعبر سيفتح غدا.", "سامي الكرمي"},
};

TEST(ReportedRulesTest, EachDecidesItsSentence) {
  Document document;
  for (const ReportedRuleCase& c : kReportedCases) {
    Engine().Attribute({"", c.text}, {}, &document);
    ASSERT_FALSE(document.quotes.empty()) << c.rule << ": " << c.text;
    const QuoteResult& quote = document.quotes.back();
    EXPECT_EQ(quote.attribution.rule, c.rule) << c.text << "\n" << RenderAnswer(document);
    EXPECT_EQ(quote.kind == QuoteKind::kContinuation,
              quote.attribution.resolution == Resolution::kContinuation)
        << c.text;
    const int32_t speaker = quote.attribution.speaker;
    EXPECT_EQ(speaker < 0 ? "" : document.speakers[speaker].name, c.speaker)
        << c.rule << ": " << c.text;
    EXPECT_EQ(quote.attribution.confidence > 0, speaker >= 0) << c.rule << ": " << c.text;
  }
}

// The ids as they stand in the source, `{"reported-noun", ...`, so that no rule is added without
// its sentence here.
std::set<std::string> ReportedIdsInSource() {
  std::ifstream file("server/engine/attribution/reported_rules.cc");
  std::set<std::string> ids;
  for (std::string line; std::getline(file, line);) {
    const size_t begin = line.find("{\"");
    if (begin == std::string::npos || line.find_first_not_of(' ') != begin) continue;
    ids.insert(line.substr(begin + 2, line.find('"', begin + 2) - begin - 2));
  }
  return ids;
}

TEST(ReportedRulesTest, EachHasASentenceHere) {
  std::set<std::string> tested;
  for (const ReportedRuleCase& c : kReportedCases) tested.insert(c.rule);
  EXPECT_THAT(ReportedIdsInSource(), ::testing::ContainerEq(tested));
  EXPECT_GT(tested.size(), 10u);
}

}  // namespace
}  // namespace isnad
