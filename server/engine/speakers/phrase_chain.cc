// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/phrase_parser.h"
#include "server/engine/text/letters.h"

namespace isnad {
namespace {

constexpr int kMaxNameTokensInChain = 3;
constexpr int kMaxOthersName = 6;
constexpr int kMaxForeignTokens = 4;

bool IsNameComplement(const Token& t) {
  return IsWord(t) && Any(t, ClassBits(WordClass::kFamilyName, WordClass::kNameLink));
}

// حماس, but not جامعة: a body's own name takes no person as genitive.
bool IsBodysOwnName(const Token& t) {
  return IsWord(t) && Any(t, ClassBits(WordClass::kOrganization, WordClass::kMedium)) &&
         !Any(t, ClassBits(WordClass::kNameHead, WordClass::kRole));
}

// المفوض السامي
bool IsHighOffice(const Token& t) {
  static constexpr KeySet kOffices({WordKey(u"مفوض"), WordKey(u"المفوض"), WordKey(u"المفوضه"),
                                    WordKey(u"المندوب"), WordKey(u"المندوبه"),
                                    WordKey(u"المفوضيه")});
  return IsOneOf(t, kOffices);
}

}  // namespace

int32_t PhraseParser::StepChain(int32_t i) {
  const Token& t = At(i);
  // الفارسة [شيخة بنت راشد]: a title without article before بنت is her name.
  if (closed_ && Any(t, kNounClasses) && !StartsWithArticle(d_, t) && BeforeLink(i)) {
    return StartName(i);
  }
  if (Any(t, ClassBit(WordClass::kHonorific)) && !body_) {
    const Reading* title = t.word->Find(WordClass::kHonorific);
    if (!title->conjoined() && !title->governed()) {
      closed_ = true;
      return i + 1;
    }
  }
  if (place_head_ && (!Any(t, kModifierClasses) || DescribesOther(i))) return i;
  // أعلنت الوزارة [الجمعة]: when, behind a phrase that is whole
  if (closed_ && Any(t, ClassBit(WordClass::kTime)) && !Any(t, kModifierClasses) &&
      StartsWithArticle(d_, t) && Any(At(i - 1), kNounClasses) &&
      StartsWithArticle(d_, At(i - 1))) {
    return i;
  }
  // رسول الله [أسوة حسنة]: behind God's name the phrase is whole, but for a name.
  if (At(i - 1).key == word::kAllah && !NameLike(t)) return i;
  // المفوض [السامي], المندوب [السامي]: how high an office it is
  if (t.key == WordKey(u"السامي") && i == first_ + 1 && IsHighOffice(At(first_))) {
    chained_ = closed_ = true;
    return i + 1;
  }
  const bool article = StartsWithArticle(d_, t);
  const bool noun = Any(t, kNounClasses);
  // بيانا is no يانا behind ب, وجود no جود behind و.
  const bool name = Any(t, kNameClasses) && (!noun || (NameLike(t) && !IsNounBeforeConjunct(t)));
  if (name && !article && (!noun || closed_)) return StepNameInChain(i);
  if (name && article && !noun && closed_ && IsBehindTitle(i)) {
    // الرئيس المرعي; but الكتاب الكريم: behind a plain noun it is an adjective.
    const bool titled =
        IsUnknown(At(first_)) || Any(At(first_), kPersonNounClasses | kModifierClasses);
    if (titled) return BodyAlone() ? i : StartName(i);
  }
  // وزير المالية الحبيب النادر: a given name with the article
  if (name && article && !noun && closed_ && !BodyAlone() &&
      Any(t, ClassBit(WordClass::kGivenName)) && WordAt(i + 1) && CanBeName(At(i + 1))) {
    return StartName(i);
  }
  if (IsUnknown(t)) return StepUnknownInChain(i);
  if (noun) return StepNounInChain(i);
  if (Any(t, kPlaceClasses)) return StepPlaceInChain(i);
  if (closed_ && article && Any(t, ClassBit(WordClass::kNumberWord)))
    return i + 1;  // النواب الخمسة
  if (name && article) {
    closed_ = true;  // مدير المسجد الأكبر المبارك: an adjective that is also a family name
    chained_ = true;
    return i + 1;
  }
  return i;
}

// برنامج أرمادا الشمالية [النووي]: an adjective of another gender than the place's.
bool PhraseParser::DescribesOther(int32_t i) const {
  const Reading* place = FindAny(At(first_), kPlaceClasses);
  const Reading* r = FindAny(At(i), kModifierClasses);
  return place != nullptr && i > first_ + 1 && place->gender == Gender::kFeminine &&
         r->gender == Gender::kMasculine;
}

// الرئيس [الراعي], سماحة الشيخ [الراعي]
bool PhraseParser::IsBehindTitle(int32_t i) const {
  if (i == first_ + 1) return true;
  constexpr uint64_t kTitle = ClassBit(WordClass::kHonorific);
  return i == first_ + 2 && IsWord(At(i - 1)) && Any(At(first_), kTitle) && Any(At(i - 1), kTitle);
}

int32_t PhraseParser::StepNameInChain(int32_t i) {
  const Reading* r = FindAny(At(i), kNameClasses);
  const bool given = r->word_class == WordClass::kGivenName;
  // نورسان [جاد الخازن]: a given name starts the name unless the chain still needs its genitive.
  if (closed_ || (given && unknown_genitive_)) {
    if (!BodyAlone()) {
      return IsKinOfPerson(i) || NamesOther(i) ? BehindWholeName(i) : StartName(i);
    }
    return PersonStandsBefore(i) ? BehindWholeName(i) : i;
  }
  // الناطق باسم حماس [نبيل سالم]: a body's own name takes no person as genitive, جامعة نبيل may.
  if (first_is_person_ && given && IsBodysOwnName(At(i - 1))) return StartName(i);
  closed_ = true;  // محامي سمير: the genitive
  chained_ = true;
  return BehindGenitiveName(i);
}

int32_t PhraseParser::StepUnknownInChain(int32_t i) {
  const Token& t = At(i);
  if (closed_ && NamesPaper(i)) return i + 1;
  if (LooksLikeVerb(d_, t)) return i;
  if (StartsWithArticle(d_, t)) return StepUnknownWithArticle(i);
  if (closed_ && LooksLikeGenitiveBehindLi(i)) return Open(i + 1);
  if (closed_) return BodyAlone() ? i : StartName(i);
  unknown_genitive_ = true;
  closed_ = true;
  return BodyAlone() ? BehindForeignBody(i) : i + 1;
}

// مدير المركز [لتحاقن] الدم: an unknown word with ل before a noun with the article is no name.
bool PhraseParser::LooksLikeGenitiveBehindLi(int32_t i) const {
  if (At(i).letters < 5 || FirstLetter(d_, At(i)) != U'ل' || !WordAt(i + 1)) return false;
  const Token& n = At(i + 1);
  return StartsWithArticle(d_, n) && Any(n, kNounClasses) &&
         !Any(n, kNameClasses | kModifierClasses);
}

// An adjective or genitive of the chain, or الرئيس السيسي when the role alone stands before it.
int32_t PhraseParser::StepUnknownWithArticle(int32_t i) {
  const Token& t = At(i);
  // الرئيس الكورالي أوليفر
  const bool adjective =
      EndsInYa(d_, t) && WordAt(i + 1) && CanBeName(At(i + 1)) && !StartsWithArticle(d_, At(i + 1));
  // المقررة الأممية: a feminine nisba is an adjective, no family name.
  // التقاة الصالحون: nor is a plural.
  const bool family_name = !adjective && !EndsInNisba(d_, t) && !LooksPlural(d_, t);
  if (closed_ && first_is_person_ && !body_ && IsBehindTitle(i) && family_name) return StartName(i);
  closed_ = true;
  return i + 1;
}

int32_t PhraseParser::StepPlaceInChain(int32_t i) {
  if (IsObjectBehindModifier(i)) return i;
  if (closed_ && first_is_person_ && !Any(At(i - 1), kPlaceClasses) &&
      !StartsWithArticle(d_, At(i))) {
    return StartName(i);
  }
  closed_ = true;
  return i + 1;
}

[[gnu::always_inline]] inline int32_t PhraseParser::StepNounInChain(int32_t i) {
  const Token& t = At(i);
  const Reading& noun = *FindAny(t, kNounClasses);
  const bool place =
      FirstReading(t) != nullptr && (ClassBit(FirstReading(t)->word_class) & kPlaceClasses) != 0;
  const bool article = StartsWithArticle(d_, t);
  const bool definite = IsDetermined(noun) | article | place;  // سفير مصر
  const bool modifier = Any(t, kModifierClasses);
  if ((article | Any(t, kAnyDefinite)) && IsDefiniteObject(i)) return i;
  // الفتاة [البالغة] من العمر ...
  if (IsOneOf(t, {WordKey(u"البالغ"), WordKey(u"البالغه")})) return i;
  if (closed_ & (noun.suffix != Suffix::kNone) & (noun.proclitics == 0)) {
    // يشرح المصمم [خياراته]; but الرئيس المنتهية [ولايته]
    return At(i - 1).key == WordKey(u"المنتهيه") ? i + 1 : i;
  }
  // معالي وزير الطاقة: what one calls the office, then the office
  const Reading* title =
      IsWord(At(i - 1)) ? FindAny(At(i - 1), ClassBit(WordClass::kHonorific)) : nullptr;
  const bool called =
      title != nullptr && !IsDetermined(*title) && Any(t, ClassBit(WordClass::kRole));
  if (closed_ && !definite && called && noun.proclitics == 0) return Open(i + 1);
  if (closed_ && !definite && IsSecondOffice(i)) return Open(i + 1);
  if (closed_ && !definite && NamesPaper(i)) return i + 1;
  if (closed_ && !definite) {
    // مسؤول أمني رفيع: modifiers of an indefinite head are indefinite too.
    const bool head_is_open = !Closes(At(first_)) && !chained_;
    if (!head_is_open || !modifier) return StepIndefiniteNoun(i);
  }
  // يعزو خبراء نفطيون [سبب] ...: an adjective without article takes no genitive.
  const Token& before = At(i - 1);
  const bool behind_modifier =
      i - 1 > first_ && IsWord(before) && Any(before, kModifierClasses) &&
      !Any(before, kBodyClasses | kPersonNounClasses | ClassBit(WordClass::kCommonNoun)) &&
      !StartsWithArticle(d_, before);
  const bool plain = Any(t, ClassBits(WordClass::kCommonNoun, WordClass::kVerbalNoun)) &&
                     !Any(t, kPersonNounClasses | kBodyClasses | kNameClasses);
  const bool owned = noun.suffix != Suffix::kNone;  // تتوقع مصادر عسكرية [إنجازها]
  if (behind_modifier && plain && (owned || !definite) && !modifier) return i;
  // المحافظين [الجدد]: plurals that the lexicon has as nouns.
  if (!Any(t, kPersonNounClasses | kNameClasses | kPlaceClasses | kModifierClasses) &&
      TakesNoGenitive(before) &&
      !IsOneOf(t, {WordKey(u"الجدد"), WordKey(u"جدد"), WordKey(u"القدامي"), WordKey(u"قدامي")})) {
    return i;
  }
  if (closed_ && Any(t, kPersonNounClasses) && IsOtherPerson(i)) return i;
  chained_ = true;
  if (!closed_ && Any(t, kPersonNounClasses) && NamesBody(i)) {
    closed_ = true;
    int32_t k = i + 1;
    while (k - i < kMaxNameTokensInChain && NameAt(k)) ++k;
    return k;
  }
  closed_ = definite | (closed_ & modifier);
  return i + 1;
}

// After a closed chain an indefinite noun belongs to the clause, not to the phrase, unless it is
// the name.
int32_t PhraseParser::StepIndefiniteNoun(int32_t i) {
  const Token& t = At(i);
  if (!first_is_person_ || EndsInPossessive(t)) return i;
  // وزير الطاقة [نضال الكرمي]: a word of the language before a name word is a given name.
  // but قال المدير امتناع سامي: what somebody said
  if (!Any(t, kPersonNounClasses | kBodyClasses) && FindAny(t, kNounClasses)->proclitics == 0 &&
      NextIsName(i) && !IsDeed(t)) {
    return StartName(i);
  }
  // الموسيقي مخول الذي: behind a lone title an adjective without article is a name.
  if (i == first_ + 1 && Any(t, ClassBit(WordClass::kAdjective)) && !IsAccusative(t) &&
      StartsWithArticle(d_, At(first_)) &&
      !Any(t, ClassBits(WordClass::kVerbalNoun, WordClass::kCommonNoun)) && NameEndsBehind(i)) {
    return StartName(i);
  }
  return i;
}

// نائب رئيس مدينة [الملك نبيل] للطاقة: a body named after a person keeps the name.
bool PhraseParser::NamesBody(int32_t i) const {
  const Token& t = At(i);
  const Token& before = At(i - 1);
  return i > first_ + 1 && StartsWithArticle(d_, t) && IsWord(before) &&
         !Any(before, kPersonNounClasses) &&
         FindAny(t, kPersonNounClasses)->number == Number::kSingular && NameAt(i + 1);
}

// صحيفة أرمادا [تايمز]: a paper that is called after its town.
bool PhraseParser::NamesPaper(int32_t i) const {
  static constexpr KeySet kNames({WordKey(u"بوست"), WordKey(u"تريبيون"), WordKey(u"هيرالد")});
  const Token& t = At(i);
  const Token& before = At(i - 1);
  const bool name =
      Any(t, ClassBit(WordClass::kMedium))
          ? t.word->begin()->proclitics == 0 && !Any(t, ClassBit(WordClass::kNameHead))
          : kNames.Has(t.key);
  return name && i == first_ + 2 && Any(At(first_), ClassBit(WordClass::kMedium)) &&
         IsWord(before) && (Any(before, kPlaceClasses) || IsUnknown(before)) &&
         !Any(before, ClassBit(WordClass::kNisba));
}

// إدارة الرئيس الكورالي [أوليفر بنتام]: the name of one who stands in the body's chain.
bool PhraseParser::PersonStandsBefore(int32_t i) const {
  int32_t k = i - 1;
  const auto modifies = [this](const Token& t) {
    return (Any(t, kModifierClasses) && !Any(t, kPersonNounClasses)) ||
           (IsUnknown(t) && EndsInYa(d_, t));
  };
  while (k > first_ && modifies(At(k))) --k;
  return k > first_ && IsWord(At(k)) &&
         Any(At(k), ClassBits(WordClass::kRole, WordClass::kHonorific)) &&
         StartsWithArticle(d_, At(k));
}

// نائب رئيس الحكومة [وزير] الخارجية سامي الراعي: a second office of a deputy or an heir. مفتي
// البلاد [رئيس] هيئة العلماء الشيخ سامي الراعي: two offices of whom a title names behind them.
bool PhraseParser::IsSecondOffice(int32_t i) const {
  const Reading* r = FindAny(At(i), ClassBit(WordClass::kRole));
  if (r == nullptr || r->proclitics != 0 || r->number != Number::kSingular) return false;
  const bool office = Any(At(first_), ClassBits(WordClass::kRole, WordClass::kHonorific));
  if (office && r->suffix == Suffix::kNone && TitledNameBehind(i)) return true;
  return IsOneOf(At(first_), {WordKey(u"نايب"), WordKey(u"نايبه"), WordKey(u"ولي")}) &&
         IsOneOf(At(i), {WordKey(u"وزير"), WordKey(u"وزيره"), WordKey(u"نايب"), WordKey(u"رييس"),
                         WordKey(u"قايد"), WordKey(u"حاكم")}) &&
         WordAt(i + 1) && Any(At(i + 1), kNounClasses);
}

bool PhraseParser::TitledNameBehind(int32_t i) const {
  constexpr int32_t kReach = 12;  // tokens
  for (int32_t k = i + 1; k < limit_ && k <= i + kReach; ++k) {
    const Token& t = At(k);
    if (!IsWord(t) || t.quote != level_) return false;
    const Reading* title = FindAny(t, ClassBit(WordClass::kHonorific));
    if (title != nullptr && title->proclitics == kAl && StartsWithArticle(d_, t)) {
      // رئيس مهرجان الشيخ سامي: named after him
      const bool whole = StartsWithArticle(d_, At(k - 1)) || Any(At(k - 1), kPlaceClasses);
      return k > i + 1 && whole && NameAt(k + 1) && !StartsWithArticle(d_, At(k + 1));
    }
    if ((CanBeVerb(t) || Any(t, kFunctionClasses)) && !Any(t, kNounClasses | kPlaceClasses)) {
      return false;
    }
  }
  return false;
}

bool PhraseParser::BeforeLink(int32_t i) const {
  return !BodyAlone() && WordAt(i + 2) && CanBeName(At(i + 2)) && !HasPronoun(At(i)) &&
         FirstReading(At(i))->proclitics == 0 &&
         IsOneOf(At(i + 1), {WordKey(u"بن"), WordKey(u"بنت"), WordKey(u"ال")}) &&
         !IsConjoined(At(i + 1));
}

// المتحدثة باسم الرئيس الكورالي [أوليفر بنتام]: a man's name behind a man's office is not hers.
bool PhraseParser::NamesOther(int32_t i) const {
  const Reading* given = FindAny(At(i), ClassBit(WordClass::kGivenName));
  const Reading* head = FindAny(At(first_), kPersonNounClasses);
  if (given == nullptr || head == nullptr || !PersonStandsBefore(i)) return false;
  return given->gender != Gender::kUnknown && head->gender != Gender::kUnknown &&
         head->number == Number::kSingular && given->gender != head->gender;
}

// شقيق الشهيد [أحمد]: the name of the one whose kin it is.
bool PhraseParser::IsKinOfPerson(int32_t i) const {
  const Token& head = At(first_);
  if (i != first_ + 2 || !IsWord(At(i - 1)) || !IsWord(head)) return false;
  // صديقة للأمير [نبيل]
  const Reading* whose = FindAny(At(i - 1), kPersonNounClasses);
  if (whose == nullptr || !whose->definite()) return false;
  const Reading* r = FindAny(head, ClassBit(WordClass::kRole));
  if (r == nullptr || IsDetermined(*r)) return false;
  const uint64_t stem = StemOf(head, *r);
  for (const uint64_t kin :
       {WordKey(u"والد"), WordKey(u"والده"), WordKey(u"شقيق"), WordKey(u"شقيقه"), WordKey(u"زوج"),
        WordKey(u"زوجه"), WordKey(u"ابن"), WordKey(u"ابنه"), WordKey(u"نجل"), WordKey(u"ارمله"),
        WordKey(u"جد"), WordKey(u"جده"), WordKey(u"عم"), WordKey(u"خال"), WordKey(u"صديق"),
        WordKey(u"صديقه")}) {
    if (stem == kin) return true;
  }
  return false;
}

int32_t PhraseParser::BehindWholeName(int32_t i) const {
  int32_t k = i + 1;
  while (k < limit_ && k - i < kMaxOthersName && IsWord(At(k)) && CanBeName(At(k)) &&
         !IsConjoined(At(k)) && !LooksLikeVerb(d_, At(k))) {
    ++k;
  }
  return k;
}

// محامي سمير [الكرمي], محامي [عبد الله]: the rest of a name in the genitive.
int32_t PhraseParser::BehindGenitiveName(int32_t i) const {
  int32_t k = i + 1;
  while (k < limit_ && k - i < kMaxNameTokensInChain && IsNameComplement(At(k))) ++k;
  return k;
}

// وكالة فرانس برس, شركة إير كوريو تريدنغ: a body's foreign name runs on.
int32_t PhraseParser::BehindForeignBody(int32_t i) const {
  int32_t k = i + 1;
  for (; k < limit_ && k - i < kMaxForeignTokens; ++k) {
    const Token& t = At(k);
    const bool unknown = IsUnknown(t) && FirstLetter(d_, t) != U'و';
    const bool article = Any(t, ClassBit(WordClass::kNameLink)) && NextIsName(k);  // ديلا, دي
    if (t.quote != level_ || !(unknown || article || t.kind == TokenKind::kForeign)) break;
  }
  return k;
}

int32_t PhraseParser::Open(int32_t next) {
  closed_ = false;
  chained_ = true;
  return next;
}

bool PhraseParser::ClosesByReading(const Token& t) {
  if (!Any(t, kAnyClitic | kPlaceClasses | ClassBit(WordClass::kHonorific))) return false;
  const Reading* r = FindAny(t, ~uint64_t{0});
  return r != nullptr && (r->suffix != Suffix::kNone || Any(t, kPlaceClasses) ||
                          r->word_class == WordClass::kHonorific);
}

}  // namespace isnad
