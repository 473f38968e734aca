// SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/name_key.h"

#include <algorithm>
#include <array>

#include "server/engine/entities/consonants.h"
#include "server/engine/entities/key_skeleton.h"
#include "server/engine/entities/latin_table.h"
#include "server/engine/lexicon/lexicon.h"
#include "server/engine/text/fold.h"
#include "server/engine/text/word_key.h"

namespace isnad {
namespace {

char32_t FoldedLetter(const PlainWord& word, int k) {
  return kArabicBlock + ((k < 8 ? word.low : word.high) >> k % 8 * 8 & 0xFF);
}

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
  return word.count >= 7 && word.view().substr(0, 5) == U"عبدال";
}

using Letters = std::u32string_view;

// Letters that transliterations hardly use: a word that has one is written in one way.
bool IsNative(Letters word) {
  constexpr char32_t kFirst = U'ؠ';  // with which the block's letters begin
  uint64_t letters = 0;
  for (const char32_t c : word) {
    if (c - kFirst < 64) letters |= uint64_t{1} << (c - kFirst);
  }
  constexpr auto bit = [](char32_t c) { return uint64_t{1} << (c - kFirst); };
  constexpr uint64_t kNative =
      bit(U'ح') | bit(U'ع') | bit(U'ص') | bit(U'ض') | bit(U'ظ') | bit(U'ق');
  return (letters & kNative) != 0;
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
  char two_bytes[2 * std::tuple_size_v<decltype(WordLetters::at)>];
  size_t size = 0;
  for (const char32_t c : letters) {
    if (c < 0x80 || c >= 0x800) {  // Latin, or of a script far away
      key->append(two_bytes, size);
      AppendPoint(c, key);
      size = 0;
      continue;
    }
    two_bytes[size++] = static_cast<char>(0xC0 | c >> 6);
    two_bytes[size++] = static_cast<char>(0x80 | (c & 0x3F));
  }
  key->append(two_bytes, size);
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

uint64_t KeyOf(Letters word) {
  WordHash hash;
  for (const char32_t c : word) hash.Add(c);
  return hash.key();
}

// written, entry: the word's key and what the lexicon has of it.
void AppendWordOfKey(Letters word, uint64_t written, const WordEntry& entry, std::string* key) {
  if (IsNative(word) || IsOneOf(kWords, entry)) {
    return AppendWordOfLanguage(word, IsOneOf(kPeople, entry), key);
  }
  const KeySkeleton skeleton = KeySkeletonOf(word);
  const bool long_enough = skeleton.consonants >= kSkeletonConsonants;
  const LatinSpelling* const listed = FindLatinSpelling(written);
  if (long_enough && (listed == nullptr || !listed->shares_skeleton)) {
    return AppendLetters(skeleton.view(), key);
  }
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
  while (at_ < static_cast<int32_t>(name_.size())) {
    if (word->count == 0) {
      if (const PlainWord plain = plain_words_.WordAt(at_); plain.letters() > 0) {
        for (int k = 0; k < plain.letters(); ++k) word->at[k] = FoldedLetter(plain, k);
        word->count = static_cast<size_t>(plain.letters());
        at_ += 2 * plain.letters();
        break;
      }
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

uint64_t BareKey(std::string_view word) { return KeyOf(BareLetters(word).view()); }

namespace {

// A word of the language that nobody bears.
bool IsNoName(const WordEntry& entry) {
  return IsOneOf(kWords, entry) && !entry.Is(WordClass::kFamilyName) &&
         !entry.Is(WordClass::kGivenName) && !entry.Is(WordClass::kOrganization);
}

// الحسن alone is no حسن, المصطفى no مصطفى, الجزيرة no جزيرة: the article of a given name, or of a
// word that is no name, where it is the whole name.
bool KeepsArticle(std::string_view name, Letters word, const WordEntry& entry) {
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
    Letters letters = word.view();
    if (more && IsKunya(letters)) letters = U"ابو";
    const uint64_t written = KeyOf(letters);
    const WordEntry& entry = LookUp(written);
    // As many bytes as these letters have: there is neither an article nor a short vowel beside.
    const bool alone = !words_before && !more && name.size() != 2 * letters.size();
    if (alone && KeepsArticle(name, letters, entry)) AppendLetters(U"ال", key);
    if (words_before) key->push_back('-');
    words_before = true;
    AppendWordOfKey(letters, written, entry, key);
    if (alone && IsNoName(entry)) AppendShortVowels(name, key);
  }
}

}  // namespace isnad
