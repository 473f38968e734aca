// SPDX-License-Identifier: Apache-2.0
#include "server/engine/reported/first_person.h"

#include <string_view>

#include "server/engine/text/fold.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr int kMaxLetters = 16;  // of a folded verb with و and a pronoun

constexpr uint64_t kCarriers =
    ClassBits(WordClass::kParticle, WordClass::kPreposition, WordClass::kConjunction);

bool IsOwnSuffix(Suffix suffix) {
  return suffix == Suffix::kNi || suffix == Suffix::kNa || suffix == Suffix::kI;
}

// The folded letters of a word behind its و or ف, and the first of them as written.
struct Letters {
  char32_t folded[kMaxLetters];
  int count = 0;
  char32_t written = 0;
};

bool ReadLetters(std::string_view word, Letters* out) {
  bool joined = true;
  for (int32_t at = 0; at < static_cast<int32_t>(word.size());) {
    const char32_t point = NextPoint(word, &at);
    for (char32_t letter : FoldPoint(point)) {
      if (joined && (letter == U'و' || letter == U'ف')) {
        joined = false;
        continue;
      }
      joined = false;
      if (out->count == kMaxLetters) return false;
      if (out->count == 0) out->written = point;
      out->folded[out->count++] = letter;
    }
  }
  return out->count >= 3;
}

// نريد, أتطلع, آمل: the lexicon lists other verbs in the third person, يريد, يتطلع, يأمل.
bool HasThirdPerson(const Letters& letters) {
  uint64_t state = AddToWordKey(kWordKeySeed, U'ي');
  const int from = letters.written == U'آ' ? 0 : 1;
  for (int i = from; i < letters.count; ++i) state = AddToWordKey(state, letters.folded[i]);
  for (const Reading& r : LookUp(FinishWordKey(state))) {
    if ((ClassBit(r.word_class) & kVerbClasses) && r.form != Form::kPast &&
        r.attributes != kJussive && r.proclitics == 0) {
      return true;
    }
  }
  return false;
}

// Only of a word that is nothing else; آ alone begins no third person.
bool IsDerivedFirstPerson(const Document& d, const Token& t) {
  Letters letters;
  if (!ReadLetters(d.Slice(t.span), &letters)) return false;
  if (letters.written == U'آ') return Any(t, kVerbClasses) && HasThirdPerson(letters);
  if (letters.written != U'أ' && letters.written != U'ن') return false;
  return t.word->reading_count == 0 && HasThirdPerson(letters);
}

}  // namespace

bool IsFirstPerson(const Document& document, const Token& token) {
  if (!IsWord(token)) return false;
  if (IsOneOf(token, {WordKey(u"نحن"), WordKey(u"انا")})) return true;
  if (token.word->reading_count > 0) {
    const Reading& r = *token.word->begin();
    const bool verb = (ClassBit(r.word_class) & kVerbClasses) != 0;
    // أتطلع, not اتطلع, which may be anything.
    if (verb && r.person == 1)
      return r.number == Number::kPlural || (token.traits & kHamzaAboveFirst) != 0;
    if ((ClassBit(r.word_class) & kCarriers) && IsOwnSuffix(r.suffix)) return true;
  }
  return IsDerivedFirstPerson(document, token);
}

bool HintsFirstPerson(const Document& document, const Token& token) {
  if (!IsWord(token)) return false;
  const bool ours = token.word->reading_count > 0 && token.word->begin()->suffix == Suffix::kNa;
  return ours || IsFirstPerson(document, token);
}

}  // namespace isnad
