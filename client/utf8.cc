// SPDX-License-Identifier: Apache-2.0
#include "client/utf8.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace isnad {
namespace {

// The code point at *i, or a negative number where the bytes are ill-formed; moves *i past it.
UChar32 NextCodePoint(std::string_view text, size_t* i) {
  UChar32 c = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macro
  U8_NEXT(text.data(), *i, text.size(), c);
#pragma GCC diagnostic pop
  return c;
}

}  // namespace

size_t FindInvalidUtf8(std::string_view text) {
  size_t i = 0;
  while (i < text.size()) {
    const size_t start = i;
    if (NextCodePoint(text, &i) < 0) return start;
  }
  return std::string_view::npos;
}

std::string Printable(std::string_view text) {
  std::string out;
  bool space = false;
  for (size_t i = 0; i < text.size();) {
    const size_t start = i;
    const UChar32 c = NextCodePoint(text, &i);
    if (c >= 0 && u_isUWhiteSpace(c)) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    if (c < 0 || u_iscntrl(c)) {
      out += "\uFFFD";
    } else {
      out.append(text, start, i - start);
    }
  }
  return out;
}

}  // namespace isnad
