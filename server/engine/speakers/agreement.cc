// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/agreement.h"

namespace isnad {
namespace {

constexpr bool FullyAgrees(Agreement verb, SpeakerKind kind, Agreement noun) {
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

constexpr AgreementTable MakeTable() {
  constexpr Gender kGenders[] = {Gender::kUnknown, Gender::kMasculine, Gender::kFeminine};
  constexpr Number kNumbers[] = {Number::kUnknown, Number::kSingular, Number::kDual,
                                 Number::kPlural};
  constexpr SpeakerKind kKinds[] = {SpeakerKind::kUnspecified,  SpeakerKind::kPerson,
                                    SpeakerKind::kOrganization, SpeakerKind::kDocument,
                                    SpeakerKind::kAnonymous,    SpeakerKind::kCollective};
  AgreementTable table;
  for (size_t vg = 0; vg < 3; ++vg) {
    for (size_t vn = 0; vn < 4; ++vn) {
      for (size_t k = 0; k < 6; ++k) {
        for (size_t g = 0; g < 3; ++g) {
          for (size_t n = 0; n < 4; ++n) {
            table.agrees[vg][vn][k][g][n] =
                FullyAgrees({kGenders[vg], kNumbers[vn]}, kKinds[k], {kGenders[g], kNumbers[n]});
          }
        }
      }
    }
  }
  return table;
}

}  // namespace

// By the enumerations' values, which are the places in the lists above.
static_assert(static_cast<int>(Gender::kFeminine) == 2 && static_cast<int>(Number::kPlural) == 3 &&
              static_cast<int>(SpeakerKind::kCollective) == 5);
constexpr AgreementTable kAgreementTable = MakeTable();

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

}  // namespace isnad
