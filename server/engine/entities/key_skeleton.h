// What stays of a foreign word however Arabic transliterates it.
//
//   دونالد, دونلد  →  دنلد, 4      زاخاروف  →  زكرف, 4      زاخاروفا  →  زكرفا, 4
//
// The first letter, the consonants by their class (consonants.h), doubled ones once, and the vowels
// at the end, which tell زاخاروف from زاخاروفا. Internal to entities/ and to the table of Latin
// names.
//
// Pure; linear in the word. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ENTITIES_KEY_SKELETON_H_
#define ISNAD_SERVER_ENGINE_ENTITIES_KEY_SKELETON_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "server/engine/entities/consonants.h"
#include "server/engine/text/fold.h"

namespace isnad {

// With fewer consonants than this, words that have nothing to do with each other would meet.
inline constexpr size_t kSkeletonConsonants = 4;

// The class of a letter in a key: ه is heard there, for it tells نتنياهو from other names.
inline char32_t KeyClass(char32_t c) { return c == U'ه' ? c : ConsonantClass(c); }

// Appends the skeleton of a folded word without article to `out`; returns its consonants, the first
// letter among them.
inline size_t AppendKeySkeleton(std::u32string_view word, std::string* out) {
  size_t stem = word.size();
  while (stem > 1 && ConsonantClass(word[stem - 1]) == 0) --stem;
  size_t consonants = 0;
  char32_t last = 0;
  for (size_t k = 0; k < stem; ++k) {
    char32_t c = KeyClass(word[k]);
    if (c == 0 && k == 0) c = word[k];
    const bool doubled = c == last;
    last = c;
    if (c == 0 || doubled) continue;
    ++consonants;
    AppendPoint(c, out);
  }
  for (size_t k = stem; k < word.size(); ++k) AppendPoint(word[k], out);
  return consonants;
}

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ENTITIES_KEY_SKELETON_H_
