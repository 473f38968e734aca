// Questions about the clause of a cue, from its verb to what was said.
//
//   قال [سامي الراعي أمس لوكالة الساحل] إن ...
//
// Reads tokens, spans with their classes, cues, mentions. Each looks at a bounded number of
// tokens.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ATTRIBUTION_CLAUSES_H_
#define ISNAD_SERVER_ENGINE_ATTRIBUTION_CLAUSES_H_

#include <cstdint>

#include "server/engine/document.h"

namespace isnad {

// Behind the last token before what was said: the particle, the colon, the mark, else the clause's
// end.
int32_t ClauseEnd(const Document& document, const Cue& cue);
// Writes it into the cue where it is not known.
inline void KnowClauseEnd(const Document& document, Cue* cue) {
  if (cue->clause_end < 0) cue->clause_end = ClauseEnd(document, *cue);
}

// Makes Document::circumstances, empty, with Circumstances::shown: most cues report nothing that is
// shown. Known once links, classes and reported clauses are.
void MarkShownCues(Document* document);

// صحيفة، وكالة الساحل، قناة الأفق, or a name between marks.
bool IsMedium(const Document& document, const Mention& mention);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ATTRIBUTION_CLAUSES_H_
