// SPDX-License-Identifier: Apache-2.0
#include "server/engine/lexicon/compiler/clitics.h"

namespace isnad::lexicon {
namespace {

struct Prefix {
  WordView letters;
  uint8_t bits;
};

constexpr Prefix kConjunctionPrefixes[] = {{U"", 0}, {U"و", kWa}, {U"ف", kFa}};
constexpr Prefix kFuturePrefixes[] = {{U"", 0}, {U"س", kSa}, {U"ل", kLi}};
constexpr Prefix kPrepositionPrefixes[] = {{U"", 0}, {U"ب", kBi}, {U"ل", kLi}, {U"ك", kKa}};

// ل before the article: its alif goes, and of three lams one (اللجنة → للجنة).
Word LiBeforeArticle(WordView definite) {
  const WordView rest = definite.substr(2);
  return Word(rest.substr(0, 1) == U"ل" ? U"ل" : U"لل") + Word(rest);
}

std::vector<Joined> WithPrepositions(const Word& word, uint8_t bits) {
  std::vector<Joined> result;
  for (const Prefix& prefix : kPrepositionPrefixes) {
    const auto joined = static_cast<uint8_t>(bits | prefix.bits);
    if (prefix.bits == kLi && StartsWith(word, U"ال") && word.size() > 3) {
      result.push_back({LiBeforeArticle(word), joined});
      // A name's ال may be its own: إلياس, البير. Both spellings occur.
      if ((bits & kAl) != 0) continue;
    }
    result.push_back({Word(prefix.letters) + word, joined});
  }
  return result;
}

std::vector<Joined> Inner(const Word& word, Proclitics which) {
  std::vector<Joined> result;
  switch (which) {
    case Proclitics::kConjunctions:
      return {{word, 0}};
    case Proclitics::kFuture:
    case Proclitics::kFewFutures:
      for (const Prefix& prefix : kFuturePrefixes) {
        result.push_back({Word(prefix.letters) + word, prefix.bits});
      }
      return result;
    case Proclitics::kPrepositions:
    case Proclitics::kFewPrepositions:
      return WithPrepositions(word, 0);
    case Proclitics::kArticle:
    case Proclitics::kFewArticles:
      result = WithPrepositions(word, 0);
      for (Joined& definite : WithPrepositions(U"ال" + word, kAl)) {
        result.push_back(std::move(definite));
      }
      return result;
  }
  return result;
}

bool IsRare(Proclitics which, uint8_t bits) {
  switch (which) {
    case Proclitics::kFewFutures:
      return (bits & (kWa | kFa)) != 0 && (bits & (kSa | kLi)) != 0;
    case Proclitics::kFewPrepositions:
    case Proclitics::kFewArticles:
      return (bits & kKa) != 0 || ((bits & kFa) != 0 && (bits & (kBi | kLi)) != 0);
    default:
      return false;
  }
}

// The spellings of a host before a suffix.
std::vector<Word> SuffixStems(const Word& word, Host host) {
  const char32_t last = Last(word);
  if (last == U'ى') return {Replaced(word, 1, U"ا")};
  if (host == Host::kVerb) {
    return {EndsWith(word, U"وا") ? Replaced(word, 1, U"") : word};
  }
  if (last == U'ة') return {Replaced(word, 1, U"ت")};
  if (last == U'ء' && Last(word, 1) == U'ا') {
    return {word, Replaced(word, 1, U"ؤ"), Replaced(word, 1, U"ئ")};
  }
  return {word};
}

}  // namespace

std::vector<Joined> JoinProclitics(const Word& word, Proclitics which) {
  std::vector<Joined> result;
  for (const Joined& inner : Inner(word, which)) {
    for (const Prefix& conjunction : kConjunctionPrefixes) {
      const auto bits = static_cast<uint8_t>(conjunction.bits | inner.proclitics);
      if (!IsRare(which, bits)) result.push_back({Word(conjunction.letters) + inner.text, bits});
    }
  }
  return result;
}

std::vector<Suffixed> JoinSuffixes(const Word& word, Host host,
                                   const std::vector<Suffix>& suffixes) {
  std::vector<Suffixed> result;
  for (const Word& stem : SuffixStems(word, host)) {
    for (Suffix suffix : suffixes) {
      result.push_back({stem + Word(SuffixLetters(suffix)), suffix});
    }
  }
  return result;
}

WordView SuffixLetters(Suffix suffix) {
  constexpr WordView kLetters[] = {U"",   U"ه", U"ها", U"هم", U"هما", U"ني",
                                   U"نا", U"ك", U"كم", U"هن", U"ي"};
  return kLetters[static_cast<size_t>(suffix)];
}

}  // namespace isnad::lexicon
