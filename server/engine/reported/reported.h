// Stage 11: what is reported without marks.
//
//   قالت الوزيرة [إن العمل انتهى]              →  behind the particle of a verb
//   دعا المدير إلى [فتح المعبر]                →  behind the preposition that the verb takes
//   [انتهى العمل]، بحسب بيان للوزارة            →  before the one who is cited
//   وفقا للوزارة، [انتهى العمل]                 →  behind the one who is cited
//
// Reads tokens, spans, sentences, cues and mentions; writes Document::reported. What stands between
// marks as a whole is a quotation and no reported clause; a clause inside another's reach is part
// of that one. Narrator's formulas are no cues; negated verbs and events report nothing.
//
// Linear time.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_REPORTED_REPORTED_H_
#define ISNAD_SERVER_ENGINE_REPORTED_REPORTED_H_

#include "server/engine/document.h"

namespace isnad {

void FindReported(Document* document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_REPORTED_REPORTED_H_
