// SPDX-License-Identifier: Apache-2.0
#include "server/engine/large_pages.h"

#include <sys/mman.h>

#include <cstdint>

namespace isnad {
namespace {

constexpr uintptr_t kLargePage = uintptr_t{2} << 20;
constexpr size_t kLeast = 2 * kLargePage;  // smaller memory may stay unused in part

}  // namespace

void UseLargePages(void* memory, size_t size) {
  if (size < kLeast) return;
  const uintptr_t begin = (reinterpret_cast<uintptr_t>(memory) + kLargePage - 1) & -kLargePage;
  const uintptr_t end = (reinterpret_cast<uintptr_t>(memory) + size) & -kLargePage;
  madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
}

}  // namespace isnad
