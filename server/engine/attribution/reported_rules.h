// The named rules for what is reported without marks, and how sure their answers are.
//
// As rules.h and confidence.h do for spans between marks: the first rule that matches decides, its
// id is stable and stands in the answer, each has its sentence in reported_rules.cc and in
// tests/attribution/reported_rules_test.cc. The confidence is each rule's share of right answers
// (clause and speaker), fitted to corpus/dev and judged with whole outlets left out.
//
// Pure; constant time.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ATTRIBUTION_REPORTED_RULES_H_
#define ISNAD_SERVER_ENGINE_ATTRIBUTION_REPORTED_RULES_H_

#include "server/engine/attribution/rules.h"

namespace isnad {

AttributionDecision DecideReported(const Document& document, const ReportedClause& clause);

// 0..1 for an answer with a speaker; 0 without one.
float ReportedConfidence(const AttributionDecision& decision);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ATTRIBUTION_REPORTED_RULES_H_
