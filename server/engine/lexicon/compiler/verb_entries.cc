// SPDX-License-Identifier: Apache-2.0
#include "server/engine/lexicon/compiler/clitics.h"
#include "server/engine/lexicon/compiler/columns.h"
#include "server/engine/lexicon/compiler/entries.h"
#include "server/engine/lexicon/compiler/verb_forms.h"

namespace isnad::lexicon {
namespace {

constexpr Choice<VerbFrame> kFrames[] = {{"particle", kFrameParticle},
                                         {"colon", kFrameColon},
                                         {"direct", kFrameDirect},
                                         {"bi", kFrameBi},
                                         {"ala", kFrameAla},
                                         {"ila", kFrameIla},
                                         {"min", kFrameMin},
                                         {"an", kFrameAn},
                                         {"li", kFrameLi},
                                         {"qailan", kFrameQailan},
                                         {"noun", kFrameNoun},
                                         {"object", kFrameObject},
                                         {"hadith", kFrameHadith},
                                         {"fi", kFrameFi}};

constexpr Choice<VerbLevel> kLevels[] = {{"A", VerbLevel::kA},
                                         {"B", VerbLevel::kB},
                                         {"C", VerbLevel::kC},
                                         {"R", VerbLevel::kR},
                                         {"X", VerbLevel::kX}};

constexpr Choice<Stance> kStances[] = {{"-", Stance::kUnspecified},
                                       {"neutral", Stance::kNeutral},
                                       {"assert", Stance::kAssert},
                                       {"opinion", Stance::kOpinion},
                                       {"claim", Stance::kClaim},
                                       {"doubt", Stance::kDoubt},
                                       {"deny", Stance::kDeny},
                                       {"admit", Stance::kAdmit},
                                       {"warn", Stance::kWarn},
                                       {"threaten", Stance::kThreaten},
                                       {"ask", Stance::kAsk},
                                       {"demand", Stance::kDemand},
                                       {"suggest", Stance::kSuggest},
                                       {"promise", Stance::kPromise},
                                       {"predict", Stance::kPredict},
                                       {"praise", Stance::kPraise},
                                       {"criticise", Stance::kCriticise},
                                       {"accuse", Stance::kAccuse},
                                       {"explain", Stance::kExplain},
                                       {"reveal", Stance::kReveal},
                                       {"add", Stance::kAdd},
                                       {"respond", Stance::kRespond},
                                       {"relay", Stance::kRelay},
                                       {"write", Stance::kWrite},
                                       {"express", Stance::kExpress},
                                       {"announce", Stance::kAnnounce},
                                       {"indicate", Stance::kIndicate},
                                       {"hint", Stance::kHint},
                                       {"hope", Stance::kHope},
                                       {"fear", Stance::kFear},
                                       {"regret", Stance::kRegret},
                                       {"apologise", Stance::kApologise},
                                       {"condemn", Stance::kCondemn},
                                       {"order", Stance::kOrder},
                                       {"call", Stance::kCall},
                                       {"conclude", Stance::kConclude},
                                       {"repeat", Stance::kRepeat},
                                       {"inform", Stance::kInform},
                                       {"address", Stance::kAddress},
                                       {"narrate", Stance::kNarrate},
                                       {"manner", Stance::kManner},
                                       {"describe", Stance::kDescribe},
                                       {"remind", Stance::kRemind},
                                       {"note", Stance::kNote},
                                       {"topic", Stance::kTopic},
                                       {"support", Stance::kSupport},
                                       {"cite", Stance::kCite},
                                       {"document", Stance::kDocument},
                                       {"joke", Stance::kJoke},
                                       {"defend", Stance::kDefend},
                                       {"complain", Stance::kComplain},
                                       {"start", Stance::kStart}};

const std::vector<Suffix>& ObjectPronouns() {
  static const auto* const kAll =
      new std::vector<Suffix>{Suffix::kHu, Suffix::kHa, Suffix::kHum, Suffix::kHuma,
                              Suffix::kNi, Suffix::kNa, Suffix::kKa,  Suffix::kKum};
  return *kAll;
}

const std::vector<Suffix>& ThirdPersonPronouns() {
  static const auto* const kAll = new std::vector<Suffix>{Suffix::kHu, Suffix::kHa, Suffix::kHum};
  return *kAll;
}

Word LettersOrNone(const std::string& field) { return field == "-" ? Word() : Letters(field); }

// False when the row's principal parts cannot be a verb.
bool ReadParts(const Row& row, PrincipalParts* parts, Problems* problems) {
  parts->past = Letters(row.fields[0]);
  parts->present = LettersOrNone(row.fields[1]);
  if (parts->past.size() < 2) {
    problems->Add(row.file, row.line, "the past '" + row.fields[0] + "' is too short");
    return false;
  }
  if (!parts->present.empty() && (parts->present[0] != U'ي' || parts->present.size() < 3)) {
    problems->Add(row.file, row.line,
                  "the present '" + row.fields[1] + "' is no 3rd person masculine singular");
    return false;
  }
  return true;
}

Reading ReadingOf(const VerbForm& form, WordClass word_class, uint16_t lemma) {
  Reading reading;
  reading.word_class = word_class;
  reading.form = form.form;
  reading.gender = form.gender;
  reading.number = form.number;
  reading.person = form.person;
  reading.attributes = form.jussive ? kJussive : kIndicative;
  reading.lemma = lemma;
  return reading;
}

Proclitics ProcliticsOf(const VerbForm& form) {
  const bool present = form.form == Form::kPresent || form.form == Form::kPassivePresent;
  return present && !form.jussive ? Proclitics::kFuture : Proclitics::kConjunctions;
}

void AddJoined(const Word& text, const Word& stem, Proclitics proclitics, Reading reading,
               WordTable* words) {
  for (const Joined& joined : JoinProclitics(text, proclitics)) {
    reading.proclitics = joined.proclitics;
    words->Add(joined.text, stem, reading);
  }
}

// A finite form and, where it takes them, its object pronouns.
void AddFinite(const VerbForm& form, Reading reading, const std::vector<Suffix>& objects,
               WordTable* words) {
  const Proclitics proclitics = ProcliticsOf(form);
  AddJoined(form.text, form.text, proclitics, reading, words);
  if (!form.takes_object) return;
  for (const Suffixed& suffixed : JoinSuffixes(form.text, Host::kVerb, objects)) {
    if (words->Has(suffixed.text, WordClass::kPreposition)) continue;
    reading.suffix = suffixed.suffix;
    AddJoined(suffixed.text, form.text,
              proclitics == Proclitics::kFuture ? Proclitics::kFewFutures : proclitics, reading,
              words);
  }
}

void AddMasdar(const VerbForm& form, Reading reading, WordTable* words) {
  AddJoined(form.text, form.text, Proclitics::kArticle, reading, words);
  static const auto* const kPossessives =
      new std::vector<Suffix>{Suffix::kHu, Suffix::kHa, Suffix::kHum, Suffix::kHuma,
                              Suffix::kNa, Suffix::kI,  Suffix::kKa,  Suffix::kKum};
  for (const Suffixed& suffixed : JoinSuffixes(form.text, Host::kNoun, *kPossessives)) {
    reading.suffix = suffixed.suffix;
    AddJoined(suffixed.text, form.text, Proclitics::kPrepositions, reading, words);
  }
}

// عقد and its accusative عقدا: contract, far more often than he concluded and they two concluded.
bool IsSpelledLikeNoun(const VerbForm& form) {
  return form.form == Form::kPast && form.gender == Gender::kMasculine &&
         form.number != Number::kPlural;
}

bool ReadFrames(const Row& row, VerbEntry* verb, Problems* problems) {
  for (const std::string& name : SplitList(row.fields[5])) {
    const auto frame = Choose(row, "frame", name, kFrames, problems);
    if (!frame) return false;
    verb->frames = static_cast<uint16_t>(verb->frames | *frame);
  }
  return true;
}

}  // namespace

void AddVerb(const Row& row, std::vector<VerbEntry>* verbs, WordTable* words, Problems* problems) {
  VerbEntry verb;
  verb.lemma = row.fields[0];
  PrincipalParts parts;
  const auto stance = Choose(row, "stance", row.fields[6], kStances, problems);
  const auto level = Choose(row, "level", row.fields[7], kLevels, problems);
  if (!stance || !level || !ReadFrames(row, &verb, problems) || !ReadParts(row, &parts, problems)) {
    return;
  }
  verb.stance = *stance;
  verb.level = *level;
  parts.passive = LettersOrNone(row.fields[2]);
  parts.participle = LettersOrNone(row.fields[3]);
  for (const std::string& masdar : SplitList(row.fields[4])) {
    parts.masdars.push_back(Letters(masdar));
  }
  const auto lemma = static_cast<uint16_t>(verbs->size());
  verbs->push_back(verb);
  for (const VerbForm& form : DeriveActive(parts)) {
    AddFinite(form, ReadingOf(form, WordClass::kVerb, lemma), ObjectPronouns(), words);
  }
  for (const VerbForm& form : DeriveOthers(parts)) {
    if (form.form == Form::kVerbalNoun) {
      AddMasdar(form, ReadingOf(form, WordClass::kVerbalNoun, lemma), words);
    } else if (form.form == Form::kParticiple) {
      AddFinite(form, ReadingOf(form, WordClass::kParticiple, lemma), {}, words);
    } else {
      AddFinite(form, ReadingOf(form, WordClass::kVerb, lemma), {}, words);
    }
  }
}

void AddOtherVerb(const Row& row, WordTable* words, Problems* problems) {
  static constexpr Choice<bool> kHomographs[] = {{"-", false}, {"noun", true}};
  PrincipalParts parts;
  const auto noun = Choose(row, "homograph", row.fields[2], kHomographs, problems);
  if (!noun || !ReadParts(row, &parts, problems)) return;
  for (const VerbForm& form : DeriveActive(parts)) {
    if (form.person != 3) continue;
    if (*noun && IsSpelledLikeNoun(form)) {
      if (form.number == Number::kSingular)
        AddFinite(form, ReadingOf(form, WordClass::kNounVerb, 0), {}, words);
      continue;
    }
    AddFinite(form, ReadingOf(form, WordClass::kOtherVerb, 0), ThirdPersonPronouns(), words);
  }
}

}  // namespace isnad::lexicon
