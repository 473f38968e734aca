// What leads over from a cue to what was said.
//
//   قال [إن] | قال[:] "..." | شدد [على أن] | شدد [على] أهمية ... | طالب [ب]ضرورة ... | اقترح
//   [تعديل] ...
//
// Reads tokens; FindIntro writes Cue::intro and Cue::body. Looks at a bounded number of tokens.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_SPEAKERS_INTROS_H_
#define ISNAD_SERVER_ENGINE_SPEAKERS_INTROS_H_

#include <cstdint>

#include "server/engine/document.h"

namespace isnad {

// An introduction and the first token behind it that can belong to what was said.
struct FoundIntro {
  Intro intro = Intro::kNone;
  int32_t body = -1;
};

// أن, إن: the particle stands at token `i` before `limit`.
bool IsParticleAt(const Document& document, int32_t i, int32_t limit);

// The introduction by the preposition at token `i`, which the verb's frame takes: شدد على أن, شدد
// على أهمية.
FoundIntro IntroOfPreposition(const Document& document, int32_t i, int32_t limit);

// على هامش: where something was said, whatever preposition the verb takes.
bool IsCircumstance(const Document& document, int32_t i);

// بـ"الفشل", بالقول, بضرورة: the word begins what was said, with the ب of the verb's frame.
bool IsFrameBi(uint16_t frames, const Token& t);

// Looks for أن, a colon or a mark from `from` on, over adverbs and prepositional phrases.
void FindIntro(const Document& document, int32_t from, int32_t limit, Cue* cue);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_SPEAKERS_INTROS_H_
