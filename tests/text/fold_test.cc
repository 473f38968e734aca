// Folding: every equivalence of REPORTING.md's "Spelling variants", the character classes, and
// decoding of any bytes.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/text/fold.h"

#include <gtest/gtest.h>

#include <string>

#include "server/engine/lexicon/lexicon.h"

namespace isnad {
namespace {

struct FoldCase {
  const char* name;
  const char* text;
  const char* folded;
};

const FoldCase kFoldCases[] = {
    {"hamza above alif", "أكد", "اكد"},
    {"hamza below alif", "إن", "ان"},
    {"madda", "آسيا", "اسيا"},
    {"alif wasla", "ٱلكتاب", "الكتاب"},
    {"hamza seats", "مسؤول مسئول", "مسوول مسيول"},
    {"hamza alone", "جاءت", "جات"},
    {"alif maqsura", "فى", "في"},
    {"ta marbuta", "وزارة", "وزاره"},
    {"tanwin before alif", "قائلًا", "قايلا"},
    {"tanwin after alif", "قائلاً", "قايلا"},
    {"shadda and vowels", "وأكَّدَ", "واكد"},
    {"superscript alif", "هٰذا", "هذا"},
    {"tatweel", "قـــال", "قال"},
    {"isolated and final forms", "ﻗﺎﻝ", "قال"},
    {"lam-alif ligature", "ﻗﺎﺋﻼ", "قايلا"},
    {"lam-alif with hamza", "ﻷن", "لان"},
    {"presentation forms A", "ﷲ", "الله"},
    {"Persian ya and kaf", "یک", "يك"},
    {"Persian gaf", "گالری", "كالري"},
    {"Urdu he", "ہۀ", "هه"},
    {"letters of foreign sounds stay", "پاڤچ", "پاڤچ"},
    {"Arabic-Indic digits", "٢٠٢٤", "2024"},
    {"extended digits", "۲۰۲۴", "2024"},
    {"full-width digits", "２０", "20"},
    {"Latin case", "TwitteR", "twitter"},
    {"Latin accents, composed", "São", "sao"},
    {"Latin accents, decomposed", "Sa\u0303o", "sao"},
    {"Latin ligature", "ﬁn", "fin"},
    {"Cyrillic case", "МИР", "мир"},
    {"Hangul stays composed", "한국", "한국"},
    {"zero-width and bidi", "قا\u200Cل\u200F\u202B\uFEFF", "قال"},
    {"underscore stays", "سلمى_النادر", "سلمي_النادر"},
    {"punctuation stays", "قال: «نعم».", "قال: «نعم»."},
    {"invalid bytes become U+FFFD", "قا\xFFل", "قا\uFFFDل"},
    {"empty", "", ""},
};

TEST(FoldTest, FoldsSpellingVariants) {
  for (const FoldCase& c : kFoldCases) {
    EXPECT_EQ(FoldToString(c.text), c.folded) << c.name;
    EXPECT_EQ(FoldToString(c.folded), c.folded) << c.name << ": folding twice";
    EXPECT_EQ(FoldedKey(c.text), FoldedKey(c.folded)) << c.name;
  }
}

TEST(FoldTest, KeyIsTheWordKeyOfTheFoldedForm) {
  EXPECT_EQ(FoldedKey("وقالتْ"), WordKey(u"وقالت"));
  EXPECT_NE(FoldedKey("قال"), FoldedKey("قالت"));
}

TEST(FoldTest, EveryCodePointFoldsToAStableForm) {
  for (char32_t point = 0; point < kFoldPointEnd; ++point) {
    std::string once;
    for (char32_t c : FoldPoint(point)) AppendPoint(c, &once);
    ASSERT_EQ(FoldToString(once), once) << "U+" << std::hex << static_cast<uint32_t>(point);
  }
}

struct ClassCase {
  const char* text;  // every code point of it has the class
  CharClass char_class;
  char ascii;
};

const ClassCase kClassCases[] = {
    {"ابىةگپﻼﷲ", CharClass::kArabicLetter, 0},
    {"aZéмא中", CharClass::kForeignLetter, 0},
    {"09٠٩۰۹０", CharClass::kDigit, 0},
    {"ـًَّْٰ\u0301\u200B\u200C\u200D\u200E\u200F\u061C\u202A\u202E\u2066\u2069\uFEFF",
     CharClass::kIgnorable, 0},
    {" \t\u00A0\u2003\u3000\v\x01", CharClass::kSpace, 0},
    {"\n\r\u2028\u2029", CharClass::kLineBreak, 0},
    {"\"«»“”„‟‹›″＂〝〞﴾﴿", CharClass::kQuoteMark, '"'},
    {"'‘’‚‛`´", CharClass::kQuoteMark, '\''},
    {",،٫", CharClass::kPunctuation, ','},
    {"؛;；", CharClass::kPunctuation, ';'},
    {"?؟？", CharClass::kPunctuation, '?'},
    {".…۔．", CharClass::kPunctuation, '.'},
    {"-–—−", CharClass::kPunctuation, '-'},
    {":：", CharClass::kPunctuation, ':'},
    {"_＿", CharClass::kPunctuation, '_'},
    {"©😀₪\uFDFA\uFFFD\uE000", CharClass::kOther, 0},
};

TEST(FoldTest, ClassifiesCodePoints) {
  for (const ClassCase& c : kClassCases) {
    const std::string_view text = c.text;
    for (int32_t at = 0; at < static_cast<int32_t>(text.size());) {
      const char32_t point = NextPoint(text, &at);
      const Folded folded = FoldPoint(point);
      EXPECT_EQ(folded.char_class(), c.char_class) << std::hex << static_cast<uint32_t>(point);
      if (c.ascii != 0) {
        EXPECT_EQ(folded.ascii(), c.ascii) << std::hex << static_cast<uint32_t>(point);
      }
    }
  }
}

struct DecodeCase {
  const char* name;
  std::string bytes;
  std::u32string points;
};

TEST(FoldTest, DecodesAnyBytes) {
  const DecodeCase cases[] = {
      {"all lengths", "a\xD8\xA7\xE2\x80\x9C\xF0\x9F\x98\x80", U"aا“😀"},
      {"last code point", "\xF4\x8F\xBF\xBF", U"\U0010FFFF"},
      {"continuation alone", "\x80\xBF", U"\uFFFD\uFFFD"},
      {"truncated two", "\xD8", U"\uFFFD"},
      {"truncated three", "\xE2\x80", U"\uFFFD\uFFFD"},
      {"truncated four", "\xF0\x9F\x98", U"\uFFFD\uFFFD\uFFFD"},
      {"broken by a letter", "\xD8x", U"\uFFFDx"},
      {"overlong slash", "\xC0\xAF", U"\uFFFD\uFFFD"},
      {"overlong in three", "\xE0\x80\xAF", U"\uFFFD\uFFFD\uFFFD"},
      {"overlong in four", "\xF0\x80\x80\xAF", U"\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"surrogate", "\xED\xA0\x80", U"\uFFFD\uFFFD\uFFFD"},
      {"beyond Unicode", "\xF4\x90\x80\x80", U"\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"never a lead", "\xF5\xFE\xFF", U"\uFFFD\uFFFD\uFFFD"},
  };
  for (const DecodeCase& c : cases) {
    std::u32string points;
    for (int32_t at = 0; at < static_cast<int32_t>(c.bytes.size());) {
      points.push_back(NextPoint(c.bytes, &at));
    }
    EXPECT_TRUE(points == c.points) << c.name;
  }
}

TEST(FoldTest, EncodingAndDecodingAgreeOnEveryCodePoint) {
  for (char32_t point = 0; point < kFoldPointEnd; ++point) {
    if (point >= 0xD800 && point <= 0xDFFF) continue;
    std::string utf8;
    AppendPoint(point, &utf8);
    int32_t at = 0;
    ASSERT_EQ(NextPoint(utf8, &at), point);
    ASSERT_EQ(at, static_cast<int32_t>(utf8.size()));
  }
}

}  // namespace
}  // namespace isnad
