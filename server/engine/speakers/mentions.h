// Stage 6: all noun phrases that can be a source, wherever they stand, and the subject of each
// sentence that has no cue.
//
//   استقبل [المدير أنس الجندي] [الباحثة سهى القاضي]. وقالت ...   →  two mentions; the sentence's
//   focus is the first
//
// Reads tokens, spans, sentences, cues; adds to Document::mentions (and sorts it, mending the
// indices in cues); writes Document::foci. Only words of the lexicon start a mention here, and
// nothing inside quotation marks does.
//
// Linear time.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_SPEAKERS_MENTIONS_H_
#define ISNAD_SERVER_ENGINE_SPEAKERS_MENTIONS_H_

#include "server/engine/document.h"

namespace isnad {

void FindMentions(Document* document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_SPEAKERS_MENTIONS_H_
