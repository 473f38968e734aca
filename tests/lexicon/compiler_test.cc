// The lexicon compiler: what it says about bad rows, and its derivations where look-ups cannot tell
// them apart. SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <cstring>
#include <string>
#include <vector>

#include "server/engine/lexicon/compiler/clitics.h"
#include "server/engine/lexicon/compiler/entries.h"
#include "server/engine/lexicon/compiler/noun_forms.h"
#include "server/engine/lexicon/compiler/verb_forms.h"
#include "server/engine/lexicon/tables.h"
#include "server/engine/text/fold.h"

namespace isnad::lexicon {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;
using testing::UnorderedElementsAre;

std::vector<std::string> FaultsOf(const std::string& text, size_t columns) {
  Problems problems;
  ParseTsv("x.tsv", text, columns, &problems);
  return problems.all();
}

TEST(TsvTest, ReportsRowsByLine) {
  EXPECT_THAT(FaultsOf("# comment\n\nأ\t1\nب\t2\n", 2), IsEmpty());
  EXPECT_THAT(FaultsOf("# comment\nأ\n", 2), ElementsAre("x.tsv:2: expected 2 columns, found 1"));
  EXPECT_THAT(FaultsOf("أ\t1\t2\n", 2), ElementsAre("x.tsv:1: expected 2 columns, found 3"));
  EXPECT_THAT(FaultsOf("أ\t1\nأ\t2\n", 2), ElementsAre("x.tsv:2: 'أ' stands twice"));
  EXPECT_THAT(FaultsOf("ب\t1\nأ\t2\n", 2), ElementsAre("x.tsv:2: 'أ' is not in order"));
  EXPECT_THAT(FaultsOf("\t1\n", 2), ElementsAre("x.tsv:1: the first column is empty"));
  EXPECT_THAT(FaultsOf("أ \t1\n", 2), ElementsAre("x.tsv:1: space at the edge of 'أ '"));
}

TEST(TsvTest, ReportsAMissingFile) {
  Problems problems;
  EXPECT_THAT(ReadTsv("no/such.tsv", 2, &problems), IsEmpty());
  EXPECT_THAT(problems.all(), ElementsAre("such.tsv:0: cannot be read"));
}

struct BadRow {
  const char* name;
  void (*add)(const Row&, WordTable*, Problems*);
  std::vector<std::string> fields;
  const char* fault;
};

void PrintTo(const BadRow& row, std::ostream* out) { *out << row.name; }

void AddVerbRow(const Row& row, WordTable* words, Problems* problems) {
  std::vector<VerbEntry> verbs;
  AddVerb(row, &verbs, words, problems);
  EXPECT_THAT(verbs, IsEmpty());
}

void AddPhraseRow(const Row& row, WordTable*, Problems* problems) {
  std::vector<PhraseEntry> phrases;
  AddPhrase(row, &phrases, problems);
  EXPECT_THAT(phrases, IsEmpty());
}

class BadRowTest : public testing::TestWithParam<BadRow> {};

TEST_P(BadRowTest, IsReported) {
  WordTable words;
  Problems problems;
  GetParam().add({"x.tsv", 7, GetParam().fields}, &words, &problems);
  EXPECT_THAT(problems.all(), ElementsAre(StartsWith(std::string("x.tsv:7: ") + GetParam().fault)));
}

INSTANTIATE_TEST_SUITE_P(Rows, BadRowTest,
                         testing::ValuesIn(std::vector<BadRow>{
                             {"frame",
                              AddVerbRow,
                              {"قال", "يقول", "-", "-", "-", "loud", "neutral", "A", "-"},
                              "frame 'loud' is none of particle colon"},
                             {"stance",
                              AddVerbRow,
                              {"قال", "يقول", "-", "-", "-", "-", "calm", "A", "-"},
                              "stance 'calm' is none of"},
                             {"level",
                              AddVerbRow,
                              {"قال", "يقول", "-", "-", "-", "-", "neutral", "D", "-"},
                              "level 'D' is none of A B C R X"},
                             {"present",
                              AddVerbRow,
                              {"قال", "قول", "-", "-", "-", "-", "neutral", "A", "-"},
                              "the present 'قول' is no 3rd person masculine singular"},
                             {"past",
                              AddVerbRow,
                              {"ق", "يقول", "-", "-", "-", "-", "neutral", "A", "-"},
                              "the past 'ق' is too short"},
                             {"homograph",
                              AddOtherVerb,
                              {"عقد", "يعقد", "yes", "-"},
                              "homograph 'yes' is none of - noun"},
                             {"function_class",
                              AddFunctionWord,
                              {"في", "adposition", "-", "-", "-", "-"},
                              "class 'adposition' is none of particle"},
                             {"attribute",
                              AddFunctionWord,
                              {"في", "preposition", "-", "-", "near", "-"},
                              "attribute 'near' is none of according_to"},
                             {"pronoun",
                              AddFunctionWord,
                              {"فيها", "preposition", "f", "s", "hum", "-"},
                              "'فيها' does not end in hum"},
                             {"number",
                              AddFunctionWord,
                              {"في", "preposition", "-", "few", "-", "-"},
                              "number 'few' is none of s d p -"},
                             {"speech_kind",
                              AddSpeechNoun,
                              {"بيان", "-", "spoken", "m", "-"},
                              "kind 'spoken' is none of utterance written event"},
                             {"role",
                              AddRole,
                              {"وزير", "+", "وزراء", "cabinet", "-"},
                              "category 'cabinet' is none of state"},
                             {"organization",
                              AddOrganization,
                              {"وزارة", "x", "-", "government", "-"},
                              "gender 'x' is none of m f u -"},
                             {"name_head",
                              AddNameHead,
                              {"فيلم", "أفلام", "film", "m", "-"},
                              "kind 'film' is none of title name term"},
                             {"name",
                              AddName,
                              {"سلمى", "f", "first", "-"},
                              "class 'first' is none of given family link"},
                             {"place",
                              AddPlace,
                              {"نورسان", "village", "f", "-", "-"},
                              "kind 'village' is none of country region city"},
                             {"common_word",
                              AddCommonWord,
                              {"باب", "verb", "m", "-"},
                              "class 'verb' is none of noun adjective"},
                             {"phrase_class",
                              AddPhraseRow,
                              {"يذكر أن", "teller", "-"},
                              "class 'teller' is none of narrator"},
                             {"phrase_length",
                              AddPhraseRow,
                              {"أ ب ت ث ج ح خ", "narrator", "-"},
                              "a phrase has at most 6 words"},
                         }),
                         [](const testing::TestParamInfo<BadRow>& info) {
                           return std::string(info.param.name);
                         });

std::vector<std::string> Texts(const std::vector<NounForm>& forms) {
  std::vector<std::string> texts;
  for (const NounForm& form : forms) texts.push_back(Utf8(form.text));
  return texts;
}

TEST(NounFormsTest, DeriveCasesAndDual) {
  EXPECT_THAT(Texts(SingularForms(U"وزير", Gender::kMasculine)),
              ElementsAre("وزير", "وزيرا", "وزيران", "وزيرين"));
  EXPECT_THAT(Texts(SingularForms(U"لجنة", Gender::kFeminine)),
              ElementsAre("لجنة", "لجنتان", "لجنتين"));
  EXPECT_THAT(Texts(SingularForms(U"مستشفى", Gender::kMasculine)),
              ElementsAre("مستشفى", "مستشفيان", "مستشفيين"));
  EXPECT_THAT(Texts(PluralForms(U"مهندسون", Gender::kMasculine)),
              ElementsAre("مهندسون", "مهندسين", "مهندسو", "مهندسي"));
  EXPECT_THAT(Texts(PluralForms(U"وزراء", Gender::kMasculine)), ElementsAre("وزراء"));
}

std::vector<std::string> Joins(const Word& word, Proclitics which) {
  std::vector<std::string> texts;
  for (const Joined& joined : JoinProclitics(word, which)) texts.push_back(Utf8(joined.text));
  return texts;
}

TEST(CliticsTest, JoinAsWritten) {
  EXPECT_THAT(Joins(U"قال", Proclitics::kConjunctions), ElementsAre("قال", "وقال", "فقال"));
  EXPECT_THAT(Joins(U"يقول", Proclitics::kFewFutures),
              UnorderedElementsAre("يقول", "ويقول", "فيقول", "سيقول", "ليقول"));
  EXPECT_EQ(Joins(U"وزير", Proclitics::kArticle).size(), 24u);
  EXPECT_EQ(Joins(U"وزير", Proclitics::kFewArticles).size(), 14u);
  EXPECT_THAT(Joins(U"لجنة", Proclitics::kArticle), Contains("للجنة"));
  EXPECT_THAT(Joins(U"لجنة", Proclitics::kArticle), testing::Not(Contains("لللجنة")));
  EXPECT_THAT(Joins(U"العراق", Proclitics::kPrepositions), Contains("للعراق"));
  EXPECT_THAT(Joins(U"إلياس", Proclitics::kPrepositions), Contains("لإلياس"));
}

std::vector<std::string> Suffixes(const Word& word, Host host) {
  std::vector<std::string> texts;
  for (const Suffixed& s : JoinSuffixes(word, host, {Suffix::kHu})) texts.push_back(Utf8(s.text));
  return texts;
}

TEST(CliticsTest, SuffixesChangeTheEnd) {
  EXPECT_THAT(Suffixes(U"والدة", Host::kNoun), ElementsAre("والدته"));
  EXPECT_THAT(Suffixes(U"وزراء", Host::kNoun), ElementsAre("وزراءه", "وزراؤه", "وزرائه"));
  EXPECT_THAT(Suffixes(U"سمى", Host::kVerb), ElementsAre("سماه"));
  EXPECT_THAT(Suffixes(U"قالوا", Host::kVerb), ElementsAre("قالوه"));
}

TEST(VerbFormsTest, DoubledVerbsOpenBeforeConsonants) {
  std::vector<std::string> first_person;
  for (const Word& past :
       {Word(U"ظن"), Word(U"أصر"), Word(U"استمر"), Word(U"اتهم"), Word(U"أمر")}) {
    PrincipalParts parts;
    parts.past = past;
    parts.present = past == U"أمر"   ? U"يأمر"
                    : past == U"أصر" ? U"يصر"
                    : past == U"ظن"  ? U"يظن"
                                     : U"ي" + past.substr(1);
    for (const VerbForm& form : DeriveActive(parts)) {
      if (form.form == Form::kPast && form.person == 1 && form.number == Number::kSingular) {
        first_person.push_back(Utf8(form.text));
      }
    }
  }
  EXPECT_THAT(first_person, ElementsAre("ظننت", "أصررت", "استمررت", "اتهمت", "أمرت"));
}

TEST(WordTableTest, PacksReadingsOnceAndInOrder) {
  WordTable words;
  Reading noun, verb;
  noun.word_class = WordClass::kCommonNoun;
  verb.word_class = WordClass::kVerb;
  words.Add(U"ذكر", U"ذكر", noun);
  words.Add(U"ذكر", U"ذكر", verb);
  words.Add(U"ذكر", U"ذكر", noun);
  EXPECT_TRUE(words.Has(U"ذكر", WordClass::kVerb));
  EXPECT_FALSE(words.Has(U"ذكر", WordClass::kRole));
  EXPECT_FALSE(words.Has(U"ذكرى", WordClass::kVerb));
  Problems problems;
  const PackedWords packed = words.Pack(&problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(packed.words, 1u);
  EXPECT_EQ(packed.readings, 2u);
  const uint64_t key = FoldedKey("ذكر");
  const uint64_t slot = packed.slots[SlotOf(key, packed.slot_count)];
  EXPECT_EQ(TagOfSlot(slot), TagOf(key, packed.tag_shift));
  const std::string record = packed.records.substr(RecordOfSlot(slot) * kRecordUnit);
  EXPECT_EQ(record[offsetof(WordEntry, reading_count)], 2);
  ASSERT_GE(record.size(), sizeof(WordEntry) + 2 * sizeof(Reading));
  Reading first, second;
  std::memcpy(&first, &record[sizeof(WordEntry)], sizeof(Reading));
  std::memcpy(&second, &record[sizeof(WordEntry) + sizeof(Reading)], sizeof(Reading));
  EXPECT_EQ(first.word_class, WordClass::kVerb);
  EXPECT_EQ(second.word_class, WordClass::kCommonNoun);
  EXPECT_EQ(packed.stems[StemsOfSlot(slot) >> 1], key);
}

TEST(WordTableTest, WordsThatReadAlikeShareARecord) {
  WordTable words;
  for (const WordView word : {U"بئر", U"نهر", U"جسر"}) words.Add(word, word, Reading());
  Problems problems;
  const PackedWords packed = words.Pack(&problems);
  EXPECT_EQ(packed.words, 3u);
  EXPECT_EQ(packed.stems.size(), 3u);
  EXPECT_LE(packed.records.size(), kRecordUnit + sizeof(WordEntry) + 2 * kRecordUnit);
}

}  // namespace
}  // namespace isnad::lexicon
