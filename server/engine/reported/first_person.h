// Words that only the speaker can say of himself: نحن, إنني, لدينا, نريد, أتطلع, توقعاتنا.
//
// Reads tokens. Pure and constant time.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_REPORTED_FIRST_PERSON_H_
#define ISNAD_SERVER_ENGINE_REPORTED_FIRST_PERSON_H_

#include "server/engine/document.h"

namespace isnad {

// A pronoun, a verb or a particle in the first person: beyond doubt.
bool IsFirstPerson(const Document& document, const Token& token);

// أشعر, written like a past of the third person (أعقب); كنت, which may be "you were": only beside
// another word in the first person.
bool MayBeFirstPerson(const Document& document, const Token& token);

// Also a noun or a verb with نا, which narrators use of their own country as well: بلادنا.
bool HintsFirstPerson(const Document& document, const Token& token);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_REPORTED_FIRST_PERSON_H_
