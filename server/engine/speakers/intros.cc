// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/intros.h"

#include "server/engine/cues/frames.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr int kMaxSteps = 24;  // words and marks looked at
constexpr uint64_t kQawl = WordKey(u"قول");

// What token `i` introduces; kNone when it introduces nothing.
FoundIntro IntroAt(const Document& d, int32_t i, int32_t limit, uint16_t frames) {
  const Token& t = d.tokens[i];
  if (IsMark(t, ':')) return {Intro::kColon, i + 1};
  if (t.kind == TokenKind::kQuoteMark) return {Intro::kMark, i};
  if (!IsWord(t)) return {};
  if (IsParticleAt(d, i, limit)) return {Intro::kParticle, i + 1};
  if (IsFramePreposition(frames, t) && !IsCircumstance(d, i)) {
    return IntroOfPreposition(d, i, limit);
  }
  if (IsFrameBi(frames, t)) return {Intro::kFrame, i};
  return {};
}

// Over a comma, a parenthesis, a number or a word; -1 at what ends the clause: a full stop, another
// verb.
int32_t Advance(const Document& d, int32_t i) {
  const Token& t = d.tokens[i];
  if (t.mark == '(' && t.pair > i) return t.pair + 1;
  const bool verb = CanBeVerb(t) && !Any(t, kNounClasses | kNameClasses);
  const bool over =
      IsWord(t) ? !verb : IsMark(t, ',') || IsMark(t, '-') || t.kind == TokenKind::kNumber;
  return over ? i + 1 : -1;
}

}  // namespace

bool IsCircumstance(const Document& document, int32_t i) {
  const int32_t next = i + 1;
  return next < static_cast<int32_t>(document.tokens.size()) &&
         IsOneOf(document.tokens[i], {word::kAla}) && document.tokens[next].key == WordKey(u"هامش");
}

bool IsParticleAt(const Document& document, int32_t i, int32_t limit) {
  return i < limit && Any(document.tokens[i], ClassBit(WordClass::kParticle));
}

FoundIntro IntroOfPreposition(const Document& document, int32_t i, int32_t limit) {
  if (IsParticleAt(document, i + 1, limit)) return {Intro::kParticle, i + 2};
  return {Intro::kFrame, i + 1};
}

bool IsFrameBi(uint16_t frames, const Token& t) {
  if ((frames & (kFrameBi | kFrameQailan)) == 0) return false;
  const bool bi = BeginsWithBi(t);
  if (bi && StemKey(t) == kQawl) return (frames & (kFrameBi | kFrameQailan)) != 0;
  return (bi || t.key == word::kBa || IsNounWithBi(t)) && (frames & kFrameBi) != 0;
}

void FindIntro(const Document& document, int32_t from, int32_t limit, Cue* cue) {
  FoundIntro found{Intro::kNone, from};
  int32_t i = from;
  for (int steps = 0; i >= 0 && i < limit && steps < kMaxSteps; ++steps) {
    const Token& t = document.tokens[i];
    if (t.quote != cue->quote) break;
    FoundIntro here = IntroAt(document, i, limit, cue->frames);
    // اقترح تعديل: a noun straight behind the cue.
    const bool noun = i == from && (cue->frames & kFrameNoun) && IsWord(t) && Any(t, kNounClasses);
    if (here.intro == Intro::kNone && noun) here = {Intro::kNoun, i};
    if (here.intro != Intro::kNone) {
      found = here;
      break;
    }
    i = Advance(document, i);
  }
  cue->intro = found.intro;
  cue->body = found.body;
}

}  // namespace isnad
