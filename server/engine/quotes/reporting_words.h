// The few questions about reporting words that pairing marks asks, long before cues are read: is
// this place the start of somebody's words, or of the next speaker's sentence?
//
// Pure; constant time.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_QUOTES_REPORTING_WORDS_H_
#define ISNAD_SERVER_ENGINE_QUOTES_REPORTING_WORDS_H_

#include "server/engine/document.h"

namespace isnad {

// . ! ? ؟ …
inline bool IsSentenceMark(const Token& token) {
  return token.mark == '.' || token.mark == '!' || token.mark == '?';
}

// A form of a verb that alone reports speech, in the third person: قال، وأضافت، يؤكد.
bool IsReportingVerb(const Token& token);

// As above, but in the past: what a narrator's new sentence starts with.
bool IsPastReportingVerb(const Token& token);

// قائلا، مضيفة، مشيرين
bool IsReportingParticiple(const Token& token);

// How far before a mark its introduction may stand: وقال المتحدث باسم الوزارة سامي النادر "...
inline constexpr int32_t kIntroductionTokens = 12;
inline constexpr int32_t kCloseIntroductionTokens = 3;

// The mark at `token` is introduced as speech: a colon or the particle of a reporting word stands
// right before it, or a reporting word within `reach` tokens of the same sentence.
bool IsIntroduced(const Document& document, TokenRange paragraph, int32_t token,
                  int32_t reach = kIntroductionTokens);

// Where in `range` a narrator takes over again: behind the full stop of `. وقال`, before the comma
// of `، مضيفا أن`. -1: nowhere.
int32_t NarratorReturns(const Document& document, TokenRange range);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_QUOTES_REPORTING_WORDS_H_
