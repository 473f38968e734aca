// The objects of verbs that need one: اتهم الوزير [الشركة] بـ, وصف [اللقاء] بأنه.
//
// Reads tokens and cues. Pure; linear in the phrase.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_SPEAKERS_OBJECTS_H_
#define ISNAD_SERVER_ENGINE_SPEAKERS_OBJECTS_H_

#include <cstdint>

#include "server/engine/document.h"

namespace isnad {

// وصف اللقاء بأنه ..., اتهم الوزير بـ"...": the one noun phrase before بـ is what the verb needs,
// and its subject is not written.
bool IsOnlyObject(const Document& document, const Cue& cue, int32_t limit, const Mention& mention);

// واتهم متحدث باسم الحزب المعارض [أرمادا] بالتصعيد, تتهم السلطات الأرمادية [الغالب] بـ: when the
// last word of what was read as one phrase is the object, leaves the subject without it.
bool CutObject(const Document& document, Mention* mention);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_SPEAKERS_OBJECTS_H_
