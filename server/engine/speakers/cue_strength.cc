// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/cue_strength.h"

#include "server/engine/cues/frames.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr uint16_t kParticleFrames = kFrameParticle | kFrameBi | kFrameAla | kFrameIla | kFrameMin |
                                     kFrameAn | kFrameFi | kFrameQailan;
constexpr uint16_t kDirectFrames = kFrameColon | kFrameDirect | kFrameHadith;

bool IsStrong(Intro intro) {
  return intro == Intro::kParticle || intro == Intro::kColon || intro == Intro::kMark;
}

// في بيان توصلت به الوكالة، أن; في كلمة افتتح بها المنتدى، أن: the particle stands without the
// preposition that the verb takes.
bool IsForeignParticle(const Document& d, const Cue& cue) {
  if (cue.level != VerbLevel::kC || (cue.frames & (kFrameParticle | kFrameFi))) return false;
  const int32_t particle = cue.body - 1;
  if (particle <= cue.head) return false;
  if (BeginsWithBi(d.tokens[particle])) return !(cue.frames & (kFrameBi | kFrameQailan));
  return !IsFramePreposition(cue.frames, d.tokens[particle - 1]);
}

// The introduction is one that the verb takes.
bool IsFramed(const Document& d, const Cue& cue) {
  switch (cue.intro) {
    case Intro::kParticle:
      return (cue.frames & kParticleFrames) != 0 && !IsForeignParticle(d, cue);
    case Intro::kColon:
    case Intro::kMark:
      return (cue.frames & kDirectFrames) != 0 ||
             (cue.level == VerbLevel::kB && (cue.frames & kFrameParticle));
    case Intro::kNone:
    case Intro::kFrame:
    case Intro::kNoun:
      return true;
  }
  return true;
}

// وصف إعلان فلان: behind a verb the noun is its object.
bool IsObject(const Document& d, const Cue& cue) {
  if (cue.place != SubjectPlace::kSource || cue.head == 0) return false;
  const Token& before = d.tokens[cue.head - 1];
  return IsWord(before) && CanBeVerb(before);
}

// تلا الإمام قوله تعالى: who recites speaks.
bool IsRecited(const Document& d, const Cue& cue) {
  const ptrdiff_t index = &cue - d.cues.data();
  if (index <= 0 || cue.subject < 0) return false;
  const Token& named = d.tokens[d.mentions[cue.subject].head];
  if (!(named.traits & kOfGod) && !IsOneOf(named, {word::kAllah})) return false;
  const Cue& verb = d.cues[static_cast<size_t>(index) - 1];
  return verb.kind == CueKind::kVerb && verb.subject >= 0 &&
         d.mentions[verb.subject].tokens.end == cue.head;
}

// ما يحاول قوله, ما يمكن قوله: what somebody is about to say, not whose words they are.
bool IsInfinitive(const Document& d, const Cue& cue) {
  if (cue.place != SubjectPlace::kPronoun || cue.conjoined || cue.head == 0) return false;
  const Token& before = d.tokens[cue.head - 1];
  const Reading* r = IsWord(before) ? FindAny(before, ClassBit(WordClass::kOtherVerb)) : nullptr;
  return r != nullptr && r->form == Form::kPresent && !Any(before, kNounClasses | kNameClasses);
}

uint8_t RelayStrength(const Cue& cue) {
  if (cue.suffix != Suffix::kNone) return 0;  // في تصريحات نقلتها الوكالة
  if (cue.place == SubjectPlace::kSource) return IsStrong(cue.intro) ? 3 : 2;
  // نقلت الوكالة أن; but ستنقل إلى "الميناء": without a source only a particle or a colon tells
  // passing on from moving.
  return cue.intro == Intro::kParticle || cue.intro == Intro::kColon ? 2 : 0;
}

uint8_t VerbStrength(const Document& d, const Cue& cue) {
  const bool strong = IsStrong(cue.intro);
  const bool framed = IsFramed(d, cue);
  switch (cue.level) {
    case VerbLevel::kA:
      if (strong) return 3;
      return cue.intro != Intro::kNone ? 2 : 1;
    case VerbLevel::kB:
      if (strong) return framed ? 3 : 1;
      return cue.intro != Intro::kNone ? 1 : 0;
    case VerbLevel::kC:
      if (strong) return framed ? 2 : 0;
      return cue.intro == Intro::kFrame ? 1 : 0;
    case VerbLevel::kR:
      return RelayStrength(cue);
    case VerbLevel::kX:
      return 0;
  }
  return 0;
}

}  // namespace

uint8_t CueStrength(const Document& document, const Cue& cue) {
  switch (cue.kind) {
    case CueKind::kPreposition:
      return cue.subject >= 0 ? 2 : 0;
    case CueKind::kNoun:
      if (IsInfinitive(document, cue)) return 0;
      if (IsRecited(document, cue)) return 0;
      if (IsStrong(cue.intro)) return 2;
      return IsObject(document, cue) ? 0 : 1;
    case CueKind::kVerb:
      // في بيان أوردته الوكالة
      if (cue.stance == Stance::kRelay && cue.suffix != Suffix::kNone) return 0;
      return VerbStrength(document, cue);
    default:
      return VerbStrength(document, cue);
  }
}

}  // namespace isnad
