// Stage 12: the answer: one QuoteResult a span or reported clause, and the speakers.
//
// Reads everything; writes Document::quotes and Document::speakers. Applies the rules (rules.h) to
// every span that is somebody's words and lets a span without a cue inherit the speaker who goes on
// (REPORTING.md section 5.11).
//
// Linear time.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ATTRIBUTION_ANSWER_H_
#define ISNAD_SERVER_ENGINE_ATTRIBUTION_ANSWER_H_

#include "server/engine/document.h"

namespace isnad {

void WriteAnswer(float min_confidence, Document* document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ATTRIBUTION_ANSWER_H_
