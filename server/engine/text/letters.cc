// SPDX-License-Identifier: Apache-2.0
#include "server/engine/text/letters.h"

#include "server/engine/text/fold.h"
#include "server/engine/text/word_key.h"

namespace isnad {
namespace {

// The last two letters; 0 where there is none.
struct Ending {
  char32_t before_last = 0;
  char32_t last = 0;
};

Ending EndingOf(const Document& d, const Token& t) {
  Ending ending;
  if (t.span.size() >= 4) {
    const char* const end = d.text.data() + t.span.end;
    const char32_t last = PlainFoldedAt(end - 2), before = PlainFoldedAt(end - 4);
    if (last != 0 && before != 0) return {before, last};
  }
  for (int32_t p = t.span.begin; p < t.span.end;) {
    for (const char32_t c : FoldPoint(NextPoint(d.text, &p))) ending = {ending.last, c};
  }
  return ending;
}

// خبراء, إمضاء: folding drops the hamza, so that the alif is the last letter.
bool EndsInHamza(const Document& d, const Token& t) {
  constexpr std::string_view kHamza = "ء";
  const std::string_view word = d.Slice(t.span);
  return word.size() >= kHamza.size() && word.substr(word.size() - kHamza.size()) == kHamza;
}

}  // namespace

bool HasArticle(std::string_view word) {
  if (word.size() >= 4) {
    const char32_t first = PlainFoldedAt(word.data()), second = PlainFoldedAt(word.data() + 2);
    if (first != 0 && second != 0) return first == U'ا' && second == U'ل';
  }
  char32_t letters[2] = {0, 0};
  int count = 0;
  for (int32_t p = 0; p < static_cast<int32_t>(word.size()) && count < 2;) {
    for (const char32_t c : FoldPoint(NextPoint(word, &p))) {
      if (count < 2) letters[count++] = c;
    }
  }
  return letters[0] == U'ا' && letters[1] == U'ل';
}

char32_t FirstLetter(const Document& d, const Token& t) {
  if (t.span.size() >= 2) {
    if (const char32_t first = PlainFoldedAt(d.text.data() + t.span.begin); first != 0)
      return first;
  }
  for (int32_t p = t.span.begin; p < t.span.end;) {
    const Folded f = FoldPoint(NextPoint(d.text, &p));
    if (f.count() > 0) return *f.begin();
  }
  return 0;
}

bool EndsInYa(const Document& d, const Token& t) { return EndingOf(d, t).last == U'ي'; }

bool EndsInNisba(const Document& d, const Token& t) {
  const Ending ending = EndingOf(d, t);
  return ending.before_last == U'ي' && ending.last == U'ه';
}

bool EndsInAlif(const Document& d, const Token& t) {
  return EndingOf(d, t).last == U'ا' && !EndsInHamza(d, t);
}

bool EndsInWawNun(const Document& d, const Token& t) {
  const Ending ending = EndingOf(d, t);
  return ending.before_last == U'و' && ending.last == U'ن';
}

bool EndsInYaNun(const Document& d, const Token& t) {
  const Ending ending = EndingOf(d, t);
  return ending.before_last == U'ي' && ending.last == U'ن';
}

bool EndsInPronoun(const Document& d, const Token& t) {
  const Ending ending = EndingOf(d, t);
  return t.letters >= 5 && !(t.traits & kFinalTaMarbuta) && ending.before_last == U'ت' &&
         ending.last == U'ه';
}

bool LooksLikeInfinitive(const Document& d, const Token& t) {
  const Ending ending = EndingOf(d, t);
  const char32_t first = FirstLetter(d, t);
  if (t.letters >= 4 && first == U'ا') {
    return EndsInHamza(d, t) ? ending.last == U'ا' : ending.before_last == U'ا';
  }
  return t.letters >= 5 && first == U'ت' && ending.before_last == U'ي';
}

bool LooksPlural(const Document& d, const Token& t) {
  if (t.letters < 6 || !StartsWithArticle(d, t)) return false;
  const Ending ending = EndingOf(d, t);
  return ending.last == U'ن' && (ending.before_last == U'و' || ending.before_last == U'ي');
}

bool LooksLikeVerb(const Document& d, const Token& t) {
  const char32_t first = FirstLetter(d, t);
  if ((first != U'ي' && first != U'ت') || t.letters < 5) return false;
  const Ending ending = EndingOf(d, t);
  return ending.before_last == U'و' && ending.last == U'ن';
}

bool IsGluedToAlif(const Document& d, const Token& t) {
  const std::string_view word = d.Slice(t.span);
  if (word.size() < 6) return false;
  int32_t at = 0;
  const char32_t first = NextPoint(word, &at);
  const char32_t second = NextPoint(word, &at);
  return (first == U'ل' || first == U'ب' || first == U'ك' || first == U'و' || first == U'ف') &&
         (second == U'أ' || second == U'إ' || second == U'آ');
}

int32_t LetterBytes(const Document& d, const Token& t, int count) {
  int32_t position = t.span.begin;
  for (; position + 2 <= t.span.end && PlainFoldedAt(d.text.data() + position) != 0; --count) {
    if (count == 0) return position - t.span.begin;
    position += 2;
  }
  while (position < t.span.end) {
    int32_t next = position;
    const bool letter = FoldPoint(NextPoint(d.text, &next)).count() > 0;
    if (letter && count == 0) break;
    if (letter) --count;
    position = next;
  }
  return position - t.span.begin;
}

}  // namespace isnad
