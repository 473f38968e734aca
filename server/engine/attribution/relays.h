// Stage 10a: who passed each cue's words on.
//
//   نقلت [وكالة الساحل] عن الوزير قوله ...              →  the agency, by نقلت
//   قال الوزير في تصريحات نقلتها [الصحيفة] إن ...        →  the newspaper, by نقلتها
//   ذكر [التلفزيون] أن الوزير قال ...                   →  the television, by ذكر
//   وبحسب [الوكالة]، قال الوزير ...                     →  the agency, by بحسب
//   قال الوزير لـ[قناة الأفق] ...                        →  the channel, by its place alone
//
// Reads cues with their speakers, mentions, sentences; writes Document::relays. The speaker is
// always who said the words: whoever only passes them on is listed here, nearest to the words
// first, and several links keep their order. REPORTING.md section 5.9.
//
// Linear: each cue looks at a bounded number of its neighbours.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ATTRIBUTION_RELAYS_H_
#define ISNAD_SERVER_ENGINE_ATTRIBUTION_RELAYS_H_

#include <utility>

#include "server/engine/document.h"

namespace isnad {

void FindRelays(Document* document);

// The relays of a cue, as a half-open range of Document::relays.
std::pair<size_t, size_t> RelaysOf(const Document& document, int32_t cue);

// Whether a cue behind a quotation says who passed it on (وفق ما نقلت الوكالة) and is no narration
// of its own.
bool PassesOnBehind(const Document& document, const Cue& cue);

// بيان صادر عن [الوزارة]: who issued the document that a mention speaks of; else the mention
// itself.
int32_t IssuerOf(const Document& document, int32_t mention);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ATTRIBUTION_RELAYS_H_
