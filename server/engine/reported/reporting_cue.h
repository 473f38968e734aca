// Which cues report something without marks at all.
//
//   قال الوزير إن ...  →  yes      لم يقل إن ... | يذكر أن ... | قيل إن ...  →  no
//   مما يؤكد أن ...    →  no: a fact shows it, nobody says it
//   تأمل الوزارة أن ... →  no: a hope that is nobody's words
//
// Reads the cue, its speaker and the words before it. Pure and constant time.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_REPORTED_REPORTING_CUE_H_
#define ISNAD_SERVER_ENGINE_REPORTED_REPORTING_CUE_H_

#include "server/engine/document.h"

namespace isnad {

// الدراسة التي [نشرت] نتائجها أن: a verb that is mostly another, right behind the relative pronoun.
bool IsWeakRelative(const Document& document, const Cue& cue);

bool ReportsSomething(const Document& document, const Cue& cue);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_REPORTED_REPORTING_CUE_H_
