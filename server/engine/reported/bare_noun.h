// Nouns that are what a verb reports although it does not take one for its frame alone:
//
//   اعتبره [خطوة مهمة], كشف المصدر [ارتفاع الأسعار], أظهر التقرير [تراجع الطلب], نفى [أي صلة له]
//
// Reads tokens and mentions. Pure; constant time.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_REPORTED_BARE_NOUN_H_
#define ISNAD_SERVER_ENGINE_REPORTED_BARE_NOUN_H_

#include <cstdint>

#include "server/engine/document.h"

namespace isnad {

// اعتبره, اعتبرتها: a verb whose pronoun is judged by the noun behind it.
bool Judges(const Cue& cue);

// أظهر التقرير, كشفت الدراسة: a document that shows something.
bool ShowsInDocument(const Document& document, const Cue& cue);

// The cue has such a noun at `token`, behind itself and its subject.
bool HasBareNoun(const Document& document, const Cue& cue, int32_t token);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_REPORTED_BARE_NOUN_H_
