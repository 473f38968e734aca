// Stage 11b: which quotations are one statement, and a fingerprint of each one's words.
//
//   [لن نغادر]، قال النائب، [قبل أن نسمع جوابا]     →  one statement, split by its cue
//   a quotation of the headline that the body repeats   →  one statement
//
// Reads spans, links and the answer's quotations; writes QuoteResult::statement. Statements are
// numbered from 0 in order of their first quotation. Two quotations with the same words, or one of
// four words or more inside a longer one, are one statement when their speaker is the same.
//
// Linear: each run of four words is looked up once and compared with a bounded number of others.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ATTRIBUTION_STATEMENTS_H_
#define ISNAD_SERVER_ENGINE_ATTRIBUTION_STATEMENTS_H_

#include <cstdint>
#include <string_view>

#include "server/engine/document.h"

namespace isnad {

void NumberStatements(Document* document);

// Of the letters and digits of the words, folded and without spaces: equal for the same words typed
// differently (diacritics, hamza, tatweel, digits of another script, marks, a space too many).
uint64_t FingerprintOf(std::string_view words);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ATTRIBUTION_STATEMENTS_H_
