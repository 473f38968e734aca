// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "server/engine/lexicon/compiler/clitics.h"
#include "server/engine/lexicon/compiler/columns.h"
#include "server/engine/lexicon/compiler/entries.h"
#include "server/engine/lexicon/compiler/noun_forms.h"

namespace isnad::lexicon {
namespace {

constexpr Gender kM = Gender::kMasculine, kF = Gender::kFeminine;

// What all forms of one entry share.
struct Kind {
  WordClass word_class = WordClass::kCommonNoun;
  uint8_t attributes = 0;
  // An entry that begins with ال begins with the article: الكرملين. Else it is part of the word:
  // التزام.
  bool article_listed = true;
};

const std::vector<Suffix>& Possessives() {
  static const auto* const kAll =
      new std::vector<Suffix>{Suffix::kHu, Suffix::kHa, Suffix::kHum, Suffix::kHuma, Suffix::kNa};
  return *kAll;
}

void AddJoined(const Word& text, const Word& stem, Proclitics proclitics, Reading reading,
               WordTable* words) {
  const uint8_t own = reading.proclitics;
  for (const Joined& joined : JoinProclitics(text, proclitics)) {
    reading.proclitics = static_cast<uint8_t>(own | joined.proclitics);
    words->Add(joined.text, stem, reading);
  }
}

void AddForm(const NounForm& form, const Kind& kind, WordTable* words) {
  Reading reading;
  reading.word_class = kind.word_class;
  reading.attributes = kind.attributes;
  reading.gender = form.gender;
  reading.number = form.number;
  if (kind.article_listed && StartsWith(form.text, U"ال") && form.text.size() > 4) {
    reading.proclitics = kAl;
    AddJoined(form.text, form.text.substr(2), Proclitics::kPrepositions, reading, words);
    return;
  }
  // Abbreviations (د, م) stand alone: with clitics they would be other words (لم, كم).
  if (form.text.size() == 1) return words->Add(form.text, form.text, reading);
  AddJoined(form.text, form.text, form.proclitics, reading, words);
  if (!form.takes_possessive) return;
  for (const Suffixed& suffixed : JoinSuffixes(form.text, Host::kNoun, Possessives())) {
    reading.suffix = suffixed.suffix;
    AddJoined(suffixed.text, form.text, Proclitics::kFewPrepositions, reading, words);
  }
}

void AddForms(const std::vector<NounForm>& forms, const Kind& kind, WordTable* words) {
  for (const NounForm& form : forms) AddForm(form, kind, words);
}

bool Contains(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// The oblique of a listed nominative (مهندسين beside مهندسون) follows from it.
void AddPlurals(const std::string& list, Gender gender, const Kind& kind, WordTable* words) {
  const std::vector<std::string> plurals = SplitList(list);
  for (const std::string& plural : plurals) {
    const Word word = Letters(plural);
    if (EndsWith(word, U"ين") && Contains(plurals, Utf8(Replaced(word, 2, U"ون")))) continue;
    AddForms(PluralForms(word, gender), kind, words);
  }
}

// Names take no article and no pronoun.
void AddProperName(const Word& name, Gender gender, WordClass word_class, WordTable* words) {
  Reading reading;
  reading.word_class = word_class;
  reading.gender = gender;
  reading.number = Number::kSingular;
  // كراولي is a name of its own far more often than like somebody's.
  AddJoined(name, name, Proclitics::kFewPrepositions, reading, words);
}

// The gender of a role's first column. Without a feminine beside it, ة means a woman (آنسة آنسات)
// or a title of either gender (سعادة, داعية).
Gender GenderOfRole(const Row& row, const Word& word) {
  if (row.fields[1] != "-" || Last(word) != U'ة') return kM;
  for (const std::string& plural : SplitList(row.fields[2])) {
    if (EndsWith(Letters(plural), U"ات")) return kF;
  }
  return Gender::kUnknown;
}

bool IsSoundMasculinePlural(const Word& word) { return EndsWith(word, U"ون") && word.size() > 4; }

// Beside a plural of its own (فراعنة), the ون of فرعون is no ending; مراقبين is but the oblique.
bool HasOtherPlural(const Row& row, const Word& word) {
  const std::vector<std::string> plurals = SplitList(row.fields[2]);
  return std::any_of(plurals.begin(), plurals.end(), [&](const std::string& plural) {
    return Letters(plural) != Replaced(word, 2, U"ين");
  });
}

}  // namespace

void AddSpeechNoun(const Row& row, WordTable* words, Problems* problems) {
  static constexpr Choice<SpeechNounAttribute> kKinds[] = {
      {"utterance", kUtterance}, {"written", kWritten}, {"event", kEvent}};
  const auto attribute = Choose(row, "kind", row.fields[2], kKinds, problems);
  const auto gender = ReadGender(row, 3, problems);
  if (!attribute || !gender) return;
  const Kind kind = {WordClass::kSpeechNoun, *attribute, false};
  AddForms(SingularForms(Letters(row.fields[0]), *gender), kind, words);
  AddPlurals(row.fields[1], kF, kind, words);
}

void AddRole(const Row& row, WordTable* words, Problems* problems) {
  static constexpr Choice<WordClass> kCategories[] = {
      {"state", WordClass::kRole},           {"government", WordClass::kRole},
      {"party", WordClass::kRole},           {"military", WordClass::kRole},
      {"justice", WordClass::kRole},         {"religion", WordClass::kRole},
      {"media", WordClass::kRole},           {"business", WordClass::kRole},
      {"academia", WordClass::kRole},        {"health", WordClass::kRole},
      {"sport", WordClass::kRole},           {"arts", WordClass::kRole},
      {"society", WordClass::kRole},         {"kinship", WordClass::kRole},
      {"honorific", WordClass::kHonorific},  {"anonymous", WordClass::kAnonymous},
      {"collective", WordClass::kCollective}};
  const auto word_class = Choose(row, "category", row.fields[3], kCategories, problems);
  if (!word_class) return;
  const Kind kind = {*word_class, 0, true};
  const Word masculine = Letters(row.fields[0]);
  const Gender gender = GenderOfRole(row, masculine);
  const std::string& feminine = row.fields[1];
  // A collective may be listed by its plural alone: مراقبون.
  const bool plural = IsSoundMasculinePlural(masculine) && !HasOtherPlural(row, masculine);
  AddForms(plural ? PluralForms(masculine, kM) : SingularForms(masculine, gender), kind, words);
  if (feminine != "-") {
    const Word word = feminine == "+" ? Feminine(masculine) : Letters(feminine);
    AddForms(SingularForms(word, kF), kind, words);
    if (Last(word) == U'ة') AddForms(PluralForms(Replaced(word, 1, U"ات"), kF), kind, words);
  }
  AddPlurals(row.fields[2], gender, kind, words);
}

void AddOrganization(const Row& row, WordTable* words, Problems* problems) {
  static constexpr Choice<WordClass> kCategories[] = {{"government", WordClass::kOrganization},
                                                      {"security", WordClass::kOrganization},
                                                      {"international", WordClass::kOrganization},
                                                      {"party", WordClass::kOrganization},
                                                      {"company", WordClass::kOrganization},
                                                      {"media", WordClass::kOrganization},
                                                      {"sport", WordClass::kOrganization},
                                                      {"academic", WordClass::kOrganization},
                                                      {"health", WordClass::kOrganization},
                                                      {"finance", WordClass::kOrganization},
                                                      {"other", WordClass::kOrganization},
                                                      {"document", WordClass::kDocument},
                                                      {"medium", WordClass::kMedium}};
  const auto word_class = Choose(row, "category", row.fields[3], kCategories, problems);
  const auto gender = ReadGender(row, 1, problems);
  if (!word_class || !gender) return;
  const Kind kind = {*word_class, 0, true};
  AddForms(SingularForms(Letters(row.fields[0]), *gender), kind, words);
  AddPlurals(row.fields[2], kF, kind, words);
}

void AddNameHead(const Row& row, WordTable* words, Problems* problems) {
  static constexpr Choice<NameHeadAttribute> kKinds[] = {
      {"title", kHeadsTitle}, {"name", kHeadsName}, {"term", kHeadsTerm}};
  const auto attribute = Choose(row, "kind", row.fields[2], kKinds, problems);
  const auto gender = ReadGender(row, 3, problems);
  if (!attribute || !gender) return;
  const Kind kind = {WordClass::kNameHead, *attribute, false};
  AddForms(SingularForms(Letters(row.fields[0]), *gender), kind, words);
  AddPlurals(row.fields[1], kF, kind, words);
}

void AddName(const Row& row, WordTable* words, Problems* problems) {
  static constexpr Choice<WordClass> kClasses[] = {{"given", WordClass::kGivenName},
                                                   {"family", WordClass::kFamilyName},
                                                   {"link", WordClass::kNameLink}};
  const auto gender = ReadGender(row, 1, problems);
  if (!gender) return;
  for (const std::string& name : SplitList(row.fields[2])) {
    const auto word_class = Choose(row, "class", name, kClasses, problems);
    if (word_class) AddProperName(Letters(row.fields[0]), *gender, *word_class, words);
  }
}

void AddPlace(const Row& row, WordTable* words, Problems* problems) {
  static constexpr Choice<WordClass> kKinds[] = {{"country", WordClass::kCountry},
                                                 {"region", WordClass::kCountry},
                                                 {"city", WordClass::kCity}};
  const auto word_class = Choose(row, "kind", row.fields[1], kKinds, problems);
  const auto gender = ReadGender(row, 2, problems);
  if (!word_class || !gender) return;
  AddProperName(Letters(row.fields[0]), *gender, *word_class, words);
  for (const std::string& nisba : SplitList(row.fields[3])) {
    AddForms(NisbaForms(Letters(nisba)), {WordClass::kNisba, 0, false}, words);
  }
}

void AddCommonWord(const Row& row, WordTable* words, Problems* problems) {
  static constexpr Choice<WordClass> kClasses[] = {{"noun", WordClass::kCommonNoun},
                                                   {"adjective", WordClass::kAdjective}};
  const auto word_class = Choose(row, "class", row.fields[1], kClasses, problems);
  const auto gender = ReadGender(row, 2, problems);
  if (!word_class || !gender) return;
  const Word word = Letters(row.fields[0]);
  const bool adjective = *word_class == WordClass::kAdjective;
  // Noted definite: the ال is the article (السلام), not a part of the word (التزام).
  const Kind kind = {*word_class, 0, adjective || row.fields[3] == "definite"};
  // Elatives (أكبر) have no feminine in ة; other adjectives may begin like them (أمني, أصيل).
  const bool elative = row.fields[3] == "elative";
  if (adjective && *gender != kF && !elative) {
    AddForms(NisbaForms(word), kind, words);
  } else if (adjective) {
    for (NounForm form : SingularForms(word, *gender)) {
      form.takes_possessive = false;
      AddForm(form, kind, words);
    }
  } else {
    AddForms(SingularForms(word, *gender), kind, words);
    if (Last(word) == U'ة') AddForms(PluralForms(Replaced(word, 1, U"ات"), kF), kind, words);
  }
}

}  // namespace isnad::lexicon
