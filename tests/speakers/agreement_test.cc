// Which verb can have which subject.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/agreement.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

constexpr Agreement kHe{Gender::kMasculine, Number::kSingular};
constexpr Agreement kShe{Gender::kFeminine, Number::kSingular};
constexpr Agreement kThey{Gender::kMasculine, Number::kPlural};
constexpr Agreement kBoth{Gender::kMasculine, Number::kDual};

TEST(AgreementTest, OfOnePerson) {
  EXPECT_TRUE(AgreesFully(kHe, SpeakerKind::kPerson, kHe));
  EXPECT_FALSE(AgreesFully(kHe, SpeakerKind::kPerson, kShe));
  EXPECT_TRUE(AgreesFully(kShe, SpeakerKind::kPerson, {Gender::kUnknown, Number::kSingular}));
  EXPECT_TRUE(AgreesFully({}, SpeakerKind::kPerson, kShe));
}

TEST(AgreementTest, OfSeveral) {
  EXPECT_TRUE(AgreesFully(kThey, SpeakerKind::kPerson, kThey));
  EXPECT_FALSE(AgreesFully(kThey, SpeakerKind::kPerson, kHe));
  EXPECT_TRUE(AgreesFully(kThey, SpeakerKind::kOrganization, kShe));  // قالت الحكومة ... وأضافوا
  EXPECT_TRUE(AgreesFully(kThey, SpeakerKind::kCollective, kHe));
  EXPECT_TRUE(AgreesFully(kBoth, SpeakerKind::kPerson, kBoth));
  EXPECT_FALSE(AgreesFully(kBoth, SpeakerKind::kPerson, kThey));
  EXPECT_FALSE(AgreesFully(kHe, SpeakerKind::kPerson, kBoth));
}

TEST(AgreementTest, OfThingsInThePlural) {
  const Agreement plural{Gender::kUnknown, Number::kPlural};
  EXPECT_TRUE(AgreesFully(kShe, SpeakerKind::kAnonymous, plural));  // قالت المصادر
  EXPECT_FALSE(AgreesFully(kHe, SpeakerKind::kAnonymous, plural));
  EXPECT_FALSE(AgreesFully(kShe, SpeakerKind::kCollective, plural));
}

}  // namespace
}  // namespace isnad
