// The answer as a whole: order, indices, statements, fingerprints and withheld speakers.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/answer.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "server/engine/engine.h"
#include "tests/support/invariants.h"
#include "tests/support/render.h"

namespace isnad {
namespace {

constexpr char kArticle[] =
    "قالت المهندسة لمى النادر: \"انتهى العمل في الجسر القديم\". وأضافت أن \"الطريق مفتوح أمام "
    "الشاحنات\".\n\n"
    "\"لم نتسلم أي تقرير عن الجسر\"، قال الوزير سامي الكرمي، \"وسنسأل عنه غدا\".\n\n"
    "وذكرت صحيفة \"النهار الجديد\" أن النادر «ترفض \"الحل السريع\" رفضا قاطعا».";

void Attribute(std::string_view text, Document* document) {
  ASSERT_TRUE(Engine().Attribute({"", text}, {}, document));
  EXPECT_EQ(BrokenInvariant(*document), "") << text;
}

TEST(AnswerTest, QuotationsStandInOrderWithTheirParents) {
  Document document;
  Attribute(kArticle, &document);
  ASSERT_EQ(document.quotes.size(), 8u);
  std::vector<std::string> contents;
  for (const QuoteResult& quote : document.quotes) {
    contents.emplace_back(document.Slice(quote.span));
  }
  EXPECT_EQ(contents[0], "انتهى العمل في الجسر القديم");
  EXPECT_EQ(contents[3], "وسنسأل عنه غدا");
  EXPECT_EQ(contents[5], "أن النادر «ترفض \"الحل السريع\" رفضا قاطعا»");
  EXPECT_EQ(document.quotes[5].kind, QuoteKind::kIndirect);
  EXPECT_FALSE(document.quotes[5].marked.valid());
  EXPECT_EQ(contents[6], "ترفض \"الحل السريع\" رفضا قاطعا");
  EXPECT_EQ(contents[7], "الحل السريع");
  EXPECT_EQ(document.quotes[5].parent, -1);
  EXPECT_EQ(document.quotes[6].parent, 5);
  EXPECT_EQ(document.quotes[7].parent, 6);
  EXPECT_EQ(document.Slice(document.quotes[6].marked), "«ترفض \"الحل السريع\" رفضا قاطعا»");
}

TEST(AnswerTest, SpeakersStandInOrderOfFirstMention) {
  Document document;
  Attribute(kArticle, &document);
  ASSERT_GE(document.speakers.size(), 2u);
  EXPECT_EQ(document.speakers[0].name, "لمى النادر");
  EXPECT_EQ(document.speakers[0].role, "المهندسة");
  EXPECT_EQ(document.speakers[0].gender, Gender::kFeminine);
  EXPECT_EQ(document.speakers[0].kind, SpeakerKind::kPerson);
  EXPECT_EQ(document.speakers[1].name, "سامي الكرمي");
  EXPECT_EQ(document.speakers[1].role, "الوزير");
  EXPECT_EQ(document.quotes[0].attribution.speaker, 0);
  EXPECT_EQ(document.quotes[1].attribution.speaker, 0);
  EXPECT_EQ(document.quotes[2].attribution.speaker, 1);
  EXPECT_EQ(document.quotes[3].attribution.speaker, 1);
  int32_t first = -1;
  for (const SpeakerResult& speaker : document.speakers) {
    EXPECT_LE(first, speaker.mentions.front().begin);
    first = speaker.mentions.front().begin;
  }
}

TEST(AnswerTest, RolesHaveNoClitic) {
  constexpr struct {
    const char* text;
    const char* role;
  } kCases[] = {
      {"وفقا للرئيس الكورالي أوليفر بنتام فإن \"العمل انتهى اليوم\".", "الرئيس الكورالي"},
      {"وفقا لوزير الطاقة سامي الراعي فإن \"العمل انتهى اليوم\".", "وزير الطاقة"},
      {"قالت الوزيرة سلمى النادر والمهندس سامي الراعي إن \"العمل انتهى\".", "الوزيرة"},
      {"حضر الحفل والمهندس سامي الراعي، وقال الراعي: \"انتهى العمل\".", "المهندس"},
      {"افتتح المعرض أمس بحضور الوزيرة سلمى النادر التي قالت إن \"العمل انتهى\".", "الوزيرة"},
      {"قال لاعب الفريق سامي الراعي إن \"العمل انتهى اليوم\".", "لاعب الفريق"},
  };
  for (const auto& c : kCases) {
    Document document;
    Attribute(c.text, &document);
    ASSERT_FALSE(document.speakers.empty()) << c.text;
    EXPECT_EQ(document.speakers[0].role, c.role) << c.text;
  }
}

TEST(AnswerTest, PartsOfOneUtteranceShareTheirStatement) {
  Document document;
  Attribute(kArticle, &document);
  ASSERT_EQ(document.quotes.size(), 8u);
  EXPECT_EQ(document.quotes[2].statement, document.quotes[3].statement);
  EXPECT_NE(document.quotes[0].statement, document.quotes[1].statement);
  EXPECT_NE(document.quotes[1].statement, document.quotes[2].statement);
  EXPECT_LT(document.quotes[0].statement, document.quotes[2].statement);
}

// Without marks only what is likely enough is told: who of four may have thought so is a guess.
TEST(AnswerTest, DoubtfulClausesAreNoAnswers) {
  Document document;
  Attribute(
      "وصل الزائر إلى الميناء مع صديق له. وجلس شاب مع رجل في المقهى. ويرى أن \"السد القديم قريب "
      "من الميناء\" كله.",
      &document);
  EXPECT_EQ(document.reported.size(), 1u);
  for (const QuoteResult& quote : document.quotes) EXPECT_NE(quote.kind, QuoteKind::kIndirect);
  Attribute("قال الزائر إن السد قريب من الميناء كله.", &document);
  ASSERT_EQ(document.quotes.size(), 1u);
  EXPECT_EQ(document.quotes[0].kind, QuoteKind::kIndirect);
}

uint64_t FingerprintOf(std::string_view content) {
  const std::string text = "قال سامي الكرمي: \"" + std::string(content) + "\".";
  Document document;
  Engine().Attribute({"", text}, {}, &document);
  return document.quotes.empty() ? 0 : document.quotes[0].fingerprint;
}

TEST(AnswerTest, FingerprintsMeetWhenTheWordsAreTheSame) {
  const uint64_t plain = FingerprintOf("انتهى العمل في الجسر القديم");
  EXPECT_NE(plain, 0u);
  static constexpr const char* kSame[] = {
      "انْتَهَى الْعَمَلُ في الجسر القديم",    "انتهـــى العمل في الجســـر القديم",
      " انتهى  العمل في الجسر القديم ", "انتهى العمل، في الجسر القديم...",
      "إنتهى العمل فى الجسر القديم",
  };
  for (const char* same : kSame) EXPECT_EQ(FingerprintOf(same), plain) << same;
  static constexpr const char* kOthers[] = {
      "انتهى العمل في الجسر الجديد",
      "انتهى العمل في الجسر",
      "العمل انتهى في الجسر القديم",
  };
  for (const char* other : kOthers) EXPECT_NE(FingerprintOf(other), plain) << other;
}

TEST(AnswerTest, WithholdsSpeakersBelowTheLeastConfidence) {
  Document all, none;
  Attribute(kArticle, &all);
  EngineOptions options;
  options.min_confidence = 1;
  ASSERT_TRUE(Engine().Attribute({"", kArticle}, options, &none));
  EXPECT_EQ(BrokenInvariant(none), "");
  ASSERT_EQ(all.quotes.size(), none.quotes.size());
  for (size_t q = 0; q < none.quotes.size(); ++q) {
    EXPECT_EQ(none.quotes[q].span, all.quotes[q].span);
    EXPECT_EQ(none.quotes[q].kind, all.quotes[q].kind);
    if (!none.quotes[q].attributed) continue;
    const AttributionResult& attribution = none.quotes[q].attribution;
    EXPECT_EQ(attribution.speaker, -1) << q;
    EXPECT_EQ(attribution.confidence, 0) << q;
    if (all.quotes[q].attribution.speaker < 0) continue;
    EXPECT_EQ(attribution.unknown_reason, UnknownReason::kBelowMinConfidence) << q;
    EXPECT_EQ(attribution.rule, all.quotes[q].attribution.rule) << q;
  }
}

TEST(AnswerTest, KeepsSpeakersAtTheLeastConfidence) {
  Document all, some;
  Attribute(kArticle, &all);
  ASSERT_FALSE(all.quotes.empty());
  EngineOptions options;
  options.min_confidence = all.quotes[0].attribution.confidence;
  ASSERT_TRUE(Engine().Attribute({"", kArticle}, options, &some));
  EXPECT_GE(some.quotes[0].attribution.speaker, 0);
}

TEST(AnswerTest, TakesAFullerNameFromTheHeadline) {
  const std::string title = "المهندس نضال الكرمي يعلن فتح الجسر";
  const std::string text = "وقال الكرمي إن \"الجسر مفتوح أمام الشاحنات والحافلات\".";
  Document document;
  ASSERT_TRUE(Engine().Attribute({title, text}, {}, &document));
  EXPECT_EQ(BrokenInvariant(document), "");
  ASSERT_EQ(document.speakers.size(), 1u);
  EXPECT_EQ(document.speakers[0].name, "نضال الكرمي");
  ASSERT_EQ(document.quotes.size(), 1u);
  EXPECT_EQ(document.Slice(document.quotes[0].attribution.mention), "الكرمي");
  ASSERT_TRUE(Engine().Attribute({"", text}, {}, &document)) << "the headline is forgotten";
  ASSERT_EQ(document.speakers.size(), 1u);
  EXPECT_EQ(document.speakers[0].name, "الكرمي");
}

TEST(AnswerTest, NoQuotationStandsInTheHeadline) {
  Document document;
  const std::string title = "الوزير: \"لن نغلق الجسر القديم هذا العام\"";
  ASSERT_TRUE(Engine().Attribute({title, "وصل القطار إلى نورسان."}, {}, &document));
  EXPECT_EQ(BrokenInvariant(document), "");
  EXPECT_EQ(RenderAnswer(document), "");
}

TEST(AnswerTest, StopsWhenAsked) {
  Document document;
  EngineOptions options;
  int asked = 0;
  options.stop = [&asked] {
    ++asked;
    return true;
  };
  EXPECT_FALSE(Engine().Attribute({"", kArticle}, options, &document));
  EXPECT_EQ(asked, 1);
}

TEST(AnswerTest, NothingToSayOfTextsWithoutMarks) {
  for (const char* text : {"", " ", "\n\n", "وصل القطار إلى نورسان."}) {
    Document document;
    Attribute(text, &document);
    EXPECT_EQ(RenderAnswer(document), "") << text;
  }
}

}  // namespace
}  // namespace isnad
