// MatchPhrase: every listed phrase, the longest first, with conjunctions and in any spelling.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "server/engine/lexicon/compiler/tsv.h"
#include "server/engine/lexicon/lexicon.h"
#include "server/engine/text/fold.h"

namespace isnad {
namespace {

PhraseMatch Match(const std::string& text) {
  std::vector<uint64_t> keys;
  std::istringstream in(text);
  for (std::string word; in >> word;) keys.push_back(FoldedKey(word));
  return MatchPhrase(keys.data(), static_cast<int>(keys.size()));
}

struct PhraseCase {
  const char* text;
  PhraseClass phrase_class;
  int length;
};

void PrintTo(const PhraseCase& c, std::ostream* out) { *out << c.text; }

class PhraseTest : public testing::TestWithParam<PhraseCase> {};

TEST_P(PhraseTest, Matches) {
  const PhraseMatch match = Match(GetParam().text);
  EXPECT_EQ(match.phrase_class, GetParam().phrase_class);
  EXPECT_EQ(match.length, GetParam().length);
}

INSTANTIATE_TEST_SUITE_P(Texts, PhraseTest,
                         testing::ValuesIn(std::vector<PhraseCase>{
                             {"يذكر أن المصنع مغلق", PhraseClass::kNarrator, 2},
                             {"ويذكر أن المصنع مغلق", PhraseClass::kNarrator, 2},
                             {"يشار إلى أن الجسر قديم", PhraseClass::kNarrator, 3},
                             {"من المتوقع أن يصل", PhraseClass::kNarrator, 3},
                             {"على الرغم من المطر", PhraseClass::kNarrator, 3},
                             {"على حد قول الحارس", PhraseClass::kAccordingTo, 3},
                             {"على حد تعبيرها", PhraseClass::kAccordingTo, 3},
                             {"نقلا عن مصدر", PhraseClass::kAccordingTo, 2},
                             {"من وجهة نظره", PhraseClass::kAccordingTo, 3},
                             {"ومن جهته قال الحارس", PhraseClass::kSpeakerChange, 2},
                             {"من جانبها", PhraseClass::kSpeakerChange, 2},
                             {"وفي المقابل", PhraseClass::kSpeakerChange, 2},
                             {"ما يسمى المرفأ", PhraseClass::kNaming, 2},
                             {"تحت عنوان", PhraseClass::kNaming, 2},
                             {"قوله تعالى", PhraseClass::kScripture, 2},
                             {"صلى الله عليه وسلم", PhraseClass::kOfProphet, 4},
                             {"سبحانه وتعالى", PhraseClass::kOfGod, 2},
                             {"تعالى", PhraseClass::kOfGod, 1},
                             {"آل عمران", PhraseClass::kSura, 2},
                             {"البقرة", PhraseClass::kSura, 1},
                             {"رحمه الله", PhraseClass::kEulogy, 2},
                             {"طلب عدم الكشف عن اسمه", PhraseClass::kUnnamed, 5},
                             {"فضل عدم ذكر اسمه", PhraseClass::kUnnamed, 4},
                             // spelling
                             {"يشار الى ان الجسر قديم", PhraseClass::kNarrator, 3},
                             // no phrase
                             {"يذكر الحارس", PhraseClass::kNone, 0},
                             {"من جهة الشرق", PhraseClass::kNone, 0},
                             {"إلى أن", PhraseClass::kNone, 0},
                             {"على حد", PhraseClass::kNone, 0},
                             {"", PhraseClass::kNone, 0},
                         }));

TEST(PhrasesTest, LongestWins) {
  EXPECT_EQ(Match("قال الله تعالى").length, 3);
  EXPECT_EQ(Match("دون أن يسميه").phrase_class, PhraseClass::kUnnamed);
  EXPECT_EQ(Match("دون أن يقف").phrase_class, PhraseClass::kNarrator);
}

TEST(PhrasesTest, AllListedOnesMatchThemselves) {
  const std::map<std::string, PhraseClass> classes = {
      {"narrator", PhraseClass::kNarrator},
      {"according_to", PhraseClass::kAccordingTo},
      {"speaker_change", PhraseClass::kSpeakerChange},
      {"naming", PhraseClass::kNaming},
      {"scripture", PhraseClass::kScripture},
      {"eulogy", PhraseClass::kEulogy},
      {"of_god", PhraseClass::kOfGod},
      {"of_prophet", PhraseClass::kOfProphet},
      {"unnamed", PhraseClass::kUnnamed}};
  lexicon::Problems problems;
  const auto rows = lexicon::ReadTsv("server/engine/lexicon/phrases.tsv", 3, &problems);
  ASSERT_GE(rows.size(), 150u);
  for (const lexicon::Row& row : rows) {
    for (const char* conjunction : {"", "و", "ف"}) {
      const PhraseMatch match = Match(conjunction + row.fields[0]);
      EXPECT_EQ(match.phrase_class, classes.at(row.fields[1])) << row.line << ": " << row.fields[0];
      std::istringstream in(row.fields[0]);
      int words = 0;
      for (std::string word; in >> word;) ++words;
      EXPECT_EQ(match.length, words) << row.line << ": " << row.fields[0];
    }
  }
}

TEST(PhrasesTest, TheWordsThatBeginThemAreMarked) {
  lexicon::Problems problems;
  int known = 0;
  for (const lexicon::Row& row :
       lexicon::ReadTsv("server/engine/lexicon/phrases.tsv", 3, &problems)) {
    const std::string first = row.fields[0].substr(0, row.fields[0].find(' '));
    for (const char* conjunction : {"", "و", "ف"}) {
      const WordEntry& entry = LookUp(FoldedKey(conjunction + first));
      if (&entry == &kUnknownWord) continue;
      EXPECT_NE(entry.classes & kMayBeCue, 0u) << conjunction << first;
      ++known;
    }
  }
  EXPECT_GE(known, 150);
}

TEST(PhrasesTest, ReadsNoFurtherThanCount) {
  const uint64_t keys[] = {FoldedKey("يذكر"), FoldedKey("أن")};
  EXPECT_EQ(MatchPhrase(keys, 2).length, 2);
  EXPECT_EQ(MatchPhrase(keys, 1).length, 0);
  EXPECT_EQ(MatchPhrase(keys, 0).length, 0);
}

}  // namespace
}  // namespace isnad
