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
#include <memory_resource>
#include <string_view>
#include <vector>

#include "server/engine/attribution/quote_order.h"
#include "server/engine/document.h"

namespace isnad {

// placed: the answer's quotations, in the same order.
void NumberStatements(const std::pmr::vector<PlacedQuote>& placed, Document* document);

// Of the letters and digits of the words, folded and without spaces: equal for the same words typed
// differently (diacritics, hamza, tatweel, digits of another script, marks, a space too many).
uint64_t FingerprintOf(std::string_view words);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ATTRIBUTION_STATEMENTS_H_
