// SPDX-License-Identifier: Apache-2.0
#include "server/engine/reported/bare_noun.h"

#include "server/engine/cues/frames.h"
#include "server/engine/reported/derived_noun.h"
#include "server/engine/text/letters.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr uint64_t kNoNoun =
    kFunctionClasses | kNameClasses | kPlaceClasses | kPersonNounClasses | kBodyClasses;
constexpr uint64_t kThings = ClassBits(WordClass::kCommonNoun, WordClass::kVerbalNoun);

bool IsBare(const Token& t) {
  if (!IsWord(t) || IsWrittenWithArticle(t) || IsVerbFirst(t)) return false;
  return t.word->reading_count == 0 || t.word->begin()->proclitics == 0;
}

// اعتبره خطوة, تحريفا, غير كاف
bool IsJudgement(const Document& d, const Token& t) {
  if (IsOneOf(t, {WordKey(u"غير"), WordKey(u"بمثابه")})) return true;
  return IsBare(t) && !Any(t, kNoNoun) && (Any(t, kThings) || EndsInAlif(d, t));
}

// معتبرا [السد آمنا], واعتبر المدير [الأمر خطرا]: what is judged, where no particle follows.
bool IsJudged(const Document& d, const Cue& cue, int32_t token) {
  if (!IsLemma(cue, "اعتبر") || cue.suffix != Suffix::kNone || cue.passive) return false;
  if (cue.intro == Intro::kParticle || cue.intro == Intro::kColon) return false;
  const bool participle = cue.kind == CueKind::kParticiple;
  const bool verb = cue.kind == CueKind::kVerb && cue.form == Form::kPast;
  const bool after = cue.place == SubjectPlace::kAfter;
  if (!participle && !(verb && (after || cue.conjoined))) return false;
  const int32_t first = after ? d.mentions[cue.subject].tokens.end : cue.tokens.end;
  const Token& t = d.tokens[token];
  if (token != first || !IsWord(t) || IsConjoined(t) || IsVerbFirst(t)) return false;
  if (Any(t, ClassBit(WordClass::kDemonstrative))) return t.word->begin()->proclitics == 0;
  const size_t next = static_cast<size_t>(token) + 1;
  if (t.key == word::kMa) return next < d.tokens.size() && CanBeVerb(d.tokens[next]);
  return IsWrittenWithArticle(t) && Any(t, kThings) && !Any(t, kPersonNounClasses | kBodyClasses);
}

}  // namespace

bool Judges(const Cue& cue) {
  return cue.kind == CueKind::kVerb && cue.form == Form::kPast && cue.person == 3 &&
         cue.suffix != Suffix::kNone && IsLemma(cue, "اعتبر");
}

bool ShowsInDocument(const Document& d, const Cue& cue) {
  return IsLemma(cue, "أظهر") && cue.kind == CueKind::kVerb && cue.place == SubjectPlace::kAfter &&
         d.mentions[cue.subject].kind == SpeakerKind::kDocument;
}

bool HasBareNoun(const Document& d, const Cue& cue, int32_t token) {
  const Token& t = d.tokens[token];
  if (Judges(cue)) return IsJudgement(d, t);
  if (IsJudged(d, cue, token)) return true;
  if (cue.stance == Stance::kDeny && IsOneOf(t, {WordKey(u"اي"), WordKey(u"ايه")})) return true;
  if (cue.place != SubjectPlace::kAfter || !IsBare(t) || Any(t, kNoNoun) || !Any(t, kThings)) {
    return false;
  }
  const bool shows =
      ShowsInDocument(d, cue) ||
      (cue.kind == CueKind::kVerb && cue.level == VerbLevel::kA && !(cue.frames & kFrameNoun) &&
       (cue.stance == Stance::kReveal || cue.stance == Stance::kIndicate ||
        cue.stance == Stance::kExpress || cue.stance == Stance::kExplain));
  // أعربت الوزارة [قلقها]
  const bool own = cue.stance == Stance::kExpress && t.word->reading_count > 0 &&
                   t.word->begin()->suffix != Suffix::kNone;
  return shows && d.mentions[cue.subject].tokens.end == token && (own || IsDerivedNoun(d, t));
}

}  // namespace isnad
