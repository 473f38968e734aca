// Puts the quotations of an answer in order and finds which stands inside which.
//
//   قال إن السد "آمن" [INDIRECT إن السد "آمن", FRAGMENT آمن]  →  the fragment is the clause's child
//
// The order is that of Document::quotes: by begin, what holds another before it. O(n log n) in the
// number of quotations. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ATTRIBUTION_QUOTE_ORDER_H_
#define ISNAD_SERVER_ENGINE_ATTRIBUTION_QUOTE_ORDER_H_

#include <cstdint>
#include <memory_resource>
#include <vector>

#include "server/engine/document.h"

namespace isnad {

// A quotation that will stand in the answer.
struct PlacedQuote {
  Span span;
  TokenRange tokens;
  QuoteKind kind = QuoteKind::kUnspecified;
  int32_t source = -1;  // whatever the caller knows it by
  int32_t parent = -1;  // written: the innermost quotation around it, by its place in the order
};

void OrderQuotes(std::pmr::vector<PlacedQuote>* quotes);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ATTRIBUTION_QUOTE_ORDER_H_
