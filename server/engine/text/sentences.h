// Stage 3: where sentences end.
//
//   قال د. سامي: "انتهى. عدنا." وغادر. ثم عاد.  →  قال ... عدنا."|وغادر.|ثم عاد.
//
// Reads tokens, paragraphs and spans; writes Document::sentences and Token::sentence.
//
// A paragraph's end always ends a sentence. Outside quotations and parentheses . ! ? ؟ … and .. end
// one; not behind a single letter (د. أحمد, أ. ف. ب.), inside dotted letters (بي.بي.سي), behind the
// number that opens a sentence (1. نص) or before a comma. A quotation is an atom: nothing inside it
// ends the sentence around it, but a full stop as its last character does when a new sentence
// follows
// (". وقال ...); the closing mark then belongs to the sentence that it closes. Tokens inside a
// quotation carry the number of the sentence around it.
//
// Linear time; total.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_TEXT_SENTENCES_H_
#define ISNAD_SERVER_ENGINE_TEXT_SENTENCES_H_

#include "server/engine/document.h"

namespace isnad {

// Fills sentences and Token::sentence; the marks have been paired.
void SplitSentences(Document* document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_TEXT_SENTENCES_H_
