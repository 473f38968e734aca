// A word of plain letters is read at once as it is letter by letter, and has the key of its folded
// form wherever it stands.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/text/plain_word.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "server/engine/document.h"
#include "server/engine/text/fold.h"
#include "server/engine/text/tokenize.h"

namespace isnad {
namespace {

std::array<char, kPlainWordBytes> Bytes(const std::string& text) {
  std::array<char, kPlainWordBytes> bytes{};
  std::memcpy(bytes.data(), text.data(), std::min(text.size(), bytes.size()));
  return bytes;
}

PlainWord ReadAndCut(PlainWord word) {
  if (word.letters() > 0 && word.letters() < kMaxPlainLetters) word.Cut(word.letters());
  return word;
}

void ExpectReadAlike(const std::string& text) {
  const auto bytes = Bytes(text);
  const PlainWord at_once = ReadAndCut(ReadPlainWordAtOnce(bytes.data()));
  const PlainWord by_letter = ReadAndCut(ReadPlainWordByLetter(bytes.data()));
  ASSERT_EQ(at_once.letters(), by_letter.letters()) << text;
  EXPECT_EQ(at_once.to_ascii, by_letter.to_ascii) << text;
  EXPECT_EQ(at_once.IsBeforeAscii(), by_letter.IsBeforeAscii()) << text;
  EXPECT_TRUE(!at_once.IsBeforeAscii() || 2 * at_once.letters() == at_once.to_ascii) << text;
  if (at_once.letters() == 0) return;
  EXPECT_EQ(at_once.low, by_letter.low) << text;
  EXPECT_EQ(at_once.high, by_letter.high) << text;
  EXPECT_EQ(
      0, std::memcmp(at_once.written, by_letter.written, static_cast<size_t>(by_letter.letters())))
      << text;
}

TEST(PlainWordTest, EveryPairOfBytesIsReadAlikeAtEveryPlace) {
  if (!CanReadAtOnce()) GTEST_SKIP() << "this machine reads letter by letter";
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string pair = {static_cast<char>(first), static_cast<char>(second)};
      ExpectReadAlike(pair + "نعم");
      ExpectReadAlike("كتاب" + pair + "نا");
      ExpectReadAlike("سنستقبلهم" + pair);
      ExpectReadAlike("سنستقبلهم" + pair + " ثم");
    }
  }
}

TEST(PlainWordTest, PackedKeyIsThatOfTheFoldedWord) {
  // Every letter of the block behind a plain one: read at once or left to who reads all letters.
  for (char32_t point = 0x600; point < 0x700; ++point) {
    std::string text = "نا";
    AppendPoint(point, &text);
    text += "ر";
    const PlainWord word = ReadPlainWord(Bytes(text).data());
    if (word.letters() < 4) continue;
    EXPECT_EQ(PackedWordKey(word.low, word.high), FoldedKey(text)) << text;
  }
}

TEST(PlainWordTest, TokensHaveTheKeyOfTheirFoldedForm) {
  const std::string letters = "أإآةىؤئابتثجحخدذرزسشصضطظعغفقكلمنهوي";
  Document document;
  for (size_t count = 1; count <= letters.size() / 2; ++count) {
    for (const char* before : {"", "، ", "(", "قال "}) {
      for (const char* behind : {"", " ", "،", "\"", "ء", "ً", "\n", " قال"}) {
        const std::string text = before + letters.substr(0, 2 * count) + behind;
        document.Reset({}, text);
        Tokenize(&document);
        for (size_t i = 0; i < document.tokens.size(); ++i) {
          const Token& token = document.tokens[i];
          if (token.kind != TokenKind::kWord) continue;
          EXPECT_EQ(token.key, FoldedKey(document.Slice(token.span))) << text;
          EXPECT_NE(document.bare_keys[i], 0u) << text;
        }
      }
    }
  }
}

// Near the end of a text, where sixteen letters cannot be read at once, words are read letter by
// letter; elsewhere the same words are read in the loop for plain words and marked ones.
TEST(PlainWordTest, WordsAreReadAlikeNearTheEndOfTheTextAndBeforeIt) {
  const char* const kPieces[] = {"ا", "أ", "إ", "آ", "ل", "و", "ؤ", "ة", "ى",      "ء",     "ـ",
                                 "ً",  "َ",  "ُ",  "ّ",  "ْ",  "ٔ",  "ٱ", "پ", "\u200C", "\u0670"};
  constexpr int kCount = std::size(kPieces);
  const std::string more = " نعم نعم نعم نعم نعم نعم";
  Document alone, before;
  const auto expect_alike = [&](const std::string& word, const char* behind) {
    const std::string short_text = word + behind, long_text = word + behind + more;
    alone.Reset({}, short_text);
    Tokenize(&alone);
    before.Reset({}, long_text);
    Tokenize(&before);
    ASSERT_EQ(before.tokens.size(), alone.tokens.size() + 6) << short_text;
    for (size_t i = 0; i < alone.tokens.size(); ++i) {
      const Token &a = alone.tokens[i], &b = before.tokens[i];
      ASSERT_TRUE(a.span == b.span) << short_text << ' ' << a.span.end << ' ' << b.span.end;
      ASSERT_EQ(a.kind, b.kind) << short_text;
      ASSERT_EQ(a.mark, b.mark) << short_text;
      ASSERT_EQ(a.key, b.key) << short_text;
      ASSERT_EQ(a.traits, b.traits) << short_text;
      ASSERT_EQ(a.letters, b.letters) << short_text;
      ASSERT_EQ(alone.bare_keys[i], before.bare_keys[i]) << short_text;
    }
  };
  for (int n = 0; n < kCount * kCount * kCount * kCount; ++n) {
    std::string word;
    for (int rest = n; rest > 0; rest /= kCount) word += kPieces[rest % kCount];
    expect_alike(word, n % 2 == 0 ? "" : "،");
    if (n < kCount * kCount) {
      for (const char* behind : {" ", ".", ".\"", "، ", ": ", "؟", "?", "»", "\n", "(", "5", "x"}) {
        expect_alike("ال" + word + "بيان", behind);
        expect_alike("كالاستقلاليي" + word + "ن", behind);
      }
    }
    if (HasFatalFailure()) return;
  }
}

TEST(PlainWordTest, BareKeyLacksTheArticle) {
  struct Row {
    const char* word;
    const char* bare;
  };
  // ال before two letters belongs to the word.
  constexpr Row kRows[] = {{"الوزير", "وزير"}, {"الألف", "ألف"},
                           {"الفن", "الفن"},   {"آلاف", "آلاف"},
                           {"وزير", "وزير"},   {"الاستقلاليين", "استقلاليين"},
                           {"الوَزير", "وزير"}, {"الاستقلاليينوالمست", "استقلاليينوالمست"}};
  Document document;
  for (const Row& row : kRows) {
    document.Reset({}, row.word);
    Tokenize(&document);
    ASSERT_EQ(document.tokens.size(), 1u) << row.word;
    EXPECT_EQ(document.bare_keys[0], FoldedKey(row.bare)) << row.word;
  }
}

}  // namespace
}  // namespace isnad
