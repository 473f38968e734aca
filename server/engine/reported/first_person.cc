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
  WordHash hash;
  hash.Add(U'ي');
  const int from = letters.written == U'آ' ? 0 : 1;
  for (int i = from; i < letters.count; ++i) hash.Add(letters.folded[i]);
  for (const Reading& r : LookUp(hash.key())) {
    if ((ClassBit(r.word_class) & kVerbClasses) && r.form != Form::kPast &&
        r.attributes != kJussive && r.proclitics == 0) {
      return true;
    }
  }
  return false;
}

// نلاحظ, نجد: what an author says of himself and his readers.
bool IsAuthors(const Token& t) {
  return IsOneOf(t, {WordKey(u"نجد"), WordKey(u"نلاحظ"), WordKey(u"نستنتج"), WordKey(u"نخلص"),
                     WordKey(u"نذكر"), WordKey(u"نشير"), WordKey(u"نري"), WordKey(u"نقرا"),
                     WordKey(u"ونجد"), WordKey(u"ونلاحظ"), WordKey(u"ونري"), WordKey(u"ونشير")});
}

constexpr int kLikePast = 4;  // letters of أشعر, أعقب

// Only of a word that is nothing else; آ alone begins no third person.
bool IsDerivedFirstPerson(const Document& d, const Token& t, bool* like_past) {
  if (t.word->reading_count > 0 && !Any(t, kVerbClasses)) return false;
  Letters letters;
  if (!ReadLetters(d.Slice(t.span), &letters)) return false;
  if (letters.written == U'آ') return Any(t, kVerbClasses) && HasThirdPerson(letters);
  if (letters.written != U'أ' && letters.written != U'ن') return false;
  *like_past = letters.written == U'أ' && letters.count <= kLikePast;
  return t.word->reading_count == 0 && HasThirdPerson(letters);
}

// سأشعر is none.
bool LooksLikePast(const Token& t, const Reading& r) {
  const int joined = ((r.proclitics & (kWa | kFa)) ? 1 : 0) + ((r.proclitics & kLi) ? 1 : 0);
  return !(r.proclitics & kSa) && t.letters - joined <= kLikePast;
}

}  // namespace

bool IsFirstPerson(const Document& document, const Token& token) {
  if (!IsWord(token) || IsAuthors(token)) return false;
  if (IsOneOf(token, {WordKey(u"نحن"), WordKey(u"انا")})) return true;
  if (token.word->reading_count > 0) {
    const Reading& r = *token.word->begin();
    const bool verb = (ClassBit(r.word_class) & kVerbClasses) != 0;
    // أتطلع, not اتطلع, which may be anything.
    if (verb && r.person == 1)
      return r.number == Number::kPlural ||
             ((token.traits & kHamzaAboveFirst) != 0 && !LooksLikePast(token, r));
    if ((ClassBit(r.word_class) & kCarriers) && IsOwnSuffix(r.suffix)) return true;
  }
  bool like_past = false;
  return IsDerivedFirstPerson(document, token, &like_past) && !like_past;
}

bool MayBeFirstPerson(const Document& document, const Token& token) {
  if (!IsWord(token)) return false;
  if (IsOneOf(token, {WordKey(u"كنت"), WordKey(u"كنا")})) return true;
  const Reading* r = token.word->reading_count > 0 ? token.word->begin() : nullptr;
  if (r != nullptr && (ClassBit(r->word_class) & kVerbClasses) && r->person == 1) return true;
  bool like_past = false;
  return IsDerivedFirstPerson(document, token, &like_past);
}

bool HintsFirstPerson(const Document& document, const Token& token) {
  if (!IsWord(token)) return false;
  const bool ours = token.word->reading_count > 0 && token.word->begin()->suffix == Suffix::kNa;
  return ours || IsFirstPerson(document, token);
}

}  // namespace isnad
