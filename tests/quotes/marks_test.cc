// Pairing quotation marks: tables of invented sentences with their spans in brackets ([? ] when the
// closing mark is missing), then laws that hold for any text.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/quotes/marks.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "server/engine/text/tokenize.h"
#include "tests/support/render.h"

namespace isnad {
namespace {

void Pair(std::string_view text, Document* document) {
  document->Reset("", text);
  Tokenize(document);
  PairMarks(document);
}

struct SpanCase {
  const char* name;
  const char* text;
  const char* expected;
};

void Check(const SpanCase* cases, size_t count) {
  Document document;
  for (size_t i = 0; i < count; ++i) {
    Pair(cases[i].text, &document);
    EXPECT_EQ(RenderSpans(document), cases[i].expected) << cases[i].name;
  }
}

template <size_t kCount>
void Check(const SpanCase (&cases)[kCount]) {
  Check(cases, kCount);
}

TEST(MarksTest, PairsEveryFamily) {
  static const SpanCase kCases[] = {
      {"straight", "قال: \"انتهى العمل\".", "قال: \"[انتهى العمل]\"."},
      {"full-width", "قال: ＂انتهى العمل＂.", "قال: ＂[انتهى العمل]＂."},
      {"curly", "قال إن “العمل انتهى”.", "قال إن “[العمل انتهى]”."},
      {"curly reversed", "قال إن ”العمل انتهى“.", "قال إن ”[العمل انتهى]“."},
      {"curly, one glyph", "قال إن ”العمل انتهى”.", "قال إن ”[العمل انتهى]”."},
      {"low and high", "قال: „انتهى العمل“.", "قال: „[انتهى العمل]“."},
      {"low and right", "قال: „انتهى العمل”.", "قال: „[انتهى العمل]”."},
      {"high reversed", "قال: ‟انتهى العمل”.", "قال: ‟[انتهى العمل]”."},
      {"guillemets", "قال: «انتهى العمل».", "قال: «[انتهى العمل]»."},
      {"guillemets reversed", "قال »انتهى العمل«.", "قال »[انتهى العمل]«."},
      {"guillemets, one glyph", "قال »انتهى العمل» ثم غادر.", "قال »[انتهى العمل]» ثم غادر."},
      {"single guillemets", "قال: ‹انتهى العمل›.", "قال: ‹[انتهى العمل]›."},
      {"single", "قرأت 'ظل النخلة' أمس.", "قرأت '[ظل النخلة]' أمس."},
      {"single curly", "قرأت ‘ظل النخلة’ أمس.", "قرأت ‘[ظل النخلة]’ أمس."},
      {"single curly reversed", "قرأت ’ظل النخلة‘ أمس.", "قرأت ’[ظل النخلة]‘ أمس."},
      {"back tick and acute", "قرأت `ظل النخلة´ أمس.", "قرأت `[ظل النخلة]´ أمس."},
      {"doubled single", "قال: ''انتهى العمل''.", "قال: ''[انتهى العمل]''."},
      {"doubled back ticks", "قال: ``انتهى العمل''.", "قال: ``[انتهى العمل]''."},
      {"doubled curly single", "قال: ‘‘انتهى العمل’’.", "قال: ‘‘[انتهى العمل]’’."},
      {"double prime", "قال: ″انتهى العمل″.", "قال: ″[انتهى العمل]″."},
      {"double parentheses", "قال: ((انتهى العمل)).", "قال: (([انتهى العمل]))."},
      {"ornate", "تلا: ﴿إن مع الصبر فرجا﴾.", "تلا: ﴿[إن مع الصبر فرجا]﴾."},
      {"ornate reversed", "تلا: ﴾إن مع الصبر فرجا﴿.", "تلا: ﴾[إن مع الصبر فرجا]﴿."},
      {"slashes", "قال //انتهى العمل// وغادر.", "قال //[انتهى العمل]// وغادر."},
      {"single parentheses are none", "قال (انتهى العمل).", "قال (انتهى العمل)."},
  };
  Check(kCases);
}

TEST(MarksTest, PairsMixedMarks) {
  static const SpanCase kCases[] = {
      {"guillemet and straight", "قال: «انتهى العمل\".", "قال: «[انتهى العمل]\"."},
      {"straight and guillemet", "قال: \"انتهى العمل».", "قال: \"[انتهى العمل]»."},
      {"guillemet and curly", "وصفه ب«الفوز” الكبير.", "وصفه ب«[الفوز]” الكبير."},
      {"straight and prime behind a digit", "فيلم \"الجسر 3″ الجديد", "فيلم \"[الجسر 3]″ الجديد"},
      {"parentheses need their own", "قال ((انتهى\" العمل", "قال ((انتهى\" العمل"},
  };
  Check(kCases);
}

TEST(MarksTest, ReadsNeighbours) {
  static const SpanCase kCases[] = {
      {"clitic glued", "وصفه ب\"الفشل\" أمس.", "وصفه ب\"[الفشل]\" أمس."},
      {"clitic with tatweel", "وصفه بـ\"الفشل\" أمس.", "وصفه بـ\"[الفشل]\" أمس."},
      {"article outside", "حضر ال\"كابتن\" أمس.", "حضر ال\"[كابتن]\" أمس."},
      {"names joined by و", "بين \"الفرات\"و\"دجلة\"و\"الخابور\".",
       "بين \"[الفرات]\"و\"[دجلة]\"و\"[الخابور]\"."},
      {"closing glued to the next word", "قال: \"انتهى العمل\"وغادر.",
       "قال: \"[انتهى العمل]\"وغادر."},
      {"opening glued to the word before", "في بلدة\"الشمس\" الصغيرة.",
       "في بلدة\"[الشمس]\" الصغيرة."},
      {"spaces inside", "قال \" لم أر أحدا \".", "قال \" [لم أر أحدا] \"."},
      {"bidi controls", "قال: \u200F\"\u202Bانتهى العمل\u202C\"\u200F.",
       "قال: \u200F\"\u202B[انتهى العمل]\u202C\"\u200F."},
      {"full stop inside", "قال: \"انتهى العمل.\" وغادر.", "قال: \"[انتهى العمل.]\" وغادر."},
      {"ellipsis first", "قال \"...انتهى العمل\".", "قال \"[...انتهى العمل]\"."},
      {"in parentheses", "المجلة (\"الأفق\") صدرت.", "المجلة (\"[الأفق]\") صدرت."},
      {"nothing inside", "قال \"\" وغادر. \" \"", "قال \"\" وغادر. \" \""},
      {"Latin apostrophe", "قال O'Neil و'نعم' كثيرا.", "قال O'Neil و'[نعم]' كثيرا."},
      {"one apostrophe", "حوار ا'ل جديد", "حوار ا'ل جديد"},
      {"urgent news is no quotation", "عاجل// وصل الوفد. عاجل// غادر الوفد.",
       "عاجل// وصل الوفد. عاجل// غادر الوفد."},
  };
  Check(kCases);
}

TEST(MarksTest, KnowsInchMarks) {
  static const SpanCase kCases[] = {
      {"inch before speech", "شاشة بقياس 55\" جديدة، وقال المدير: \"إنها الأولى\".",
       "شاشة بقياس 55\" جديدة، وقال المدير: \"[إنها الأولى]\"."},
      {"inch at the end", "اشترى شاشة بقياس 55\".", "اشترى شاشة بقياس 55\"."},
      {"closing behind a year", "في كتاب \"أحداث 2011\" الشهير.",
       "في كتاب \"[أحداث 2011]\" الشهير."},
      {"closing behind a year before more", "\"قمة 2011\" و\"قمة 2012\".",
       "\"[قمة 2011]\" و\"[قمة 2012]\"."},
      {"minutes and seconds", "عند 12' 30\" من الشوط.", "عند 12' 30\" من الشوط."},
  };
  Check(kCases);
}

TEST(MarksTest, Nests) {
  static const SpanCase kCases[] = {
      {"guillemets in straight", "قال: \"رواية «الظل» أعجبتني\".",
       "قال: \"[رواية «[الظل]» أعجبتني]\"."},
      {"straight in guillemets", "قال: «رواية \"الظل\" أعجبتني».",
       "قال: «[رواية \"[الظل]\" أعجبتني]»."},
      {"single in straight", "قال: \"رواية 'ظل النخلة' أعجبتني\".",
       "قال: \"[رواية '[ظل النخلة]' أعجبتني]\"."},
      {"straight in straight", "قال \"قرأت رواية \"الظل\" كلها\" وابتسم.",
       "قال \"[قرأت رواية \"[الظل]\" كلها]\" وابتسم."},
      {"guillemets in guillemets", "قال: «قرأت «الظل» كلها».", "قال: «[قرأت «[الظل]» كلها]»."},
      {"straight in straight, three times",
       "قال \"نزور \"الواحة\" ثم \"القلعة\" ثم \"السوق\" معا\" وابتسم.",
       "قال \"[نزور \"[الواحة]\" ثم \"[القلعة]\" ثم \"[السوق]\" معا]\" وابتسم."},
      {"both close together", "قال: \"قرأت رواية «الظل»\".", "قال: \"[قرأت رواية «[الظل]»]\"."},
      {"both open together", "قال: \"'الظل' رواية\".", "قال: \"['[الظل]' رواية]\"."},
      {"three deep", "قال: «ردد \"نشيد 'الأرض' القديم\" كثيرا».",
       "قال: «[ردد \"[نشيد '[الأرض]' القديم]\" كثيرا]»."},
  };
  Check(kCases);
}

TEST(MarksTest, DropsStrayMarks) {
  static const SpanCase kCases[] = {
      {"closing without opening", "وذكر أن القرار نهائي\". وأضاف أن العرض مفتوح.",
       "وذكر أن القرار نهائي\". وأضاف أن العرض مفتوح."},
      {"opening without closing, no speaker", "ندوة حول موضوع \"الماء والزراعة.",
       "ندوة حول موضوع \"الماء والزراعة."},
      {"one opening too many", "ما يسمى \"الطريق الثالث أو \"الطريق الرابع\"، لم يبدأ.",
       "ما يسمى \"الطريق الثالث أو \"[الطريق الرابع]\"، لم يبدأ."},
      {"one closing too many", "فتح \"باب السوق\" و\"باب البحر\" القديم\" أمس.",
       "فتح \"[باب السوق]\" و\"[باب البحر]\" القديم\" أمس."},
      {"doubled by mistake", "يسمى \"\"الجسر الكبير\" اليوم.", "يسمى \"\"[الجسر الكبير]\" اليوم."},
      {"a stray mark stays in its paragraph", "انتهى العمل\".\nقال: \"نعم\".\nثم \"لا\".",
       "انتهى العمل\".\nقال: \"[نعم]\".\nثم \"[لا]\"."},
  };
  Check(kCases);
}

TEST(MarksTest, EndsUnclosedSpeech) {
  static const SpanCase kCases[] = {
      {"with the paragraph", "قال الطبيب: \"امتلأ المكان.\nووصلت الإمدادات.",
       "قال الطبيب: \"[?امتلأ المكان.]\nووصلت الإمدادات."},
      {"before another speaker", "قال الوالي: \"سنعمل معا. وقال القائد: \"لن نقبل\".",
       "قال الوالي: \"[?سنعمل معا.] وقال القائد: \"[لن نقبل]\"."},
      {"before the narrator's participle", "قالت الدائرة إن \"الطريق مغلق، مضيفة أن العمل مستمر.",
       "قالت الدائرة إن \"[?الطريق مغلق]، مضيفة أن العمل مستمر."},
      {"before a later fragment", "قالت إن \"خمسة أصيبوا مشيرة إلى أن أحدهم في \"حالة حرجة\".",
       "قالت إن \"[?خمسة أصيبوا] مشيرة إلى أن أحدهم في \"[حالة حرجة]\"."},
      {"before a participle that starts a sentence", "قال «هو غريب عنا. مضيفا «لن نقبل به».",
       "قال «[?هو غريب عنا.] مضيفا «[لن نقبل به]»."},
      {"around whole quotations", "قال: «زرنا واحة \"النخيل\" ثم عدنا.",
       "قال: «[?زرنا واحة \"[النخيل]\" ثم عدنا.]"},
      {"not around what follows a title",
       "أكد أمس كاتب المدينة صاحب «تأسيس القلعة حبه «الدار» القديمة.",
       "أكد أمس كاتب المدينة صاحب «تأسيس القلعة حبه «[الدار]» القديمة."},
      {"closed and opened by one mark", "قال: \"السوق هادئ. \"ربما يتغير ذلك\".",
       "قال: \"[السوق هادئ.] \"[ربما يتغير ذلك]\"."},
      {"opening mark missing", "وقال المدير: انتهى العمل كله\". ثم غادر.",
       "وقال المدير: [انتهى العمل كله]\". ثم غادر."},
  };
  Check(kCases);
}

TEST(MarksTest, FollowsSpeechOverParagraphs) {
  static const SpanCase kCases[] = {
      {"reopened in each paragraph",
       "قال الناجي: \"كنا نياما.\n\"ثم انهار السقف.\n\"ولم أسمع شيئا\".",
       "قال الناجي: \"[?كنا نياما.]\n\"[?ثم انهار السقف.]\n\"[ولم أسمع شيئا]\"."},
      {"closed in the next", "قال الشيخ: \"الصلح خير.\nوالعفو أفضل\". ثم غادر.",
       "قال الشيخ: \"[الصلح خير.\nوالعفو أفضل]\". ثم غادر."},
      {"closed three later", "قال الشيخ: «الصلح خير.\nوالصبر.\nوالحلم.\nوالعفو».",
       "قال الشيخ: «[الصلح خير.\nوالصبر.\nوالحلم.\nوالعفو]»."},
      {"four later is too far", "قال الشيخ: «الصلح خير.\nو.\nو.\nو.\nوالعفو».",
       "قال الشيخ: «[?الصلح خير.]\nو.\nو.\nو.\nوالعفو»."},
      {"another speaker between", "قال الشيخ: \"الصلح خير.\nوقال الوالي إن العفو أفضل\".",
       "قال الشيخ: \"[?الصلح خير.]\nوقال الوالي إن العفو أفضل\"."},
      {"other marks between", "قال الشيخ: \"الصلح خير.\nفي \"السوق\" كلام.\nوالعفو\".",
       "قال الشيخ: \"[?الصلح خير.]\nفي \"[السوق]\" كلام.\nوالعفو\"."},
      {"the next paragraph has its own", "قال: \"الصلح خير.\nوالعفو\". وقال القائد: \"نعم\".",
       "قال: \"[الصلح خير.\nوالعفو]\". وقال القائد: \"[نعم]\"."},
  };
  Check(kCases);
}

// The typography that other tools are known to fail on (one row each, our own sentences).
TEST(MarksTest, PassesTheTypographyProbes) {
  static const SpanCase kCases[] = {
      {"01 nested", "قالت: «قال لي \"اصبري\" فصبرت».", "قالت: «[قال لي \"[اصبري]\" فصبرت]»."},
      {"02 reversed curly", "قالت: ”صبرت طويلا“.", "قالت: ”[صبرت طويلا]“."},
      {"03 two paragraphs, one closer", "قالت: \"صبرت طويلا.\n\"ثم رحلت\".",
       "قالت: \"[?صبرت طويلا.]\n\"[ثم رحلت]\"."},
      {"04 reversed guillemets", "قالت: »صبرت طويلا«.", "قالت: »[صبرت طويلا]«."},
      {"05 closer stuck to the next word", "قالت \"صبرت طويلا\"وغادرت.",
       "قالت \"[صبرت طويلا]\"وغادرت."},
      {"06 double parentheses", "قالت: ((صبرت طويلا)).", "قالت: (([صبرت طويلا]))."},
      {"07 doubled single", "قالت: ''صبرت طويلا''.", "قالت: ''[صبرت طويلا]''."},
      {"08 inch before a quote", "شاشة 32\" معطلة، وقالت: \"صبرت طويلا\".",
       "شاشة 32\" معطلة، وقالت: \"[صبرت طويلا]\"."},
      {"09 unclosed, then a second speaker", "قالت: \"صبرت طويلا. وقال الوالي: \"كفى صبرا\".",
       "قالت: \"[?صبرت طويلا.] وقال الوالي: \"[كفى صبرا]\"."},
      {"10 same marks nested", "قالت \"غنيت \"نشيد الصبر\" طويلا\" وابتسمت.",
       "قالت \"[غنيت \"[نشيد الصبر]\" طويلا]\" وابتسمت."},
      {"11 low and high", "قالت: „صبرت طويلا“.", "قالت: „[صبرت طويلا]“."},
      {"12 titles are spans too", "عرض فيلم \"الصبر\" في مهرجان \"الواحة\".",
       "عرض فيلم \"[الصبر]\" في مهرجان \"[الواحة]\"."},
      {"13 dash dialogue has no marks", "- هل صبرت؟\n- نعم.", "- هل صبرت؟\n- نعم."},
      {"14 indirect speech has no marks", "قالت إنها صبرت طويلا.", "قالت إنها صبرت طويلا."},
  };
  Check(kCases);
}

TEST(MarksTest, TellsWhatItRepaired) {
  Document document;
  Pair("قال: \"نعم\" و«لا».", &document);
  ASSERT_EQ(document.spans.size(), 2u);
  EXPECT_FALSE(document.spans[0].repaired);
  EXPECT_EQ(document.spans[0].style, MarkStyle::kStraight);
  EXPECT_EQ(document.spans[1].style, MarkStyle::kGuillemet);

  Pair("قال: «نعم\".", &document);
  ASSERT_EQ(document.spans.size(), 1u);
  EXPECT_TRUE(document.spans[0].repaired);
  EXPECT_FALSE(document.spans[0].unclosed);

  Pair("قال: «نعم.", &document);
  ASSERT_EQ(document.spans.size(), 1u);
  EXPECT_TRUE(document.spans[0].unclosed);
  EXPECT_EQ(document.spans[0].close, -1);
  EXPECT_EQ(document.Slice(document.spans[0].marked), "«نعم.");
}

TEST(MarksTest, WritesTokensAndParents) {
  Document document;
  Pair("قال: \"رواية «الظل» جيدة\".", &document);
  ASSERT_EQ(document.spans.size(), 2u);
  EXPECT_EQ(document.spans[0].parent, -1);
  EXPECT_EQ(document.spans[1].parent, 0);
  EXPECT_EQ(document.Slice(document.spans[0].marked), "\"رواية «الظل» جيدة\"");
  std::string quotes;  // of each token: قال : " رواية « الظل » جيدة " .
  for (const Token& token : document.tokens) quotes += std::to_string(token.quote) + ' ';
  EXPECT_EQ(quotes, "-1 -1 -1 0 0 1 0 0 -1 -1 ");
  EXPECT_EQ(document.tokens[2].pair, 8);
  EXPECT_EQ(document.tokens[8].pair, 2);
  EXPECT_EQ(document.tokens[4].pair, 6);
}

// Spans are in order, nested in their parents, not empty, on code-point boundaries and no deeper
// than allowed.
void CheckLaws(const std::string& text) {
  Document document;
  Pair(text, &document);
  const auto is_boundary = [&](int32_t at) {
    return at == static_cast<int32_t>(text.size()) ||
           (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
  };
  int32_t end = 0;  // of the last span without a parent
  for (size_t i = 0; i < document.spans.size(); ++i) {
    const QuoteSpan& span = document.spans[i];
    ASSERT_LT(span.content.begin, span.content.end);
    ASSERT_LE(span.marked.begin, span.content.begin);
    ASSERT_GE(span.marked.end, span.content.end);
    ASSERT_TRUE(is_boundary(span.content.begin) && is_boundary(span.content.end));
    ASSERT_EQ(document.SpanOf(span.tokens), span.content);
    if (i > 0) {
      ASSERT_GE(span.content.begin, document.spans[i - 1].content.begin);
    }
    int depth = 1;
    for (int32_t p = span.parent; p >= 0; p = document.spans[p].parent) {
      ASSERT_LT(p, static_cast<int32_t>(i));
      ASSERT_LE(document.spans[p].content.begin, span.content.begin);
      ASSERT_GE(document.spans[p].content.end, span.content.end);
      ++depth;
    }
    ASSERT_LE(depth, kMaxQuoteDepth);
    if (span.parent < 0) {
      ASSERT_GE(span.content.begin, end);
      end = span.content.end;
    }
  }
}

TEST(MarksTest, HoldsItsLawsForRandomMarks) {
  static const char* const kPieces[] = {"قال", "وقال", "نعم", "مضيفا",  "أن", "ب",  " ",  " ",
                                        "\n",  ".",    "،",   ":",      "\"", "\"", "«",  "»",
                                        "“",   "”",    "„",   "'",      "''", "((", "))", "//",
                                        "55",  "″",    "﴿",   "\u200F", "(",  ")"};
  std::mt19937 random(11);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (int i = 0; i < 50; ++i) text += kPieces[random() % std::size(kPieces)];
    CheckLaws(text);
    ASSERT_FALSE(HasFatalFailure()) << text;
  }
}

TEST(MarksTest, FinishesAMegabyteOfOneMark) {
  for (const char* mark :
       {"\"", "«", "»", "“", "'", "((", "))", "//", " \"", "\" ", "ا\"", "\"\n", ": \"ا"}) {
    std::string text;
    while (text.size() < (1u << 20)) text += mark;
    CheckLaws(text);
    ASSERT_FALSE(HasFatalFailure()) << mark;
  }
}

}  // namespace
}  // namespace isnad
