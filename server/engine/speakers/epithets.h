// Praise that stands for the one it is said of, where no name does: قال تعالى, قوله عز وجل,
// فقال صلى الله عليه وسلم. Behind a name it is a formula that names nobody new.
//
// Reads the traits kOfGod and kOfProphet. Pure; linear in the formula.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_SPEAKERS_EPITHETS_H_
#define ISNAD_SERVER_ENGINE_SPEAKERS_EPITHETS_H_

#include "server/engine/document.h"

namespace isnad {

// Reads the epithet at token `begin` or behind a dash there; false when none stands there.
bool ReadEpithet(const Document& document, int32_t begin, int32_t limit, Mention* mention);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_SPEAKERS_EPITHETS_H_
