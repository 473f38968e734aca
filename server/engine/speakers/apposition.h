// A name that stands in apposition behind a comma.
//
//   [وزير الخارجية، سامي الراعي]، إن        [محامي رجل الأعمال، المحامي طارق]، إن
//
// Reads tokens. Pure but for the mention; constant time (one noun phrase).
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_SPEAKERS_APPOSITION_H_
#define ISNAD_SERVER_ENGINE_SPEAKERS_APPOSITION_H_

#include <cstdint>

#include "server/engine/document.h"

namespace isnad {

// Adds to `mention` the name that follows it before `limit`, when one does and is closed by a comma
// or an introduction.
void AddApposition(const Document& document, int32_t limit, Mention* mention);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_SPEAKERS_APPOSITION_H_
