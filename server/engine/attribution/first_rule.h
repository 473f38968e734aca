// The first of a table's rules that matches a case, asked one by one without calls through
// pointers.
//
//   const int32_t k = FirstRule<kRules>(c);   // -1: none; else kRules[k].matches(c)
//
// Pure. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ATTRIBUTION_FIRST_RULE_H_
#define ISNAD_SERVER_ENGINE_ATTRIBUTION_FIRST_RULE_H_

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>

namespace isnad {

template <const auto& kTable, typename Case, size_t... kIndex>
int32_t FirstRule(const Case& c, std::index_sequence<kIndex...>) {
  int32_t rule = -1;
  static_cast<void>(
      ((kTable[kIndex].matches(c) && (rule = static_cast<int32_t>(kIndex), true)) || ...));
  return rule;
}
template <const auto& kTable, typename Case>
int32_t FirstRule(const Case& c) {
  return FirstRule<kTable>(c, std::make_index_sequence<std::size(kTable)>());
}

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ATTRIBUTION_FIRST_RULE_H_
