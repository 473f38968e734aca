// Whether bytes are UTF-8, as the Unicode standard defines it: no longer forms, no surrogates,
// nothing beyond U+10FFFF.
//
//   IsUtf8("قال")           →  true
//   IsUtf8("\xED\xA0\x80")  →  false, half a surrogate pair
//
// With SSE2 sixteen bytes at once. Thread-safety: a pure function. Complexity: linear.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_TEXT_UTF8_H_
#define ISNAD_SERVER_ENGINE_TEXT_UTF8_H_

#include <string_view>

namespace isnad {

bool IsUtf8(std::string_view bytes);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_TEXT_UTF8_H_
