// Puts the quotations of an answer in order and finds which stands inside which.
//
//   قال إن السد "آمن" [INDIRECT إن السد "آمن", FRAGMENT آمن]  →  the fragment is the clause's child
//
// Writes the order of Document::quotes, by begin, what holds another before it, and the parent of
// each. O(n log n) in the number of quotations.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ATTRIBUTION_QUOTE_ORDER_H_
#define ISNAD_SERVER_ENGINE_ATTRIBUTION_QUOTE_ORDER_H_

#include <vector>

#include "server/engine/document.h"

namespace isnad {

void OrderQuotes(std::vector<QuoteResult>* quotes);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ATTRIBUTION_QUOTE_ORDER_H_
