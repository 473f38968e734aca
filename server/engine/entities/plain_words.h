// The words of a name that have plain letters alone, as nearly all have, each read at once.
//
//   PlainWordReader words("سامي الراعي");
//   words.WordAt(0).letters() == 4      words.WordAt(9).letters() == 6
//
// Internal to entities/. Not thread-safe; constant time a word. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ENTITIES_PLAIN_WORDS_H_
#define ISNAD_SERVER_ENGINE_ENTITIES_PLAIN_WORDS_H_

#include <cstdint>
#include <cstring>
#include <string_view>

#include "server/engine/text/plain_word.h"

namespace isnad {

class PlainWordReader {
 public:
  explicit PlainWordReader(std::string_view name) {
    if (name.empty() || name.size() > kRoom) return;  // longer ones are read letter by letter
    size_ = static_cast<int32_t>(name.size());
    std::memcpy(padded_, name.data(), name.size());
    std::memset(padded_ + size_, 0, kPlainWordBytes);
  }

  // The word from a byte to a space or the end; no letters when another begins there.
  PlainWord WordAt(int32_t at) const {
    if (at >= size_) return {};
    const PlainWord word = ReadPlainWord(padded_ + at);
    const int32_t end = at + 2 * word.letters();
    const bool whole = word.letters() < kMaxPlainLetters && (end == size_ || padded_[end] == ' ');
    return whole ? word : PlainWord();
  }

 private:
  static constexpr size_t kRoom = 128;

  int32_t size_ = 0;
  char padded_[kRoom + kPlainWordBytes];
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ENTITIES_PLAIN_WORDS_H_
