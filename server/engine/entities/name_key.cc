// SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/name_key.h"

#include <algorithm>

#include "server/engine/entities/consonants.h"
#include "server/engine/entities/key_skeleton.h"
#include "server/engine/entities/latin_table.h"
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

using Letters = std::u32string_view;

// Letters that transliterations hardly use: a word that has one is written in one way.
bool IsNative(Letters word) {
  return std::any_of(word.begin(), word.end(), [](char32_t c) {
    return c == U'ح' || c == U'ع' || c == U'ص' || c == U'ض' || c == U'ظ' || c == U'ق';
  });
}

constexpr uint64_t kPeople = ClassBits(WordClass::kRole, WordClass::kHonorific,
                                       WordClass::kAnonymous, WordClass::kCollective);
constexpr uint64_t kWords =
    kPeople | ClassBits(WordClass::kCommonNoun, WordClass::kAdjective, WordClass::kDocument,
                        WordClass::kMedium, WordClass::kNameHead, WordClass::kSpeechNoun,
                        WordClass::kNumberWord, WordClass::kParticiple, WordClass::kVerbalNoun);

// The word is one of `classes` as it stands, not behind a preposition.
bool IsOneOf(uint64_t classes, const WordEntry& entry) {
  return (entry.classes & classes) != 0 &&
         std::any_of(entry.begin(), entry.end(), [&](const Reading& reading) {
           return (ClassBit(reading.word_class) & classes) != 0 && !reading.governed() &&
                  !reading.conjoined();
         });
}

void AppendLetters(Letters letters, std::string* key) {
  for (const char32_t c : letters) AppendPoint(c, key);
}

// Words of the language as they are written, but in one case: مراقبون, مراقبين.
void AppendWordOfLanguage(Letters word, bool person, std::string* key) {
  const bool nominative =
      person && word.size() > 4 && word.substr(word.size() - 2) == Letters(U"ون");
  AppendLetters(nominative ? word.substr(0, word.size() - 2) : word, key);
  if (nominative) AppendLetters(U"ين", key);
}

void AppendLatin(std::string_view latin, std::string* key) {
  for (const char c : latin) {
    const bool letter = c != '-' && c != ' ';
    if (letter) key->push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  }
}

// أبي and أبا before another word: أبو in its other cases.
bool IsKunya(Letters word) { return word == U"ابو" || word == U"ابي" || word == U"ابا"; }

void AppendWordOfKey(Letters word, std::string* key) {
  WordHash hash;
  for (const char32_t c : word) hash.Add(c);
  const uint64_t written = hash.key();
  const WordEntry& entry = LookUp(written);
  if (IsNative(word) || IsOneOf(kWords, entry)) {
    return AppendWordOfLanguage(word, IsOneOf(kPeople, entry), key);
  }
  const size_t begin = key->size();
  const bool long_enough = AppendKeySkeleton(word, key) >= kSkeletonConsonants;
  const LatinSpelling* const listed = FindLatinSpelling(written);
  if (long_enough && (listed == nullptr || !listed->shares_skeleton)) return;
  key->resize(begin);
  if (listed != nullptr) return AppendLatin(listed->latin, key);
  AppendLetters(word, key);
}

}  // namespace

bool NameWords::Next(WordLetters* word) {
  if (rest_.count > 0) {
    *word = rest_;
    rest_.count = 0;
    return true;
  }
  word->count = 0;
  const char* const end = name_.data() + name_.size();
  while (at_ < static_cast<int32_t>(name_.size())) {
    if (const PlainLetter plain = PlainLetterAt(name_.data() + at_, end); plain.folded != 0) {
      if (word->count < word->at.size()) word->at[word->count++] = plain.folded;
      at_ += 2;
      continue;
    }
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
  uint64_t state = kHashSeed;
  char32_t last = 0;
  for (size_t k = 0; k < letters.count; ++k) {
    const char32_t c = ConsonantClass(letters.at[k]);
    if (k == 0) s.first = c == 0 ? U'ا' : c;
    if (c == 0 || c == last) continue;
    state = AddToHash(state, c);
    last = c;
    ++s.consonants;
  }
  if (s.consonants >= 2) s.key = FinishHash(state);
  return s;
}

uint64_t BareKey(std::string_view word) {
  const WordLetters letters = BareLetters(word);
  WordHash hash;
  for (size_t k = 0; k < letters.count; ++k) hash.Add(letters.at[k]);
  return hash.key();
}

namespace {

const WordEntry& LookUpLetters(Letters word) {
  WordHash hash;
  for (const char32_t c : word) hash.Add(c);
  return LookUp(hash.key());
}

// A word of the language that nobody bears.
bool IsNoName(const WordEntry& entry) {
  return IsOneOf(kWords, entry) && !entry.Is(WordClass::kFamilyName) &&
         !entry.Is(WordClass::kGivenName) && !entry.Is(WordClass::kOrganization);
}

// الحسن alone is no حسن, المصطفى no مصطفى, الجزيرة no جزيرة: the article of a given name, or of a
// word that is no name, where it is the whole name.
bool KeepsArticle(std::string_view name, Letters word) {
  const WordEntry& entry = LookUpLetters(word);
  if (!entry.Is(WordClass::kGivenName) && !IsNoName(entry)) return false;
  WordLetters written;
  for (int32_t p = 0; p < static_cast<int32_t>(name.size());) {
    AddFolded(FoldPoint(NextPoint(name, &p)), &written);
  }
  return written.count >= 5 && written.at[0] == U'ا' && written.at[1] == U'ل' && word[0] != U'ا';
}

}  // namespace

namespace {

// العالِم is no العالم: the short vowels written before the last letter of a word that is no name.
void AppendShortVowels(std::string_view name, std::string* key) {
  std::string since_letter;
  for (int32_t p = 0; p < static_cast<int32_t>(name.size());) {
    const char32_t c = NextPoint(name, &p);
    if (c >= U'\u064e' && c <= U'\u0650') {
      AppendPoint(c, &since_letter);
    } else if (FoldPoint(c).count() > 0) {
      key->append(since_letter);
      since_letter.clear();
    }
  }
}

}  // namespace

void WriteNameKey(std::string_view name, std::string* key) {
  key->clear();
  WordLetters word, next;
  NameWords words(name);
  bool words_before = false;
  for (bool more = words.Next(&word); more; word = next) {
    more = words.Next(&next);
    const Letters letters(word.at.data(), word.count);
    const bool alone = !words_before && !more;
    if (alone && KeepsArticle(name, letters)) AppendLetters(U"ال", key);
    if (words_before) key->push_back('-');
    words_before = true;
    AppendWordOfKey(more && IsKunya(letters) ? Letters(U"ابو") : letters, key);
    if (alone && IsNoName(LookUpLetters(letters))) AppendShortVowels(name, key);
  }
}

}  // namespace isnad
