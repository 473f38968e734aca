// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/quote_order.h"

#include <algorithm>

namespace isnad {

void OrderQuotes(std::pmr::vector<PlacedQuote>* quotes) {
  std::pmr::vector<PlacedQuote>& in_order = *quotes;
  std::sort(in_order.begin(), in_order.end(), [](const PlacedQuote& a, const PlacedQuote& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    return a.span.end != b.span.end ? a.span.end > b.span.end : a.kind > b.kind;
  });
  // The quotations around one are the one before it and those around that, less what ends too soon.
  for (size_t q = 1; q < in_order.size(); ++q) {
    PlacedQuote& quote = in_order[q];
    int32_t around = static_cast<int32_t>(q) - 1;
    while (around >= 0 && (in_order[around].span.end < quote.span.end ||
                           in_order[around].span.end <= quote.span.begin)) {
      around = in_order[around].parent;
    }
    quote.parent = around;
  }
}

}  // namespace isnad
