// Who else may have said it: the candidates that a reporting word without a subject did not mean.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "server/engine/engine.h"
#include "tests/support/invariants.h"

namespace isnad {
namespace {

struct Case {
  const char* text;
  const char* speaker;  // of the quotation; empty when unknown
  std::vector<std::string_view> others;
  size_t quote = 0;
};

void Attribute(std::string_view text, const EngineOptions& options, Document* document) {
  ASSERT_TRUE(Engine().Attribute({"", text}, options, document));
  EXPECT_EQ(BrokenInvariant(*document), "") << text;
  ASSERT_FALSE(document->quotes.empty()) << text;
}

std::vector<std::string_view> OthersOf(const Document& document, const AttributionResult& a) {
  std::vector<std::string_view> others;
  for (const AlternativeResult& other : a.alternatives) {
    others.push_back(document.speakers[other.speaker].name);
  }
  return others;
}

constexpr char kTwoSpoken[] =
    "قال الوزير سامي الكرمي إن الجسر قديم. واتصل المدير كريم الطويل بالمهندس نبيل الحكيم، وأكد أن "
    "العمل انتهى أمس في الجسر.";

TEST(AlternativesTest, WhoElseAVerbWithoutASubjectMayMean) {
  const Case cases[] = {
      {kTwoSpoken, "كريم الطويل", {"سامي الكرمي"}, 1},
      // كريم الطويل has said nothing, here or elsewhere; then he says something.
      {"رافق المدير كريم الطويل الوزير سامي الكرمي إلى الميناء. وتفقد المهندس نبيل الحكيم الجسر. "
       "وقال إن العمل انتهى أمس.",
       "نبيل الحكيم",
       {}},
      {"رافق المدير كريم الطويل الوزير سامي الكرمي إلى الميناء. وتفقد المهندس نبيل الحكيم الجسر. "
       "وقال إن العمل انتهى أمس. وقال المدير كريم الطويل إن الميناء صغير.",
       "نبيل الحكيم",
       {"كريم الطويل"}},
      // A written subject leaves nothing to choose.
      {"رافق المدير كريم الطويل الوزير سامي الكرمي إلى الميناء. وقال المهندس نبيل الحكيم إن العمل "
       "انتهى أمس.",
       "نبيل الحكيم",
       {}},
      // She cannot be meant by the masculine verb.
      {"رافقت المديرة سلمى الطويل الوزير سامي الكرمي إلى الميناء. وقال إن العمل انتهى أمس.",
       "سامي الكرمي",
       {}},
      {"\"العمل انتهى أمس في الجسر\".", "", {}},
  };
  for (const Case& c : cases) {
    Document document;
    Attribute(c.text, {}, &document);
    const AttributionResult& a = document.quotes[c.quote].attribution;
    EXPECT_EQ(a.speaker < 0 ? "" : document.speakers[a.speaker].name, c.speaker) << c.text;
    EXPECT_EQ(OthersOf(document, a), c.others) << c.text;
  }
}

TEST(AlternativesTest, NoneIsLessLikelyThanTheLeastConfidence) {
  Document document;
  Attribute(kTwoSpoken, {}, &document);
  const AttributionResult sure = document.quotes.back().attribution;
  ASSERT_EQ(sure.alternatives.size(), 1U);
  EngineOptions options;
  options.min_confidence = sure.alternatives[0].confidence;
  Attribute(kTwoSpoken, options, &document);
  EXPECT_EQ(document.quotes.back().attribution.alternatives.size(), 1U);
  options.min_confidence = (sure.alternatives[0].confidence + sure.confidence) / 2;
  Attribute(kTwoSpoken, options, &document);
  EXPECT_EQ(document.quotes.back().attribution.speaker, sure.speaker);
  EXPECT_TRUE(document.quotes.back().attribution.alternatives.empty());
  options.min_confidence = 1;
  Attribute(kTwoSpoken, options, &document);
  EXPECT_EQ(document.quotes.back().attribution.unknown_reason, UnknownReason::kBelowMinConfidence);
  EXPECT_TRUE(document.quotes.back().attribution.alternatives.empty());
  EXPECT_TRUE(document.speakers.empty());
}

}  // namespace
}  // namespace isnad
