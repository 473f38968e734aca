// Stage 5: the subject of every cue, and how the cue leads over to what was said.
//
//   قال [الوزير سامي الراعي]، في مؤتمر صحفي، إن     →  subject after, intro particle
//   [سامي الراعي] قال إن                            →  subject before
//   [المهندسة لمى] التي قالت إن                     →  relative
//   ونقلت [وكالة] عن [مصدر] قوله                    →  relayer and source
//   وأضاف:                                          →  none: pro-drop
//
// Reads tokens, spans, sentences and cues; writes the second half of each Cue, Document::mentions
// and Document::foci. Agreement in gender and number filters what can be a subject; prepositional
// phrases, adverbs, dates and addressees are skipped. REPORTING.md sections 2, 5.1 to 5.9, 5.13.
//
// Linear: each search looks at a bounded number of tokens.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_SPEAKERS_SUBJECTS_H_
#define ISNAD_SERVER_ENGINE_SPEAKERS_SUBJECTS_H_

#include "server/engine/document.h"

namespace isnad {

void FindSubjects(Document* document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_SPEAKERS_SUBJECTS_H_
