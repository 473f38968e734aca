// How surely a cue introduces speech where it stands.
//
//   قال الوزير إن → 3        قال الوزير → 1        أوضح الطريق → 0
//
// By the verb's level (REPORTING.md section 1), what leads over to the speech (Cue::intro) and
// whether the verb takes such an introduction (Cue::frames). Reads the cue and the word before it.
// Pure and constant time.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_SPEAKERS_CUE_STRENGTH_H_
#define ISNAD_SERVER_ENGINE_SPEAKERS_CUE_STRENGTH_H_

#include <cstdint>

#include "server/engine/document.h"

namespace isnad {

// For Cue::strength.
uint8_t CueStrength(const Document& document, const Cue& cue);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_SPEAKERS_CUE_STRENGTH_H_
