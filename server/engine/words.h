// Questions that several stages ask of a token, and the few words that rules name.
//
// All are pure and constant time. The literals are folded (text/fold.h): على is علي, هؤلاء is هولا.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_WORDS_H_
#define ISNAD_SERVER_ENGINE_WORDS_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "server/engine/document.h"

namespace isnad {

// Words that never belong to a noun phrase that names a source, unless a rule says so.
inline constexpr uint64_t kFunctionClasses = ClassBits(
    WordClass::kParticle, WordClass::kPreposition, WordClass::kConjunction, WordClass::kRelative,
    WordClass::kDemonstrative, WordClass::kPronoun, WordClass::kNegation, WordClass::kAuxiliary,
    WordClass::kAdverb, WordClass::kTime, WordClass::kNumberWord);
inline constexpr uint64_t kPlaceClasses = ClassBits(WordClass::kCountry, WordClass::kCity);
inline constexpr uint64_t kBodyClasses =
    ClassBits(WordClass::kOrganization, WordClass::kDocument, WordClass::kMedium);
inline constexpr uint64_t kPersonNounClasses = ClassBits(
    WordClass::kRole, WordClass::kHonorific, WordClass::kAnonymous, WordClass::kCollective);
inline constexpr uint64_t kModifierClasses = ClassBits(WordClass::kNisba, WordClass::kAdjective);
inline constexpr uint64_t kNounClasses =
    kBodyClasses | kPersonNounClasses |
    ClassBits(WordClass::kNameHead, WordClass::kCommonNoun, WordClass::kAdjective,
              WordClass::kNisba, WordClass::kSpeechNoun, WordClass::kVerbalNoun);

namespace word {
inline constexpr uint64_t kQad = WordKey(u"قد");
inline constexpr uint64_t kLaqad = WordKey(u"لقد");
inline constexpr uint64_t kAmma = WordKey(u"اما");
inline constexpr uint64_t kMa = WordKey(u"ما");
inline constexpr uint64_t kBima = WordKey(u"بما");
inline constexpr uint64_t kMimma = WordKey(u"مما");
inline constexpr uint64_t kLima = WordKey(u"لما");
inline constexpr uint64_t kKama = WordKey(u"كما");
inline constexpr uint64_t kMan = WordKey(u"من");
inline constexpr uint64_t kFi = WordKey(u"في");
inline constexpr uint64_t kAla = WordKey(u"علي");
inline constexpr uint64_t kIla = WordKey(u"الي");
inline constexpr uint64_t kAn = WordKey(u"عن");
inline constexpr uint64_t kAnna = WordKey(u"ان");
inline constexpr uint64_t kBism = WordKey(u"باسم");
inline constexpr uint64_t kLada = WordKey(u"لدي");
inline constexpr uint64_t kHowa = WordKey(u"هو");
inline constexpr uint64_t kHiya = WordKey(u"هي");
inline constexpr uint64_t kHum = WordKey(u"هم");
inline constexpr uint64_t kHuma = WordKey(u"هما");
inline constexpr uint64_t kAlladhi = WordKey(u"الذي");
inline constexpr uint64_t kAllati = WordKey(u"التي");
inline constexpr uint64_t kAlladhina = WordKey(u"الذين");
inline constexpr uint64_t kLissan = WordKey(u"لسان");
inline constexpr uint64_t kBilqawl = WordKey(u"بالقول");
inline constexpr uint64_t kQailan = WordKey(u"قايلا");
inline constexpr uint64_t kLam = WordKey(u"لم");
inline constexpr uint64_t kLan = WordKey(u"لن");
inline constexpr uint64_t kLa = WordKey(u"لا");
inline constexpr uint64_t kLaysa = WordKey(u"ليس");
inline constexpr uint64_t kNafsuhu = WordKey(u"نفسه");
inline constexpr uint64_t kNafsuha = WordKey(u"نفسها");
inline constexpr uint64_t kDhatuhu = WordKey(u"ذاته");
inline constexpr uint64_t kDhatuha = WordKey(u"ذاتها");
inline constexpr uint64_t kAlakhir = WordKey(u"الاخير");
inline constexpr uint64_t kAlakhira = WordKey(u"الاخيره");
inline constexpr uint64_t kAm = WordKey(u"عام");
inline constexpr uint64_t kNazir = WordKey(u"نظير");
inline constexpr uint64_t kBab = WordKey(u"باب");
inline constexpr uint64_t kAllah = WordKey(u"الله");
inline constexpr uint64_t kUmm = WordKey(u"ام");
inline constexpr uint64_t kLiMe = WordKey(u"لي");
inline constexpr uint64_t kHaula = WordKey(u"هولا");
inline constexpr uint64_t kWaw = WordKey(u"و");
inline constexpr uint64_t kFa = WordKey(u"ف");
inline constexpr uint64_t kBa = WordKey(u"ب");
inline constexpr uint64_t kLi = WordKey(u"ل");
inline constexpr uint64_t kKaf = WordKey(u"ك");
}  // namespace word

// A fixed set of keys, asked in constant time.
//   static constexpr KeySet<2> kLittle({WordKey(u"قليل"), WordKey(u"بعض")});
template <size_t kSize>
class KeySet {
 public:
  constexpr explicit KeySet(const uint64_t (&keys)[kSize]) {
    for (uint64_t key : keys) Add(key);
  }
  constexpr explicit KeySet(const std::array<uint64_t, kSize>& keys) {
    for (uint64_t key : keys) Add(key);
  }
  // StemBit() of all keys.
  constexpr uint64_t stem_bits() const { return stem_bits_; }
  constexpr bool Has(uint64_t key) const {
    for (size_t slot = key % kSlots; slots_[slot] != 0; slot = (slot + 1) % kSlots) {
      if (slots_[slot] == key) return true;
    }
    return false;
  }

 private:
  constexpr void Add(uint64_t key) {
    size_t slot = key % kSlots;
    while (slots_[slot] != 0) slot = (slot + 1) % kSlots;
    slots_[slot] = key;
    stem_bits_ |= StemBit(key);
  }
  static constexpr size_t RoundUp(size_t size) {
    size_t slots = 4;
    while (slots < size * 4) slots *= 2;
    return slots;
  }
  static constexpr size_t kSlots = RoundUp(kSize);
  uint64_t slots_[kSlots] = {};  // 0: empty
  uint64_t stem_bits_ = 0;
};

inline bool Any(const Token& t, uint64_t classes) { return (t.classes & classes) != 0; }
inline bool IsWord(const Token& t) { return t.kind == TokenKind::kWord; }
inline bool IsUnknown(const Token& t) { return IsWord(t) & (t.classes == 0); }
inline bool IsMark(const Token& t, char mark) {
  return t.kind == TokenKind::kPunctuation && t.mark == mark;
}

// A finite verb can stand here: no verb ends in ta marbuta (وزارة is no زاره behind و), and a
// jussive (يقل) stands only behind a negation.
inline bool CanBeVerb(const Token& t) {
  return Any(t, kFinite) && (t.traits & kFinalTaMarbuta) == 0;
}

// زميلة is no زميل with a pronoun: one key stands for both, and the last letter as written decides.
inline bool IsRuledOut(const Token& t, const Reading& r) {
  return r.suffix == Suffix::kHu && (t.traits & kFinalTaMarbuta) != 0;
}

// ويتسن, لعيبي: all that the lexicon knows of the word is a jussive, which is none where no
// negation stands before it, or "to my fault", which no narrator says.
inline bool IsHardlyAWord(const Token& t) {
  if (!IsWord(t) || t.word->reading_count == 0) return false;
  if (Any(t, kVerbClasses)) {
    return (t.classes & kAllClasses & ~kVerbClasses) == 0 && !Any(t, kFinite);
  }
  for (const Reading& r : *t.word) {
    // شبانة: no شبان with a pronoun
    const bool pronoun = IsRuledOut(t, r) && !r.governed() && r.gender == Gender::kMasculine;
    // بوردين: "with two roses"
    const bool two = r.governed() && r.number == Number::kDual;
    if (!pronoun && !two && (r.suffix != Suffix::kI || !r.governed())) return false;
  }
  return true;
}

// عقد المجلس جلسة: a verb spelled like a noun, where a sentence begins and no genitive can follow
// the noun (the caller checks what stands behind).
inline bool IsNounVerbAtStart(const Document& d, int32_t i) {
  const Token& t = d.tokens[i];
  return Any(t, ClassBit(WordClass::kNounVerb)) && t.sentence >= 0 &&
         d.sentences[t.sentence].tokens.begin == i;
}

// The likeliest reading is a finite verb.
inline bool IsVerbFirst(const Token& t) {
  return Any(t, kFiniteFirst) && (t.traits & kFinalTaMarbuta) == 0;
}

// A word that can be (part of) a name: no particle or pronoun that some foreign name happens to
// share its letters with.
inline bool NameLike(const Token& t) {
  constexpr uint64_t kNever = ClassBits(
      WordClass::kParticle, WordClass::kRelative, WordClass::kNegation, WordClass::kPronoun,
      WordClass::kConjunction, WordClass::kAuxiliary, WordClass::kDemonstrative);
  // بيان is no يان behind بـ: a name under a preposition counts only where nothing else is known.
  if (!Any(t, kOwnName) || Any(t, kNever)) return false;
  // Of the prepositions only علي is a name, when its last letter is written as in the name.
  if (!Any(t, ClassBit(WordClass::kPreposition))) return true;
  return (t.key == word::kAla && !(t.traits & kFinalAlifMaqsura)) ||
         t.key == WordKey(u"الينا") ||  // no narrator says "to us"
         (t.traits & kFinalTaMarbuta) != 0;
}

// The first reading of any of the classes that is not ruled out, else one that is; null when there
// is none. One with ه that is not ruled out comes before all others. Only where a reading has a
// clitic can one be ruled out.
[[gnu::noinline]] inline const Reading* FindAnyWithClitic(const Token& t, uint64_t classes) {
  const bool rules_out = (t.traits & kFinalTaMarbuta) != 0;
  const Reading* found = nullptr;
  for (const Reading& r : *t.word) {
    if ((classes & ClassBit(r.word_class)) == 0) continue;
    const bool hu = r.suffix == Suffix::kHu;
    if (hu != rules_out) return &r;
    if (found == nullptr || hu) found = &r;
  }
  return found;
}
inline const Reading* FindAny(const Token& t, uint64_t classes) {
  if (!Any(t, classes)) return nullptr;
  if (Any(t, kAnyClitic)) return FindAnyWithClitic(t, classes);
  const Reading* reading = t.word->begin();
  while ((classes & ClassBit(reading->word_class)) == 0) ++reading;
  return reading;
}

// The stem of one of the token's readings: of وزير in للوزير. Without clitics it is the word
// itself, which spares a look into a large table.
inline uint64_t StemOf(const Token& t, const Reading& reading) {
  if (reading.proclitics == 0 && reading.suffix == Suffix::kNone) return t.key;
  return StemOf(t.stems, static_cast<int>(&reading - t.word->begin()));
}

// The stem of the first reading, else the word itself: الوزير → وزير.
inline uint64_t StemKey(const Token& t) {
  return t.word->reading_count > 0 ? StemOf(t, *t.word->begin()) : t.key;
}

// A few bits that tell of most keys that they are none of a list's.
template <size_t kBits>
class KeyBits {
 public:
  template <size_t kSize>
  constexpr KeyBits& Add(const uint64_t (&keys)[kSize]) {
    for (uint64_t key : keys) Set(key);
    return *this;
  }
  template <typename Keys>
  constexpr KeyBits& Add(const Keys& keys) {
    for (uint64_t key : keys) Set(key);
    return *this;
  }
  constexpr bool MayHave(uint64_t key) const {
    return (bits_[key % kBits / 64] >> (key % 64) & 1) != 0;
  }

 private:
  constexpr void Set(uint64_t key) { bits_[key % kBits / 64] |= uint64_t{1} << (key % 64); }
  static_assert(kBits % 64 == 0 && (kBits & (kBits - 1)) == 0);
  uint64_t bits_[kBits / 64] = {};
};

// Whether the word is one of `keys`, with or without a leading و or ف. The keys are constants, so
// that most words are told from all of them by one bit, and most stems by another.
template <typename... Keys>
[[gnu::noinline]] bool StemIsOneOf(const Token& t, Keys... keys) {
  if (!IsWord(t)) return false;
  for (const Reading& r : *t.word) {
    if ((r.proclitics & ~(kWa | kFa)) != 0) continue;
    const uint64_t stem = StemOf(t, r);
    if (((stem == keys) || ...)) return true;
  }
  return false;
}
template <size_t... kIndex>
[[gnu::always_inline]] inline bool IsOneOf(const Token& t, const uint64_t* keys,
                                           std::index_sequence<kIndex...>) {
  const uint64_t bits = ((uint64_t{1} << (keys[kIndex] % 64)) | ...);
  if ((bits >> (t.key % 64) & 1) != 0 && ((t.key == keys[kIndex]) || ...)) return IsWord(t);
  return Any(t, (StemBit(keys[kIndex]) | ...)) && StemIsOneOf(t, keys[kIndex]...);
}
template <size_t kSize>
[[gnu::always_inline]] inline bool IsOneOf(const Token& t, const uint64_t (&keys)[kSize]) {
  return IsOneOf(t, keys, std::make_index_sequence<kSize>());
}
template <size_t kSize>
[[gnu::noinline]] bool StemIsOneOf(const Token& t, const KeySet<kSize>& keys) {
  for (const Reading& r : *t.word) {
    if ((r.proclitics & ~(kWa | kFa)) == 0 && keys.Has(StemOf(t, r))) return true;
  }
  return false;
}
template <size_t kSize>
bool IsOneOf(const Token& t, const KeySet<kSize>& keys) {
  if (!IsWord(t)) return false;
  if (keys.Has(t.key)) return true;
  return Any(t, keys.stem_bits()) && StemIsOneOf(t, keys);
}

// الذي, اللذان, اللواتي: a relative of a noun before it, which من and ما are not.
inline bool IsRelativePronoun(const Token& t) {
  static constexpr KeySet kRelatives({word::kAlladhi, word::kAllati, word::kAlladhina,
                                      WordKey(u"اللذان"), WordKey(u"اللذين"), WordKey(u"اللتان"),
                                      WordKey(u"اللتين"), WordKey(u"اللاتي"), WordKey(u"اللواتي"),
                                      WordKey(u"اللايي")});
  return Any(t, ClassBit(WordClass::kRelative)) && IsOneOf(t, kRelatives);
}

// A single letter that stands alone before what it belongs to: و "X", بـ"X".
inline bool IsLoneProclitic(const Token& t) {
  return t.letters == 1 && IsWord(t) &&
         (t.key == word::kWaw || t.key == word::kFa || t.key == word::kBa || t.key == word::kLi ||
          t.key == word::kKaf);
}

// The word as written begins with و or ف that the lexicon takes for a conjunction.
inline bool IsConjoined(const Token& t) { return Any(t, kConjoinedFirst); }

// في, من: a preposition without a pronoun that names no source (بحسب does).
inline bool IsPlainPreposition(const Token& t) { return Any(t, kPlainFirst); }

// The token after `i` on the same level: a quotation or a parenthesis counts as one atom.
inline int32_t NextOnLevel(const Document& d, int32_t i) {
  const Token& t = d.tokens[i];
  if (t.opens >= 0) {
    const QuoteSpan& span = d.spans[t.opens];
    return span.close >= 0 ? span.close + 1 : std::max(span.tokens.end, i + 1);
  }
  return t.mark == '(' && t.pair > i ? t.pair + 1 : i + 1;
}

// Likewise the token before `i`; -1 before the first.
inline int32_t PreviousOnLevel(const Document& d, int32_t i) {
  const int32_t p = i - 1;
  if (p < 0) return -1;
  const Token& t = d.tokens[p];
  const bool closes =
      t.pair >= 0 && t.pair < p && (t.kind == TokenKind::kQuoteMark || t.mark == ')');
  return closes ? t.pair : p;
}

inline bool OpensQuote(const Document& d, int32_t i) { return d.tokens[i].opens >= 0; }

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_WORDS_H_
