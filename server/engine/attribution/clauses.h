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
#include <memory_resource>
#include <vector>

#include "server/engine/document.h"

namespace isnad {

// Behind the last token before what was said: the particle, the colon, the mark, else the clause's
// end.
int32_t ClauseEnd(const Document& document, const Cue& cue);
// Writes it into the cue where it is not known.
inline void KnowClauseEnd(const Document& document, Cue* cue) {
  if (cue->clause_end < 0) cue->clause_end = ClauseEnd(document, *cue);
}

// By cue: whether the answer shows what its clause says of the speaking, or another's does that has
// it from the cue. Most cues report nothing that is shown. Known once links, classes and reported
// clauses are.
std::pmr::vector<bool> ShownCues(const Document& document);

// صحيفة، وكالة الساحل، قناة الأفق, or a name between marks.
bool IsMedium(const Document& document, const Mention& mention);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ATTRIBUTION_CLAUSES_H_
