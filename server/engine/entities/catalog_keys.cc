// SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/catalog_keys.h"

#include <algorithm>

#include "server/engine/entities/consonants.h"
#include "server/engine/entities/name_key.h"
#include "server/engine/lexicon/lexicon.h"
#include "server/engine/text/fold.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

// Seeds keep the kinds of key apart in one table.
constexpr uint64_t kSpellingSeed = kHashSeed ^ 0x51;
constexpr uint64_t kScriptSeed = kHashSeed ^ 0x5c;
constexpr uint64_t kRoleSeed = kHashSeed ^ 0x401e;
constexpr char32_t kBetweenWords = U' ';

bool IsLatin(char32_t c) { return c >= U'a' && c <= U'z'; }
bool IsArabic(char32_t c) { return c >= 0x600 && c < 0x780; }

// One letter for what Arabic and Latin spellings of a name share; 0 for what one of them may drop.
char32_t ArabicScriptClass(char32_t c) {
  switch (ConsonantClass(c)) {
    case U'ب':
      return 'B';
    case U'ت':
      return 'T';
    case U'س':
    case U'ش':
    case U'ز':
    case U'ژ':
      return 'S';
    case U'د':
      return 'D';
    case U'ك':
    case U'خ':
      return 'K';
    case U'ف':
      return 'F';
    case U'ل':
      return 'L';
    case U'م':
      return 'M';
    case U'ن':
      return 'N';
    case U'ر':
      return 'R';
    default:
      return 0;
  }
}

char32_t LatinScriptClass(char32_t c, char32_t next) {
  switch (c) {
    case 'b':
    case 'p':
      return 'B';
    case 't':
      return 'T';
    case 's':
    case 'z':
    case 'x':
      return 'S';
    case 'c':
      return next == 'e' || next == 'i' || next == 'y' || next == 'h' ? 'S' : 'K';
    case 'd':
      return 'D';
    case 'k':
    case 'q':
    case 'g':
    case 'j':
      return 'K';
    case 'f':
    case 'v':
      return 'F';
    case 'l':
      return 'L';
    case 'm':
      return 'M';
    case 'n':
      return 'N';
    case 'r':
      return 'R';
    default:
      return 0;
  }
}

// Adds words to the three keys at once.
class KeyMaker {
 public:
  explicit KeyMaker(KeysFor use) : query_(use == KeysFor::kQuery) {}

  void Add(const WordLetters& word) {
    if (keys_.words > 0) {
      spelling_ = AddToHash(spelling_, kBetweenWords);
      script_ = AddToHash(script_, kBetweenWords);
    }
    ++keys_.words;
    char32_t last = 0, last_script = 0;
    for (size_t k = 0; k < word.count; ++k) {
      const char32_t c = word.at[k];
      exact_ = AddToHash(exact_, c);
      if (IsLatin(c)) {
        latin_ = true;
        AddScript(LatinScriptClass(c, k + 1 < word.count ? word.at[k + 1] : 0), &last_script);
        continue;
      }
      arabic_ = arabic_ || IsArabic(c);
      AddSpelling(c, k == 0, &last);
      if (query_) AddScript(ArabicScriptClass(c), &last_script);
    }
  }

  NameKeys Finish() {
    if (keys_.words == 0) return {};
    keys_.exact = FinishHash(exact_);
    keys_.spelling = FinishHash(spelling_);
    keys_.script = FinishHash(script_);
    keys_.latin = latin_ && !arabic_;
    return keys_;
  }

 private:
  void AddSpelling(char32_t c, bool first, char32_t* last) {
    const char32_t of_class = ConsonantClass(c);
    if (of_class == 0 && first) spelling_ = AddToHash(spelling_, U'ا');
    if (of_class == 0 || of_class == *last) return;
    *last = of_class;
    spelling_ = AddToHash(spelling_, of_class);
    ++keys_.consonants;
  }

  void AddScript(char32_t of_class, char32_t* last) {
    if (of_class == 0 || of_class == *last) return;
    *last = of_class;
    script_ = AddToHash(script_, of_class);
  }

  const bool query_;
  NameKeys keys_;
  uint64_t exact_ = kHashSeed;
  uint64_t spelling_ = kSpellingSeed;
  uint64_t script_ = kScriptSeed;
  bool latin_ = false;
  bool arabic_ = false;
};

const WordEntry& EntryOf(const WordLetters& word, std::u32string_view before) {
  WordHash hash;
  for (const char32_t c : before) hash.Add(c);
  for (size_t k = 0; k < word.count; ++k) hash.Add(word.at[k]);
  return LookUp(hash.key());
}

// سودان is listed as السودان. مالية is said of money before it is said of Mali.
bool IsCountry(const WordEntry& bare, const WordLetters& word) {
  constexpr uint64_t kOfCountries = ClassBits(WordClass::kCountry, WordClass::kNisba);
  constexpr uint64_t kOfOthers =
      kBodyClasses | ClassBits(WordClass::kAdjective, WordClass::kCommonNoun);
  if ((bare.classes & kOfOthers) != 0) return false;
  return ((bare.classes | EntryOf(word, U"ال").classes) & kOfCountries) != 0;
}

// في, من, and the words that only tie a role together
bool SaysNothing(const WordEntry& entry, const WordLetters& word) {
  return word.count <= 2 || (entry.classes & (kFunctionClasses | ClassBit(WordClass::kHonorific)));
}

}  // namespace

NameKeys KeysOf(std::string_view name, KeysFor use) {
  KeyMaker maker(use);
  WordLetters word;
  for (NameWords words(name); words.Next(&word);) maker.Add(word);
  return maker.Finish();
}

NameKeys OuterKeysOf(std::string_view name) {
  WordLetters word, first, last;
  int count = 0;
  for (NameWords words(name); words.Next(&word); ++count) {
    last = word;
    if (count == 0) first = word;
  }
  if (count < 3) return {};
  KeyMaker maker(KeysFor::kQuery);
  maker.Add(first);
  maker.Add(last);
  return maker.Finish();
}

void AddRoleWords(std::string_view role, std::vector<RoleWord>* words) {
  WordLetters letters;
  for (NameWords all(role); all.Next(&letters) && words->size() < kMaxRoleWords;) {
    const WordEntry& entry = EntryOf(letters, U"");
    if (SaysNothing(entry, letters)) continue;
    // للاتحاد is said of الاتحاد: two lams are preposition and article.
    const size_t from =
        letters.count >= 5 && letters.at[0] == U'ل' && letters.at[1] == U'ل' ? 2 : 0;
    uint64_t state = kRoleSeed;
    char32_t last = 0;
    for (size_t k = from; k < letters.count; ++k) {
      char32_t c = ConsonantClass(letters.at[k]);
      if (c == 0 && k == from) c = U'ا';
      if (c == 0 || c == last) continue;
      last = c;
      state = AddToHash(state, c);
    }
    words->emplace_back(static_cast<uint32_t>(FinishHash(state)), IsCountry(entry, letters));
  }
  std::sort(words->begin(), words->end());
  words->erase(std::unique(words->begin(), words->end()), words->end());
}

uint64_t RoleKey(const std::vector<RoleWord>& words) {
  if (words.size() < 2) return 0;
  uint64_t state = kRoleSeed;
  for (const RoleWord word : words) state = AddToHash(state, word.hash());
  return FinishHash(state);
}

}  // namespace isnad
