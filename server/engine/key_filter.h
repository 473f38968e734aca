// A set of keys that answers "surely not" or "maybe": spares most searches that find nothing.
//
//   KeyFilter filter(words.size(), &document.scratch);
//   for (uint64_t word : words) filter.Add(word);
//   if (filter.MayHave(key)) ...   // true for every word, and for about one in forty others
//
// Keys are WordKeys or sums of them, whose lowest bits tell them apart. Not
// thread-safe; constant time a key.
//
// SPDX-License-Identifier: Apache-2.0
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
    while (last_bit_ < kBitsPerKey * count) last_bit_ = 2 * last_bit_ + 1;
    words_.assign(last_bit_ / 64 + 1, 0);
  }

  void Add(uint64_t key) {
    const uint64_t bit = BitOf(key);
    words_[bit >> 6] |= uint64_t{1} << (bit & 63);
  }
  bool MayHave(uint64_t key) const { return Has(key) != 0; }
  // Which of kSeveral keys in a row, one bit each; asked at once, for nearly always it is none.
  uint64_t WhichMayHave(const uint64_t* keys) const {
    return Has(keys[0]) | Has(keys[1]) << 1 | Has(keys[2]) << 2 | Has(keys[3]) << 3;
  }
  static constexpr int kSeveral = 4;

 private:
  static constexpr size_t kBitsPerKey = 32;

  uint64_t BitOf(uint64_t key) const { return key & last_bit_; }
  uint64_t Has(uint64_t key) const {
    const uint64_t bit = BitOf(key);
    return words_[bit >> 6] >> (bit & 63) & 1;
  }

  std::pmr::vector<uint64_t> words_;
  uint64_t last_bit_ = 63;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_KEY_FILTER_H_
