// What is told with a source beside it: before the source, behind it, or around it.
//
//   [انتهى العمل]، بحسب بيان للوزارة          |  وفقا للوزارة، [فإن العمل انتهى]
//   [السد، بحسب الوزارة، آمن تماما]           |  [انتهى العمل]، كما قال الوزير
//
// A law, a plan or a religion that something accords with has said nothing. Reads tokens,
// sentences, cues and mentions. Pure; linear in the sentence.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_REPORTED_CITATION_H_
#define ISNAD_SERVER_ENGINE_REPORTED_CITATION_H_

#include <cstdint>

#include "server/engine/document.h"

namespace isnad {

// كما قال, وفق ما ذكر, على ما أكد: even a weak verb reports behind such words.
bool FollowsCitingWord(const Document& document, const Cue& cue);

// وفق ما ذكر, حسبما أكد: behind such a verb stands no noun that it reports.
bool OnlyCites(const Document& document, const Cue& cue);

// The cue stands beside what it reports and introduces nothing: بحسب, كما قال, على حد قوله.
bool StandsBeside(const Document& document, const Cue& cue);

// What it reports, from token `start` on at the earliest; empty when nothing.
TokenRange CitedClause(const Document& document, int32_t cue, int32_t start);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_REPORTED_CITATION_H_
