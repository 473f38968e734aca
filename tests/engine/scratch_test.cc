// SPDX-License-Identifier: Apache-2.0
#include "server/engine/scratch.h"

#include <gtest/gtest.h>
#include <malloc.h>

#include <algorithm>
#include <cstring>

namespace isnad {
namespace {

constexpr size_t kMebibyte = 1024 * 1024;

size_t BytesInUse() {
  const auto info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

TEST(ScratchMemoryTest, GivesTheSameMemoryAgain) {
  ScratchMemory scratch;
  void* const first = scratch.allocate(1000);
  static_cast<void>(scratch.allocate(1000));
  scratch.Reset();
  EXPECT_EQ(scratch.allocate(500), first);
}

TEST(ScratchMemoryTest, WhatIsReservedStandsInOneRow) {
  ScratchMemory scratch;
  static_cast<void>(scratch.allocate(1000));
  scratch.Reserve(3 * kMebibyte);
  auto* const first = static_cast<std::byte*>(scratch.allocate(kMebibyte));
  EXPECT_EQ(scratch.allocate(2 * kMebibyte), first + kMebibyte);
  scratch.Reserve(kMebibyte);
  EXPECT_EQ(scratch.allocate(3 * kMebibyte), first);
}

TEST(ScratchMemoryTest, ALargePieceAloneInItsBlockGoesBackAtOnce) {
  if (BytesInUse() == 0) GTEST_SKIP() << "a sanitizer's allocator does not count";
  ScratchMemory scratch;
  void* const old = scratch.allocate(8 * kMebibyte);
  static_cast<void>(scratch.allocate(16 * kMebibyte));
  const size_t before = BytesInUse();
  scratch.deallocate(old, 8 * kMebibyte);
  EXPECT_LE(BytesInUse() + 8 * kMebibyte, before);
}

TEST(ScratchMemoryTest, WhatStandsBesideALargePieceStays) {
  mallopt(M_PERTURB, 0x55);  // what is freed is written over
  ScratchMemory scratch;
  static_cast<void>(scratch.allocate(5 * kMebibyte));
  void* const large = scratch.allocate(6 * kMebibyte);
  auto* const small = static_cast<char*>(scratch.allocate(1000));
  std::memset(small, 'x', 1000);
  static_cast<void>(scratch.allocate(20 * kMebibyte));
  scratch.deallocate(large, 6 * kMebibyte);
  EXPECT_EQ(std::count(small, small + 1000, 'x'), 1000);
  mallopt(M_PERTURB, 0);
}

}  // namespace
}  // namespace isnad
