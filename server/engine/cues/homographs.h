// Tells a reporting verb from the nouns, names and prepositions that are written like it.
//
//   ذكر الوزير أن | في [ذكر] الوزير        بين التقرير أن | [بين] التقرير والبيان        [أعتقد]
//   أن: a first person
//
// Reads tokens and their sentences and quotations. Pure; looks at a bounded number of neighbours.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_CUES_HOMOGRAPHS_H_
#define ISNAD_SERVER_ENGINE_CUES_HOMOGRAPHS_H_

#include <cstdint>

#include "server/engine/document.h"

namespace isnad {

// The word before token `i` in the same clause on the same level; null after punctuation, at a
// boundary or at the start.
const Token* WordBefore(const Document& document, int32_t i);

// The likeliest third-person reading of token `i` as a reporting verb; null when there is none. The
// readings of one word may belong to several lemmas (ذكر, بين); the frame that follows chooses.
const Reading* ChooseVerb(const Document& document, int32_t i);

// Whether token `i` stands where no finite verb can, or where its other readings are likelier than
// `verb`.
bool IsNounHere(const Document& document, int32_t i, const Reading& verb);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_CUES_HOMOGRAPHS_H_
