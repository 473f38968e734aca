// Stage 1: UTF-8 in, tokens and paragraphs out, in one pass.
//
//   قال: "نعم".  →  word(قال) punctuation(:) mark(") word(نعم) mark(") punctuation(.)
//
// Reads Document::text; writes Document::tokens (all fields but sentence, quote and the pair of
// quotation marks) and Document::paragraphs.
//
// Words are Arabic letters with the diacritics, tatweel and zero-width characters between them:
// قـــال is one word, and so is the بـ of بـ"النجاح". A mark always splits: ب"الفشل" is word mark
// word mark. An underscore between Arabic letters parts words and is no token itself (#سلمى_النادر
// is punctuation and two words); an apostrophe, full stop, hyphen, @ or underscore between foreign letters or digits joins
// those (O'Neil, news@example.org); a URL is one foreign token. Digits with , . : ٫ ٬ between them
// are one number: 2,500  10:30. '' `` ‘‘ ’’ are one quotation mark each, and so is // except in a URL
// (after a colon or before a foreign letter) and (( when a )) follows in the paragraph.
//
// A line break starts a paragraph; empty lines make none but set blank_line_before. Every token's
// word entry is looked up here, so that later stages never hash. Parentheses are paired here
// (Token::pair), within a paragraph.
//
// A ? is a comma in a text that has at least three of them and no Arabic comma or question mark:
// the comma was lost in a conversion (13 such articles in corpus/raw, 11 of them of one newspaper).
//
// Any bytes are valid input: an invalid byte is a punctuation token of its own. Linear time.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_TEXT_TOKENIZE_H_
#define ISNAD_SERVER_ENGINE_TEXT_TOKENIZE_H_

#include "server/engine/document.h"

namespace isnad {

// Fills tokens and paragraphs; the document has just been Reset().
void Tokenize(Document* document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_TEXT_TOKENIZE_H_
