// So many in a hundred as a source: قال [40 في المئة من المشاركين] إن ..., قال [40%] إن ...
//
// Reads tokens. Pure; linear in the phrase.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_SPEAKERS_SHARE_H_
#define ISNAD_SERVER_ENGINE_SPEAKERS_SHARE_H_

#include <cstdint>

#include "server/engine/document.h"

namespace isnad {

// Parses the share that begins with the number at token `begin` and ends before `limit`. Returns
// false when the number is none.
bool ParseShare(const Document& document, int32_t begin, int32_t limit, Mention* mention);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_SPEAKERS_SHARE_H_
