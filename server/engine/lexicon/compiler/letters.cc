// SPDX-License-Identifier: Apache-2.0
#include "server/engine/lexicon/compiler/letters.h"

#include <algorithm>

#include "server/engine/text/fold.h"

namespace isnad::lexicon {

Word Letters(std::string_view utf8) {
  constexpr char32_t kTatweel = 0x640, kFirstDiacritic = 0x64B, kLastDiacritic = 0x65F,
                     kSmallAlif = 0x670;
  Word word;
  for (int32_t position = 0; position < static_cast<int32_t>(utf8.size());) {
    const char32_t c = NextPoint(utf8, &position);
    const bool ignorable =
        c == kTatweel || (c >= kFirstDiacritic && c <= kLastDiacritic) || c == kSmallAlif;
    if (!ignorable) word.push_back(c);
  }
  return word;
}

std::string Utf8(WordView word) {
  std::string utf8;
  for (char32_t c : word) AppendPoint(c, &utf8);
  return utf8;
}

bool StartsWith(WordView word, WordView beginning) {
  return word.substr(0, beginning.size()) == beginning;
}

bool EndsWith(WordView word, WordView ending) {
  return word.size() >= ending.size() && word.substr(word.size() - ending.size()) == ending;
}

bool IsOneOf(char32_t letter, WordView letters) { return letters.find(letter) != WordView::npos; }

char32_t Last(WordView word, size_t from_end) {
  return from_end < word.size() ? word[word.size() - 1 - from_end] : 0;
}

Word Replaced(WordView word, size_t count, WordView ending) {
  Word result(word.substr(0, word.size() - std::min(count, word.size())));
  result += ending;
  return result;
}

}  // namespace isnad::lexicon
