// Stage 4: the reporting expressions of a text.
//
//   قالت | مضيفا أن | قوله | بحسب الوزارة | على حد تعبيره | نقلا عن
//
// Reads tokens, spans, sentences; writes Document::cues (the first half of each record). A cue
// found here only may introduce speech: speakers/subjects.cc looks at what follows it and gives its
// strength. Left out from the start: narrator formulas (يذكر أن), first persons, homographs in
// places where no verb can stand (في ذكر, بين ... و...). REPORTING.md sections 1 and 3.
//
// Linear time.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_CUES_FIND_CUES_H_
#define ISNAD_SERVER_ENGINE_CUES_FIND_CUES_H_

#include "server/engine/document.h"

namespace isnad {

void FindCues(Document* document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_CUES_FIND_CUES_H_
