// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "server/engine/speakers/phrase_parser.h"
#include "server/engine/text/letters.h"

namespace isnad {
namespace {

constexpr uint64_t kNominal = kNounClasses | kNameClasses | kPlaceClasses;
constexpr uint64_t kVerbal = kVerbClasses | kFinite | ClassBit(WordClass::kParticiple);

// نقلت عن مسؤول [قوله]: the next cue.
[[gnu::noinline]] bool IsPossessedSpeechNoun(const Token& t) {
  const Reading* r = FindAny(t, ClassBit(WordClass::kVerbalNoun));
  // قضائي is an adjective: nobody says "my" outside a quote.
  return r != nullptr && r->suffix != Suffix::kNone && r->suffix != Suffix::kI &&
         !(t.traits & kFinalTaMarbuta) && !Any(t, kPersonNounClasses | kNameClasses);
}

inline bool IsPossessedSpeech(const Token& t) {
  return Any(t, ClassBit(WordClass::kVerbalNoun)) && Any(t, kAnyClitic) && IsPossessedSpeechNoun(t);
}

// A word of the lexicon that neither a proclitic nor a pronoun may have joined. An unknown word may
// begin with one, and so may a jussive, for it is hardly the word (IsHardlyAWord).
bool HasNoClitic(const Token& t) {
  const bool jussive = Any(t, kVerbClasses) & !Any(t, kFinite);
  return (t.classes != 0) & !Any(t, kCliticFirst) & !jussive;
}

bool IsGoverned(const Token& t) {
  const Reading* r = FirstReading(t);
  if (r == nullptr || !r->governed()) return false;
  const Reading* name = FindAny(t, kNameClasses);
  return name == nullptr || name->proclitics != 0;
}

// The words that StepOddWord, StepWordInName and IsFunctionHere name.
constexpr FewWords kOddWords = [] {
  FewWords words({WordKey(u"ذا"), WordKey(u"ذي"), WordKey(u"باسمه"), WordKey(u"باسمها"),
                  WordKey(u"باسمهم"), WordKey(u"لو"), word::kLa, WordKey(u"فان")});
  words.AddWritten({word::kWaw, word::kFa, word::kBa, word::kLi, word::kKaf, word::kAla, word::kUmm,
                    word::kBism, word::kLiMe, WordKey(u"وسط"), WordKey(u"اليوم"), WordKey(u"امام"),
                    WordKey(u"عيد"), WordKey(u"عشر"), WordKey(u"عشره")});
  words.AddWritten(kBeforeDin);
  return words;
}();

// في, أن, ثم, على: a function word, and nothing else that a phrase could go on with.
inline bool IsBareFunction(const Token& t) {
  constexpr uint64_t kOther =
      kNominal | kVerbal | ClassBits(WordClass::kDemonstrative, WordClass::kNumberWord);
  if (!Any(t, kFunctionClasses)) return false;
  if (!Any(t, kOther)) return !kOddWords.MayHave(t);
  return t.key == word::kAla && (t.traits & kFinalAlifMaqsura);  // no علي
}

// أكد, يقول: a finite verb and nothing else.
bool IsBareVerb(const Token& t) { return CanBeVerb(t) && !Any(t, kNominal | kFunctionClasses); }

}  // namespace

int32_t PhraseParser::StepWord(int32_t i) {
  if (At(i).traits & kInFormula) return i;
  return InName() ? StepWordInName(i) : StepWordInChain(i);
}

[[gnu::always_inline]] inline int32_t PhraseParser::StepWordInChain(int32_t i) {
  const Token& t = At(i);
  // وزير [الطاقة], الوزير [قال]: of the rules for odd words only those for a subject's name can
  // concern a noun that they do not name, or a bare verb.
  const bool noun = !Any(t, kFunctionClasses | kVerbal);
  if (!noun && IsBareFunction(t)) {
    const bool odd = EndsPassive(i) || (t.key == word::kAla && IsUndottedAli(i));
    return odd ? StepOddWord(i) : StepFunction(i);
  }
  if (!noun && !IsBareVerb(t)) return StepOddWord(i);
  if (kOddWords.MayHave(t) | IsTitledHere(i) | IsPossessedSpeech(t)) return StepOddWord(i);
  if (IsSubject()) {
    if (const int32_t behind = BehindTitledName(i); behind > i) return StepTitledName(i, behind);
    if (noun && !Any(t, kNeverLastName) && !IsUnknown(t) && IsLastName(i)) return StartName(i);
  }
  return noun ? StepWithClitic(i) : i;
}

// What is neither a function word nor a verb.
[[gnu::always_inline]] inline int32_t PhraseParser::StepWithClitic(int32_t i) {
  const Token& t = At(i);
  if (HasNoClitic(t)) return StepChain(i);
  if (IsConjoinedHere(i)) return StepConjunct(i);
  return IsGoverned(t) ? StepGoverned(i) : StepChain(i);
}

int32_t PhraseParser::StepOddWord(int32_t i) {
  const Token& t = At(i);
  const Token& before = At(i - 1);
  // أحد [تلك] الكتب, بعض [هؤلاء] السكان
  if (quantified_ && i == first_ + 1 && Any(t, ClassBit(WordClass::kDemonstrative)) &&
      WordAt(i + 1)) {
    return i + 1;
  }
  if (IsLoneProclitic(t)) return StepLoneProclitic(i);
  if (t.key == word::kAla && IsUndottedAli(i)) return StartName(i);
  if (IsTitledHere(i) && BehindHonorific(i) && !Any(t, kFunctionClasses | kPersonNounClasses) &&
      !StartsWithArticle(d_, t)) {
    return NamesOther(i) ? BehindWholeName(i) : StartName(i);
  }
  if (EndsPassive(i)) {
    closed_ = true;
    return i + 1;
  }
  // صحيفة ذا ميرور, موقع ذي صن: an article of another language behind what has a name
  if (body_ && !closed_ && i == first_ + 1 && IsOneOf(t, {WordKey(u"ذا"), WordKey(u"ذي")}) &&
      !IsConjoined(t) && WordAt(i + 1) && !Any(At(i + 1), kFunctionClasses)) {
    closed_ = true;
    return std::max(i + 2, BehindForeignBody(i));
  }
  // جارته أم رائد
  if (t.key == word::kUmm && closed_ && NameAt(i + 1)) return StartName(i);
  if (IsPossessedSpeech(t)) return i;
  if (Any(t, kFinite) && AsksToBeUnnamed(i)) return i;
  if (const int32_t behind = BehindTitledName(i); behind > i) return StepTitledName(i, behind);
  const bool may_be_name = IsSubject() && !Any(t, kNeverLastName) && !IsUnknown(t);
  if (IsBeforeDin(i) || (may_be_name && IsLastName(i))) return StartName(i);
  // المتحدث باسمه سامي الراعي
  if (first_is_person_ && IsOneOf(t, {WordKey(u"باسمه"), WordKey(u"باسمها"), WordKey(u"باسمهم")}) &&
      !(t.traits & kFinalTaMarbuta)) {
    closed_ = true;
    return i + 1;
  }
  if (t.key == word::kBism && first_is_person_) {
    // الناشط المعروف باسم [أبو عمر]
    const bool called = IsOneOf(before, {WordKey(u"المعروف"), WordKey(u"المعروفه"),
                                         WordKey(u"الملقب"), WordKey(u"الملقبه")});
    if (called && NameAt(i + 1)) return i + 1;
    return Open(i + 1);
  }
  // لويس لو مير: the article of another language before the family name
  if (closed_ && IsForeignArticle(i)) return StartName(i);
  if (Any(t, kFunctionClasses) && IsFunctionHere(i)) return StepFunction(i);
  if (Any(t, kVerbal) && EndsAtVerb(i)) return i;
  return StepWithClitic(i);
}

int32_t PhraseParser::StepWordInName(int32_t i) {
  const Token& t = At(i);
  const Token& before = At(i - 1);
  const bool odd = kOddWords.MayHave(t);
  const bool number = Any(t, ClassBit(WordClass::kNumberWord));
  if (odd && IsLoneProclitic(t)) return i;
  if (EndsPassive(i)) {
    closed_ = true;
    return i + 1;
  }
  // سامي الراعي [في] ...: none of the rules below goes on with it but behind دي.
  if (IsBareFunction(t) && !Any(before, ClassBit(WordClass::kNameLink))) return i;
  if (IsPossessedSpeech(t)) return i;
  if (Any(t, kFinite) && AsksToBeUnnamed(i)) return i;
  if ((odd || number) && IsOrdinalOfRuler(i)) return AddName(i);
  if (const int32_t behind = BehindTitledName(i); behind > i) return StepTitledName(i, behind);
  if (odd && IsBeforeDin(i)) return AddName(i);
  if (!Any(t, kNeverLastName) && !IsUnknown(t) && IsLastName(i)) return AddName(i);
  if (name_words_ == 1 && IsMiddleName(i)) return AddName(i);
  // لويدجي دي مايو: behind دي stands no month.
  if (IsNameLink(before) && NameLike(before) && !Any(t, ClassBit(WordClass::kParticle)) &&
      (!Any(t, ClassBit(WordClass::kPreposition)) || (t.traits & kFinalTaMarbuta))) {
    return AddName(i);
  }
  // غلوريا لا كافا, لويس لو مير: articles of other languages before the family name.
  if (odd && IsForeignArticle(i)) return AddName(i);
  // ميشيل لي: behind one given name and before the clause goes on stands the family name.
  if (t.key == word::kLiMe && name_words_ == 1 && NameEndsBehind(i)) return AddName(i);
  if (number && IsNumberInName(i)) return AddName(i);
  if (Any(t, kFunctionClasses) && IsFunctionHere(i)) return i;
  if (Any(t, kVerbal)) {
    if (IsVerbAsName(i) || IsConjoinedVerbAsName(i)) return AddName(i);
    if (EndsAtVerb(i)) return i;
  }
  if (HasNoClitic(t)) return ContinueName(i);
  if (IsConjoinedHere(i)) return StepConjunct(i);
  // مانفريد كايسر أن: nobody is compared between one given name and the clause that follows.
  if (name_words_ == 1 && !IsUnknown(t) && (t.word->begin()->proclitics & kKa) &&
      NameEndsBehind(i)) {
    return AddName(i);
  }
  // جوزف بريهام: no preposition stands between given and family name.
  if (name_words_ - LinkWords() == 1 && NameLike(t) && Any(before, kNameClasses) &&
      (t.word->begin()->proclitics & (kBi | kKa))) {
    return AddName(i);
  }
  return IsGoverned(t) && !IsHardlyAWord(t) ? i : ContinueName(i);
}

// The name from i up to `behind`.
int32_t PhraseParser::StepTitledName(int32_t i, int32_t behind) {
  for (int32_t k = i; k < behind; ++k) InName() ? AddName(k) : StartName(k);
  return behind;
}

// جير ستين لارسن: no number counts names.
bool PhraseParser::IsNumberInName(int32_t i) const {
  return InName() && name_words_ == 1 && Any(At(i), ClassBit(WordClass::kNumberWord)) &&
         !StartsWithArticle(d_, At(i)) && !IsConjoined(At(i)) && WordAt(i + 1) &&
         CanBeName(At(i + 1)) && !StartsWithArticle(d_, At(i + 1));
}

// المشتبه [به], المدعى [عليه], المجني [عليهم]: the pronoun belongs to the participle.
bool PhraseParser::EndsPassiveHere(int32_t i) const {
  static constexpr KeySet kPassives({WordKey(u"المشتبه"), WordKey(u"المدعي"), WordKey(u"المجني"),
                                     WordKey(u"المعتدي"), WordKey(u"المقبوض"), WordKey(u"المحكوم"),
                                     WordKey(u"المشكو")});
  const Reading* r = At(i).word->Find(WordClass::kPreposition);
  return r != nullptr && r->suffix != Suffix::kNone && i > first_ && IsWord(At(i - 1)) &&
         kPassives.Has(At(i - 1).key);
}

// قال فيليب فيروني إن: a family name that reads like "and they see me"
bool PhraseParser::IsConjoinedVerbAsName(int32_t i) const {
  const Reading* verb = At(i).word->Find(WordClass::kVerb);
  return InName() && name_words_ == 1 && verb != nullptr && verb->conjoined() &&
         verb->number == Number::kPlural && verb->suffix != Suffix::kNone && SpeechFollows(i);
}

// قالت سعيدة سيفي وهي ..., قال سامي ينبع إن, قال سامي سنقر إن: between a verb with its subject and
// what was said, or وهو, stands no second verb, so it is the family name.
bool PhraseParser::IsVerbAsName(int32_t i) const {
  const Token& t = At(i);
  if (!IsSubject() || !InName() || name_words_ > 2) return false;
  if (IsConjoined(t) || !CanBeVerb(t)) return false;
  // وعد لوك روج [رئيس] اللجنة: no second verb stands between a verb's subject and its title.
  if (name_words_ == 1 && RoleBehind(i) && begin_ > 0 && IsWord(At(begin_ - 1)) &&
      CanBeVerb(At(begin_ - 1)) && FirstLetter(d_, t) != U'ي' && FirstLetter(d_, t) != U'ت') {
    return true;
  }
  const Reading* reporting = t.word->Find(WordClass::kVerb);
  const bool of_others = reporting != nullptr && reporting->person == 3;
  if (of_others || Any(t, kFunctionClasses)) return false;
  if (!Any(At(i - 1), ClassBit(WordClass::kGivenName)) || i + 1 >= limit_) return false;
  const Token& n = At(i + 1);
  return IsMark(n, ':') || Any(n, ClassBit(WordClass::kParticle)) ||
         IsOneOf(n, {word::kHowa, word::kHiya});
}

// لو دريان, لا كافا: what looks like if or not, with an unknown word and then the end of a name.
bool PhraseParser::IsForeignArticleHere(int32_t i) const {
  if (!WordAt(i + 1)) return false;
  const Token& n = At(i + 1);
  if (!IsUnknown(n) && !InName()) return false;
  // كارل فان أوستيروم, قالت فان أوستيروم: no clause begins behind one name or right behind the
  // verb.
  const bool alone = InName() ? name_words_ == 1 : IsSubject() && i == begin_;
  const bool van = alone && At(i).key == WordKey(u"فان");
  const bool article = IsOneOf(At(i), {WordKey(u"لو"), word::kLa}) && !IsConjoined(At(i));
  if (!(van || article)) return false;
  // روب فان بري قائد الشرطة
  const bool plain =
      van && InName() && Any(n, ClassBits(WordClass::kCommonNoun, WordClass::kAdjective));
  const bool name = IsUnknown(n) || plain || (InName() && Any(n, kNameClasses | kBodyClasses));
  return name && !StartsWithArticle(d_, n) && n.letters >= 3 &&
         (NameEndsBehind(i + 1) || RoleBehind(i + 1));
}

// المدير التنفيذي لـ"النور": a body's name; for المدير لـ"الصباح" the subject search asks what
// follows.
int32_t PhraseParser::StepLoneProclitic(int32_t i) const {
  if (At(i).key != word::kLi || InName() || i + 1 >= limit_) return i;
  if (!(body_ || chained_) || !ShortMarkedName(i + 1, 4)) return i;
  const int32_t after = At(i + 1).pair + 1;
  return WordAt(after) && !Any(At(after), kFunctionClasses | kVerbClasses) ? i + 1 : i;
}

// د. بارز, السيد نبيل: whatever stands behind an honorific is a name.
bool PhraseParser::BehindHonorific(int32_t i) const {
  if (InName()) return false;
  const int32_t p = IsMark(At(i - 1), '.') ? i - 2 : i - 1;
  if (p < first_) return false;
  const Reading* title = At(p).word->Find(WordClass::kHonorific);  // ولاية is no آية
  return title != nullptr && !(title->conjoined() && title->governed()) &&
         !Any(At(p), ClassBit(WordClass::kRole)) && !HeadsOffice(p);
}

// مصدر أمني رفيع [طلب عدم الكشف عن اسمه]
bool PhraseParser::AsksToBeUnnamed(int32_t i) const {
  if (!CanBeVerb(At(i)) || !MayBeginPhrase(At(i).key, WordAt(i + 1) ? At(i + 1).key : 0)) {
    return false;
  }
  uint64_t keys[kMaxPhraseWords];
  int count = 0;
  for (int32_t k = i; count < kMaxPhraseWords && WordAt(k); ++k) keys[count++] = At(k).key;
  return MatchPhrase(keys, count).phrase_class == PhraseClass::kUnnamed;
}

bool PhraseParser::EndsAtVerb(int32_t i) const {
  const Token& t = At(i);
  const bool participle = Any(t, ClassBit(WordClass::kParticiple));
  if (!CanBeVerb(t) && !participle) return false;
  if (!Any(t, kNominal)) return true;
  if (participle && i + 1 < static_cast<int32_t>(d_.tokens.size())) {
    // المتحدث قائلا: "...": a participle that introduces speech.
    const Token& n = At(i + 1);
    if (t.key == word::kQailan || IsMark(n, ':') || n.kind == TokenKind::kQuoteMark ||
        Any(n, ClassBit(WordClass::kParticle))) {
      return true;
    }
  }
  if (participle && !InName()) return (t.traits & kHasTanwin) != 0;
  // بيان نقلته الوكالة: a relative clause on an indefinite noun.
  if (!first_is_person_ && !InName() && !closed_ && t.word->begin()->suffix != Suffix::kNone &&
      IsVerbFirst(t) && !(t.traits & kFinalTaMarbuta) && !Any(t, kPersonNounClasses)) {
    return true;
  }
  // A word that is both: a name inside a name, a noun in an open chain.
  if (InName()) return !Any(t, kNameClasses);
  if (Any(t, kNameClasses)) return false;
  const Reading* r = FindAny(t, kNominal);
  if (r->definite() || r->word_class == WordClass::kRole) return false;
  return closed_;
}

}  // namespace isnad
