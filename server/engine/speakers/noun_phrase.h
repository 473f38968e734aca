// Where a source's noun phrase starts and ends, and which part of it is the name.
//
//   [المتحدث باسم وزارة الطاقة سامي الراعي] للصحافيين
//       →  role: المتحدث باسم وزارة الطاقة, name: سامي الراعي, person
//   [وزارة الصحة في أرمادا] أن  →  organisation
//   [مصدر أمني رفيع] طلب عدم  →  anonymous
//
// The phrase is a chain: role or organisation nouns with their genitives and adjectives, marked
// names inside, then a run of name words. A name starts where the chain is closed (by the article,
// a nisba, a place, a marked name) and a word without article follows, or at a given name of the
// lexicon. REPORTING.md section 5.15.
//
// Pure; linear in the length of the phrase.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_SPEAKERS_NOUN_PHRASE_H_
#define ISNAD_SERVER_ENGINE_SPEAKERS_NOUN_PHRASE_H_

#include "server/engine/document.h"

namespace isnad {

// What the place of a phrase says about it.
enum class PhrasePlace : uint8_t {
  kAnywhere,  // only words of the lexicon can start a phrase
  kSubject,   // right after a reporting verb or عن: an unknown word is taken for a name
};

// Parses the phrase that starts exactly at token `begin` and ends before `limit`. Returns false
// when none starts there.
bool ParseNounPhrase(const Document& document, int32_t begin, int32_t limit, PhrasePlace place,
                     Mention* mention);

// تعيين المدير, وجود مشكلة: a noun of the language that is neither a name nor a word for a person
// or a body. It may be the written subject of a verb (أكد الواقع أن); nobody goes on speaking under
// it.
bool NamesThing(const Document& document, const Mention& mention);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_SPEAKERS_NOUN_PHRASE_H_
