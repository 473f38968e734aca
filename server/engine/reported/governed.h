// What a cue governs behind its subject, over what stands between: adverbs, circumstances, hearers,
// appositions and asides.
//
//   أعلن المدير، الذي زار الميناء، أمس في بيان [استقالته]    →  the noun
//   حذر الخبير بشدة من [انهيار السد]                        →  behind the preposition of the verb
//   قال الوزير، في مؤتمر صحفي، [إن العمل انتهى]             →  the particle
//   اتهمت الوزارة [الشركة بالإهمال]                          →  the object that it is said of
//
// Reads tokens, spans and mentions. Pure; linear in the sentence.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_REPORTED_GOVERNED_H_
#define ISNAD_SERVER_ENGINE_REPORTED_GOVERNED_H_

#include <cstdint>

#include "server/engine/document.h"

namespace isnad {

// The token behind the cue and, where it stands there, its subject.
int32_t BehindSubject(const Document& document, const Cue& cue);

// بعد أن, من دون أن, من المتوقع أن, بشرط أن: the particle belongs to the word before it.
bool IsOwnedByWordBefore(const Document& document, int32_t particle, const Cue& cue);

// اتهم الوزير [الشركة بالإهمال], طالبت [الحكومة بوقف العمل]: the object is part of what is said.
bool TakesObject(const Cue& cue);

// اتهم بالإهمال, وصفت بأنها: without an object it is the passive.
bool NeedsObject(const Cue& cue);

// يعد: counts as, unless what is promised follows at once.
bool IsPresentPromise(const Cue& cue);

// تعتبر الشركة من الكبريات: is, unless a particle or a pronoun says what somebody thinks.
bool IsCopula(const Cue& cue);

// The first token of what the cue governs; -1 when the words there are something else.
int32_t GovernedBegin(const Document& document, const Cue& cue);

// The verb's noun says what is, was or should be: دعا إلى, حذر من, أكد ضرورة; not what is only
// spoken about (تحدث عن) or answered (رد على).
bool TakesNoun(const Document& document, const Cue& cue);

// Of such a verb: what it governs from token `noun` on says something: أعلن [وقف العمل],
// not كشف عن القميص, أشار إلى هذه الأزمة, يعتبر الأول.
bool StatesSomething(const Document& document, const Cue& cue, int32_t noun);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_REPORTED_GOVERNED_H_
