// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/quote_order.h"

#include <algorithm>

namespace isnad {

void OrderQuotes(std::vector<QuoteResult>* quotes) {
  std::sort(quotes->begin(), quotes->end(), [](const QuoteResult& a, const QuoteResult& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    return a.span.end != b.span.end ? a.span.end > b.span.end : a.kind > b.kind;
  });
  std::vector<int32_t> open;  // the quotations around the current one, the innermost last
  for (size_t q = 0; q < quotes->size(); ++q) {
    QuoteResult& quote = (*quotes)[q];
    while (!open.empty() && (*quotes)[open.back()].span.end < quote.span.end) open.pop_back();
    while (!open.empty() && (*quotes)[open.back()].span.end <= quote.span.begin) open.pop_back();
    quote.parent = open.empty() ? -1 : open.back();
    open.push_back(static_cast<int32_t>(q));
  }
}

}  // namespace isnad
