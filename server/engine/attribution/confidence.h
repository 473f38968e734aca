// How sure an answer is: the share of right answers among answers like it.
//
// A logistic model over what the stages found: the rule, how surely the span is speech, how far the
// antecedent is, how well the speaker is known, how many others could have spoken. Its weights are
// fitted to corpus/dev and judged with whole outlets left out (the expected calibration error
// stands in tests/accuracy/run's table).
//
// Pure; constant time.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ATTRIBUTION_CONFIDENCE_H_
#define ISNAD_SERVER_ENGINE_ATTRIBUTION_CONFIDENCE_H_

#include "server/engine/attribution/rules.h"

namespace isnad {

// Of the article, counted once.
struct Cast {
  int persons = 0;
  int mentions = 0;  // of the speaker in question
};

// 0..1 for an answer with a speaker; 0 without one.
float ConfidenceOf(const AttributionCase& c, const AttributionDecision& decision, const Cast& cast);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ATTRIBUTION_CONFIDENCE_H_
