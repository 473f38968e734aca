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

#include <array>
#include <cstddef>
#include <string_view>

#include "server/engine/entities/consonants.h"

namespace isnad {

// With fewer consonants than this, words that have nothing to do with each other would meet.
inline constexpr size_t kSkeletonConsonants = 4;

// The class of a letter in a key: ه is heard there, for it tells نتنياهو from other names.
inline char32_t KeyClass(char32_t c) { return c == U'ه' ? c : ConsonantClass(c); }

struct KeySkeleton {
  std::array<char32_t, 48> letters;
  size_t size = 0;
  size_t consonants = 0;  // the first letter among them

  std::u32string_view view() const { return {letters.data(), size}; }
  void Add(char32_t c) {
    if (size < letters.size()) letters[size++] = c;
  }
};

// Of a folded word without article.
inline KeySkeleton KeySkeletonOf(std::u32string_view word) {
  KeySkeleton skeleton;
  size_t stem = word.size();
  while (stem > 1 && ConsonantClass(word[stem - 1]) == 0) --stem;
  char32_t last = 0;
  for (size_t k = 0; k < stem; ++k) {
    char32_t c = KeyClass(word[k]);
    if (c == 0 && k == 0) c = word[k];
    const bool doubled = c == last;
    last = c;
    if (c == 0 || doubled) continue;
    ++skeleton.consonants;
    skeleton.Add(c);
  }
  for (size_t k = stem; k < word.size(); ++k) skeleton.Add(word[k]);
  return skeleton;
}

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ENTITIES_KEY_SKELETON_H_
