// Prints what a stage found as text, so that a table row shows the expected answer and a failing
// test shows a readable difference.
//
//   RenderTokens     قال: "نعم"   →  w[قال] p[:] m["] w[نعم] m["]
//   RenderSpans      قال: "نعم"   →  قال: "[نعم]"
//   RenderSentences  نعم. لا.     →  نعم.|لا.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_TESTS_SUPPORT_RENDER_H_
#define ISNAD_TESTS_SUPPORT_RENDER_H_

#include <string>

#include "server/engine/document.h"

namespace isnad {

// w word, n number, f foreign, p punctuation, m quotation mark; a new paragraph starts with / and
// with // after an empty line.
std::string RenderTokens(const Document& document);

// The text with [ ] around the content of every span, [? ] when its closing mark is missing.
std::string RenderSpans(const Document& document);

// The text of each sentence, separated by |.
std::string RenderSentences(const Document& document);

}  // namespace isnad

#endif  // ISNAD_TESTS_SUPPORT_RENDER_H_
