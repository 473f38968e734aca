// A set of keys that answers "surely not" or "maybe": spares most searches that find nothing.
//
//   KeyFilter filter(words.size(), &document.scratch);
//   for (uint64_t word : words) filter.Add(word);
//   if (filter.MayHave(key)) ...   // true for every word, and for about one in sixteen others
//
// Not thread-safe; constant time a key. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_KEY_FILTER_H_
#define ISNAD_SERVER_ENGINE_KEY_FILTER_H_

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <vector>

namespace isnad {

class KeyFilter {
 public:
  // For so many keys; more make it answer "maybe" more often.
  KeyFilter(size_t count, std::pmr::memory_resource* memory) : words_(memory) {
    while ((size_t{64} << word_bits_) < kBitsPerKey * count) ++word_bits_;
    words_.assign(size_t{1} << word_bits_, 0);
  }

  void Add(uint64_t key) {
    const uint64_t bit = BitOf(key);
    words_[bit >> 6] |= uint64_t{1} << (bit & 63);
  }
  bool MayHave(uint64_t key) const {
    const uint64_t bit = BitOf(key);
    return (words_[bit >> 6] >> (bit & 63) & 1) != 0;
  }

 private:
  static constexpr size_t kBitsPerKey = 16;

  uint64_t BitOf(uint64_t key) const {
    return key * 0x9e3779b97f4a7c15u >> (64 - 6 - word_bits_);
  }

  std::pmr::vector<uint64_t> words_;
  int word_bits_ = 0;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_KEY_FILTER_H_
