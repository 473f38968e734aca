// How sure an answer about words without marks is: the share of right answers (the clause and its
// speaker) among answers like it.
//
// A logistic model as in confidence.h, fitted to corpus/dev and judged with whole outlets left out;
// the expected calibration error stands in tests/accuracy/run's table (indirect_calibration).
//
// Pure; linear in the clause.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ATTRIBUTION_REPORTED_CONFIDENCE_H_
#define ISNAD_SERVER_ENGINE_ATTRIBUTION_REPORTED_CONFIDENCE_H_

#include "server/engine/attribution/confidence.h"
#include "server/engine/attribution/rules.h"

namespace isnad {

// 0..1 for an answer with a speaker; 0 without one.
float ReportedConfidence(const Document& document, const ReportedClause& clause,
                         const AttributionDecision& decision, const Cast& cast);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ATTRIBUTION_REPORTED_CONFIDENCE_H_
