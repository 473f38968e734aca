// The searches for a cue's subject, one file each; subjects.cc decides which of them a cue needs.
//
//   subjects_forward.cc    قال [الوزير]                     behind the verb
//   subjects_backward.cc   [الوزير] قال, [الوزير] الذي قال   before it
//   subjects_sources.cc    بحسب [الوزارة], نقلت وكالة عن [مصدر], جاء في [التقرير]
//
// Internal to speakers/. Each reads tokens, spans and sentences, adds to Document::mentions and
// writes the second half of the cue. Each looks at a bounded number of tokens.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_SPEAKERS_SUBJECT_SEARCHES_H_
#define ISNAD_SERVER_ENGINE_SPEAKERS_SUBJECT_SEARCHES_H_

#include <cstdint>

#include "server/engine/document.h"

namespace isnad {

inline constexpr int32_t kMaxSearch = 60;  // tokens looked at behind a verb

// The first token of the cue's sentence (or quotation), and the first one behind it or out of
// reach.
int32_t CueStart(const Document& document, const Cue& cue);
int32_t CueLimit(const Document& document, const Cue& cue);

// Adds a mention, unless the same phrase was met from another cue just before, and returns its
// index.
int32_t KeepMention(Document* document, const Mention& mention);

// Keeps `mention` as the cue's subject.
void SetSubject(Document* document, Cue* cue, const Mention& mention, SubjectPlace place);

// VSO: the subject behind the verb, if `wanted`, and what leads over to the speech.
void SearchForward(Document* document, Cue* cue, int32_t limit, bool wanted);

// SVO, relative clauses, كان فلان قد قال, وهو يقول.
void SearchBackward(Document* document, Cue* cue);

// بحسب [الوزارة], نقلا عن [مصدر]. `index`: of a cue that is a preposition.
void FindSource(Document* document, int32_t index);

// نقلت [وكالة] عن [مصدر], نقل عن [مصدر]: behind عن or إلى stands who said it.
void FindRelaySource(Document* document, Cue* cue, int32_t limit);

// جاء في [بيان للجامعة] أن, ورد في [التقرير]:, جاء على لسان [القائد]
void FindDocumentSource(Document* document, Cue* cue, int32_t limit);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_SPEAKERS_SUBJECT_SEARCHES_H_
