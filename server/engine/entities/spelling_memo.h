// Spellings of words that were asked for, each at a place of its own: a text says the same names
// again and again, and so do the texts of a day.
//
//   SpellingMemo::Entry& entry = memo->At(word);
//   if (entry.word != word) entry = {word, SpellingOf(word)};
//
// What it holds is true of the words whatever the text, so that it outlives texts. Internal to
// entities/. Not thread-safe; constant time.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ENTITIES_SPELLING_MEMO_H_
#define ISNAD_SERVER_ENGINE_ENTITIES_SPELLING_MEMO_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace isnad {

class SpellingMemo {
 public:
  struct Entry {
    uint64_t word = 0;  // what was asked; 0: nothing yet
    uint64_t spelling = 0;
  };
  Entry& At(uint64_t word) { return entries_[word % kEntries]; }

 private:
  static constexpr size_t kEntries = 1024;
  std::array<Entry, kEntries> entries_{};
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ENTITIES_SPELLING_MEMO_H_
