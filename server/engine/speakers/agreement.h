// Whether a verb and a noun phrase can be predicate and subject.
//
// Gender: unknown agrees with anything; a verb before its subject is singular (قال الوزراء) and
// agrees in gender only, one after it or without it agrees in both (قالوا). A plural of things or
// of an organisation takes the feminine singular (قالت مصادر). REPORTING.md section 2. Pure.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_SPEAKERS_AGREEMENT_H_
#define ISNAD_SERVER_ENGINE_SPEAKERS_AGREEMENT_H_

#include "server/engine/document.h"

namespace isnad {

struct Agreement {
  Gender gender = Gender::kUnknown;
  Number number = Number::kUnknown;
};

// Whether `m` can be the written subject behind a verb of that gender.
bool AgreesAfterVerb(Gender verb, const Mention& m);

// Whether `m` can be what a verb, participle or pronoun of that gender and number refers to.
bool AgreesFully(Agreement verb, SpeakerKind kind, Agreement noun);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_SPEAKERS_AGREEMENT_H_
