// Stage 6: media whose names stand between marks where no subject is looked for.
//
//   قالت الخبيرة لـ[«النهار الجديد»] إن ...       نقلت ["الساحل"] عن الوزير قوله ...
//   قال المدير لمراسل ["إذاعة الجبل"] إن ...      في تصريحات نقلتها ["الساحل"] ...
//
// Reads tokens, spans, cues; adds to Document::mentions, and gives a relay verb without a relayer
// the name behind it. Runs before FindMentions, which sorts. Linear time.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_SPEAKERS_MEDIA_H_
#define ISNAD_SERVER_ENGINE_SPEAKERS_MEDIA_H_

#include "server/engine/document.h"
#include "server/engine/words.h"

namespace isnad {

void FindMarkedMedia(Document* document);

// نقلتها, أوردته, بثها: the verb publishes what another said, and its pronoun stands for the words.
bool IsPublishing(const Token& token);

// للصحيفة, لسامي: the noun or name stands behind the preposition ل.
bool IsGovernedByLiInReading(const Token& token);
inline bool IsGovernedByLi(const Token& token) {
  return Any(token, kAnyClitic) && IsGovernedByLiInReading(token);  // few words have a clitic
}

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_SPEAKERS_MEDIA_H_
