// How often this program has allocated: linking allocations.cc replaces operator new.
//
//   const int64_t before = Allocations();
//
// Thread-safety: thread-safe. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_TESTS_BENCH_ALLOCATIONS_H_
#define ISNAD_TESTS_BENCH_ALLOCATIONS_H_

#include <cstdint>

namespace isnad::bench {

int64_t Allocations();

}  // namespace isnad::bench

#endif  // ISNAD_TESTS_BENCH_ALLOCATIONS_H_
