// Stage 2: quotation marks into paired, nested, unclosed spans.
//
// Reads tokens and paragraphs; writes Document::spans, Token::quote and Token::pair of marks. Marks are paired paragraph by paragraph; see marks.cc for
// the algorithm and REPORTING.md section 6 for the counts behind it. Never lets one mistyped mark turn the rest of the article inside out.
//
// Linear time in the text; nesting deeper than kMaxQuoteDepth is flattened.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_QUOTES_MARKS_H_
#define ISNAD_SERVER_ENGINE_QUOTES_MARKS_H_

#include "server/engine/document.h"

namespace isnad {

inline constexpr int kMaxQuoteDepth = 4;

void PairMarks(Document* document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_QUOTES_MARKS_H_
