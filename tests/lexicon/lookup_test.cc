// What LookUp says about written words: verb forms, clitics, order of readings.
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "server/engine/lexicon/lexicon.h"
#include "server/engine/text/fold.h"

namespace isnad {
namespace {

constexpr Gender kM = Gender::kMasculine, kF = Gender::kFeminine, kAny = Gender::kUnknown;
constexpr Number kSg = Number::kSingular, kDu = Number::kDual, kPl = Number::kPlural;

const WordEntry& Entry(std::string_view written) { return LookUp(FoldedKey(written)); }

struct VerbCase {
  const char* written;
  const char* lemma;
  WordClass word_class;
  Form form;
  Gender gender;
  Number number;
  int person;
  int proclitics;
  Suffix suffix;
};

void PrintTo(const VerbCase& c, std::ostream* out) { *out << c.written << " as " << c.lemma; }

class VerbFormTest : public testing::TestWithParam<VerbCase> {};

bool Matches(const Reading& r, const VerbCase& c) {
  return r.word_class == c.word_class && r.form == c.form && r.gender == c.gender &&
         r.number == c.number && r.person == c.person && r.proclitics == c.proclitics &&
         r.suffix == c.suffix && Verb(r.lemma).lemma == c.lemma;
}

TEST_P(VerbFormTest, IsFound) {
  int found = 0;
  for (const Reading& r : Entry(GetParam().written)) found += Matches(r, GetParam()) ? 1 : 0;
  EXPECT_EQ(found, 1) << "readings that match";
}

constexpr WordClass kV = WordClass::kVerb, kPt = WordClass::kParticiple,
                    kVn = WordClass::kVerbalNoun;
constexpr Form kPast = Form::kPast, kPres = Form::kPresent, kPassPast = Form::kPassivePast,
               kPassPres = Form::kPassivePresent, kPart = Form::kParticiple,
               kMasdar = Form::kVerbalNoun;
constexpr Suffix kNo = Suffix::kNone;

INSTANTIATE_TEST_SUITE_P(Derivations, VerbFormTest,
                         testing::ValuesIn(std::vector<VerbCase>{
                             // sound
                             {"أكد", "أكد", kV, kPast, kM, kSg, 3, 0, kNo},
                             {"أكدت", "أكد", kV, kPast, kF, kSg, 3, 0, kNo},
                             {"أكدوا", "أكد", kV, kPast, kM, kPl, 3, 0, kNo},
                             {"أكدا", "أكد", kV, kPast, kM, kDu, 3, 0, kNo},
                             {"أكدتا", "أكد", kV, kPast, kF, kDu, 3, 0, kNo},
                             {"أكدن", "أكد", kV, kPast, kF, kPl, 3, 0, kNo},
                             {"أكدت", "أكد", kV, kPast, kAny, kSg, 1, 0, kNo},
                             {"أكدنا", "أكد", kV, kPast, kAny, kPl, 1, 0, kNo},
                             {"يؤكد", "أكد", kV, kPres, kM, kSg, 3, 0, kNo},
                             {"تؤكد", "أكد", kV, kPres, kF, kSg, 3, 0, kNo},
                             {"يؤكدون", "أكد", kV, kPres, kM, kPl, 3, 0, kNo},
                             {"يؤكدوا", "أكد", kV, kPres, kM, kPl, 3, 0, kNo},
                             {"يؤكدان", "أكد", kV, kPres, kM, kDu, 3, 0, kNo},
                             {"أؤكد", "أكد", kV, kPres, kAny, kSg, 1, 0, kNo},
                             {"نؤكد", "أكد", kV, kPres, kAny, kPl, 1, 0, kNo},
                             // hollow
                             {"قالت", "قال", kV, kPast, kF, kSg, 3, 0, kNo},
                             {"قالا", "قال", kV, kPast, kM, kDu, 3, 0, kNo},
                             {"قلت", "قال", kV, kPast, kAny, kSg, 1, 0, kNo},
                             {"قلنا", "قال", kV, kPast, kAny, kPl, 1, 0, kNo},
                             {"أضفن", "أضاف", kV, kPast, kF, kPl, 3, 0, kNo},
                             {"قيل", "قال", kV, kPassPast, kM, kSg, 3, 0, kNo},
                             {"يقال", "قال", kV, kPassPres, kM, kSg, 3, 0, kNo},
                             {"يشار", "أشار", kV, kPassPres, kM, kSg, 3, 0, kNo},
                             {"يقلن", "قال", kV, kPres, kF, kPl, 3, 0, kNo},
                             // weak last letter
                             {"رأى", "رأى", kV, kPast, kM, kSg, 3, 0, kNo},
                             {"ورأي", "رأى", kV, kPast, kM, kSg, 3, kWa, kNo},
                             {"رأت", "رأى", kV, kPast, kF, kSg, 3, 0, kNo},
                             {"رأوا", "رأى", kV, kPast, kM, kPl, 3, 0, kNo},
                             {"رأيا", "رأى", kV, kPast, kM, kDu, 3, 0, kNo},
                             {"رأيت", "رأى", kV, kPast, kAny, kSg, 1, 0, kNo},
                             {"يرون", "رأى", kV, kPres, kM, kPl, 3, 0, kNo},
                             {"دعت", "دعا", kV, kPast, kF, kSg, 3, 0, kNo},
                             {"دعوا", "دعا", kV, kPast, kM, kPl, 3, 0, kNo},
                             {"دعوت", "دعا", kV, kPast, kAny, kSg, 1, 0, kNo},
                             {"يدعون", "دعا", kV, kPres, kM, kPl, 3, 0, kNo},
                             {"يدعى", "دعا", kV, kPassPres, kM, kSg, 3, 0, kNo},
                             {"نفوا", "نفى", kV, kPast, kM, kPl, 3, 0, kNo},
                             {"ينفيان", "نفى", kV, kPres, kM, kDu, 3, 0, kNo},
                             {"خشوا", "خشي", kV, kPast, kM, kPl, 3, 0, kNo},
                             // doubled, assimilated, hamzated
                             {"أقررت", "أقر", kV, kPast, kAny, kSg, 1, 0, kNo},
                             {"احتججنا", "احتج", kV, kPast, kAny, kPl, 1, 0, kNo},
                             {"اتهمت", "اتهم", kV, kPast, kAny, kSg, 1, 0, kNo},
                             {"يوصف", "وصف", kV, kPassPres, kM, kSg, 3, 0, kNo},
                             {"تنبأوا", "تنبأ", kV, kPast, kM, kPl, 3, 0, kNo},
                             {"تنبؤوا", "تنبأ", kV, kPast, kM, kPl, 3, 0, kNo},
                             {"آمل", "أمل", kV, kPres, kAny, kSg, 1, 0, kNo},
                             {"يجيئان", "جاء", kV, kPres, kM, kDu, 3, 0, kNo},
                             {"جاؤوا", "جاء", kV, kPast, kM, kPl, 3, 0, kNo},
                             // participles
                             {"قائلا", "قال", kPt, kPart, kM, kSg, 3, 0, kNo},
                             {"قائلة", "قال", kPt, kPart, kF, kSg, 3, 0, kNo},
                             {"قائلين", "قال", kPt, kPart, kM, kPl, 3, 0, kNo},
                             {"قائلات", "قال", kPt, kPart, kF, kPl, 3, 0, kNo},
                             {"ومضيفا", "أضاف", kPt, kPart, kM, kSg, 3, kWa, kNo},
                             {"نافين", "نفى", kPt, kPart, kM, kPl, 3, 0, kNo},
                             {"نافية", "نفى", kPt, kPart, kF, kSg, 3, 0, kNo},
                             // masdars
                             {"قوله", "قال", kVn, kMasdar, kM, kSg, 3, 0, Suffix::kHu},
                             {"بقولها", "قال", kVn, kMasdar, kM, kSg, 3, kBi, Suffix::kHa},
                             {"وبالقول", "قال", kVn, kMasdar, kM, kSg, 3, kWa | kBi | kAl, kNo},
                             {"إشارته", "أشار", kVn, kMasdar, kF, kSg, 3, 0, Suffix::kHu},
                             {"ادعاؤهم", "ادعى", kVn, kMasdar, kM, kSg, 3, 0, Suffix::kHum},
                             // clitics and object pronouns
                             {"وقالت", "قال", kV, kPast, kF, kSg, 3, kWa, kNo},
                             {"فقالوا", "قال", kV, kPast, kM, kPl, 3, kFa, kNo},
                             {"سيقول", "قال", kV, kPres, kM, kSg, 3, kSa, kNo},
                             {"وستقول", "قال", kV, kPres, kF, kSg, 3, kWa | kSa, kNo},
                             {"ليقول", "قال", kV, kPres, kM, kSg, 3, kLi, kNo},
                             {"أخبرتني", "أخبر", kV, kPast, kF, kSg, 3, 0, Suffix::kNi},
                             {"وأخبرني", "أخبر", kV, kPast, kM, kSg, 3, kWa, Suffix::kNi},
                             {"وصفته", "وصف", kV, kPast, kF, kSg, 3, 0, Suffix::kHu},
                             {"سماه", "سمى", kV, kPast, kM, kSg, 3, 0, Suffix::kHu},
                             {"قالوه", "قال", kV, kPast, kM, kPl, 3, 0, Suffix::kHu},
                             {"يصفها", "وصف", kV, kPres, kM, kSg, 3, 0, Suffix::kHa},
                         }));

struct WordCase {
  const char* written;
  const char* stem;  // of the first reading of the class
  WordClass word_class;
  int proclitics;
  Suffix suffix = Suffix::kNone;
};

void PrintTo(const WordCase& c, std::ostream* out) { *out << c.written; }

class CliticTest : public testing::TestWithParam<WordCase> {};

TEST_P(CliticTest, IsJoined) {
  const WordCase& c = GetParam();
  const WordMatch match = FindWord(FoldedKey(c.written));
  const Reading* reading = match.entry->Find(c.word_class);
  ASSERT_NE(reading, nullptr);
  EXPECT_EQ(reading->proclitics, c.proclitics);
  EXPECT_EQ(reading->suffix, c.suffix);
  const auto place = static_cast<int>(reading - match.entry->begin());
  EXPECT_EQ(StemOf(match.stems, place), FoldedKey(c.stem));
}

INSTANTIATE_TEST_SUITE_P(Words, CliticTest,
                         testing::ValuesIn(std::vector<WordCase>{
                             {"وقالت", "قالت", WordClass::kVerb, kWa},
                             {"وزير", "وزير", WordClass::kRole, 0},
                             {"الوزير", "وزير", WordClass::kRole, kAl},
                             {"للوزير", "وزير", WordClass::kRole, kLi | kAl},
                             {"وللوزير", "وزير", WordClass::kRole, kWa | kLi | kAl},
                             {"وبالوزيرة", "وزيرة", WordClass::kRole, kWa | kBi | kAl},
                             {"وزيرها", "وزير", WordClass::kRole, 0, Suffix::kHa},
                             {"والدته", "والدة", WordClass::kRole, 0, Suffix::kHu},
                             {"اللجنة", "لجنة", WordClass::kOrganization, kAl},
                             {"الكرملين", "كرملين", WordClass::kOrganization, kAl},
                             {"للكرملين", "كرملين", WordClass::kOrganization, kLi | kAl},
                             {"العراق", "العراق", WordClass::kCountry, 0},
                             {"للعراق", "العراق", WordClass::kCountry, kLi},
                             {"والأميركية", "أميركية", WordClass::kNisba, kWa | kAl},
                             {"فيه", "في", WordClass::kPreposition, 0, Suffix::kHu},
                             {"إليها", "إلى", WordClass::kPreposition, 0, Suffix::kHa},
                             {"لهم", "ل", WordClass::kPreposition, 0, Suffix::kHum},
                             {"أنها", "أن", WordClass::kParticle, 0, Suffix::kHa},
                             {"إنني", "إن", WordClass::kParticle, 0, Suffix::kNi},
                             {"وبأنه", "بأن", WordClass::kParticle, kWa, Suffix::kHu},
                             {"بالتصريحات", "تصريحات", WordClass::kSpeechNoun, kBi | kAl},
                             {"وسيستقبل", "يستقبل", WordClass::kOtherVerb, kWa | kSa},
                             {"الاثنين", "اثنين", WordClass::kTime, kAl},
                             {"بهذا", "هذا", WordClass::kDemonstrative, kBi},
                             {"سيكون", "يكون", WordClass::kAuxiliary, kSa},
                         }));

TEST(ReadingOrderTest, FewerCliticsComeFirst) {
  // وعد is the verb before it is و + something
  EXPECT_EQ(Entry("وعد").begin()->proclitics, 0);
  EXPECT_EQ(Entry("وعد").begin()->word_class, WordClass::kVerb);
}

TEST(ReadingOrderTest, FunctionWordsPrecedeNounsThatFoldAlike) {
  EXPECT_EQ(Entry("فيه").begin()->word_class, WordClass::kPreposition);
  EXPECT_EQ(Entry("إليه").begin()->word_class, WordClass::kPreposition);
  EXPECT_FALSE(Entry("بينهم").Is(WordClass::kVerb));
}

TEST(ReadingOrderTest, ThirdPersonPrecedesFirst) {
  EXPECT_EQ(Entry("أكدت").begin()->person, 3);
  EXPECT_EQ(Entry("اعتقد").begin()->person, 3);
}

TEST(ReadingOrderTest, BareNounsAreNoOtherVerbs) {
  EXPECT_FALSE(Entry("عقد").Is(WordClass::kOtherVerb));
  EXPECT_FALSE(Entry("عقدا").Is(WordClass::kOtherVerb));
  EXPECT_TRUE(Entry("عقدت").Is(WordClass::kOtherVerb));
  EXPECT_TRUE(Entry("يعقد").Is(WordClass::kOtherVerb));
}

TEST(RoleGenderTest, FollowsTheEnding) {
  EXPECT_EQ(Entry("وزير").Find(WordClass::kRole)->gender, kM);
  EXPECT_EQ(Entry("وزيرة").Find(WordClass::kRole)->gender, kF);
  EXPECT_EQ(Entry("الآنسة").Find(WordClass::kHonorific)->gender, kF);
  EXPECT_EQ(Entry("سعادة").Find(WordClass::kHonorific)->gender, kAny);
}

TEST(NounFormTest, SingularInUnIsNoPlural) {
  ASSERT_TRUE(Entry("الفرعون").Is(WordClass::kRole));
  EXPECT_EQ(Entry("الفرعون").Find(WordClass::kRole)->number, kSg);
  EXPECT_EQ(Entry("المراقبون").Find(WordClass::kCollective)->number, kPl);
}

TEST(NounFormTest, AbbreviationsHaveNoDual) {
  EXPECT_TRUE(Entry("د").Is(WordClass::kHonorific));
  EXPECT_FALSE(Entry("دين").Is(WordClass::kHonorific));
  EXPECT_FALSE(Entry("أين").Is(WordClass::kHonorific));
}

TEST(NounFormTest, AccusativesOfHamzaAreFound) {
  for (const char* word : {"شيئا", "عبئا", "جزءا"}) {
    EXPECT_TRUE(Entry(word).Is(WordClass::kCommonNoun)) << word;
  }
}

TEST(JussiveTest, IsMarked) {
  const Reading* reading = Entry("يقل").Find(WordClass::kVerb);
  ASSERT_NE(reading, nullptr);
  EXPECT_EQ(reading->attributes, kJussive);
  EXPECT_EQ(Entry("يقول").Find(WordClass::kVerb)->attributes, kIndicative);
}

TEST(FactsTest, TellOfClitics) {
  struct Case {
    const char* written;
    bool first, any;
  };
  for (const Case& c :
       {Case{"الوزير", false, false}, Case{"وزيرها", true, true}, Case{"بالقول", true, true},
        Case{"وقالت", true, true}, Case{"وجود", false, true}, Case{"وزير", false, false}}) {
    EXPECT_EQ((Entry(c.written).classes & kCliticFirst) != 0, c.first) << c.written;
    EXPECT_EQ((Entry(c.written).classes & kAnyClitic) != 0, c.any) << c.written;
  }
}

TEST(FactsTest, TellOfCues) {
  for (const char* written : {"قالت", "وقالت", "يقل", "قائلا", "قوله", "القول", "بحسب", "وفقا"}) {
    EXPECT_NE(Entry(written).classes & kMayBeCue, 0u) << written;
  }
  for (const char* written : {"أقول", "وصلت", "الوزير", "المدينة", "مؤتمر"}) {
    EXPECT_EQ(Entry(written).classes & kMayBeCue, 0u) << written;
  }
}

// speakers/ asks for the class before the word.
TEST(ClassTest, WordsThatRulesNameHaveTheirs) {
  struct Case {
    WordClass word_class;
    std::vector<const char*> words;
  };
  for (const Case& c :
       {Case{WordClass::kAuxiliary, {"قد", "لقد", "كان", "كانت"}},
        Case{WordClass::kNegation, {"لم", "لن", "لا"}},
        Case{WordClass::kConjunction, {"أما", "بينما", "فيما", "لكن"}},
        Case{WordClass::kPronoun, {"هو", "هي", "هم", "هما"}},
        Case{WordClass::kParticle, {"أنه", "أنها"}}, Case{WordClass::kDemonstrative, {"هؤلاء"}}}) {
    for (const std::string word : c.words) {
      EXPECT_TRUE(Entry(word.c_str()).Is(c.word_class)) << word;
      EXPECT_TRUE(Entry(("و" + word).c_str()).Is(c.word_class)) << word;
      EXPECT_TRUE(Entry(("ف" + word).c_str()).Is(c.word_class)) << word;
    }
  }
}

TEST(FactsTest, HaveABitForEachStem) {
  for (const auto& [written, stem] :
       {std::pair{"وقالت", "قالت"}, std::pair{"فقالت", "قالت"}, std::pair{"وزيرها", "وزير"}}) {
    EXPECT_NE(Entry(written).classes & StemBit(FoldedKey(stem)), 0u) << written;
  }
  // What stands behind ل is none: no rule asks for it by its stem alone.
  EXPECT_EQ(Entry("للوزير").classes & kStemmed, 0u);
  EXPECT_EQ(StemBit(kStemFlags - 1) & (kAllClasses | kAnyClitic | kCliticFirst | kStemmed), 0u);
}

// attribution/addressees.cc and settings.cc pass by words of other classes.
TEST(FactsTest, WordsOfCircumstancesHaveTheClassesTheyAreFoundBy) {
  constexpr uint64_t kAtTimeOrPlace =
      kAnyClitic | ClassBits(WordClass::kPreposition, WordClass::kTime, WordClass::kAdverb);
  for (const char* word : {"إلى", "أمام", "في", "على", "من"}) {
    EXPECT_TRUE(Entry(word).Is(WordClass::kPreposition)) << word;
  }
  for (const char* word :
       {"خلال",  "عقب", "بعد",    "قبل",   "قبيل",  "بعيد",  "إثر",  "عبر", "لدى", "بمناسبة", "أمس",
        "اليوم", "غدا", "الليلة", "لاحقا", "سابقا", "مؤخرا", "صباح", "ظهر", "فجر", "ليل"}) {
    EXPECT_NE(Entry(word).classes & kAtTimeOrPlace, 0U) << word;
  }
}

TEST(UnknownWordTest, IsTheSharedEmptyEntry) {
  const WordEntry& entry = Entry("ككككككك");
  EXPECT_EQ(&entry, &kUnknownWord);
  EXPECT_EQ(entry.begin(), entry.end());
  EXPECT_EQ(entry.Find(WordClass::kVerb), nullptr);
  EXPECT_FALSE(entry.Is(WordClass::kVerb));
}

TEST(SpellingTest, VariantsMeet) {
  const WordEntry& entry = Entry("وأكَّدَ");
  EXPECT_TRUE(entry.Is(WordClass::kVerb));
  EXPECT_EQ(&entry, &Entry("واكد"));
  EXPECT_EQ(&Entry("قائلاً"), &Entry("قايلا"));
  EXPECT_EQ(&Entry("الوزارة"), &Entry("الوزاره"));
}

TEST(VerbTest, TellsStanceLevelAndFrames) {
  const VerbInfo& said = Verb(Entry("قال").Find(WordClass::kVerb)->lemma);
  EXPECT_EQ(said.stance, Stance::kNeutral);
  EXPECT_EQ(said.level, VerbLevel::kA);
  EXPECT_EQ(said.frames, kFrameParticle | kFrameColon | kFrameDirect);
  const VerbInfo& relayed = Verb(Entry("ونقلت").Find(WordClass::kVerb)->lemma);
  EXPECT_EQ(relayed.level, VerbLevel::kR);
  EXPECT_NE(relayed.frames & kFrameAn, 0);
  EXPECT_EQ(Verb(UINT16_MAX).lemma, "");
}

TEST(AttributeTest, AreSetByClass) {
  EXPECT_EQ(Entry("بحسب").Find(WordClass::kPreposition)->attributes, kAccordingTo);
  EXPECT_EQ(Entry("في").Find(WordClass::kPreposition)->attributes, kPlainPreposition);
  EXPECT_EQ(Entry("تغريدة").Find(WordClass::kSpeechNoun)->attributes, kWritten);
  EXPECT_EQ(Entry("مؤتمر").Find(WordClass::kSpeechNoun)->attributes, kEvent);
  EXPECT_EQ(Entry("فيلم").Find(WordClass::kNameHead)->attributes, kHeadsTitle);
}

TEST(DigestTest, IsSixteenHexadecimalDigits) {
  EXPECT_THAT(std::string(LexiconDigest()), testing::MatchesRegex("[0-9a-f]+"));
  EXPECT_EQ(LexiconDigest().size(), 16u);
}

}  // namespace
}  // namespace isnad
