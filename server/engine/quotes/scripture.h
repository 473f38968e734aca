// Words of the Quran, by their marks or by the sura that is named behind them.
//
//   ﴿...﴾    "..." (البقرة: 255)    "..." [آل عمران، 31]    "..." الحجر:98    "..." سورة النحل
//
// Writes QuoteSpan::scripture, and kInFormula for the words of the reference. Linear: a reference
// has a bounded length. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_QUOTES_SCRIPTURE_H_
#define ISNAD_SERVER_ENGINE_QUOTES_SCRIPTURE_H_

#include "server/engine/document.h"

namespace isnad {

// The document has been tokenised and its marks are paired.
void FindScripture(Document* document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_QUOTES_SCRIPTURE_H_
