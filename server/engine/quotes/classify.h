// Stage 10: somebody's words, or a name, a title, a term?
//
//   قال إن "العمل انتهى"        →  speech
//   وصفه بأنه "شجاع"            →  fragment: marked words inside a reported clause
//   فيلم "ليل طويل"             →  non-speech: title
//
// Reads spans, tokens, links, cues; writes the class of every QuoteSpan. Evidence is added up in
// log odds (speech_score): length, a finite verb inside, a name head before, a nisba behind, the
// governing cue and how close it is, repetition of the same words in the article. Over half of all
// marked spans are names (REPORTING.md sections 0 and 5.17).
//
// Linear time.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_QUOTES_CLASSIFY_H_
#define ISNAD_SERVER_ENGINE_QUOTES_CLASSIFY_H_

#include "server/engine/document.h"

namespace isnad {

void ClassifyQuotes(Document* document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_QUOTES_CLASSIFY_H_
