// Hostile texts through the whole engine: whatever the bytes, it comes to an end and what it says
// is well formed. The sizes are modest; the service's limit of a megabyte is tried with marks.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "server/engine/engine.h"
#include "tests/support/invariants.h"
#include "tests/support/texts.h"

namespace isnad {
namespace {

void ExpectSound(std::string_view text, const std::string& what) {
  Document document;
  ASSERT_TRUE(Engine().Attribute({"", text}, {}, &document)) << what;
  EXPECT_EQ(BrokenInvariant(document), "") << what;
}

std::string Repeat(std::string_view unit, size_t bytes) {
  std::string text;
  while (text.size() + unit.size() <= bytes) text += unit;
  return text;
}

TEST(EngineCorpusTest, Fixed) {
  static constexpr std::string_view kTexts[] = {
      "\"",
      "\"\"",
      "\"\"\"",
      "«»",
      "»«",
      "((",
      "))",
      "(()",
      "''",
      "//",
      "﴿",
      "\" \"",
      "« «",
      "» »",
      "قال",
      "قال:",
      "قال \"",
      "\"قال",
      "قال إن",
      ": \"",
      "وقال وقال وقال",
      "عن",
      "بحسب",
      "الذي قال",
      "قال قال قال: \"قال قال: «قال»\" قال.",
      "\"نعم\" \"لا\" \"نعم\"",
      "\xEF\xBB\xBF",
      "\xEF\xBB",
      "\xD9",
      "\xD9\x82\xD8",
      "قال: \"\xD9",
      "\xD9\"\xD9\"",
      "\xF0\x9F\x98",
      "\x00\x01\x02",
      "\r\n\r",
      "ـــــ",
      "\u064E\u064E\u064E",
      "\u200F\u202B\u202C",
      "😀\"😀\"😀",
      "1\"2\"3\"",
      "...",
      "\n\n\n\n",
      "قال\nسامي\n:\n\"\nنعم\n\"\n",
      "وفقا لـ",
      "نقلا عن",
      "على حد",
      "ونقلت عن",
      "من جهته،",
      "أما",
      "قال و قال و قال و",
      "بن بن بن",
      "أبو",
      "عبد",
      "قال عبد: \"نعم\"",
      "قال الـ",
      "و\"و\"و",
  };
  for (const std::string_view text : kTexts) ExpectSound(text, std::string(text));
}

TEST(EngineCorpusTest, ALotOfOneThing) {
  constexpr size_t kBytes = size_t{1} << 17;
  static constexpr std::string_view kUnits[] = {
      "قال ",
      "وقال، ",
      "قال: ",
      "\"قال\" ",
      "قالت سلمى النادر: \"نعم\". ",
      "عن ",
      "الذي ",
      "بحسب ",
      "مؤكدا أن ",
      "قوله ",
      "الوزير ",
      "سلمى ",
      "سلمى النادر و",
      "ونقلت وكالة عن ",
      "وأضاف\n",
      "كلمة",
      "كلمة ",
      "و ",
      "ـ",
      "\u064E",
      "\u202B",
      "(",
      "، ",
      ". ",
      "\n",
      "a ",
      "1",
      "😀",
      "\xD9",
      "\xFF",
  };
  for (const std::string_view unit : kUnits) {
    ExpectSound(Repeat(unit, kBytes), "a lot of " + std::string(unit));
  }
}

TEST(EngineCorpusTest, AMegabyteOfMarks) {
  constexpr size_t kBytes = size_t{1} << 20;
  for (const std::string_view unit : {"\"", "«", "»", "\" ", "((", "'", "\"\n", "« \" ", "”“"}) {
    ExpectSound(Repeat(unit, kBytes), "a megabyte of " + std::string(unit));
  }
}

TEST(EngineCorpusTest, RandomBytes) {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    std::string text(random() % 400, ' ');
    for (char& byte : text) byte = static_cast<char>(random() & 0xFF);
    ExpectSound(text, "random bytes, round " + std::to_string(round));
  }
}

TEST(EngineCorpusTest, RandomWords) {
  static constexpr std::string_view kWords[] = {
      "قال",  "وقالت",  "أضاف", "نقلت", "عن",   "إن",  "أن",     "أنه",   "مؤكدا", "قوله",
      "بحسب", "الذي",   "التي", "هو",   "وهي",  "لم",  "الوزير", "وزيرة", "وكالة", "مصدر",
      "سلمى", "النادر", "سامي", "بن",   "أبو",  "عبد", "في",     "إلى",   "على",   "من",
      "حد",   "تعبيره", "كلمة", "أما",  "جهته", "قيل", "\"",     "\"",    "«",     "»",
      "“",    "”",      "'",    "((",   "))",   ":",   "،",      ".",     "؟",     "\n",
      "\n\n", "و",      "بـ",   "ل",    "2024", "BBC", "(",      ")",     "-",
  };
  std::mt19937 random(2);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (size_t words = random() % 60; words > 0; --words) {
      text += kWords[random() % std::size(kWords)];
      if (random() % 4 != 0) text += ' ';
    }
    ExpectSound(text, "round " + std::to_string(round) + ": " + text);
  }
}

TEST(EngineCorpusTest, GoldenTextsCutAnywhere) {
  for (const Text& text : GoldenTexts()) {
    for (size_t end = 0; end < text.text.size(); end += 7) {
      ExpectSound(std::string_view(text.text).substr(0, end), text.name + " cut");
      ExpectSound(std::string_view(text.text).substr(end), text.name + " cut off");
    }
  }
}

TEST(EngineCorpusTest, AnyTitle) {
  const std::vector<Text> texts = GoldenTexts();
  Document document;
  for (size_t i = 0; i < texts.size(); ++i) {
    const std::string_view title = texts[(i * 7 + 1) % texts.size()].text;
    for (const size_t length : {title.size(), title.size() / 2, title.size() / 3}) {
      const EngineInput input{title.substr(0, length), texts[i].text};
      ASSERT_TRUE(Engine().Attribute(input, {}, &document)) << texts[i].name;
      EXPECT_EQ(BrokenInvariant(document), "") << texts[i].name << " under " << input.title;
    }
  }
}

TEST(EngineCorpusTest, GoldenTextsWithBytesChanged) {
  std::mt19937 random(3);
  for (const Text& text : GoldenTexts()) {
    for (int round = 0; round < 10; ++round) {
      std::string changed = text.text;
      for (int byte = 0; byte < 5; ++byte) {
        changed[random() % changed.size()] = static_cast<char>(random() & 0xFF);
      }
      ExpectSound(changed, text.name + " changed");
    }
  }
}

}  // namespace
}  // namespace isnad
