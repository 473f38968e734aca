// Stage 2: quotation marks into paired, nested, unclosed spans.
//
//   قال: "نعم لـ«الحوار»".  →  [نعم لـ«الحوار»] around [الحوار]
//
// Reads tokens and paragraphs; writes Document::spans, Token::quote and Token::pair of marks. Three
// steps, each in its own file:
//
//   mark_reading.h  every mark alone: its style and what it costs to read it as opening or closing,
//                   by the glyph and by its neighbours
//   mark_roles.h    the marks of a paragraph together: the cheapest roles for all of them
//   mark_repair.h   what has no partner: unclosed speech, a speech whose opening mark is missing,
//                   one that goes on over paragraphs
//
// One mistyped mark never turns the rest of the article inside out, because no pair but those of
// the third step leaves its paragraph. REPORTING.md, section 6, has the counts behind the costs.
//
// Linear time in the text; nesting deeper than kMaxQuoteDepth is flattened.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_QUOTES_MARKS_H_
#define ISNAD_SERVER_ENGINE_QUOTES_MARKS_H_

#include "server/engine/document.h"

namespace isnad {

inline constexpr int kMaxQuoteDepth = 4;

// Fills spans and what tokens know of them; the document has been tokenised.
void PairMarks(Document* document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_QUOTES_MARKS_H_
