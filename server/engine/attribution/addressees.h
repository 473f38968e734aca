// Stage 10b: to whom each cue's words were said.
//
//   قال المدير [للعمال ولنقيبهم صلاح دعبول] إن ...      أبلغ الوزير [السفيرة] أن ...
//   خاطب القس [الحاضرين] قائلا ...                     قال أمام [أعضاء المجلس] إن ...
//
// Reads cues, mentions, tokens; writes Circumstances::addressee. A medium that was spoken to is the
// setting (settings.h), a bare pronoun (قال له) names nobody.
//
// Linear: each cue looks at its own clause.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ATTRIBUTION_ADDRESSEES_H_
#define ISNAD_SERVER_ENGINE_ATTRIBUTION_ADDRESSEES_H_

#include "server/engine/document.h"

namespace isnad {

void FindAddressees(Document* document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ATTRIBUTION_ADDRESSEES_H_
