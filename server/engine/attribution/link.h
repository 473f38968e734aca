// Stage 8: which cue governs each span between marks.
//
//   قال سامي الراعي إن "العمل انتهى"      →  the cue before it
//   "انتهى العمل"، قالت لمى النادر         →  the cue after it
//   ندد بـ"الظلم" و"القهر"                 →  the second span follows its sibling
//
// Reads spans, sentences, cues, mentions; writes Document::links. The nearest cue to the left whose
// content can reach the span wins; one to the right only when it is bare, has nothing of its own to
// introduce and no full stop stands between (REPORTING.md section 5.2).
//
// Linear: each span looks at the cues of its own sentence, at most kMaxCuesLookedAt.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ATTRIBUTION_LINK_H_
#define ISNAD_SERVER_ENGINE_ATTRIBUTION_LINK_H_

#include "server/engine/document.h"

namespace isnad {

void LinkQuotes(Document* document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ATTRIBUTION_LINK_H_
