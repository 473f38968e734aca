// Stage 9: whom each cue's subject stands for.
//
//   قال [سامي الراعي] ... . وأضاف ...            →  pro-drop: سامي الراعي
//   استقبلت [الوزيرة] الوفد ... ، مؤكدة أن ...   →  participle: the sentence's subject controls it
//   نقلت وكالة عن [مصدر] قوله ...               →  the pronoun is the source
//   سأل القاضي [المتهم] ... فأجاب ...            →  the one who was asked
//
// Reads cues, mentions, entities, foci; writes Cue::speaker, resolution, unknown, doubt, and
// rivals. One pass in text order that remembers who spoke last and which sentence was about whom;
// verbs of adding go on with the last speaker, other verbs prefer the subject of the sentence
// before (REPORTING.md section 2.1). Gender and number filter; when nobody fits, the answer is
// unknown.
//
// Linear time.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ATTRIBUTION_DISCOURSE_H_
#define ISNAD_SERVER_ENGINE_ATTRIBUTION_DISCOURSE_H_

#include "server/engine/document.h"

namespace isnad {

void ResolveSubjects(Document* document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ATTRIBUTION_DISCOURSE_H_
