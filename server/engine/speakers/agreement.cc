// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/agreement.h"

namespace isnad {

bool AgreesAfterVerb(Gender verb, const Mention& m) {
  if (verb == Gender::kUnknown || m.joint) return true;
  // دعا المنظمات: bodies are called upon, of which no man's verb is said
  if (m.number == Number::kPlural && m.kind == SpeakerKind::kOrganization &&
      m.gender == Gender::kFeminine && verb == Gender::kMasculine) {
    return false;
  }
  if (m.number == Number::kPlural || m.kind == SpeakerKind::kCollective)
    return true;  // قال شهود، قالت مصادر
  return m.gender == Gender::kUnknown || m.gender_by_name || m.gender == verb;
}

bool AgreesFully(Agreement verb, SpeakerKind kind, Agreement noun) {
  const bool group = kind == SpeakerKind::kCollective || noun.number == Number::kPlural;
  switch (verb.number) {
    case Number::kPlural:
      return group || kind == SpeakerKind::kOrganization || noun.number == Number::kUnknown;
    case Number::kDual:
      return noun.number == Number::kDual;
    case Number::kSingular:
    case Number::kUnknown:
      break;
  }
  if (group) {
    // قالت المصادر: a plural can stand behind a feminine singular only when it is no plural of
    // persons.
    if (verb.number == Number::kUnknown) return true;
    return kind != SpeakerKind::kCollective ? verb.gender != Gender::kMasculine
                                            : noun.number == Number::kUnknown;
  }
  if (noun.number == Number::kDual && verb.number == Number::kSingular) return false;
  return verb.gender == Gender::kUnknown || noun.gender == Gender::kUnknown ||
         verb.gender == noun.gender;
}

}  // namespace isnad
