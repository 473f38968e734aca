// Nouns of deeds by their shape.
//
// Pure; linear in the word.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_REPORTED_DERIVED_NOUN_H_
#define ISNAD_SERVER_ENGINE_REPORTED_DERIVED_NOUN_H_

#include "server/engine/document.h"

namespace isnad {

// الانتهاء, الإبقاء, التوصل, المساهمة: shaped like the noun of a derived verb.
bool IsDerivedNoun(const Document& document, const Token& token);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_REPORTED_DERIVED_NOUN_H_
