// What a verb's frame (Cue::frames, VerbInfo::frames) lets stand before what was said.
//
//   دعا [إلى] ..., شدد [على] ..., عبر [عن] ..., حذر [من] ..., طالب [ب]ضرورة ...
//
// Pure and constant time.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_CUES_FRAMES_H_
#define ISNAD_SERVER_ENGINE_CUES_FRAMES_H_

#include <cstdint>
#include <string_view>

#include "server/engine/document.h"
#include "server/engine/text/letters.h"
#include "server/engine/words.h"

namespace isnad {

// The cue is a form of the verb: أكد.
inline bool IsLemma(const Cue& cue, std::string_view lemma) {
  return cue.lemma != kNoLemma && Verb(cue.lemma).lemma == lemma;
}

// The word is a preposition of the frame: إلى, على, عن, من.
inline bool IsFramePreposition(uint16_t frames, const Token& t) {
  return ((frames & kFrameIla) && IsOneOf(t, {word::kIla})) ||
         ((frames & kFrameAla) && IsOneOf(t, {word::kAla})) ||
         ((frames & kFrameAn) && IsOneOf(t, {word::kAn})) ||
         ((frames & kFrameMin) && IsOneOf(t, {word::kMan}));
}

// The likeliest reading of the word begins with the preposition ب: بضرورة.
inline bool BeginsWithBi(const Token& t) {
  return t.word->reading_count > 0 && (t.word->begin()->proclitics & kBi) != 0;
}

// بإلغاء: likelier بالغا, but straight behind a verb that takes ب the noun.
inline bool IsNounWithBi(const Token& t) {
  if (t.word->reading_count == 0 || t.word->begin()->word_class != WordClass::kOtherVerb) {
    return false;
  }
  for (const Reading& r : *t.word) {
    if (r.word_class == WordClass::kCommonNoun && (r.proclitics & kBi)) return true;
  }
  return false;
}

// بأن, بأنه: the particle of a clause, behind ب.
inline bool IsParticleWithBi(const Document& document, const Token& t) {
  return Any(t, ClassBit(WordClass::kParticle)) && FirstLetter(document, t) == U'ب';
}

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_CUES_FRAMES_H_
