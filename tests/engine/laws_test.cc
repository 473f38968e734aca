// Laws that hold for any text: spans are slices, the same text gives the same answer, and how a
// text is typed or what stands before it changes nobody's words.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/engine/engine.h"
#include "server/engine/text/fold.h"
#include "tests/support/invariants.h"
#include "tests/support/mutations.h"
#include "tests/support/render.h"
#include "tests/support/texts.h"

namespace isnad {
namespace {

std::vector<Text> CorporaTexts() {
  std::vector<Text> texts;
  for (const char* corpus : {"reference", "hard", "dev"}) {
    std::vector<Text> more = CorpusTexts(corpus);
    if (more.empty()) std::cout << "no ../shared/corpus/" << corpus << ": skipped\n";
    for (Text& text : more) texts.push_back(std::move(text));
  }
  return texts;
}

void Attribute(std::string_view text, Document* document) {
  ASSERT_TRUE(Engine().Attribute({"", text}, {}, document));
}

// Everything the answer says, as text.
std::string Everything(const Document& document) {
  std::string out = RenderAnswer(document);
  const auto add = [&out](Span span) {
    out += std::to_string(span.begin) + "-" + std::to_string(span.end) + " ";
  };
  for (const QuoteResult& quote : document.quotes) {
    add(quote.span);
    add(quote.marked);
    add(quote.attribution.mention);
    add(quote.attribution.cue.span);
    out += std::to_string(quote.statement) + " " + std::to_string(quote.fingerprint) + " " +
           std::to_string(quote.attribution.confidence) + "\n";
  }
  for (const SpeakerResult& speaker : document.speakers) {
    out += std::string(speaker.name) + " | " + std::string(speaker.role) + " | ";
    out += speaker.key;
    for (const Span mention : speaker.mentions) add(mention);
    out += "\n";
  }
  return out;
}

// A name folded, and without the marks inside it: صحيفة "المنارة" and صحيفة «المنارة» are one.
std::string PlainName(std::string_view name) {
  std::string plain;
  for (int32_t at = 0; at < static_cast<int32_t>(name.size());) {
    const int32_t begin = at;
    const char32_t point = NextPoint(name, &at);
    if (FoldPoint(point).char_class() == CharClass::kQuoteMark) continue;
    plain += FoldToString(name.substr(begin, at - begin));
  }
  return plain;
}

// Each quotation's words, folded, with its speaker.
std::string WhoSaidWhat(const Document& document) {
  std::string out;
  for (const QuoteResult& quote : document.quotes) {
    out += PlainName(document.Slice(quote.span)) + " = ";
    const int32_t speaker = quote.attribution.speaker;
    if (!quote.attributed) out += "nonspeech";
    if (speaker >= 0) out += PlainName(document.speakers[speaker].name);
    out += "\n";
  }
  return out;
}

TEST(LawsTest, SpansAreSlicesOfTheText) {
  Document document;
  for (const std::vector<Text>& texts : {GoldenTexts(), CorporaTexts()}) {
    for (const Text& text : texts) {
      Attribute(text.text, &document);
      EXPECT_EQ(BrokenInvariant(document), "") << text.name;
    }
  }
}

TEST(LawsTest, TheSameTextGivesTheSameAnswer) {
  Document reused;
  std::string before;
  for (const std::vector<Text>& texts : {GoldenTexts(), CorporaTexts()}) {
    for (const Text& text : texts) {
      Document fresh;
      Attribute(text.text, &fresh);
      ASSERT_TRUE(Engine().Attribute({text.text, before}, {}, &reused));
      Attribute(text.text, &reused);
      EXPECT_EQ(Everything(reused), Everything(fresh)) << text.name;
      before = text.text;
    }
  }
}

void ExpectSameSpeakers(const Text& text, const std::string& typed, const char* how) {
  Document plain, changed;
  Attribute(text.text, &plain);
  Attribute(typed, &changed);
  EXPECT_EQ(BrokenInvariant(changed), "") << text.name << " with " << how;
  EXPECT_EQ(WhoSaidWhat(changed), WhoSaidWhat(plain)) << text.name << " with " << how << ":\n"
                                                      << typed;
}

constexpr int kRounds = 20;

TEST(LawsTest, TatweelChangesNoSpeaker) {
  std::mt19937 random(20240607);
  for (const Text& text : GoldenTexts()) {
    for (int round = 0; round < kRounds; ++round) {
      ExpectSameSpeakers(text, AddTatweel(text.text, &random), "tatweel");
    }
  }
}

TEST(LawsTest, DiacriticsChangeNoSpeaker) {
  std::mt19937 random(20240608);
  for (const Text& text : GoldenTexts()) {
    for (int round = 0; round < kRounds; ++round) {
      ExpectSameSpeakers(text, AddDiacritics(text.text, &random), "diacritics");
    }
  }
}

TEST(LawsTest, AByteOrderMarkChangesNoSpeaker) {
  for (const Text& text : GoldenTexts()) {
    ExpectSameSpeakers(text, "\xEF\xBB\xBF" + text.text, "a byte order mark");
  }
}

TEST(LawsTest, TheStyleOfMarksChangesNoSpeaker) {
  static constexpr std::pair<const char*, const char*> kStyles[] = {
      {"«", "»"}, {"“", "”"}, {"„", "“"}};
  int swapped = 0;
  for (const Text& text : GoldenTexts()) {
    for (const auto& [open, close] : kStyles) {
      const std::string typed = SwapMarks(text.text, open, close);
      if (typed == text.text) continue;
      ExpectSameSpeakers(text, typed, open);
      ++swapped;
    }
  }
  EXPECT_GT(swapped, 100);
}

TEST(LawsTest, AParagraphBeforeTheTextOnlyShiftsIt) {
  const std::string prefix = "كان الطقس باردا صباح اليوم.\n\n";
  for (const Text& text : GoldenTexts()) {
    Document plain, shifted;
    const std::string longer = prefix + text.text;
    Attribute(text.text, &plain);
    Attribute(longer, &shifted);
    EXPECT_EQ(RenderAnswer(shifted), RenderAnswer(plain)) << text.name;
    ASSERT_EQ(shifted.quotes.size(), plain.quotes.size()) << text.name;
    for (size_t q = 0; q < plain.quotes.size(); ++q) {
      const auto by = static_cast<int32_t>(prefix.size());
      EXPECT_EQ(shifted.quotes[q].span.begin, plain.quotes[q].span.begin + by) << text.name;
      EXPECT_EQ(shifted.quotes[q].span.end, plain.quotes[q].span.end + by) << text.name;
      EXPECT_EQ(shifted.quotes[q].fingerprint, plain.quotes[q].fingerprint) << text.name;
    }
  }
}

TEST(LawsTest, StagesTellTheirTime) {
  const std::vector<std::string_view> names = Engine::StageNames();
  Document document;
  const auto start = std::chrono::steady_clock::now();
  ASSERT_TRUE(Engine().Attribute({"وزيرة المياه", "قالت الوزيرة سلمى النادر: \"انتهى العمل\"."}, {},
                                 &document));
  const std::chrono::duration<float> whole = std::chrono::steady_clock::now() - start;
  float sum = 0;
  for (size_t i = 0; i < names.size(); ++i) {
    EXPECT_GE(document.stage_seconds[i], 0.0F) << names[i];
    EXPECT_EQ(std::count(names.begin(), names.end(), names[i]), 1) << names[i];
    sum += document.stage_seconds[i];
  }
  EXPECT_GT(sum, 0.0F);
  EXPECT_LE(sum, whole.count() * 1.001F);
}

}  // namespace
}  // namespace isnad
