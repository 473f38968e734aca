// SPDX-License-Identifier: Apache-2.0
#include "server/service/convert.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/service/conversion.h"
#include "tests/service/slices.h"

namespace isnad {
namespace {

// The bytes of `part` in `text`; the test is wrong when it is not there.
Span Find(std::string_view text, std::string_view part) {
  const size_t at = text.find(part);
  EXPECT_NE(at, std::string_view::npos) << part;
  return {static_cast<int32_t>(at), static_cast<int32_t>(at + part.size())};
}

constexpr char kText[] = "😀 قَالَــتْ هدى: \"رأيت 𞸀 في «ظل النخيل» أمس\".";

// A quotation by هدى that holds a title, which holds nothing.
Document MakeDocument() {
  Document document;
  document.Reset("", kText);
  QuoteResult outer;
  outer.kind = QuoteKind::kDirect;
  outer.span = Find(kText, "رأيت 𞸀 في «ظل النخيل» أمس");
  outer.marked = {outer.span.begin - 1, outer.span.end + 1};
  outer.statement = 4;
  outer.unclosed = true;
  outer.fingerprint = 0xFEDCBA9876543210;
  outer.attributed = true;
  outer.attribution.speaker = 0;
  outer.attribution.mention = Find(kText, "هدى");
  outer.attribution.cue = {Find(kText, "قَالَــتْ"), "قال", CueKind::kVerb, Stance::kNeutral,
                           Polarity::kAffirmed};
  outer.attribution.resolution = Resolution::kExplicit;
  outer.attribution.confidence = 0.75F;
  outer.attribution.rule = "verb-subject";
  static RelayResult relays[] = {{1, Span{}, CueResult{}}};
  static AlternativeResult alternatives[] = {{1, 0.25F}};
  outer.attribution.relays = relays;
  outer.attribution.alternatives = alternatives;
  QuoteResult inner;
  inner.kind = QuoteKind::kNonSpeech;
  inner.span = Find(kText, "ظل النخيل");
  inner.non_speech = NonSpeechKind::kTitle;
  inner.parent = 0;
  document.quotes = {outer, inner};

  SpeakerResult speaker;
  speaker.name = document.Slice(Find(kText, "هدى"));
  speaker.kind = SpeakerKind::kPerson;
  speaker.gender = Gender::kFeminine;
  static Span mentions[] = {Find(kText, "هدى")};
  speaker.mentions = mentions;
  speaker.key = "hd";
  SpeakerResult agency;
  agency.name = "وكالة النهر";
  agency.kind = SpeakerKind::kOrganization;
  agency.plural = true;
  document.speakers = {speaker, agency};
  return document;
}

v1::AttributeQuotesResponse Convert(const v1::AttributionOptions& options) {
  return Converted(MakeDocument(), options);
}

TEST(ConvertTest, CarriesEveryField) {
  const auto response = Convert({});
  EXPECT_EQ(response.offset_encoding(), v1::OFFSET_ENCODING_UTF8);
  ASSERT_EQ(response.quotes_size(), 2);
  const v1::Quote& outer = response.quotes(0);
  EXPECT_EQ(outer.kind(), v1::QUOTE_KIND_DIRECT);
  EXPECT_EQ(outer.span().content(), "رأيت 𞸀 في «ظل النخيل» أمس");
  EXPECT_EQ(outer.marked_span().content(), "\"رأيت 𞸀 في «ظل النخيل» أمس\"");
  EXPECT_FALSE(outer.has_parent_quote_index());
  EXPECT_EQ(outer.statement_id(), 4);
  EXPECT_TRUE(outer.unclosed());
  EXPECT_EQ(outer.fingerprint(), 0xFEDCBA9876543210);
  const v1::Attribution& attribution = outer.attribution();
  EXPECT_TRUE(attribution.has_speaker_index());
  EXPECT_EQ(attribution.mention().content(), "هدى");
  EXPECT_EQ(attribution.cue().span().content(), "قَالَــتْ");
  EXPECT_EQ(attribution.cue().lemma(), "قال");
  EXPECT_EQ(attribution.cue().kind(), v1::CUE_KIND_VERB);
  EXPECT_EQ(attribution.cue().stance(), v1::STANCE_NEUTRAL);
  EXPECT_EQ(attribution.cue().polarity(), v1::POLARITY_AFFIRMED);
  EXPECT_EQ(attribution.resolution(), v1::RESOLUTION_EXPLICIT);
  EXPECT_EQ(attribution.unknown_reason(), v1::UNKNOWN_REASON_UNSPECIFIED);
  EXPECT_FLOAT_EQ(attribution.confidence(), 0.75F);
  EXPECT_EQ(attribution.rule(), "verb-subject");
  ASSERT_EQ(attribution.relays_size(), 1);
  EXPECT_EQ(attribution.relays(0).speaker_index(), 1);
  EXPECT_FALSE(attribution.relays(0).has_mention());
  EXPECT_FALSE(attribution.relays(0).has_cue());
  ASSERT_EQ(attribution.alternatives_size(), 1);
  EXPECT_FLOAT_EQ(attribution.alternatives(0).confidence(), 0.25F);
  EXPECT_FALSE(attribution.has_addressee());
  EXPECT_FALSE(attribution.has_setting());

  const v1::Quote& inner = response.quotes(1);
  EXPECT_EQ(inner.kind(), v1::QUOTE_KIND_NON_SPEECH);
  EXPECT_EQ(inner.non_speech_kind(), v1::NON_SPEECH_KIND_TITLE);
  EXPECT_FALSE(inner.has_marked_span());
  EXPECT_FALSE(inner.has_attribution());
  EXPECT_EQ(inner.parent_quote_index(), 0);
  EXPECT_TRUE(inner.has_parent_quote_index());

  ASSERT_EQ(response.speakers_size(), 2);
  EXPECT_EQ(response.speakers(0).name(), "هدى");
  EXPECT_EQ(response.speakers(0).gender(), v1::GENDER_FEMININE);
  EXPECT_EQ(response.speakers(0).key(), "hd");
  ASSERT_EQ(response.speakers(0).mentions_size(), 1);
  EXPECT_EQ(response.speakers(1).kind(), v1::SPEAKER_KIND_ORGANIZATION);
  EXPECT_TRUE(response.speakers(1).plural());
}

TEST(ConvertTest, AnUnknownSpeakerHasNoIndex) {
  Document document = MakeDocument();
  document.quotes[0].attribution.speaker = -1;
  document.quotes[0].attribution.mention = {};
  document.quotes[0].attribution.cue = {};
  const auto response = Converted(document, {});
  EXPECT_FALSE(response.quotes(0).attribution().has_speaker_index());
  EXPECT_FALSE(response.quotes(0).attribution().has_mention());
  EXPECT_FALSE(response.quotes(0).attribution().has_cue());
}

TEST(ConvertTest, KindsLeaveOutParentsAndKeepSpeakers) {
  v1::AttributionOptions options;
  options.add_kinds(v1::QUOTE_KIND_NON_SPEECH);
  const auto response = Convert(options);
  ASSERT_EQ(response.quotes_size(), 1);
  EXPECT_EQ(response.quotes(0).span().content(), "ظل النخيل");
  EXPECT_FALSE(response.quotes(0).has_parent_quote_index());
  EXPECT_EQ(response.speakers_size(), 2);
}

TEST(ConvertTest, ParentIndicesFollowTheFilter) {
  Document document = MakeDocument();
  QuoteResult fragment = document.quotes[1];
  fragment.kind = QuoteKind::kFragment;
  fragment.parent = -1;
  document.quotes.insert(document.quotes.begin(), fragment);
  document.quotes[2].parent = 1;
  v1::AttributionOptions options;
  options.add_kinds(v1::QUOTE_KIND_DIRECT);
  options.add_kinds(v1::QUOTE_KIND_NON_SPEECH);
  const auto response = Converted(document, options);
  ASSERT_EQ(response.quotes_size(), 2);
  EXPECT_EQ(response.quotes(1).parent_quote_index(), 0);
}

// The slice that a caller takes in its own unit is the content.
TEST(ConvertTest, TheThreeUnitsAgree) {
  for (const auto encoding :
       {v1::OFFSET_ENCODING_UTF8, v1::OFFSET_ENCODING_UTF16, v1::OFFSET_ENCODING_UTF32}) {
    v1::AttributionOptions options;
    options.set_offset_encoding(encoding);
    const auto response = Convert(options);
    EXPECT_EQ(response.offset_encoding(), encoding);
    std::vector<v1::TextSpan> spans;
    FindSpans(response, &spans);
    EXPECT_EQ(spans.size(), 6U);
    for (const v1::TextSpan& span : spans) {
      EXPECT_EQ(Slice(kText, span.begin_offset(), span.end_offset(), encoding), span.content());
      EXPECT_FALSE(span.content().empty());
    }
  }
}

TEST(ConvertTest, TheBytesAreThoseOfProtobuf) {
  Document document = MakeDocument();
  QuoteResult& quote = document.quotes[0];
  quote.statement = 1 << 20;
  quote.attribution.addressee = Find(kText, "هدى");
  quote.attribution.setting = Find(kText, "أمس");
  RelayResult relays[] = {{1, Span{}, CueResult{}},
                          {0, Find(kText, "هدى"), quote.attribution.cue},
                          {-1, Span{}, CueResult{}}};
  AlternativeResult alternatives[] = {{1, 0.25F}, {0, 0.0F}};
  quote.attribution.relays = relays;
  quote.attribution.alternatives = alternatives;
  document.quotes[1].attributed = true;
  document.quotes[1].attribution.unknown_reason = UnknownReason::kNoCue;
  const Span huda = Find(kText, "هدى");
  Span mentions[] = {huda, huda, huda};
  document.speakers[0].mentions = mentions;
  document.speakers[0].latin_name = "Huda";
  document.speakers[0].known_speaker_id = "Q1";
  const std::string role(20'000, 'r');  // longer than a block of the writer
  document.speakers[0].role = role;
  const std::string bytes = ConvertedBytes(document, {});
  EXPECT_GT(bytes.size(), 20'000U);
  EXPECT_EQ(bytes, Rewritten(Converted(document, {})));
  EXPECT_EQ(ConvertedBytes(Document(), {}), Rewritten(Converted(Document(), {})));
}

TEST(ConvertTest, NothingLongerThanTheRoom) {
  const Document document = MakeDocument();
  DocumentRequest request;
  request.id = "an id";
  WireWriter whole;
  ASSERT_TRUE(ConvertDocument(document, request, "1.2.3", 10'000, &whole));
  const auto bytes = static_cast<int64_t>(whole.size());
  for (int64_t room = -1; room <= bytes; ++room) {
    WireWriter answer;
    EXPECT_EQ(ConvertDocument(document, request, "1.2.3", room, &answer), room == bytes) << room;
  }
}

}  // namespace
}  // namespace isnad
