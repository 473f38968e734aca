// The tokeniser: tables of texts with their tokens, traits and pairs, and laws that hold for any
// bytes. SPDX-License-Identifier: Apache-2.0
#include "server/engine/text/tokenize.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "server/engine/text/fold.h"
#include "tests/support/render.h"

namespace isnad {
namespace {

struct TokenCase {
  const char* name;
  const char* text;
  const char* expected;
};

const TokenCase kTokenCases[] = {
    {"plain sentence", "قال: \"نعم\".", "w[قال] p[:] m[\"] w[نعم] m[\"] p[.]"},
    {"clitic before a mark", "وصفه ب\"الفشل\"", "w[وصفه] w[ب] m[\"] w[الفشل] m[\"]"},
    {"clitic with tatweel", "وصفه بـ\"الفشل\"", "w[وصفه] w[بـ] m[\"] w[الفشل] m[\"]"},
    {"clitic with tatweel, guillemet", "لـ«الفرات»", "w[لـ] m[«] w[الفرات] m[»]"},
    {"long tatweel", "قــــال", "w[قــــال]"},
    {"tatweel alone is no token", "قال ـ نعم", "w[قال] w[نعم]"},
    {"diacritics inside", "أكَّدَ.", "w[أكَّدَ] p[.]"},
    {"bidi controls outside", "\u200Fقال\u200F: \u202Bنعم\u202C", "w[قال] p[:] w[نعم]"},
    {"zero-width inside", "می\u200Cگوید", "w[می\u200Cگوید]"},
    {"glued mark", "دولة\"كبرى", "w[دولة] m[\"] w[كبرى]"},
    {"hashtag", "#سلمى_النادر قالت", "p[#] w[سلمى] w[النادر] w[قالت]"},
    {"underscore alone", "_ سلمى_", "p[_] w[سلمى] p[_]"},
    {"dotted letters", "بي.بي.سي", "w[بي] p[.] w[بي] p[.] w[سي]"},
    {"abbreviated title", "د. سلمى", "w[د] p[.] w[سلمى]"},
    {"number with separators", "2,500 و٢٫٥ و1.5", "n[2,500] w[و] n[٢٫٥] w[و] n[1.5]"},
    {"number before a full stop", "عام 2019.", "w[عام] n[2019] p[.]"},
    {"number before an ellipsis", "2019…2020", "n[2019] p[…] n[2020]"},
    {"time", "10:30 صباحا", "n[10:30] w[صباحا]"},
    {"number glued to words", "كوفيد19م", "w[كوفيد] n[19] w[م]"},
    {"foreign names", "Twitter وO'Neil", "f[Twitter] w[و] f[O'Neil]"},
    {"typographic apostrophe", "O’Neil", "f[O’Neil]"},
    {"foreign with digits", "شبكة G20-x", "w[شبكة] f[G20-x]"},
    {"address", "على https://example.org/a?b=1.", "w[على] f[https://example.org/a?b=1] p[.]"},
    {"address in marks", "\"www.example.org\"", "m[\"] f[www.example.org] m[\"]"},
    {"e-mail", "news@example.org", "f[news@example.org]"},
    {"doubled single marks", "''نعم''", "m[''] w[نعم] m['']"},
    {"three single marks", "'''نعم", "m[''] m['] w[نعم]"},
    {"doubled back ticks", "``نعم''", "m[``] w[نعم] m['']"},
    {"doubled parentheses", "((نعم))", "m[((] w[نعم] m[))]"},
    {"nested parentheses", "(وكالة (أ ب))", "p[(] w[وكالة] p[(] w[أ] w[ب] p[)] p[)]"},
    {"double opening, single closings", "((أ) ب)", "p[(] p[(] w[أ] p[)] w[ب] p[)]"},
    {"slashes", "//نعم//", "m[//] w[نعم] m[//]"},
    {"slashes of an address", "ftp://x", "f[ftp://x]"},
    {"slashes before a foreign letter", "//x", "p[/] p[/] f[x]"},
    {"one slash", "9/10", "n[9] p[/] n[10]"},
    {"ornate parentheses", "﴿نعم﴾", "m[﴿] w[نعم] m[﴾]"},
    {"every other mark", "“”„«»‹›‘’″＂", "m[“] m[”] m[„] m[«] m[»] m[‹] m[›] m[‘] m[’] m[″] m[＂]"},
    {"punctuation", "،؛؟…—!", "p[،] p[؛] p[؟] p[…] p[—] p[!]"},
    {"symbols", "نعم😀٪\uFDFA", "w[نعم] p[😀] p[٪] p[\uFDFA]"},
    {"html entities are not decoded", "&quot;", "p[&] f[quot] p[;]"},
    {"paragraphs", "نعم\nلا\r\nبلى", "w[نعم] / w[لا] / w[بلى]"},
    {"empty lines", "\n\nنعم\n\nلا\r\n \r\nبلى\n\n", "w[نعم] // w[لا] // w[بلى]"},
    {"line separators", "نعم\u2028لا\u2029بلى", "w[نعم] / w[لا] / w[بلى]"},
    {"control characters are space", "نعم\x01لا", "w[نعم] w[لا]"},
    {"invalid byte", "نعم\xFFلا", "w[نعم] p[\xFF] w[لا]"},
    {"truncated letter", "نعم\xD9", "w[نعم] p[\xD9]"},
    {"empty", "", ""},
    {"only space", " \t\u00A0\n", ""},
};

TEST(TokenizeTest, SplitsTexts) {
  Document document;
  for (const TokenCase& c : kTokenCases) {
    document.Reset("", c.text);
    Tokenize(&document);
    EXPECT_EQ(RenderTokens(document), c.expected) << c.name;
  }
}

struct TraitCase {
  const char* text;
  int traits;  // of the first token, without those about space
};

const TraitCase kTraitCases[] = {
    {"أكد", kHamzaAboveFirst},
    {"إن", kHamzaBelowFirst},
    {"وأن", kHamzaAboveFirst},
    {"لإن", kHamzaBelowFirst},
    {"ا\u0655ن", kHamzaBelowFirst},
    {"سأل", 0},
    {"اكد", 0},
    {"قائلاً", kHasTanwin},
    {"قائلًا", kHasTanwin},
    {"وزارة", kFinalTaMarbuta},
    {"وزارةً", kFinalTaMarbuta | kHasTanwin},
    {"على", kFinalAlifMaqsura},
    {"علي", 0},
    {"قُتل", kHasDamma},
    {"أُعلن", kHasDamma | kHamzaAboveFirst},
    {"وأُعلن", kHasDamma | kHamzaAboveFirst},
    {"يقُل", 0},
};

TEST(TokenizeTest, KeepsWhatFoldingRemoves) {
  Document document;
  for (const TraitCase& c : kTraitCases) {
    document.Reset("", c.text);
    Tokenize(&document);
    ASSERT_EQ(document.tokens.size(), 1u) << c.text;
    EXPECT_EQ(document.tokens[0].traits & ~(kSpaceBefore | kSpaceAfter), c.traits) << c.text;
  }
}

TEST(TokenizeTest, NotesSpaceThroughBidiControls) {
  Document document;
  document.Reset("", "قال \u200F\"نعم\u200F\" .");
  Tokenize(&document);
  std::string spaces;
  for (const Token& token : document.tokens) {
    spaces += (token.traits & kSpaceBefore) != 0 ? ' ' : '.';
    spaces += (token.traits & kSpaceAfter) != 0 ? ' ' : '.';
  }
  EXPECT_EQ(spaces, "   ....   ");
}

TEST(TokenizeTest, GivesPunctuationItsAsciiEquivalent) {
  Document document;
  document.Reset("", "، ؛ ؟ … – ( ) % ۔ 😀");
  Tokenize(&document);
  std::string marks;
  for (const Token& token : document.tokens) marks += token.mark != 0 ? token.mark : '0';
  EXPECT_EQ(marks, ",;?.-()%.0");
}

TEST(TokenizeTest, KeysAreThoseOfTheFoldedForm) {
  Document document;
  document.Reset("", "وأكَّدَ ٢٫٥ TwitteR بـ\"");
  Tokenize(&document);
  ASSERT_EQ(document.tokens.size(), 5u);
  EXPECT_EQ(document.tokens[0].key, WordKey(u"واكد"));
  EXPECT_EQ(document.tokens[0].letters, 4);
  EXPECT_EQ(document.tokens[1].key, WordKey(u"2,5"));
  EXPECT_EQ(document.tokens[2].key, WordKey(u"twitter"));
  EXPECT_EQ(document.tokens[3].key, WordKey(u"ب"));
  EXPECT_EQ(document.tokens[4].key, 0u);
  for (const Token& token : document.tokens) EXPECT_NE(token.word, nullptr);
}

TEST(TokenizeTest, PairsParenthesesWithinAParagraph) {
  Document document;
  document.Reset("", ") (ا (ب) ج) ( \n ) ((د))");
  Tokenize(&document);
  std::string pairs;
  for (const Token& token : document.tokens) {
    if (token.mark == '(' || token.mark == ')') pairs += std::to_string(token.pair) + ' ';
  }
  EXPECT_EQ(pairs, "-1 7 5 3 1 -1 -1 ");
}

// Laws for any bytes: tokens are in order, apart, not empty and inside the text; what lies between
// them is space, ignorable or what joins the words of a tag; paragraphs cover all tokens.
void CheckLaws(const std::string& bytes) {
  Document document;
  document.Reset("", bytes);
  Tokenize(&document);
  int32_t at = 0;
  const auto check_gap = [&](int32_t end) {
    while (at < end) {
      const char32_t point = NextPoint(bytes, &at);
      const CharClass c = FoldPoint(point).char_class();
      ASSERT_TRUE(c == CharClass::kSpace || c == CharClass::kLineBreak ||
                  c == CharClass::kIgnorable || point == U'_');
    }
    ASSERT_EQ(at, end) << "a token starts inside a code point";
  };
  for (const Token& token : document.tokens) {
    ASSERT_LT(token.span.begin, token.span.end);
    ASSERT_LE(token.span.end, static_cast<int32_t>(bytes.size()));
    check_gap(token.span.begin);
    while (at < token.span.end) NextPoint(bytes, &at);
    ASSERT_EQ(at, token.span.end) << "a token ends inside a code point";
  }
  check_gap(static_cast<int32_t>(bytes.size()));
  int32_t next = 0;
  for (const Paragraph& paragraph : document.paragraphs) {
    ASSERT_EQ(paragraph.tokens.begin, next);
    ASSERT_GT(paragraph.tokens.end, next);
    next = paragraph.tokens.end;
  }
  ASSERT_EQ(next, static_cast<int32_t>(document.tokens.size()));
}

TEST(TokenizeTest, HoldsItsLawsForRandomBytes) {
  std::mt19937 random(20240601);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 200, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    CheckLaws(bytes);
    if (HasFatalFailure()) return;
  }
}

TEST(TokenizeTest, HoldsItsLawsForMixedAndTruncatedText) {
  static const char* const kPieces[] = {"قال",  "\"", "«",  "»",      "((", "))",     "(", ")",
                                        " ",    "\n", "\r", "\u200F", "ـ",  "2",      ",", "_",
                                        "'",    "//", ":",  "ب",      "x",  "\u0651", ".", "…",
                                        "http", "😀",  "@",  "\uFEFF", "”",  "\uFD3E", "`", "-"};
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += kPieces[random() % std::size(kPieces)];
    CheckLaws(text.substr(random() % 4, random() % text.size()));
    if (HasFatalFailure()) return;
  }
}

TEST(TokenizeTest, ClassesStandByTokenToo) {
  std::string text = "قال بان كي مون: 5 \"نعم\" Zqx ضظغخثق.";
  for (int i = 0; i < 6; ++i) text += " " + text;  // more than a block of tokens
  Document document;
  document.Reset("", text);
  Tokenize(&document);
  ASSERT_EQ(document.classes.size(), document.tokens.size());
  for (size_t i = 0; i < document.tokens.size(); ++i) {
    const Token& t = document.tokens[i];
    const uint64_t no_word = t.kind == TokenKind::kWord ? 0 : kNoWord;
    EXPECT_EQ(t.classes, t.word->classes) << i;
    EXPECT_EQ(document.classes[i], t.classes | no_word) << i;
  }
}

TEST(TokenizeTest, ReusesItsMemory) {
  Document document;
  document.Reset("", "قال: نعم، ثم قال: لا");
  Tokenize(&document);
  const size_t capacity = document.tokens.capacity();
  document.Reset("", "نعم");
  Tokenize(&document);
  EXPECT_EQ(document.tokens.size(), 1u);
  EXPECT_EQ(document.tokens.capacity(), capacity);
}

}  // namespace
}  // namespace isnad
