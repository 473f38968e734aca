// Whether a reporting expression says that the words were said.
//
//   قال | [لم] يقل | [نفى] أن يكون قال | [هل] قال | [لو] قال، [قد] يقول، [من المتوقع أن] يقول،
//   سيقول
//
// Reads tokens, their sentences and quotations. Looks at a bounded number of words before the cue,
// in its own clause. Pure.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_CUES_POLARITY_H_
#define ISNAD_SERVER_ENGINE_CUES_POLARITY_H_

#include "server/engine/document.h"

namespace isnad {

// Few cues are shown: ask of those alone.
Polarity PolarityOf(const Document& document, const Cue& cue);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_CUES_POLARITY_H_
