// Which entities a mention is compared with: none that could be the one may be passed over.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/entity_index.h"

#include <gtest/gtest.h>

#include <vector>

namespace isnad {
namespace {

constexpr uint64_t kHead = 7;  // a stem

Name NameOf(uint64_t bits) {
  Name name;
  name.bits = bits;
  name.part_bits = bits;
  return name;
}

std::vector<int32_t> Found(EntityIndex::Search search) {
  std::vector<int32_t> found;
  for (int32_t e = search.Next(); e >= 0; e = search.Next()) found.push_back(e);
  return found;
}

using Entities = std::vector<int32_t>;

class EntityIndexTest : public testing::Test {
 protected:
  EntityIndexTest() {
    index_.AddName(index_.Add(/*person=*/true), NameOf(0b0011), 0);
    index_.Add(/*person=*/true);
    index_.AddName(index_.Add(/*person=*/false), NameOf(0b0100), kHead);
  }

  Entities Containing(const Name& name) {
    return Found(index_.Containing(name, EntityIndex::kAnyKind));
  }
  Entities RelatedTo(const Name& name, uint64_t head) {
    return Found(index_.RelatedTo(name, head, EntityIndex::kAnyKind));
  }

  EntityIndex index_;
};

TEST(EmptyEntityIndexTest, FindsNothing) {
  const EntityIndex index;
  EXPECT_TRUE(Found(index.Containing(NameOf(1), EntityIndex::kAnyKind)).empty());
  EXPECT_TRUE(Found(index.People()).empty());
}

TEST_F(EntityIndexTest, FindsNamesThatMayContainAnother) {
  EXPECT_EQ(Containing(NameOf(0b0001)), Entities({0}));
  EXPECT_EQ(Containing(NameOf(0b0111)), Entities()) << "it is in both, not one";
  EXPECT_EQ(Containing(Name()), Entities()) << "without words";
}

TEST_F(EntityIndexTest, FindsNamesThatMayBeContained) {
  EXPECT_EQ(RelatedTo(NameOf(0b1111), 0), Entities({0, 2})) << "1 has no name yet";
  EXPECT_EQ(RelatedTo(NameOf(0b1000), 0), Entities());
}

TEST_F(EntityIndexTest, FindsTheSameHead) {
  EXPECT_EQ(RelatedTo(NameOf(0b1000), kHead), Entities({2}));
}

TEST_F(EntityIndexTest, TellsPeopleFromBodies) {
  const Name all = NameOf(0b1111);
  EXPECT_EQ(Found(index_.RelatedTo(all, 0, EntityIndex::kPeople)), Entities({0}));
  EXPECT_EQ(Found(index_.RelatedTo(all, 0, EntityIndex::kBodies)), Entities({2}));
  EXPECT_EQ(Found(index_.People()), Entities({0, 1}));
}

TEST_F(EntityIndexTest, FindsPeopleByAWordOfTheName) {
  NameWord word;
  word.bare = uint64_t{1} << 58;  // bit 1
  EXPECT_EQ(Found(index_.Called(word)), Entities({0}));
  word.bare = uint64_t{2} << 58;  // the body's
  EXPECT_EQ(Found(index_.Called(word)), Entities());
}

TEST_F(EntityIndexTest, FindsPeopleByTheirRoles) {
  EXPECT_EQ(Found(index_.Holding(kHead)), Entities());
  index_.AddRole(1, kHead);
  EXPECT_EQ(Found(index_.Holding(kHead)), Entities({1}));
  index_.AddCounterpart(0);
  EXPECT_EQ(Found(index_.Holding(kHead)), Entities({0, 1})) << "whatever his role";
}

TEST_F(EntityIndexTest, ForgetsAFormerName) {
  index_.DropName(0, NameOf(0b0011), 0);
  index_.AddName(0, NameOf(0b1000), 0);
  EXPECT_EQ(Containing(NameOf(0b0001)), Entities());
  EXPECT_EQ(Containing(NameOf(0b1000)), Entities({0}));
}

TEST_F(EntityIndexTest, ReachesTheLastEntitiesOnly) {
  constexpr int32_t kMany = 3000;
  Entities in_reach;
  for (int32_t e = index_.count(); e < kMany; ++e) {
    index_.AddName(index_.Add(/*person=*/true), NameOf(0b0001), 0);
    if (e >= kMany - EntityIndex::kReach) in_reach.push_back(e);
  }
  EXPECT_EQ(index_.first(), kMany - EntityIndex::kReach);
  EXPECT_EQ(Containing(NameOf(0b0001)), in_reach);
  index_.DropName(0, NameOf(0b0011), 0);
  index_.AddName(2, NameOf(0b0001), kHead);
  index_.AddRole(0, kHead);
  EXPECT_EQ(Containing(NameOf(0b0001)), in_reach) << "what is out of reach changes nothing";
  EXPECT_EQ(Found(index_.Holding(kHead)), Entities());
}

}  // namespace
}  // namespace isnad
