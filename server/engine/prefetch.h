// Asks for the tokens that a loop reads some steps later: those of a large text stand in main
// memory, and every mention, cue or span would wait for its own.
//
//   for (size_t c = 0; c < document.cues.size(); ++c) {
//     PrefetchCue(document, c);   // the tokens around the cue kPrefetchSteps behind this one
//     Read(document.cues[c]);
//   }
//
// Changes nothing but time. Always inline: a function that does no more than this has no effect for
// GCC, which leaves its calls out. Thread-safe; constant time.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_PREFETCH_H_
#define ISNAD_SERVER_ENGINE_PREFETCH_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "server/engine/document.h"

namespace isnad {

inline constexpr size_t kPrefetchSteps = 6;

// So many tokens from `begin` on, some of which may not be there.
template <size_t kCount>
[[gnu::always_inline]] inline void PrefetchTokens(const Document& document, int32_t begin) {
  const Token* const first = document.tokens.data() + std::max(begin, int32_t{0});
  const char* const lines = reinterpret_cast<const char*>(first);
#pragma GCC unroll 16
  for (size_t i = 0; i < kCount; ++i) __builtin_prefetch(lines + i * sizeof(Token));
}

[[gnu::always_inline]] inline void PrefetchMention(const Document& document, size_t m) {
  m += kPrefetchSteps;
  if (m < document.mentions.size()) PrefetchTokens<3>(document, document.mentions[m].tokens.begin);
}

[[gnu::always_inline]] inline void PrefetchCue(const Document& document, size_t c) {
  c += kPrefetchSteps;
  if (c < document.cues.size()) PrefetchTokens<10>(document, document.cues[c].head - 2);
}

// Once it is known which are shown.
[[gnu::always_inline]] inline void PrefetchShownCue(const Document& document, size_t c) {
  const size_t ahead = c + kPrefetchSteps;
  if (ahead < document.cues.size() && document.circumstances[ahead].shown) PrefetchCue(document, c);
}

[[gnu::always_inline]] inline void PrefetchSpan(const Document& document, size_t q) {
  q += kPrefetchSteps;
  if (q < document.spans.size()) PrefetchTokens<14>(document, document.spans[q].tokens.begin - 5);
}

// The heads of the mentions that stand before a cue, from mention `m` on; returns the first of
// those that do not.
[[gnu::always_inline]] inline size_t PrefetchMentionsBefore(const Document& document, size_t c,
                                                            size_t m) {
  c += kPrefetchSteps;
  if (c >= document.cues.size()) return m;
  const int32_t end = document.cues[c].head;
  for (; m < document.mentions.size() && document.mentions[m].tokens.begin < end; ++m) {
    PrefetchTokens<2>(document, document.mentions[m].head - 1);
  }
  return m;
}

// Of anything that has tokens, from some before its first one on.
template <size_t kCount = 14, typename Items>
[[gnu::always_inline]] inline void PrefetchOf(const Document& document, const Items& items,
                                              size_t k) {
  k += kPrefetchSteps;
  if (k < items.size()) PrefetchTokens<kCount>(document, items[k].tokens.begin - 5);
}

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_PREFETCH_H_
