// Sentences: tables of invented texts with | between sentences.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/text/sentences.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "server/engine/quotes/marks.h"
#include "server/engine/text/tokenize.h"
#include "tests/support/render.h"

namespace isnad {
namespace {

void Split(std::string_view text, Document* document) {
  document->Reset("", text);
  Tokenize(document);
  PairMarks(document);
  SplitSentences(document);
}

struct SentenceCase {
  const char* name;
  const char* text;
  const char* expected;
};

const SentenceCase kCases[] = {
    {"full stops", "وصل الوفد. ثم غادر.", "وصل الوفد.|ثم غادر."},
    {"question and exclamation", "هل وصل؟ نعم! غادر؟", "هل وصل؟|نعم!|غادر؟"},
    {"no full stop at the end", "وصل الوفد. ثم غادر", "وصل الوفد.|ثم غادر"},
    {"paragraphs", "وصل الوفد\nثم غادر", "وصل الوفد|ثم غادر"},
    {"missing space", "وصل الوفد.ثم غادر.", "وصل الوفد.|ثم غادر."},
    {"ellipsis", "وصل الوفد… ثم غادر.. وعاد... انتهى", "وصل الوفد…|ثم غادر..|وعاد...|انتهى"},
    {"a lost percent sign", "بلغت 40? من الكل. غادر.", "بلغت 40? من الكل.|غادر."},
    {"several marks", "أحقا؟! نعم!!! لا", "أحقا؟!|نعم!!!|لا"},
    {"title", "وصل د. سامي النادر. ثم غادر.", "وصل د. سامي النادر.|ثم غادر."},
    {"dotted letters", "قالت بي.بي.سي إن الوفد وصل.", "قالت بي.بي.سي إن الوفد وصل."},
    {"agency", "وكالة أ.ف.ب. نقلت الخبر.", "وكالة أ.ف.ب. نقلت الخبر."},
    {"spaced letters", "وكالة د. ب. أ. نقلت الخبر.", "وكالة د. ب. أ. نقلت الخبر."},
    {"year with a unit", "بني عام 1920 م. ثم هدم.", "بني عام 1920 م.|ثم هدم."},
    {"number inside", "بلغ 2.5 مليون. ثم 3,5.", "بلغ 2.5 مليون.|ثم 3,5."},
    {"number with a space inside", "بلغ 65 .4 إنش. ثم انتهى.", "بلغ 65 .4 إنش.|ثم انتهى."},
    {"number last", "حدث ذلك عام 2019. ثم انتهى.", "حدث ذلك عام 2019.|ثم انتهى."},
    {"list", "1. وصل الوفد. ثم غادر.", "1. وصل الوفد.|ثم غادر."},
    {"Latin initials", "كتب J. K. رولان قصة. انتهت.", "كتب J. K. رولان قصة.|انتهت."},
    {"before a comma", "ماذا حدث؟، سأل الطفل.", "ماذا حدث؟، سأل الطفل."},
    {"parentheses", "وصل الوفد (كان متأخرا. جدا) أمس. غادر.",
     "وصل الوفد (كان متأخرا. جدا) أمس.|غادر."},
    {"unpaired parenthesis", "وصل (الوفد. ثم غادر.", "وصل (الوفد.|ثم غادر."},
    {"quotation is an atom", "قال: \"وصلنا. ثم عدنا\" وغادر.", "قال: \"وصلنا. ثم عدنا\" وغادر."},
    {"full stop behind the mark", "قال: \"وصلنا\". ثم غادر.", "قال: \"وصلنا\".|ثم غادر."},
    {"full stop inside, new sentence", "قال: \"وصلنا.\" وأضاف أنه متعب.",
     "قال: \"وصلنا.\"|وأضاف أنه متعب."},
    {"full stop inside, cue behind", "\"وصلنا.\" قال القائد.", "\"وصلنا.\" قال القائد."},
    {"question inside, cue behind", "\"هل وصلنا؟\" سأل القائد.", "\"هل وصلنا؟\" سأل القائد."},
    {"full stop inside, comma behind", "\"وصلنا.\"، قال القائد.", "\"وصلنا.\"، قال القائد."},
    {"full stop inside a nested one", "قال: «نادى \"قفوا.\"» وأضاف أنه متعب.",
     "قال: «نادى \"قفوا.\"»|وأضاف أنه متعب."},
    {"no full stop inside", "قال: \"وصلنا\" وأضاف أنه متعب.", "قال: \"وصلنا\" وأضاف أنه متعب."},
    {"unclosed, another speaker", "قال الوالي: \"وصلنا معا. وقال القائد: \"لا\".",
     "قال الوالي: \"وصلنا معا.|وقال القائد: \"لا\"."},
    {"only marks", "...", "..."},
    {"empty", "", ""},
};

TEST(SentencesTest, SplitsTexts) {
  Document document;
  for (const SentenceCase& c : kCases) {
    Split(c.text, &document);
    EXPECT_EQ(RenderSentences(document), c.expected) << c.name;
  }
}

TEST(SentencesTest, NumbersTokensInsideQuotations) {
  Document document;
  Split("وصل. قال: \"نعم. لا.\" وأضاف أنه متعب.", &document);
  ASSERT_EQ(document.sentences.size(), 3u);
  const QuoteSpan& span = document.spans.at(0);
  for (int32_t i = span.open; i <= span.close; ++i) EXPECT_EQ(document.tokens[i].sentence, 1);
}

TEST(SentencesTest, CoversEveryTokenOnce) {
  static const char* const kPieces[] = {"قال", "وقال", "د", "5", " ",  ".", "؟", "…",
                                        "،",   "\"",   "(", ")", "\n", "«", "»", "x"};
  std::mt19937 random(3);
  Document document;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += kPieces[random() % std::size(kPieces)];
    Split(text, &document);
    int32_t next = 0;
    for (size_t s = 0; s < document.sentences.size(); ++s) {
      const Sentence& sentence = document.sentences[s];
      ASSERT_EQ(sentence.tokens.begin, next) << text;
      ASSERT_GT(sentence.tokens.end, next) << text;
      for (; next < sentence.tokens.end; ++next) {
        ASSERT_EQ(document.tokens[next].sentence, static_cast<int32_t>(s)) << text;
        ASSERT_EQ(document.tokens[next].paragraph, sentence.paragraph) << text;
      }
    }
    ASSERT_EQ(next, static_cast<int32_t>(document.tokens.size())) << text;
  }
}

}  // namespace
}  // namespace isnad
