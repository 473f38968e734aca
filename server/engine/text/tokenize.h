// Stage 1: UTF-8 in, tokens and paragraphs out, in one pass.
//
//   قال: "نعم".  →  word(قال) punctuation(:) mark(") word(نعم) mark(") punctuation(.)
//
// Reads Document::text; writes Document::tokens (all fields but sentence, quote, pair of marks) and Document::paragraphs. A line break starts a
// paragraph; empty lines make none but set blank_line_before. A mark or punctuation always splits: ب"الفشل" is word mark word mark. An
// apostrophe between two Latin letters stays in its word. '' and (( and // are one mark token each (// not after a colon or before a
// Latin letter: a URL is one kForeign token). Every token's word entry is looked up here, so later stages never hash.
// Parentheses are paired here (Token::pair), within a paragraph.
//
// Any bytes are valid input. Linear time.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_TEXT_TOKENIZE_H_
#define ISNAD_SERVER_ENGINE_TEXT_TOKENIZE_H_

#include "server/engine/document.h"

namespace isnad {

void Tokenize(Document* document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_TEXT_TOKENIZE_H_
