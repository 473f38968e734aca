// Where reported words end: at the first word that is the narrator's again.
//
//   قال الوزير [إن العمل انتهى وإن السد آمن]، مشيرا إلى ...   →  before the participle
//   أكدت لمى [أن العمل، الذي تأخر، انتهى]، بحسب بيان          →  before the source of it all
//   وأضاف [أن العمل انتهى] وأكد أن ...                         →  before the next verb of speech
//
// A coordinated وأن, a relative clause and a plain narrative verb go on with what is reported; a
// cue that reports something itself ends it, and so does the sentence. Reads tokens, sentences and
// cues. Pure; linear in the clause.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_REPORTED_CLAUSE_END_H_
#define ISNAD_SERVER_ENGINE_REPORTED_CLAUSE_END_H_

#include <cstdint>

#include "server/engine/document.h"

namespace isnad {

// The end of the clause that begins at token `from` and that the cue with index `cue` reports.
int32_t ClauseEnd(const Document& document, int32_t cue, int32_t from);

// Punctuation that belongs to no pair: what Trimmed takes off.
bool IsLoosePunctuation(const Token& token);

// `tokens` without punctuation at its ends and without a connector that leads to what follows.
TokenRange Trimmed(const Document& document, TokenRange tokens);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_REPORTED_CLAUSE_END_H_
