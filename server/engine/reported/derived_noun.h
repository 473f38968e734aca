// Nouns of deeds by their shape.
//
// Pure; linear in the word.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_REPORTED_DERIVED_NOUN_H_
#define ISNAD_SERVER_ENGINE_REPORTED_DERIVED_NOUN_H_

#include "server/engine/document.h"

namespace isnad {

// الإعلان, but neither بالإعلان nor إلغاء.
inline bool IsWrittenWithArticle(const Token& t) {
  return (t.traits & kWrittenArticle) && !(t.traits & kHamzaBelowFirst);
}

// وجود, عدم, حرص, مقتل, السيطرة: the noun of a simple verb or one that stands for it, although some
// are spelled like the verb.
bool IsSimpleDeed(const Document& document, const Token& token);

// Likewise, or shaped like the noun of a derived verb: الانتهاء, الإبقاء, التوصل, المساهمة.
bool IsDerivedNoun(const Document& document, const Token& token);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_REPORTED_DERIVED_NOUN_H_
