// Which quotations are one statement, and which words are the same.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/statements.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "server/engine/engine.h"
#include "tests/support/invariants.h"

namespace isnad {
namespace {

// The statement of each quotation: "0 0 1".
std::string StatementsOf(std::string_view text) {
  Document document;
  EXPECT_TRUE(Engine().Attribute({"", text}, {}, &document));
  EXPECT_EQ(BrokenInvariant(document), "") << text;
  std::string out;
  for (const QuoteResult& quote : document.quotes) {
    if (!out.empty()) out += ' ';
    out += std::to_string(quote.statement);
  }
  return out;
}

TEST(StatementsTest, PartsOfOneStatement) {
  EXPECT_EQ(
      StatementsOf("\"لن نغادر القاعة\"، قال النائب حازم الورداني، \"قبل أن نسمع جوابا واضحا\"."),
      "0 0");
  EXPECT_EQ(StatementsOf("ندد النائب سامي الراعي بـ\"الظلم الكبير\" و\"القهر الطويل\"."), "0 0");
  EXPECT_EQ(StatementsOf("وقالت المحامية دينا الخوري إن \"موكلي بريء\". \"سنستأنف الحكم غدا\"."),
            "0 0");
}

TEST(StatementsTest, StatementsOfTheirOwn) {
  EXPECT_EQ(StatementsOf("قال سامي الراعي: \"انتهى العمل أمس\". وأضاف: \"الجسر آمن اليوم\"."),
            "0 1");
  EXPECT_EQ(
      StatementsOf("قال سامي الراعي: \"انتهى العمل أمس\". وقالت لمى النادر: \"لم يبدأ بعد\"."),
      "0 1");
}

TEST(StatementsTest, RepeatedInHeadlineAndBody) {
  EXPECT_EQ(StatementsOf("لمى النادر: \"سنفتح الجسر القديم غدا\"\n\nقالت الوزيرة لمى النادر أمس: "
                         "\"سنفتح الجسر القديم غدا\"."),
            "0 0");
  EXPECT_EQ(StatementsOf("لمى النادر: \"سنفتح الجسر القديم غدا\"\n\nقالت الوزيرة لمى النادر أمس: "
                         "\"كما وعدنا، سنفتح الجسر القديم غدا أمام الناس\"."),
            "0 0");
  EXPECT_EQ(
      StatementsOf("قال سامي الراعي: \"سنفتح الجسر القديم غدا\".\n\nوقالت لمى النادر: \"سنفتح "
                   "الجسر القديم غدا\"."),
      "0 1");
}

TEST(FingerprintTest, SameWordsTypedDifferently) {
  const uint64_t plain = FingerprintOf("المسؤول قال: عبد الله في الجسر 25 عاما");
  for (const char* same :
       {"المسئول قال عبدالله فى الجسر ٢٥ عاماً", "المسـؤول قال: عبد الله في الجسر 25 عامًا!",
        "«المسؤول قال»: عبد الله، في الجسر 25 عاما"}) {
    EXPECT_EQ(FingerprintOf(same), plain) << same;
  }
  for (const char* other :
       {"المسؤول قال: عبد الله في الجسر 26 عاما", "قال المسؤول: عبد الله في الجسر 25 عاما"}) {
    EXPECT_NE(FingerprintOf(other), plain) << other;
  }
}

}  // namespace
}  // namespace isnad
