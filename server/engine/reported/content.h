// Where reported words begin behind the cue that reports them.
//
//   قال الوزير، في مؤتمر صحفي، [إن العمل انتهى]     →  the particle that the verb governs
//   حذر من [انهيار السد], أكد [ضرورة العمل]          →  the noun that stands for a clause
//   وقال: [العمل انتهى]                              →  what follows a colon without marks
//
// A particle behind a preposition that the verb does not take (بعد أن, على الرغم من أن) belongs to
// that preposition; a verb that is no cue by itself reports only with its particle. Reads tokens,
// spans and cues. Pure; looks at a bounded number of tokens.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_REPORTED_CONTENT_H_
#define ISNAD_SERVER_ENGINE_REPORTED_CONTENT_H_

#include <cstdint>

#include "server/engine/document.h"

namespace isnad {

// The first token of what the cue reports behind itself; -1 when it reports nothing there.
int32_t ContentBegin(const Document& document, int32_t cue);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_REPORTED_CONTENT_H_
