// What stands at a token: the mention or the cue that begins there, or the next one behind it.
//
//   MentionAt(document, i)  →  the index of [الوزير سامي الراعي] when i is الوزير, else -1
//
// Reads mentions and cues, which are in order of their first token. Pure; searches by halves. The
// mentions that entities/ adds stand in no order and are never found.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_POSITIONS_H_
#define ISNAD_SERVER_ENGINE_POSITIONS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "server/engine/document.h"
#include "server/engine/words.h"

namespace isnad {

// How many of `count` things in order of their places stand before `token`. No branch depends on
// what is found: none could be foretold.
template <typename T, typename Place>
size_t CountBefore(const T* things, size_t count, int32_t token, Place place) {
  size_t first = 0;
  while (count > 1) {
    const size_t half = count / 2;
    first += half * static_cast<size_t>(place(things[first + half - 1]) < token);
    count -= half;
  }
  return first + static_cast<size_t>(count == 1 && place(things[first]) < token);
}

// Behind the last of the mentions in order.
inline std::vector<Mention>::const_iterator MentionsEnd(const Document& document) {
  return document.mentions.cend() - document.late_mentions;
}

// The first mention that begins at `token` or behind it.
inline std::vector<Mention>::const_iterator MentionFrom(const Document& document, int32_t token) {
  const size_t count = document.mentions.size() - static_cast<size_t>(document.late_mentions);
  return document.mentions.cbegin() +
         static_cast<ptrdiff_t>(CountBefore(document.mentions.data(), count, token,
                                            [](const Mention& m) { return m.tokens.begin; }));
}

// The mention that begins at `token`; -1 when none does.
inline int32_t MentionAt(const Document& document, int32_t token) {
  const auto it = MentionFrom(document, token);
  return it != MentionsEnd(document) && it->tokens.begin == token
             ? static_cast<int32_t>(it - document.mentions.cbegin())
             : -1;
}

// The first cue whose head, which is also its first token, is `token` or stands behind it.
inline std::vector<Cue>::const_iterator CueFrom(const Document& document, int32_t token) {
  return document.cues.cbegin() +
         static_cast<ptrdiff_t>(CountBefore(document.cues.data(), document.cues.size(), token,
                                            [](const Cue& c) { return c.head; }));
}

// The cue whose head is `token`; null when there is none.
inline const Cue* CueAt(const Document& document, int32_t token) {
  const auto it = CueFrom(document, token);
  return it != document.cues.cend() && it->head == token ? &*it : nullptr;
}

// روى [الطبراني] أن: the word is a reporting verb with its subject behind it, not the given name
// that is written alike; but المدرب روي هودجسون, for behind a noun begins no clause.
inline bool IsCueWithSubject(const Document& document, int32_t token) {
  const Token& t = document.tokens[token];
  if (!CanBeVerb(t)) return false;
  if (token > 0 && IsWord(document.tokens[token - 1]) && !IsConjoined(t) &&
      document.tokens[token - 1].sentence == t.sentence &&
      !Any(document.tokens[token - 1], kFunctionClasses)) {
    return false;
  }
  const Cue* cue = CueAt(document, token);
  return cue != nullptr && cue->kind == CueKind::kVerb && cue->place == SubjectPlace::kAfter;
}

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_POSITIONS_H_
