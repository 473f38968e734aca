// Asks the system for large pages behind memory that a large text fills: it is given in hundreds of
// pieces instead of tens of thousands.
//
//   tokens.reserve(1 << 20);
//   UseLargePages(tokens.data(), tokens.capacity() * sizeof(Token));
//
// Advice only: less than a few megabytes and systems without large pages stay as they are.
// Thread-safe. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_LARGE_PAGES_H_
#define ISNAD_SERVER_ENGINE_LARGE_PAGES_H_

#include <cstddef>

namespace isnad {

void UseLargePages(void* memory, size_t size);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_LARGE_PAGES_H_
