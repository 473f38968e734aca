// UTF-8 as it comes from files, pipes and servers.
//
// Pure functions, safe from any thread, linear.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_CLIENT_UTF8_H_
#define ISNAD_CLIENT_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace isnad {

// The offset of the first byte that belongs to no well-formed UTF-8 sequence; npos when there is
// none. "ab\xff" -> 2
size_t FindInvalidUtf8(std::string_view text);

// For a terminal: white space runs become one space, and control characters, which could steer the
// terminal, become U+FFFD.
std::string Printable(std::string_view text);

}  // namespace isnad

#endif  // ISNAD_CLIENT_UTF8_H_
