// A list that stands in memory of somebody else's: that of the document, for its results.
//
//   for (const RelayResult& relay : quote.attribution.relays) ...
//
// A view, as cheap to copy as two numbers; valid as long as the memory is. Not thread-safe;
// constant time. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_RESULT_LIST_H_
#define ISNAD_SERVER_ENGINE_RESULT_LIST_H_

#include <cstddef>
#include <iterator>

namespace isnad {

template <typename Item>
class ResultList {
 public:
  ResultList() = default;
  ResultList(Item* items, size_t size) : items_(items), size_(size) {}
  template <size_t kSize>
  ResultList(Item (&items)[kSize]) : ResultList(items, kSize) {}  // NOLINT: for literals of tests

  Item* begin() const { return items_; }
  Item* end() const { return items_ + size_; }
  std::reverse_iterator<Item*> rbegin() const { return std::make_reverse_iterator(end()); }
  std::reverse_iterator<Item*> rend() const { return std::make_reverse_iterator(begin()); }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Item& operator[](size_t k) const { return items_[k]; }
  Item& front() const { return items_[0]; }

 private:
  Item* items_ = nullptr;
  size_t size_ = 0;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_RESULT_LIST_H_
