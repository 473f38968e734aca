// Stage 3: where sentences end.
//
// Reads tokens, paragraphs and spans; writes Document::sentences and Token::sentence. A paragraph's
// end always ends a sentence. Outside quotation marks and parentheses, . ! ? ؟ end one, as does …
// or .. ; not inside an abbreviation (د. أحمد, بي.بي.سي, س.ص.) nor between digits. A quotation is
// an atom: nothing inside it ends the sentence around it, but a full stop as its last character
// does when what follows begins a new sentence ("... انتهى." وقال): the closing mark then belongs
// to the sentence it closes. Tokens inside a quotation carry the sentence number of the sentence
// around it.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_TEXT_SENTENCES_H_
#define ISNAD_SERVER_ENGINE_TEXT_SENTENCES_H_

#include "server/engine/document.h"

namespace isnad {

void SplitSentences(Document* document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_TEXT_SENTENCES_H_
