// The named rules for what is reported without marks.
//
// As rules.h does for spans between marks: the first rule that matches decides, its id is stable
// and stands in the answer, each has its sentence in reported_rules.cc and in
// tests/attribution/reported_rules_test.cc.
//
// Pure; constant time.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ATTRIBUTION_REPORTED_RULES_H_
#define ISNAD_SERVER_ENGINE_ATTRIBUTION_REPORTED_RULES_H_

#include "server/engine/attribution/rules.h"

namespace isnad {

AttributionDecision DecideReported(const Document& document, const ReportedClause& clause);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ATTRIBUTION_REPORTED_RULES_H_
