// A speaker goes on in the first person behind the closing mark.
//
//   وقال سامي إن بلاده "اختارت السلام". [ونحن نعرف أن الثمن باهظ. نريد ضمانات.]
//   وقالت لمى "إن التجربة نجحت"، [لدينا خطة للعام المقبل.]
//
// Begins right behind somebody's marked words, with a word in the first person among its first
// three; goes on to the last sentence of the paragraph that has one, and ends before a cue of
// somebody else's words. Reads tokens, spans, sentences, cues and links. Linear in the paragraph.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_REPORTED_CONTINUATION_H_
#define ISNAD_SERVER_ENGINE_REPORTED_CONTINUATION_H_

#include "server/engine/document.h"

namespace isnad {

// The token behind the closing mark at `close` with which the same speaker goes on; -1 when nobody
// does.
int32_t ContinuationBegin(const Document& document, int32_t close);

// Adds the continuations to Document::reported.
void FindContinuations(Document* document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_REPORTED_CONTINUATION_H_
