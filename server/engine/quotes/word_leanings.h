// What a word between marks hints at, by its meaning: that somebody judges, or that a thing is
// named.
//
//   "كاذبة", "فوضى"  →  kSaid: who writes such words between marks quotes a judgement
//   "تايمز", "أندرويد"  →  kNamed: part of the name of a medium, a product, a company, a group
//
// Chosen by hand: words of these meanings whose marked uses in news text lean clearly one way.
//
// Immutable tables; a look-up takes logarithmic time in their few hundred words.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_QUOTES_WORD_LEANINGS_H_
#define ISNAD_SERVER_ENGINE_QUOTES_WORD_LEANINGS_H_

#include <cstdint>

#include "server/engine/document.h"

namespace isnad {

enum class WordLeaning : uint8_t { kNone, kSaid, kNamed };

WordLeaning LeaningOf(const Token& token);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_QUOTES_WORD_LEANINGS_H_
