// What may stand between a verb, its subject and what was said, and is passed over.
//
//   قال [في ختام زيارته إلى العاصمة] المبعوث | الوزيرة، [التي زارت المدينة]، إن
//
// All return the first token behind it, at most `limit`. Read tokens and spans. Pure; linear in
// what is passed over.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_SPEAKERS_SKIPS_H_
#define ISNAD_SERVER_ENGINE_SPEAKERS_SKIPS_H_

#include <cstdint>

#include "server/engine/document.h"
#include "server/engine/words.h"

namespace isnad {

// جاء الربيع [العربي]: at `i` stands an adjective of origin with the article, which describes the
// time before it.
bool IsAdjectiveOfTime(const Document& document, int32_t i, int32_t limit);

// كانون, ربيع: the word before `i` begins a month's name of two words.
bool IsBehindMonth(const Document& document, int32_t i);

// كانون [الثاني], ربيع [الأول]: the ordinal in a month's name.
inline bool IsMonthsOrdinal(const Document& document, int32_t i) {
  return IsOneOf(document.tokens[i], {WordKey(u"الاول"), WordKey(u"الثاني")}) &&
         IsBehindMonth(document, i);
}

// في بيان [سلمته] الوزارة "...": at `i` stands a verb whose pronoun means the speech before it, an
// indefinite noun. The relative clause has no relative pronoun.
bool IsRelativeOfSpeech(const Document& document, int32_t i);

// From a relative pronoun at `i` to the comma that closes its clause, or to what introduces speech.
int32_t SkipRelative(const Document& document, int32_t i, int32_t limit);

// The preposition at `i` with what it governs.
int32_t SkipPrepositional(const Document& document, int32_t i, int32_t limit);

// What a preposition governs, from its first word on: nouns, adjectives, genitives, dates.
int32_t SkipGoverned(const Document& document, int32_t i, int32_t limit);

// قالت لـ«النهار» إن: the mark at `i` opens a medium's name, and what was said stands behind it.
bool IsMarkedHearer(const Document& document, int32_t i, int32_t limit);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_SPEAKERS_SKIPS_H_
