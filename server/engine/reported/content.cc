// SPDX-License-Identifier: Apache-2.0
#include "server/engine/reported/content.h"

#include <algorithm>

#include "server/engine/cues/frames.h"
#include "server/engine/speakers/skips.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr int32_t kMaxAside = 5;    // tokens
constexpr int32_t kLateReach = 40;  // words on the level among which a late particle stands

bool IsParticle(const Token& t) { return IsWord(t) && Any(t, ClassBit(WordClass::kParticle)); }

// بعد أن, من دون أن, من المتوقع أن, بشرط أن: the particle belongs to the word before it.
bool IsOwnedByWordBefore(const Document& d, int32_t particle, const Cue& cue) {
  const Token& before = d.tokens[particle - 1];
  if (!IsWord(before) || particle - 1 == cue.head) return false;
  if (cue.subject >= 0 && d.mentions[cue.subject].tokens.end == particle) return false;
  if (IsFramePreposition(cue.frames, before)) return false;
  if ((cue.frames & kFrameFi) && before.key == word::kFi) return false;
  if (Any(before, ClassBits(WordClass::kPreposition, WordClass::kConjunction, WordClass::kNegation,
                            WordClass::kVerb, WordClass::kOtherVerb, WordClass::kAuxiliary)) &&
      !Any(before, kNounClasses | kNameClasses) && before.word->begin()->suffix == Suffix::kNone) {
    return true;
  }
  if (IsOneOf(before, {WordKey(u"دون"), WordKey(u"غير"), WordKey(u"رغم"), WordKey(u"شرط"),
                       WordKey(u"بشرط"), WordKey(u"حد"), WordKey(u"حين"), WordKey(u"مجرد")})) {
    return true;
  }
  const bool impersonal = before.word->reading_count > 0 && before.word->begin()->definite() &&
                          particle >= 2 && IsOneOf(d.tokens[particle - 2], {word::kMan});
  return impersonal;
}

// اتهم الوزير [الشركة بالإهمال], طالبت [الحكومة بوقف العمل]: the object is part of what is said.
bool TakesObject(const Cue& cue) {
  if (cue.suffix != Suffix::kNone || cue.kind == CueKind::kNoun) return false;
  switch (cue.stance) {
    case Stance::kAccuse:
    case Stance::kDescribe:
    case Stance::kDemand:
    case Stance::kCall:
    case Stance::kThreaten:
      return true;
    default:
      return false;
  }
}

// The first noun behind the subject, over prepositional phrases and commas; `body` when none.
int32_t ObjectBegin(const Document& d, const Cue& cue, int32_t body) {
  const bool after = cue.place == SubjectPlace::kAfter && cue.subject >= 0;
  int32_t i = after ? d.mentions[cue.subject].tokens.end : cue.tokens.end;
  while (i < body) {
    const Token& t = d.tokens[i];
    if (IsMark(t, ',')) {
      ++i;
    } else if (IsWord(t) && IsPlainPreposition(t)) {
      i = std::min(SkipPrepositional(d, i, body), body);
    } else if (IsWord(t) && Any(t, kFunctionClasses)) {
      ++i;
    } else {
      return i;
    }
  }
  return body;
}

// Verbs whose noun says what should be, is or was: دعا إلى, حذر من, أكد ضرورة; not what is only
// spoken about (تحدث عن) or answered (رد على).
bool TakesStatementNoun(const Cue& cue) {
  if (cue.level == VerbLevel::kA)
    return cue.stance != Stance::kRespond && cue.stance != Stance::kAsk;
  switch (cue.stance) {
    case Stance::kAssert:
    case Stance::kAdmit:
    case Stance::kWarn:
    case Stance::kThreaten:
    case Stance::kDemand:
    case Stance::kSuggest:
    case Stance::kPromise:
    case Stance::kPredict:
    case Stance::kCriticise:
    case Stance::kAccuse:
    case Stance::kReveal:
    case Stance::kExpress:
    case Stance::kAnnounce:
    case Stance::kIndicate:
    case Stance::kHint:
    case Stance::kRegret:
    case Stance::kCondemn:
    case Stance::kCall:
    case Stance::kOpinion:
    case Stance::kDescribe:
    case Stance::kNote:
      return true;
    default:
      return false;
  }
}

int32_t BehindSubject(const Document& d, const Cue& cue) {
  const bool after = cue.place == SubjectPlace::kAfter && cue.subject >= 0;
  return after ? std::max(d.mentions[cue.subject].tokens.end, cue.tokens.end) : cue.tokens.end;
}

// Another cue begins at token `i` and has words of its own.
bool AnotherCueAt(const Document& d, int32_t index, int32_t i) {
  for (size_t k = static_cast<size_t>(index) + 1; k < d.cues.size(); ++k) {
    const Cue& next = d.cues[k];
    if (next.tokens.begin > i) return false;
    if (next.tokens.begin == i) return next.strength > 0 && next.kind != CueKind::kPreposition;
  }
  return false;
}

// أكد فلان، وهو مدير شركة "الينابيع"، [أن]; حذر فلان في الميناء من [انهيار]: over appositions,
// adverbs and marked names to what the verb introduces.
int32_t LateContent(const Document& d, int32_t index) {
  const Cue& cue = d.cues[index];
  const int32_t end = d.sentences[cue.sentence].tokens.end;
  const bool noun = TakesStatementNoun(cue);
  bool only_particle = false;  // behind a verb of an apposition
  int32_t i = BehindSubject(d, cue);
  for (int32_t words = 0; i < end && words < kLateReach; ++words) {
    const Token& t = d.tokens[i];
    if (t.opens >= 0 && d.spans[t.opens].quote_class == QuoteClass::kSpeech) return -1;
    if (AnotherCueAt(d, index, i)) return -1;
    if (IsParticle(t)) return IsOwnedByWordBefore(d, i, cue) ? -1 : i;
    if (IsMark(t, ':') && (cue.frames & kFrameColon))
      return i + 1 < end && !OpensQuote(d, i + 1) ? i + 1 : -1;
    if (noun && !only_particle && IsWord(t)) {
      if (IsFramePreposition(cue.frames, t) && i + 1 < end) {
        const bool particle = IsParticle(d.tokens[i + 1]);
        return TakesObject(cue) && !particle ? ObjectBegin(d, cue, i + 1) : i + 1;
      }
      if ((cue.frames & kFrameBi) && BeginsWithBi(t))
        return TakesObject(cue) ? ObjectBegin(d, cue, i) : i;
    }
    only_particle = only_particle || (IsWord(t) && IsVerbFirst(t) && !Any(t, kNounClasses));
    i = NextOnLevel(d, i);
  }
  return -1;
}

// A verb, or an unknown word that looks like one: يضمن.
bool HasVerb(const Document& d, int32_t from, int32_t to) {
  for (int32_t i = from; i < to; i = NextOnLevel(d, i)) {
    const Token& t = d.tokens[i];
    if (IsWord(t) && IsVerbFirst(t)) return true;
    if (IsUnknown(t) && d.Slice(t.span).substr(0, 2) == "ي") return true;
  }
  return false;
}

// ، كتدبير أول،: behind the second comma of a short aside; `i` when there is none.
int32_t SkipAside(const Document& d, int32_t i, int32_t end) {
  for (int32_t k = i + 1; k < end && k <= i + kMaxAside; ++k) {
    if (IsMark(d.tokens[k], ',')) return k;
  }
  return i;
}

// أعلن أمس في بيان [استقالته]: the noun behind adverbs and prepositional phrases.
int32_t LateNoun(const Document& d, const Cue& cue) {
  if (!(cue.frames & kFrameNoun) || !TakesStatementNoun(cue)) return -1;
  const int32_t end = d.sentences[cue.sentence].tokens.end;
  int32_t i = BehindSubject(d, cue);
  const int32_t first = i;
  while (i < end) {
    const Token& t = d.tokens[i];
    if (IsMark(t, ',') && SkipAside(d, i, end) > i) {
      i = SkipAside(d, i, end);
    } else if (IsMark(t, ',') || t.opens >= 0 || t.mark == '(') {
      i = NextOnLevel(d, i);
    } else if (IsWord(t) && IsPlainPreposition(t)) {
      i = SkipPrepositional(d, i, end);
    } else if (IsWord(t) && t.word->reading_count > 0 && t.word->begin()->governed() &&
               !(ClassBit(t.word->begin()->word_class) & kVerbClasses)) {
      i = SkipGoverned(d, i + 1, end);
    } else if (IsWord(t) && Any(t, ClassBits(WordClass::kTime, WordClass::kAdverb)) &&
               !IsConjoined(t)) {
      ++i;
    } else {
      const bool word = IsWord(t) && !Any(t, kFunctionClasses) && !IsConjoined(t) &&
                        !IsVerbFirst(t) && !NameLike(t) &&
                        !Any(t, ClassBit(WordClass::kParticiple));
      return word && i > first ? i : -1;
    }
  }
  return -1;
}

// اقترح، كتدبير أول، [وضع نظام] يتيح للدول أن تعمل: the particle is another verb's.
int32_t NounBefore(const Document& d, const Cue& cue, int32_t particle) {
  if (cue.kind != CueKind::kVerb) return -1;
  const int32_t noun = LateNoun(d, cue);
  return noun >= 0 && noun < particle && HasVerb(d, noun, particle) ? noun : -1;
}

}  // namespace

int32_t ContentBegin(const Document& document, int32_t index) {
  const Cue& cue = document.cues[index];
  switch (cue.intro) {
    case Intro::kParticle: {
      const int32_t particle = cue.body - 1;
      if (cue.level == VerbLevel::kC && cue.kind == CueKind::kVerb && cue.subject < 0) return -1;
      const int32_t noun = NounBefore(document, cue, particle);
      if (noun >= 0) return noun;
      return IsOwnedByWordBefore(document, particle, cue) ? -1 : particle;
    }
    case Intro::kColon:
      if (cue.strength < 3 || static_cast<size_t>(cue.body) >= document.tokens.size()) return -1;
      return OpensQuote(document, cue.body) ? -1 : cue.body;
    case Intro::kFrame:
    case Intro::kNoun: {
      if (cue.kind == CueKind::kNoun) return -1;
      if (!TakesStatementNoun(cue) || cue.level >= VerbLevel::kC) return -1;
      return TakesObject(cue) ? ObjectBegin(document, cue, cue.body) : cue.body;
    }
    case Intro::kMark:
    case Intro::kNone:
      break;
  }
  if (cue.kind == CueKind::kNoun || cue.level > VerbLevel::kB) return -1;
  const int32_t late = LateContent(document, index);
  if (late < 0) return LateNoun(document, cue);
  const int32_t noun = NounBefore(document, cue, late);
  return noun >= 0 ? noun : late;
}

}  // namespace isnad
