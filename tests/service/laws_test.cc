// What holds for every answer of the real engine, whatever the text.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "server/engine/engine.h"
#include "tests/service/conversion.h"
#include "tests/service/slices.h"

namespace isnad {
namespace {

const char* const kTexts[] = {
    "وقالت الوزيرة سلمى النادر: \"انتهى العمل في الجسر أمس، وسنفتحه غدا للناس\".",
    "\uFEFFقَالَــتْ الطبيبة هُدى الشامي 👩‍⚕️: «الحالة 😀 مستقرة 𞸀، ولا خوف "
    "عليها».\r\nوأضافت: "
    "“سنراقبها”.",
    "نقلت وكالة النهر عن المهندس سامر العلي قوله \"الماء يكفي المدينة حتى نهاية الصيف\".",
    "أكد المدرب رامي حداد أن الفريق \"سيلعب للفوز\" في مباراة كأس \"النخيل الذهبي\" 🏆.",
    "قال الكاتب: \"قرأت رواية «ظل النخيل» ولم تعجبني\"، ثم غادر القاعة.",
    "سامر العلي: \"لن نتراجع عن هذا القرار أبدا",
    "\" « ” (( '' ﴿ 😀",
    "No Arabic here, she said: \"nothing to see\" 😀.",
    "a",
};

std::string AnswerBytes(const std::string& text, v1::OffsetEncoding encoding) {
  const Engine engine;
  Document document;
  EXPECT_TRUE(engine.Attribute({"", text}, {}, &document));
  v1::AttributionOptions options;
  options.set_offset_encoding(encoding);
  return ConvertedBytes(document, options);
}

v1::AttributeQuotesResponse Answer(const std::string& text, v1::OffsetEncoding encoding) {
  v1::AttributeQuotesResponse response;
  EXPECT_TRUE(response.ParseFromString(AnswerBytes(text, encoding)));
  return response;
}

TEST(LawsTest, EverySpanIsItsSliceInEveryUnit) {
  int checked = 0;
  for (const std::string text : kTexts) {
    for (const auto encoding :
         {v1::OFFSET_ENCODING_UTF8, v1::OFFSET_ENCODING_UTF16, v1::OFFSET_ENCODING_UTF32}) {
      std::vector<v1::TextSpan> spans;
      FindSpans(Answer(text, encoding), &spans);
      for (const v1::TextSpan& span : spans) {
        EXPECT_EQ(Slice(text, span.begin_offset(), span.end_offset(), encoding), span.content())
            << text << "\n"
            << span.ShortDebugString();
        ++checked;
      }
    }
  }
  EXPECT_GT(checked, 90) << "the texts hold quotations with speakers and cues";
}

TEST(LawsTest, IndicesPointIntoTheAnswer) {
  for (const std::string text : kTexts) {
    const auto response = Answer(text, v1::OFFSET_ENCODING_UTF8);
    const auto is_speaker = [&](int index) {
      return index >= 0 && index < response.speakers_size();
    };
    std::set<int> sources;
    int last_begin = 0;
    for (int i = 0; i < response.quotes_size(); ++i) {
      const v1::Quote& quote = response.quotes(i);
      EXPECT_GE(quote.span().begin_offset(), last_begin) << text;
      last_begin = quote.span().begin_offset();
      if (quote.has_parent_quote_index()) {
        EXPECT_LT(quote.parent_quote_index(), i) << "a nested quotation follows its parent";
      }
      const v1::Attribution& attribution = quote.attribution();
      const bool known = attribution.has_speaker_index();
      if (known) {
        EXPECT_TRUE(is_speaker(attribution.speaker_index()));
        sources.insert(attribution.speaker_index());
      }
      for (const auto& relay : attribution.relays()) {
        EXPECT_TRUE(is_speaker(relay.speaker_index()));
        sources.insert(relay.speaker_index());
      }
      for (const auto& other : attribution.alternatives()) {
        EXPECT_TRUE(is_speaker(other.speaker_index()));
      }
      EXPECT_EQ(quote.has_attribution(), quote.kind() != v1::QUOTE_KIND_NON_SPEECH) << text;
      if (quote.has_attribution()) {
        EXPECT_EQ(known, attribution.resolution() != v1::RESOLUTION_UNKNOWN) << text;
        EXPECT_EQ(known, attribution.unknown_reason() == v1::UNKNOWN_REASON_UNSPECIFIED) << text;
      }
    }
    EXPECT_EQ(static_cast<int>(sources.size()), response.speakers_size()) << text;
  }
}

TEST(LawsTest, TheSameTextGivesTheSameBytes) {
  std::set<std::string> answers;
  for (int i = 0; i < 5; ++i) {
    std::string bytes;
    for (const char* text : kTexts) bytes += AnswerBytes(text, v1::OFFSET_ENCODING_UTF16);
    answers.insert(bytes);
  }
  EXPECT_EQ(answers.size(), 1U);
}

// Over the invented articles and hard cases of the golden tests.
TEST(LawsTest, TheBytesAreThoseOfProtobuf) {
  int answers = 0;
  for (const auto& entry : std::filesystem::directory_iterator("tests/golden")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path());
    const std::string text(std::istreambuf_iterator<char>(file), {});
    for (const auto encoding : {v1::OFFSET_ENCODING_UTF8, v1::OFFSET_ENCODING_UTF32}) {
      EXPECT_EQ(AnswerBytes(text, encoding), Rewritten(Answer(text, encoding))) << entry.path();
      ++answers;
    }
  }
  EXPECT_GT(answers, 200);
}

}  // namespace
}  // namespace isnad
