#include "server/engine/entities/name_key.h"

#include "server/engine/entities/consonants.h"
#include "server/engine/lexicon/lexicon.h"
#include "server/engine/text/fold.h"
#include "server/engine/text/word_key.h"

namespace isnad {
namespace {

bool EndsWord(CharClass c) {
  return c == CharClass::kSpace || c == CharClass::kPunctuation || c == CharClass::kLineBreak ||
         c == CharClass::kQuoteMark;
}

void DropFirst(size_t count, WordLetters* word) {
  for (size_t k = count; k < word->count; ++k) word->at[k - count] = word->at[k];
  word->count -= count;
}

void DropArticle(WordLetters* word) {
  if (word->count >= 5 && word->at[0] == U'ا' && word->at[1] == U'ل') DropFirst(2, word);
}

void AddFolded(const Folded& folded, WordLetters* word) {
  for (const char32_t c : folded) {
    if (word->count < word->at.size()) word->at[word->count++] = c;
  }
}

WordLetters BareLetters(std::string_view word) {
  WordLetters letters;
  const char* const end = word.data() + word.size();
  for (int32_t p = 0; p < static_cast<int32_t>(word.size());) {
    if (const PlainLetter plain = PlainLetterAt(word.data() + p, end); plain.folded != 0) {
      if (letters.count < letters.at.size()) letters.at[letters.count++] = plain.folded;
      p += 2;
    } else {
      AddFolded(FoldPoint(NextPoint(word, &p)), &letters);
    }
  }
  DropArticle(&letters);
  return letters;
}

// عبدالرحمن, with the article of what is glued on
bool IsGluedServant(const WordLetters& word) {
  return word.count >= 7 && std::u32string_view(word.at.data(), 5) == U"عبدال";
}

}  // namespace

bool NameWords::Next(WordLetters* word) {
  if (rest_.count > 0) {
    *word = rest_;
    rest_.count = 0;
    return true;
  }
  word->count = 0;
  while (at_ < static_cast<int32_t>(name_.size())) {
    const Folded folded = FoldPoint(NextPoint(name_, &at_));
    if (!EndsWord(folded.char_class())) {
      AddFolded(folded, word);
    } else if (word->count > 0) {
      break;
    }
  }
  if (word->count == 0) return false;
  if (IsGluedServant(*word)) {
    rest_ = *word;
    DropFirst(3, &rest_);
    DropArticle(&rest_);
    word->count = 3;
  } else if (!first_ && word->Is(U"ابن")) {
    DropFirst(1, word);
  } else {
    DropArticle(word);
  }
  first_ = false;
  return true;
}

WordSkeleton SkeletonOf(std::string_view word) {
  const WordLetters letters = BareLetters(word);
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
  const WordLetters letters = BareLetters(word);
  uint64_t state = kWordKeySeed;
  for (size_t k = 0; k < letters.count; ++k) state = AddToWordKey(state, letters.at[k]);
  return FinishWordKey(state);
}

void WriteNameKey(std::string_view name, std::string* key) {
  key->clear();
  WordLetters word;
  for (NameWords words(name); words.Next(&word);) {
    if (!key->empty()) key->push_back('-');
    char32_t last = 0;
    for (size_t k = 0; k < word.count; ++k) {
      char32_t c = ConsonantClass(word.at[k]);
      if (c == 0 && k == 0) c = U'ا';
      if (c == 0 || c == last) continue;
      last = c;
      AppendPoint(c, key);
    }
  }
}

}  // namespace isnad
