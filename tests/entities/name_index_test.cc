// Which entities a name is compared with: none that could be the one may be passed over.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/name_index.h"

#include <gtest/gtest.h>

#include <memory_resource>

namespace isnad {
namespace {

constexpr uint64_t kHead = 7;

Name NameOf(uint64_t bits) {
  Name name;
  name.bits = bits;
  name.part_bits = bits;
  return name;
}

class NameIndexTest : public testing::Test {
 protected:
  NameIndexTest() : index_(2, std::pmr::new_delete_resource()) {
    for (int e = 0; e < 4; ++e) index_.Add();
    index_.Set(0, NameOf(0b0011), 0);
    index_.Set(2, NameOf(0b0100), kHead);
  }
  NameIndex index_;
};

TEST_F(NameIndexTest, FindsNamesThatMayContainAnother) {
  EXPECT_EQ(index_.Next(0, NameIndex::Containing(NameOf(0b0001))), 0);
  EXPECT_EQ(index_.Next(1, NameIndex::Containing(NameOf(0b0001))), 4);
  EXPECT_EQ(index_.Next(0, NameIndex::Containing(NameOf(0b0111))), 4) << "it is in both, not one";
  EXPECT_EQ(index_.Next(0, NameIndex::Containing(Name())), 4) << "without words";
}

TEST_F(NameIndexTest, FindsNamesThatMayBeContained) {
  EXPECT_EQ(index_.Next(0, NameIndex::RelatedTo(NameOf(0b1111), 0)), 0);
  EXPECT_EQ(index_.Next(1, NameIndex::RelatedTo(NameOf(0b1111), 0)), 2);
  EXPECT_EQ(index_.Next(3, NameIndex::RelatedTo(NameOf(0b1111), 0)), 4) << "it has no name yet";
}

TEST_F(NameIndexTest, FindsTheSameHead) {
  EXPECT_EQ(index_.Next(0, NameIndex::RelatedTo(NameOf(0b1000), kHead)), 2);
  EXPECT_EQ(index_.Next(0, NameIndex::RelatedTo(NameOf(0b1000), 0)), 4);
}

TEST_F(NameIndexTest, ForgetsAFormerName) {
  index_.Set(0, NameOf(0b1000), 0);
  EXPECT_EQ(index_.Next(0, NameIndex::Containing(NameOf(0b0001))), 4);
  EXPECT_EQ(index_.Next(0, NameIndex::Containing(NameOf(0b1000))), 0);
}

}  // namespace
}  // namespace isnad
