// The same words between marks are the same thing wherever they stand in an article.
//
//   عمل "شاق جدا" ... وقالت إن العمل "شاق جدا"   →  what the verb says of the second, both get
//
// Reads Document::spans with their first speech_score and the tokens; returns the scores to judge
// by, in the order of the spans. Pure; n log n in the number of spans.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_QUOTES_SAME_WORDS_H_
#define ISNAD_SERVER_ENGINE_QUOTES_SAME_WORDS_H_

#include <cstdint>
#include <memory_resource>
#include <vector>

#include "server/engine/document.h"

namespace isnad {

// Adds a word to the key of the words before it.
constexpr uint64_t AddToContentKey(uint64_t key, uint64_t word) {
  return key * 1099511628211u + word;
}

// A number for the words between the marks: equal for equal words.
uint64_t ContentKey(const Document& document, const QuoteSpan& span);

// In the document's scratch memory.
std::pmr::vector<float> ScoresWithSameWords(const Document& document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_QUOTES_SAME_WORDS_H_
