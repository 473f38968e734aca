// Whether a verb and a noun phrase can be predicate and subject.
//
// Gender: unknown agrees with anything; a verb before its subject is singular (قال الوزراء) and
// agrees in gender only, one after it or without it agrees in both (قالوا). A plural of things or
// of an organisation takes the feminine singular (قالت مصادر). REPORTING.md section 2. Pure.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_SPEAKERS_AGREEMENT_H_
#define ISNAD_SERVER_ENGINE_SPEAKERS_AGREEMENT_H_

#include <cstddef>

#include "server/engine/document.h"

namespace isnad {

struct Agreement {
  Gender gender = Gender::kUnknown;
  Number number = Number::kUnknown;
};

// Whether `m` can be the written subject behind a verb of that gender.
bool AgreesAfterVerb(Gender verb, const Mention& m);

// Whether `m` can be what a verb, participle or pronoun of that gender and number refers to.
// The answers, by gender and number of the verb, kind, gender and number of the noun: many are
// asked and most refused, in an order that nobody could foretell.
struct AgreementTable {
  bool agrees[3][4][6][3][4] = {};
};
extern const AgreementTable kAgreementTable;

inline bool AgreesFully(Agreement verb, SpeakerKind kind, Agreement noun) {
  const auto& of_verb =
      kAgreementTable.agrees[static_cast<size_t>(verb.gender)][static_cast<size_t>(verb.number)];
  return of_verb[static_cast<size_t>(kind)][static_cast<size_t>(noun.gender)]
                [static_cast<size_t>(noun.number)];
}

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_SPEAKERS_AGREEMENT_H_
