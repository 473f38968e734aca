// SPDX-License-Identifier: Apache-2.0
#include "server/engine/reported/reporting_cue.h"

#include <string_view>

#include "server/engine/cues/frames.h"
#include "server/engine/cues/polarity.h"
#include "server/engine/reported/bare_noun.h"
#include "server/engine/reported/citation.h"
#include "server/engine/speakers/noun_phrase.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

// مما يؤكد, وهو ما يشير إلى, ما يعني: what stands before shows it.
bool IsShownByFact(const Document& d, const Cue& cue) {
  if (cue.kind != CueKind::kVerb || cue.head == 0) return false;
  const Token& before = d.tokens[cue.head - 1];
  if (!IsWord(before)) return false;
  if (before.key == word::kMimma) return true;
  // هذا يؤكد أن, وذلك ينفي ما: likewise
  if (cue.place == SubjectPlace::kNone &&
      IsOneOf(before, {WordKey(u"هذا"), WordKey(u"ذلك"), WordKey(u"هذه")})) {
    return true;
  }
  if (before.key != word::kMa || cue.describes() || FollowsCitingWord(d, cue)) return false;
  if (cue.head < 2 || !IsWord(d.tokens[cue.head - 2])) return true;
  const Token& first = d.tokens[cue.head - 2];
  return IsOneOf(first, {word::kHowa, word::kHiya});
}

// أن يقول: what should or may be said.
bool IsSubjunctive(const Document& d, const Cue& cue) {
  return cue.kind == CueKind::kVerb && cue.form == Form::kPresent && cue.head > 0 &&
         d.tokens[cue.head - 1].key == word::kAnna;
}

// قرر أن, ظن أن
bool IsDecisionOrGuess(const Cue& cue) {
  const std::string_view lemma = cue.lemma == kNoLemma ? "" : Verb(cue.lemma).lemma;
  return lemma == "قرر" || lemma == "ظن";
}

// A thing that the verb's place alone made a subject.
bool IsNoSource(const Document& d, const Cue& cue) {
  if (cue.speaker < 0 || cue.kind == CueKind::kPreposition) return false;
  return d.mentions[cue.speaker].kind == SpeakerKind::kUnspecified;
}

// يمكن القول إن, يقود إلى التأكيد أن: whoever may say it; بالقول إن, عبر التأكيد أن and مجددا
// التأكيد أن are his who spoke before.
bool IsAnybodys(const Document& d, const Cue& cue) {
  if (cue.kind != CueKind::kNoun || cue.place != SubjectPlace::kNone) return false;
  if (BeginsWithBi(d.tokens[cue.head])) return false;
  return cue.head == 0 ||
         !IsOneOf(d.tokens[cue.head - 1], {WordKey(u"عبر"), WordKey(u"مع"), WordKey(u"في"),
                                           WordKey(u"مجددا"), WordKey(u"مجدده")});
}

// ، في وقت طالبت الحكومة بوقف العمل: the narrator's next clause.
bool BeginsSideClause(const Document& d, const Cue& cue) {
  return cue.place == SubjectPlace::kAfter && cue.head >= 2 &&
         IsOneOf(d.tokens[cue.head - 1], {WordKey(u"وقت"), WordKey(u"حين")}) &&
         IsOneOf(d.tokens[cue.head - 2], {word::kFi});
}

// إلى حد أن المدير قال إن: behind another's particle, but with a speaker of its own.
bool SpeaksForItself(const Document& d, const Cue& cue) {
  if (cue.kind != CueKind::kVerb || cue.subject < 0 || !d.mentions[cue.subject].known) return false;
  if (BeginsSideClause(d, cue)) return cue.level <= VerbLevel::kB;
  return cue.level == VerbLevel::kA && cue.strength >= 2;
}

// دعونا نتوقف, أخبرك: spoken to the reader.
bool AddressesReader(const Cue& cue) {
  return cue.suffix == Suffix::kNa || cue.suffix == Suffix::kNi || cue.suffix == Suffix::kKa ||
         cue.suffix == Suffix::kKum;
}

// نتائج قديمة وأخرى [أكدت] أن; الشبان الذين [طالبوا] بـ: what a relative word goes back to was not
// found, and an agreeing verb is its own; التي [قال] إنها is another's.
bool IsLostRelative(const Document& d, const Cue& cue) {
  if (cue.kind != CueKind::kVerb || cue.place != SubjectPlace::kNone || cue.head == 0) return false;
  const Token& before = d.tokens[cue.head - 1];
  if (!IsWord(before) || cue.conjoined ||
      !IsOneOf(before, {WordKey(u"التي"), WordKey(u"الذي"), WordKey(u"الذين")})) {
    return false;
  }
  if (cue.intro != Intro::kParticle && cue.intro != Intro::kColon) return true;
  return IsOneOf(before, {WordKey(u"التي")}) && cue.gender == Gender::kFeminine;
}

// سيؤكد أن, ستدعو إلى: not said yet.
bool IsFuture(const Document& d, const Cue& cue) {
  if (cue.kind != CueKind::kVerb || cue.form != Form::kPresent) return false;
  for (const Reading& r : *d.tokens[cue.head].word) {
    if (r.word_class == WordClass::kVerb && r.lemma == cue.lemma && r.form == cue.form) {
      return (r.proclitics & kSa) != 0;
    }
  }
  return false;
}

// تبين أن, يتوقع أن, يرجح أن: without a subject it turns out, is expected, is likely.
bool IsImpersonal(const Cue& cue) {
  if (cue.kind != CueKind::kVerb || cue.place != SubjectPlace::kNone ||
      cue.form != Form::kPresent || cue.suffix != Suffix::kNone || cue.number == Number::kPlural) {
    return false;
  }
  if (IsLemma(cue, "بين") || IsLemma(cue, "أبان")) return cue.gender == Gender::kFeminine;
  return (IsLemma(cue, "توقع") || IsLemma(cue, "رجح")) && cue.gender == Gender::kMasculine;
}

// هل ترى أن: asked of whoever is spoken to
bool MayBeSaid(const Document& document, const Cue& cue) {
  const Polarity polarity = PolarityOf(document, cue);
  return polarity != Polarity::kNotSaid &&
         !(polarity == Polarity::kQuestioned && cue.place == SubjectPlace::kNone);
}

// ذكرت الوكالة، نقلا عن مصدر لم تسمه، أن: far from its particle.
// طلبت الوزيرة من البلدية وقف العمل: likewise from its noun.
bool StandsFarFromContent(const Document& d, const Cue& cue) {
  const auto asks = [&] {
    return (cue.stance == Stance::kAsk || cue.stance == Stance::kPraise) &&
           cue.place == SubjectPlace::kAfter &&
           (d.mentions[cue.subject].known || d.mentions[cue.subject].name.valid());
  };
  return (cue.level == VerbLevel::kB && (cue.relayer >= 0 || asks())) || ShowsInDocument(d, cue);
}

}  // namespace

bool IsWeakRelative(const Document& document, const Cue& cue) {
  return cue.kind == CueKind::kVerb && cue.level == VerbLevel::kC && cue.head > 0 &&
         Any(document.tokens[cue.head - 1], ClassBit(WordClass::kRelative));
}

bool ReportsSomething(const Document& document, const Cue& cue) {
  if (cue.quote >= 0 || cue.person != 3 || AddressesReader(cue)) return false;
  if (cue.embedded && !SpeaksForItself(document, cue) && !OnlyCites(document, cue)) return false;
  if (cue.strength == 0 && !StandsFarFromContent(document, cue)) {
    // وفق ما ذكرت الوزارة, بحسب ما جاء في البيان
    const bool source = cue.place == SubjectPlace::kSource && cue.head >= 2 &&
                        !IsOneOf(document.tokens[cue.head - 2], {word::kAla});
    const bool named = cue.place == SubjectPlace::kAfter || source;
    return named && cue.level <= VerbLevel::kR && FollowsCitingWord(document, cue) &&
           !IsNoSource(document, cue);
  }
  if (cue.unknown == UnknownReason::kPassive) return false;
  if (IsShownByFact(document, cue) || IsSubjunctive(document, cue)) return false;
  if (IsAnybodys(document, cue) || IsWeakRelative(document, cue)) return false;
  if (IsLostRelative(document, cue) || IsImpersonal(cue) || IsFuture(document, cue)) return false;
  // رسالة إعلان الترشح, مؤكدا أنه: the noun's genitive is what is done, nobody who says it.
  if (cue.kind == CueKind::kNoun && cue.subject >= 0 &&
      NamesThing(document, document.mentions[cue.subject])) {
    return false;
  }
  // وتروي ..., which nobody before can have done: mostly no speech
  if (cue.speaker < 0 && (cue.strength < 3 || cue.level > VerbLevel::kA)) return false;
  if (!MayBeSaid(document, cue)) return false;
  if (cue.level == VerbLevel::kA || cue.level == VerbLevel::kR) return true;
  // تأمل الوزارة أن: what one feels; متمنيا أن: what one says to somebody
  if (cue.stance == Stance::kHope) return cue.kind == CueKind::kParticiple;
  if (cue.stance == Stance::kFear) return false;
  if (IsDecisionOrGuess(cue)) return false;
  return !IsNoSource(document, cue);
}

}  // namespace isnad
