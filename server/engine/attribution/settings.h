// Stage 10c: where and when each cue's words were said: the occasion, the medium, the date.
//
//   قال سامي الراعي [أمس في مؤتمر صحفي عقده في نورسان] إن ...
//   [في مقابلة مع قناة الأفق]، أكدت الوزيرة أن ...
//   قال المدير [لإذاعة الجبل] إن ...
//
// Reads cues, mentions, tokens; writes Circumstances::setting: one range, the fullest that says an
// occasion or a medium, else a place or a time.
//
// Linear: each cue looks at its own clause.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ATTRIBUTION_SETTINGS_H_
#define ISNAD_SERVER_ENGINE_ATTRIBUTION_SETTINGS_H_

#include "server/engine/document.h"

namespace isnad {

void FindSettings(Document* document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ATTRIBUTION_SETTINGS_H_
