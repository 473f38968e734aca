#include "server/engine/speakers/phrase_parser.h"
#include "server/engine/text/letters.h"

namespace isnad {
namespace {

constexpr int kMaxNameTokensInChain = 3;
constexpr int kMaxOthersName = 6;
constexpr int kMaxForeignTokens = 4;

constexpr uint64_t kModifiers = ClassBits(WordClass::kNisba, WordClass::kAdjective);

bool IsNameComplement(const Token& t) {
  return IsWord(t) && Any(t, ClassBits(WordClass::kFamilyName, WordClass::kNameLink));
}

// حماس, but not جامعة: a body's own name takes no person as genitive.
bool IsBodysOwnName(const Token& t) {
  return IsWord(t) && Any(t, ClassBits(WordClass::kOrganization, WordClass::kMedium)) &&
         !Any(t, ClassBits(WordClass::kNameHead, WordClass::kRole));
}

}  // namespace

int32_t PhraseParser::StepChain(int32_t i) {
  const Token& t = At(i);
  // الفارسة [شيخة بنت راشد]: a title without article before بنت is her name.
  if (closed_ && Any(t, kNounClasses) && !StartsWithArticle(d_, t) && BeforeLink(i)) {
    return StartName(i);
  }
  const Reading* title = t.word->Find(WordClass::kHonorific);
  if (title != nullptr && !title->conjoined() && !title->governed() && !body_) {
    closed_ = true;
    return i + 1;
  }
  if (place_head_ && (!Any(t, kModifiers) || DescribesOther(i))) return i;
  // أعلنت الوزارة [الجمعة]: when, behind a phrase that is whole
  if (closed_ && Any(t, ClassBit(WordClass::kTime)) && !Any(t, kModifiers) &&
      StartsWithArticle(d_, t) && Any(At(i - 1), kNounClasses) &&
      StartsWithArticle(d_, At(i - 1))) {
    return i;
  }
  // رسول الله [أسوة حسنة]: behind God's name the phrase is whole, but for a name.
  if (At(i - 1).key == word::kAllah && !NameLike(t)) return i;
  const bool article = StartsWithArticle(d_, t);
  const bool noun = Any(t, kNounClasses);
  // بيانا is no يانا behind ب, وجود no جود behind و.
  const bool name = Any(t, kNameClasses) && (!noun || (NameLike(t) && !IsNounBeforeConjunct(t)));
  if (name && !article && (!noun || closed_)) return StepNameInChain(i);
  if (name && article && !noun && closed_ && IsBehindTitle(i)) {
    // الرئيس المرعي; but الكتاب الكريم: behind a plain noun it is an adjective.
    const bool titled = IsUnknown(At(first_)) || Any(At(first_), kPersonNounClasses | kModifiers);
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
  const Reading* r = FindAny(At(i), kModifiers);
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
  return StartsWithArticle(d_, n) && Any(n, kNounClasses) && !Any(n, kNameClasses | kModifiers);
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

int32_t PhraseParser::StepNounInChain(int32_t i) {
  const Token& t = At(i);
  const Reading& noun = *FindAny(t, kNounClasses);
  const bool place =
      FirstReading(t) != nullptr && (ClassBit(FirstReading(t)->word_class) & kPlaceClasses) != 0;
  const bool definite = IsDetermined(noun) || StartsWithArticle(d_, t) || place;  // سفير مصر
  const bool modifier = Any(t, kModifiers);
  if (IsObject(i) || IsSecondDefinite(i) || IsObjectOfPerson(i) || IsPeopleBehindBody(i) ||
      IsBehindMarkedBody(i))
    return i;
  // الفتاة [البالغة] من العمر ...
  if (IsOneOf(t, {WordKey(u"البالغ"), WordKey(u"البالغه")})) return i;
  if (closed_ && noun.suffix != Suffix::kNone && noun.proclitics == 0) {
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
  if (closed_ && !definite) {
    // مسؤول أمني رفيع: modifiers of an indefinite head are indefinite too.
    const bool head_is_open = !Closes(At(first_)) && !chained_;
    if (!head_is_open || !modifier) return StepIndefiniteNoun(i);
  }
  // يعزو خبراء نفطيون [سبب] ...: an adjective without article takes no genitive.
  const Token& before = At(i - 1);
  const bool behind_modifier =
      i - 1 > first_ && IsWord(before) && Any(before, kModifiers) &&
      !Any(before, kBodyClasses | kPersonNounClasses | ClassBit(WordClass::kCommonNoun)) &&
      !StartsWithArticle(d_, before);
  const bool plain = Any(t, ClassBits(WordClass::kCommonNoun, WordClass::kVerbalNoun)) &&
                     !Any(t, kPersonNounClasses | kBodyClasses | kNameClasses);
  const bool owned = noun.suffix != Suffix::kNone;  // تتوقع مصادر عسكرية [إنجازها]
  if (behind_modifier && plain && (owned || !definite) && !modifier) return i;
  // المحافظين [الجدد]: plurals that the lexicon has as nouns.
  const bool adjective =
      IsOneOf(t, {WordKey(u"الجدد"), WordKey(u"جدد"), WordKey(u"القدامي"), WordKey(u"قدامي")});
  if (TakesNoGenitive(before) && !adjective &&
      !Any(t, kPersonNounClasses | kNameClasses | kPlaceClasses | kModifiers)) {
    return i;
  }
  if (closed_ && Any(t, kPersonNounClasses) && IsOtherPerson(i)) return i;
  chained_ = true;
  if (NamesBody(i)) {
    closed_ = true;
    int32_t k = i + 1;
    while (k - i < kMaxNameTokensInChain && NameAt(k)) ++k;
    return k;
  }
  closed_ = definite || (closed_ && modifier);
  return i + 1;
}

// يتوقع محللون [ارتفاع] ...: before a genitive the plural and the dual lose their ن.
bool PhraseParser::TakesNoGenitive(const Token& t) const {
  if (!IsWord(t)) return false;
  const Reading* r = FindAny(t, kPersonNounClasses);
  if (r == nullptr || r->suffix != Suffix::kNone) return false;
  return r->number == Number::kDual || (r->number == Number::kPlural && EndsInWawNun(d_, t));
}

// تنظم الشركة [العمل]: behind a body with the article stands no genitive, so a second noun with the
// article that cannot describe it begins the object.
bool PhraseParser::IsObject(int32_t i) const {
  const Token& t = At(i);
  const Token& before = At(i - 1);
  constexpr uint64_t kOther = kPersonNounClasses | kNameClasses | kModifiers | kFunctionClasses |
                              ClassBit(WordClass::kParticiple);
  // نفى المغني الكورالي [التهم]: nor does one stand behind a person's nisba.
  const bool person = first_is_person_ && i == first_ + 2 && Closes(At(first_)) &&
                      !Any(t, kPersonNounClasses | kNameClasses | kBodyClasses);
  if ((BodyAlone() || person) && IsObjectBehindModifier(i)) return true;
  if (!BodyAlone() || !IsWord(before)) return false;
  const Reading* head = FindAny(before, kBodyClasses | kModifiers);
  const Reading* r = FirstReading(t);
  if (head == nullptr || r == nullptr || r->proclitics != kAl || Any(t, kOther)) return false;
  // أكد البيان [التضامن] مع ...: nor does a document's noun have another beside it.
  if (i == first_ + 1 && Any(before, ClassBit(WordClass::kDocument)) &&
      before.word->begin()->definite())
    return true;
  return head->definite() && head->gender != r->gender && r->gender != Gender::kUnknown;
}

// طالب الوزير [الحكومة], رفض المدير [القرار], أبلغ الوزير [السفير] أن: behind what a person is
// called stands no genitive when it has the article, and what describes nobody begins the object.
bool PhraseParser::IsObjectOfPerson(int32_t i) const {
  const Token& t = At(i);
  const Token& before = At(i - 1);
  if (!first_is_person_ || BodyAlone() || !closed_ || !IsWord(before)) return false;
  if (!StartsWithArticle(d_, before) || !StartsWithArticle(d_, t)) return false;
  const Reading* r = FirstReading(t);
  constexpr uint64_t kDescribes =
      kModifiers | kNameClasses | kFunctionClasses | ClassBit(WordClass::kParticiple);
  if (r == nullptr || r->proclitics != kAl || Any(t, kDescribes)) return false;
  // الدكتور [العودة], العقيد [الركن] تركي: behind a title and before a name it is a part of the
  // name.
  const bool named = NextIsName(i) && !IsLoneProclitic(At(i + 1));
  const bool titled =
      (Any(before, ClassBit(WordClass::kHonorific)) && !Any(before, ClassBit(WordClass::kRole))) ||
      IsOneOf(before, {WordKey(u"الدكتور"), WordKey(u"الدكتوره"), WordKey(u"الشيخ"),
                       WordKey(u"المهندس"), WordKey(u"المهندسه"), WordKey(u"الاستاذ"),
                       WordKey(u"الاستاذه"), WordKey(u"المحامي"), WordKey(u"الامام")});
  if (titled || named) return false;
  if (Any(t, kPersonNounClasses)) return IsOtherOffice(i);
  // الرئيس المنتخب, المدير المكلف: participles that the lexicon has as nouns.
  static constexpr KeySet kElected({WordKey(u"المنتخب"), WordKey(u"المكلف"), WordKey(u"المعين"),
                                    WordKey(u"المستقيل"), WordKey(u"المقال"), WordKey(u"المتوفي"),
                                    WordKey(u"المعزول"), WordKey(u"المخلوع"), WordKey(u"المنتخبه"),
                                    WordKey(u"المكلفه"), WordKey(u"المعينه"), WordKey(u"المستقيله"),
                                    WordKey(u"المقاله")});
  if (kElected.Has(t.key)) return false;
  if (Any(t, kBodyClasses)) return true;
  return Any(t, ClassBits(WordClass::kCommonNoun, WordClass::kVerbalNoun)) && BehindTransitive();
}

// رفض, وصف; but رحب المدير النادر بقرار: the verb before the phrase can have an object.
bool PhraseParser::BehindTransitive() const {
  if (begin_ == 0 || !IsWord(At(begin_ - 1)) || !CanBeVerb(At(begin_ - 1))) return false;
  bool reporting = false;
  for (const Reading& r : *At(begin_ - 1).word) {
    if (r.word_class != WordClass::kVerb || r.suffix != Suffix::kNone) continue;
    if (Verb(r.lemma).frames & (kFrameNoun | kFrameObject)) return true;
    reporting = true;
  }
  return !reporting;
}

// أبلغ الوزير [السفير]; but الطبيب المشرف, and the king whose name follows: خادم الحرمين الملك فهد.
bool PhraseParser::IsOtherOffice(int32_t i) const {
  static constexpr KeySet kOffices({WordKey(u"الوزير"), WordKey(u"الوزيره"), WordKey(u"السفير"),
                                    WordKey(u"السفيره"), WordKey(u"الرييس"), WordKey(u"الرييسه"),
                                    WordKey(u"المحافظ"), WordKey(u"الحاكم"), WordKey(u"الملك"),
                                    WordKey(u"القاضي"), WordKey(u"الحارس"), WordKey(u"اللاعب"),
                                    WordKey(u"المدرب"), WordKey(u"الحكم"), WordKey(u"الشرطي"),
                                    WordKey(u"الطبيب"), WordKey(u"الصحافي"), WordKey(u"الصحفي")});
  return kOffices.Has(At(i).key);
}

// حمل الجيش الكورالي [الأرماديين] المسؤولية: a plural of people describes no body.
bool PhraseParser::IsPeopleBehindBody(int32_t i) const {
  const Token& t = At(i);
  const Token& before = At(i - 1);
  if (!BodyAlone() || !IsWord(before) || !Any(t, ClassBit(WordClass::kNisba))) return false;
  if (!StartsWithArticle(d_, t) || !(EndsInYaNun(d_, t) || EndsInWawNun(d_, t))) return false;
  const Reading* r = FirstReading(before);
  return r != nullptr && r->definite() && r->number == Number::kSingular;
}

// اتهمت منظمة "النور" [الحكومة] بـ: behind a body's marked name stands no other body.
bool PhraseParser::IsBehindMarkedBody(int32_t i) const {
  const Token& t = At(i);
  return At(i - 1).kind == TokenKind::kQuoteMark && BodyAlone() && StartsWithArticle(d_, t) &&
         Any(t, kBodyClasses | kPersonNounClasses) && !Any(t, kModifiers);
}

// برأي الأوروبيين [الحاجز] الوحيد: behind a word with the article stands no genitive, and a noun
// that names no person describes none.
bool PhraseParser::IsSecondDefinite(int32_t i) const {
  const Token& t = At(i);
  const Token& before = At(i - 1);
  const Reading* r = FirstReading(t);
  constexpr uint64_t kOther = kPersonNounClasses | kBodyClasses | kNameClasses | kPlaceClasses |
                              kModifiers | kFunctionClasses | kVerbClasses |
                              ClassBit(WordClass::kParticiple);
  if (r == nullptr || r->proclitics != kAl || Any(t, kOther)) return false;
  const Reading* b = IsWord(before) ? FirstReading(before) : nullptr;
  return b != nullptr && b->proclitics == kAl && b->number == Number::kPlural &&
         r->number == Number::kSingular && Any(before, kPersonNounClasses | kModifiers);
}

// خلاف صحيفة "المرآة" [المتعلقة] ...: only a nisba describes a body by its name.
bool PhraseParser::IsBehindMarkedName(int32_t i) const {
  const Token& t = At(i);
  return BodyAlone() && Any(t, ClassBit(WordClass::kAdjective)) && StartsWithArticle(d_, t) &&
         !Any(t, ClassBit(WordClass::kNisba)) && !EndsInNisba(d_, t) && !EndsInYa(d_, t);
}

// تشجع الحكومة الكورالية [الشركات]: nor does anything but an adjective stand behind an adjective.
bool PhraseParser::IsObjectBehindModifier(int32_t i) const {
  const Token& t = At(i);
  const Token& before = At(i - 1);
  const Reading* r = FirstReading(t);
  const int32_t mark = Any(before, ClassBit(WordClass::kNisba)) ? i - 2 : i - 1;
  if (mark > first_ && At(mark).kind == TokenKind::kQuoteMark) return IsBehindMarkedName(i);
  const bool nisba = Any(before, ClassBit(WordClass::kNisba)) && StartsWithArticle(d_, before) &&
                     !Any(before, kBodyClasses | kPersonNounClasses);
  return nisba && r != nullptr && r->proclitics == kAl &&
         !Any(t, kModifiers | kNameClasses | kFunctionClasses | ClassBit(WordClass::kParticiple)) &&
         Any(t, kNounClasses | kPlaceClasses);
}

// After a closed chain an indefinite noun belongs to the clause, not to the phrase, unless it is
// the name.
int32_t PhraseParser::StepIndefiniteNoun(int32_t i) {
  const Token& t = At(i);
  if (!first_is_person_) return i;
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
  return !closed_ && i > first_ + 1 && StartsWithArticle(d_, t) && Any(t, kPersonNounClasses) &&
         IsWord(before) && !Any(before, kPersonNounClasses) &&
         FindAny(t, kPersonNounClasses)->number == Number::kSingular && NameAt(i + 1);
}

// التقى الوفد [المهندس], أبلغ السفير [وزيرة الخارجية], سألت المذيعة [ضيفها]: a second person, not
// the first one's title.
bool PhraseParser::IsOtherPerson(int32_t i) const {
  const Token& t = At(i);
  // جماعة الإخوان [المسلمين], نقابة المحامين: describes the people before it.
  const Reading* r = FindAny(t, kPersonNounClasses);
  if (r->number != Number::kSingular && r->definite() &&
      IsOneOf(At(i - 1), {WordKey(u"الاخوان"), WordKey(u"العلما"), WordKey(u"المحامين"),
                          WordKey(u"الصحافيين"), WordKey(u"الصحفيين"), WordKey(u"العمال")})) {
    return false;
  }
  // المجلس العسكري: an adjective, whoever else bears it
  if (BodyAlone()) return !(Any(t, kModifiers) && (EndsInYa(d_, t) || EndsInNisba(d_, t)));
  const Reading* first = FindAny(At(first_), kPersonNounClasses);
  if (first == nullptr) return false;
  // رئيس حزب الوطنيين [الديمقراطيين]: likewise
  if (Any(t, kModifiers) && EndsInYaNun(d_, t) && IsWord(At(i - 1)) && EndsInYaNun(d_, At(i - 1)))
    return false;
  if (first->number == Number::kPlural && r->number == Number::kSingular) return true;
  if (first->number == Number::kSingular && first->definite() && r->definite() &&
      (r->number == Number::kPlural || r->number == Number::kDual)) {
    return true;  // انتقد المدير [المهندسين]
  }
  if (r->suffix != Suffix::kNone && first->definite()) return true;
  return first->gender != Gender::kUnknown && r->gender != Gender::kUnknown &&
         first->gender != r->gender && r->word_class != WordClass::kAnonymous &&
         !Any(t, kModifiers | ClassBit(WordClass::kCommonNoun));
}

// إدارة الرئيس الكورالي [أوليفر بنتام]: the name of one who stands in the body's chain.
bool PhraseParser::PersonStandsBefore(int32_t i) const {
  int32_t k = i - 1;
  const auto modifies = [this](const Token& t) {
    return (Any(t, kModifiers) && !Any(t, kPersonNounClasses)) || (IsUnknown(t) && EndsInYa(d_, t));
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

bool PhraseParser::Closes(const Token& t) const {
  if (StartsWithArticle(d_, t)) return true;
  const Reading* r = FindAny(t, ~uint64_t{0});
  return r != nullptr && (r->suffix != Suffix::kNone || Any(t, kPlaceClasses) ||
                          r->word_class == WordClass::kHonorific);
}

}  // namespace isnad
