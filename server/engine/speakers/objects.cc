// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/objects.h"

#include "server/engine/cues/frames.h"
#include "server/engine/speakers/intros.h"
#include "server/engine/speakers/noun_phrase.h"
#include "server/engine/text/letters.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

// وصف المدير [ونائبه الذين زاروا الميناء] بـ: the rest of the one object.
int32_t BehindObject(const Document& d, int32_t limit, const Mention& m) {
  constexpr int kMaxObjects = 4;
  int32_t i = m.tokens.end;
  for (int n = 0; n < kMaxObjects && i < limit && IsWord(d.tokens[i]); ++n) {
    const Token& t = d.tokens[i];
    Mention next;
    if (IsConjoined(t) && !CanBeVerb(t) &&
        ParseNounPhrase(d, i, limit, PhrasePlace::kAnywhere, &next)) {
      i = next.tokens.end;
    } else if (Any(t, ClassBit(WordClass::kRelative))) {
      while (i < limit && IsWord(d.tokens[i]) && d.tokens[i].key != word::kBa &&
             !Any(d.tokens[i], ClassBit(WordClass::kParticle))) {
        ++i;
      }
      break;
    } else {
      break;
    }
  }
  return i;
}

}  // namespace

bool IsOnlyObject(const Document& document, const Cue& cue, int32_t limit, const Mention& mention) {
  const bool needs = cue.stance == Stance::kDescribe || cue.stance == Stance::kAccuse;
  if (!needs || !(cue.frames & kFrameObject) || cue.suffix != Suffix::kNone) return false;
  const int32_t behind = BehindObject(document, limit, mention);
  if (behind >= limit || !IsWord(document.tokens[behind])) return false;
  const Token& t = document.tokens[behind];
  return IsParticleWithBi(document, t) || IsFrameBi(cue.frames, t) || IsNounWithBi(t);
}

bool CutObject(const Document& document, Mention* mention) {
  const Document& d = document;
  const int32_t last = mention->tokens.end - 1;
  if (last <= mention->tokens.begin) return false;
  const Token& t = d.tokens[last];
  const Token& before = d.tokens[last - 1];
  if (!IsWord(t) || IsConjoined(t)) return false;
  const bool place = Any(t, kPlaceClasses) && StartsWithArticle(d, before) &&
                     Any(before, kModifierClasses | ClassBit(WordClass::kNumberWord));
  const bool body =
      mention->kind == SpeakerKind::kOrganization || mention->kind == SpeakerKind::kCollective;
  const bool person =
      body && IsUnknown(t) && StartsWithArticle(d, t) && !EndsInNisba(d, t) && !EndsInYa(d, t);
  if (!place && !person) return false;
  Mention shorter;
  if (!ParseNounPhrase(d, mention->tokens.begin, last, PhrasePlace::kSubject, &shorter))
    return false;
  if (shorter.tokens.end != last || !shorter.known) return false;
  *mention = shorter;
  return true;
}

}  // namespace isnad
