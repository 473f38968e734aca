// The same words between marks are the same thing wherever they stand in an article.
//
//   عمل "شاق جدا" ... وقالت إن العمل "شاق جدا"   →  what the verb says of the second, both get
//
// Reads Document::spans and the tokens. A group is all spans with the same words; a number from 0
// to below that of the spans stands for it. Not thread-safe; lives in the document's scratch
// memory. n log n in the number of spans, linear in their words. SPDX-License-Identifier:
// Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_QUOTES_SAME_WORDS_H_
#define ISNAD_SERVER_ENGINE_QUOTES_SAME_WORDS_H_

#include <cstdint>
#include <memory_resource>
#include <vector>

#include "server/engine/document.h"

namespace isnad {

// Adds a word to the key of the words before it. The key of a content is that of all its words:
// equal for equal words.
constexpr uint64_t AddToContentKey(uint64_t key, uint64_t word) {
  return key * 1099511628211u + word;
}

class SameWords {
 public:
  explicit SameWords(const Document& document);

  // Of a span's content.
  uint64_t Key(int32_t span) const { return members_[groups_[span]].key; }
  int32_t Group(int32_t span) const { return groups_[span]; }
  // The group whose contents have this key; -1 when there is none.
  int32_t Find(uint64_t key) const;
  // Whether another span has the same words, and whether any two spans have.
  bool Repeats(int32_t span) const {
    const size_t next = static_cast<size_t>(groups_[span]) + 1;
    return next < members_.size() && members_[next].key == Key(span);
  }
  bool AnyRepeats() const { return any_repeats_; }

  // The scores to judge by, in the order of the spans, from their first speech_score.
  std::pmr::vector<float> Scores() const;

 private:
  struct Member {
    uint64_t key = 0;
    int32_t span = 0;
  };

  const Document& d_;
  std::pmr::vector<Member> members_;  // by key, then by span
  std::pmr::vector<int32_t> groups_;  // by span: the place of the group's first member
  bool any_repeats_ = false;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_QUOTES_SAME_WORDS_H_
