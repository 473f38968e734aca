#include "server/engine/entities/name_key.h"

#include <algorithm>
#include <array>

#include "server/engine/lexicon/lexicon.h"
#include "server/engine/text/fold.h"

namespace isnad {
namespace {

constexpr size_t kMaxLetters = 48;

struct Letters {
  std::array<char32_t, kMaxLetters> at;
  size_t count = 0;
};

// Folded letters without the article.
Letters BareLetters(std::string_view word) {
  Letters letters;
  for (int32_t p = 0; p < static_cast<int32_t>(word.size());) {
    const Folded f = FoldPoint(NextPoint(word, &p));
    for (const char32_t c : f) {
      if (letters.count < kMaxLetters) letters.at[letters.count++] = c;
    }
  }
  if (letters.count >= 5 && letters.at[0] == U'ا' && letters.at[1] == U'ل') {
    for (size_t k = 2; k < letters.count; ++k) letters.at[k - 2] = letters.at[k];
    letters.count -= 2;
  }
  return letters;
}

// The class of a consonant; 0 for vowel letters.
char32_t ConsonantClass(char32_t c) {
  switch (c) {
    case U'ا':
    case U'و':
    case U'ي':
    case U'ه':
    case U'ع':
      return 0;
    case U'ط':
      return U'ت';
    case U'ض':
    case U'ذ':
      return U'د';
    case U'ص':
    case U'ث':
      return U'س';
    case U'ظ':
      return U'ز';
    case U'ق':
    case U'غ':
    case U'ج':
    case U'چ':
      return U'ك';
    case U'ڤ':
      return U'ف';
    case U'پ':
      return U'ب';
    default:
      return c;
  }
}

}  // namespace

WordSkeleton SkeletonOf(std::string_view word) {
  const Letters letters = BareLetters(word);
  WordSkeleton s;
  uint64_t state = kWordKeySeed;
  char32_t last = 0;
  for (size_t k = 0; k < letters.count; ++k) {
    const char32_t c = ConsonantClass(letters.at[k]);
    if (k == 0) s.first = c == 0 ? U'ا' : c;
    if (c == 0 || c == last) continue;
    state = AddToWordKey(state, c);
    last = c;
    ++s.consonants;
  }
  if (s.consonants >= 2) s.key = FinishWordKey(state);
  return s;
}

uint64_t BareKey(std::string_view word) {
  const Letters letters = BareLetters(word);
  uint64_t state = kWordKeySeed;
  for (size_t k = 0; k < letters.count; ++k) state = AddToWordKey(state, letters.at[k]);
  return FinishWordKey(state);
}

std::string NameKey(std::string_view name) {
  std::string key;
  size_t begin = 0;
  while (begin < name.size()) {
    // One word: up to the next white space or punctuation.
    int32_t end = static_cast<int32_t>(begin);
    int32_t next = end;
    while (next < static_cast<int32_t>(name.size())) {
      const CharClass c = FoldPoint(NextPoint(name, &next)).char_class();
      if (c == CharClass::kSpace || c == CharClass::kPunctuation || c == CharClass::kLineBreak ||
          c == CharClass::kQuoteMark)
        break;
      end = next;
    }
    const Letters letters = BareLetters(name.substr(begin, static_cast<size_t>(end) - begin));
    begin = static_cast<size_t>(std::max(next, end));
    if (letters.count == 0) continue;
    if (!key.empty()) key.push_back('-');
    char32_t last = 0;
    for (size_t k = 0; k < letters.count; ++k) {
      char32_t c = ConsonantClass(letters.at[k]);
      if (c == 0 && k == 0) c = U'ا';
      if (c == 0 || c == last) continue;
      last = c;
      AppendPoint(c, &key);
    }
  }
  return key;
}

}  // namespace isnad
