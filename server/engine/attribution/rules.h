// The named rules of attribution, in order: the first that matches a span decides its speaker,
// resolution and confidence.
//
// A rule is a small pure function over what the earlier stages found; its id is stable and stands
// in the answer (Attribution.rule). Each is documented with the sentence it is for in rules.cc and
// tested with that sentence in tests/attribution/rules_test.cc. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ATTRIBUTION_RULES_H_
#define ISNAD_SERVER_ENGINE_ATTRIBUTION_RULES_H_

#include <string_view>

#include "server/engine/document.h"

namespace isnad {

// One span between marks, with all that is known about it.
struct AttributionCase {
  const Document* document = nullptr;
  int32_t span = -1;  // into Document::spans
  const QuoteLink* link = nullptr;
  const Cue* cue = nullptr;  // null without one
  int32_t inherited = -1;    // Mention of who goes on speaking, where the span has no cue
  int inherited_doubt = 0;
};

struct AttributionDecision {
  int32_t mention = -1;  // who spoke; -1 unknown
  Resolution resolution = Resolution::kUnknown;
  UnknownReason unknown = UnknownReason::kUnspecified;
  float odds = 0;         // what the rule adds to the log odds of a right answer; for confidence.h
  std::string_view rule;  // static storage
};

AttributionDecision DecideAttribution(const AttributionCase& c);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ATTRIBUTION_RULES_H_
