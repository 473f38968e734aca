// SPDX-License-Identifier: Apache-2.0
#include "server/engine/cues/frames.h"
#include "server/engine/speakers/phrase_parser.h"
#include "server/engine/text/letters.h"

namespace isnad {

// Of a word with the article.
bool PhraseParser::IsDefiniteObject(int32_t i) const {
  // An adjective begins none but behind a mark, or as people or talk.
  const bool marked = i - 2 > first_ && At(i - 2).kind == TokenKind::kQuoteMark;
  if (Any(At(i), kModifierClasses) && IsWord(At(i - 1)) && !marked && !IsTalkAbout(i)) {
    return BodyAlone() && IsPeopleBehindBody(i);
  }
  if (IsObject(i) || IsSecondDefinite(i) || IsObjectOfPerson(i)) return true;
  return BodyAlone() && (IsObjectOfBody(i) || IsPeopleBehindBody(i) || IsBehindMarkedBody(i));
}

// تنظم الشركة [العمل]: behind a body with the article stands no genitive, so a second noun with the
// article that cannot describe it begins the object.
bool PhraseParser::IsObject(int32_t i) const {
  const Token& t = At(i);
  const Token& before = At(i - 1);
  constexpr uint64_t kOther = kPersonNounClasses | kNameClasses | kModifierClasses |
                              kFunctionClasses | ClassBit(WordClass::kParticiple);
  // نفى المغني الكورالي [التهم]: nor does one stand behind a person's nisba.
  const bool person = first_is_person_ && i == first_ + 2 && Closes(At(first_)) &&
                      !Any(t, kPersonNounClasses | kNameClasses | kBodyClasses);
  if ((BodyAlone() || person) && IsObjectBehindModifier(i)) return true;
  if (!BodyAlone() || !IsWord(before)) return false;
  const Reading* head = FindAny(before, kBodyClasses | kModifierClasses);
  const Reading* r = FirstReading(t);
  if (head == nullptr || r == nullptr || r->proclitics != kAl || Any(t, kOther)) return false;
  // أكد البيان [التضامن] مع ...: nor does a document's noun have another beside it.
  if (i == first_ + 1 && Any(before, ClassBit(WordClass::kDocument)) &&
      before.word->begin()->definite())
    return true;
  return head->definite() && head->gender != r->gender && r->gender != Gender::kUnknown;
}

// برأي الأوروبيين [الحاجز] الوحيد: behind a word with the article stands no genitive, and a noun
// that names no person describes none.
bool PhraseParser::IsSecondDefinite(int32_t i) const {
  const Token& t = At(i);
  const Token& before = At(i - 1);
  const Reading* r = FirstReading(t);
  constexpr uint64_t kOther = kPersonNounClasses | kBodyClasses | kNameClasses | kPlaceClasses |
                              kModifierClasses | kFunctionClasses | kVerbClasses |
                              ClassBit(WordClass::kParticiple);
  if (r == nullptr || r->proclitics != kAl || Any(t, kOther)) return false;
  const Reading* b = IsWord(before) ? FirstReading(before) : nullptr;
  return b != nullptr && b->proclitics == kAl && b->number == Number::kPlural &&
         r->number == Number::kSingular && Any(before, kPersonNounClasses | kModifierClasses);
}

// رفض المدير [الحديث] عن: no adjective, for what one speaks of follows.
bool PhraseParser::IsTalkAbout(int32_t i) const {
  return At(i).key == WordKey(u"الحديث") && WordAt(i + 1) &&
         IsOneOf(At(i + 1), {word::kAn, WordKey(u"مع"), word::kIla, WordKey(u"حول")});
}

// الأمر, البلدة: a noun with the article that is nothing but one.
bool PhraseParser::IsPlainThing(const Token& t) const {
  const Reading* r = FirstReading(t);
  constexpr uint64_t kThings =
      ClassBits(WordClass::kCommonNoun, WordClass::kVerbalNoun, WordClass::kNameHead);
  constexpr uint64_t kOther = kModifierClasses | kPersonNounClasses | kNameClasses |
                              kFunctionClasses | ClassBit(WordClass::kParticiple);
  return r != nullptr && r->proclitics == kAl && Any(t, kThings) && !Any(t, kOther);
}

// وصفت وزارة الصحة [القرار], طالب مجلس الأمن الدولي [الحكومة]: likewise behind a body; but كتائب
// الساحل [الجناح] العسكري للحركة says what it is.
bool PhraseParser::IsObjectOfBody(int32_t i) const {
  const Token& t = At(i);
  const Token& before = At(i - 1);
  if (!BodyAlone()) return false;
  const bool marked = before.kind == TokenKind::kQuoteMark;  // منظمة "الينابيع" [القرار]
  if (!marked && !(IsWord(before) && StartsWithArticle(d_, before))) return false;
  if (IsTalkAbout(i)) return true;
  if (IsOneOf(before, {WordKey(u"المكلف"), WordKey(u"المكلفه")})) return false;
  if (IsOneOf(t, {WordKey(u"الجناح"), WordKey(u"الذراع")})) return false;
  const bool body = Any(t, kBodyClasses) && StartsWithArticle(d_, t) &&
                    !Any(t, kModifierClasses | kNameClasses | kPersonNounClasses);
  return (body || IsPlainThing(t)) && BehindTransitive();
}

// طالب الوزير [الحكومة], رفض المدير [القرار], أبلغ الوزير [السفير] أن: behind what a person is
// called stands no genitive when it has the article, and what describes nobody begins the object.
bool PhraseParser::IsObjectOfPerson(int32_t i) const {
  const Token& t = At(i);
  const Token& before = At(i - 1);
  if (!(first_is_person_ || quantified_) || BodyAlone() || !IsWord(before)) return false;
  // مصدر أمني [القرار], شهود عيان [القرار]: an adjective without article takes no genitive either;
  // but مدير عام المحطة.
  const Reading* b = FirstReading(before);
  const bool nisba = Any(before, ClassBit(WordClass::kNisba));  // تركي, whoever else bears it
  const bool adjective = b != nullptr &&
                         (nisba || (ClassBit(b->word_class) & kModifierClasses) != 0) &&
                         !IsOneOf(before, {word::kAm}) &&
                         !Any(before, kBodyClasses | kPersonNounClasses |
                                          ClassBits(WordClass::kCommonNoun, WordClass::kNameHead));
  const bool whole = i - 1 > first_ && (adjective || before.key == WordKey(u"عيان"));
  if (!(closed_ && StartsWithArticle(d_, before)) && !whole) return false;
  if (!StartsWithArticle(d_, t)) return false;
  if (IsTalkAbout(i)) return true;
  const Reading* r = FirstReading(t);
  constexpr uint64_t kDescribes =
      kModifierClasses | kNameClasses | kFunctionClasses | ClassBit(WordClass::kParticiple);
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
  return IsPlainThing(t) && BehindTransitive();
}

// رفض, وصف; but رحب المدير النادر بقرار: the verb before the phrase can have an object.
bool PhraseParser::BehindTransitive() const {
  int32_t verb = begin_ - 1;
  if (verb > 0 && IsWord(At(verb)) && Any(At(verb), ClassBit(WordClass::kPreposition)) &&
      FirstReading(At(verb))->suffix != Suffix::kNone) {
    --verb;  // قدم [فيها] الكاتب القصيدة
  }
  if (verb < 0 || !IsWord(At(verb)) || !CanBeVerb(At(verb))) return false;
  bool reporting = false;
  for (const Reading& r : *At(verb).word) {
    if (r.word_class != WordClass::kVerb || r.suffix != Suffix::kNone) continue;
    if (Verb(r.lemma).frames & (kFrameNoun | kFrameObject)) return true;
    reporting = true;
  }
  return !reporting;
}

// شجب سولان [الظروف] المعيشية, أورد الكرمي [مجموعة] من, دعا الكرمي [المزارعين] إلى: a noun of the
// language that is no name and goes on as a phrase of its own.
bool PhraseParser::IsObjectBehindName(int32_t i) const {
  constexpr uint64_t kThings =
      ClassBits(WordClass::kCommonNoun, WordClass::kVerbalNoun, WordClass::kSpeechNoun,
                WordClass::kNameHead, WordClass::kNumberWord) |
      kBodyClasses;
  const Token& t = At(i);
  const bool unknown = IsUnknown(t);
  if (!(unknown || Any(t, kThings | kPersonNounClasses)) || !BehindTransitive()) return false;
  if (unknown) return IsUnknownDeed(t) && WordAt(i + 1);
  // نفى سولان [قيامه] بذلك: written with ه it is no قيامة.
  const Reading* owned = FindAny(t, ClassBits(WordClass::kCommonNoun, WordClass::kVerbalNoun));
  if (owned != nullptr && owned->suffix != Suffix::kNone && owned->suffix != Suffix::kI &&
      owned->proclitics == 0 && !(t.traits & kFinalTaMarbuta) && !NameLike(t) &&
      !Any(t, kPersonNounClasses)) {
    return true;
  }
  if ((NameLike(t) && !IsNounBeforeConjunct(t)) || !WordAt(i + 1) || SpeechFollows(i) ||
      LeadsToParticle(i + 1)) {
    return false;
  }
  const bool article = StartsWithArticle(d_, t);
  const Token& n = At(i + 1);
  const Reading* people = FindAny(t, kPersonNounClasses);
  if (article && people != nullptr && people->proclitics == kAl && EndsInYaNun(d_, t)) return true;
  if (n.key == word::kMan && Any(t, ClassBit(WordClass::kNumberWord))) return true;  // المزيد من
  if (!Any(t, kThings) || Any(t, kModifierClasses | kPersonNounClasses | kFunctionClasses)) {
    return false;
  }
  const Reading& r = *FirstReading(t);
  const bool led = IsOneOf(n, {word::kMan, word::kAla, word::kIla, word::kAn});
  if (!article) {
    // ورجح الكرمي [وجود] اتجاه; but أكد جهاد [عودة] أستاذ الفلسفة and the family name [شمس]
    const bool noun = IsNounBeforeConjunct(t) || (t.traits & kFinalTaMarbuta) || IsAccusative(t) ||
                      Any(t, ClassBits(WordClass::kVerbalNoun, WordClass::kSpeechNoun));
    if (!noun || ((r.proclitics & ~kWa) != 0) || r.suffix != Suffix::kNone) return false;
    // نشر سولان [تغريدة] عبر الموقع, ألقى سولان [كلمة] قال فيها
    if (Any(t, ClassBit(WordClass::kSpeechNoun)) &&
        Any(n, ClassBit(WordClass::kPreposition) | kVerbClasses)) {
      return true;
    }
    return led || (Any(n, kNounClasses) && !Any(n, kFunctionClasses | kPersonNounClasses) &&
                   !IsConjoined(n));
  }
  if (name_words_ - LinkWords() > 1) return false;
  if (Any(n, ClassBit(WordClass::kRelative))) return true;
  // حذر سامي [الحديقة] من: its preposition belongs to the verb; في may begin where it was said.
  const Reading* says = VerbBefore(begin_);
  if (led) return says != nullptr && !IsFramePreposition(Verb(says->lemma).frames, n);
  if (!Any(n, kModifierClasses) || !StartsWithArticle(d_, n) || EndsInYaNun(d_, n)) return false;
  // نفى الكرمي [الاتهام] الموجه, أدرك سامي [الكلفة] المالية: what can be a body or a person is an
  // adjective behind a deed, and where both are feminine; but ساعد سامي البني المركز.
  return !Any(n, kPersonNounClasses | kBodyClasses) ||
         Any(t, ClassBits(WordClass::kVerbalNoun, WordClass::kSpeechNoun)) ||
         ((t.traits & kFinalTaMarbuta) && (n.traits & kFinalTaMarbuta));
}

// يرفض سامي الراعي [استباق] الأحداث: ا and ت as in a verb's infinitive, which begin no name.
bool PhraseParser::IsUnknownDeed(const Token& t) const {
  if (t.letters < 6 || StartsWithArticle(d_, t) || !IsDeed(t)) return false;
  if (t.traits & (kHamzaAboveFirst | kHamzaBelowFirst)) return false;
  constexpr std::string_view kAlif = "ا";
  constexpr std::string_view kTa = "ت";
  const std::string_view word = d_.Slice(t.span);
  return word.substr(0, 2) == kAlif && word.size() > 6 && word.substr(4, 2) == kTa;
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
  const Reading* r = FirstReading(before);
  return r != nullptr && r->definite() && r->number == Number::kSingular &&
         StartsWithArticle(d_, t) && (EndsInYaNun(d_, t) || EndsInWawNun(d_, t));
}

// اتهمت منظمة "النور" [الحكومة] بـ: behind a body's marked name stands no other body.
bool PhraseParser::IsBehindMarkedBody(int32_t i) const {
  const Token& t = At(i);
  return At(i - 1).kind == TokenKind::kQuoteMark && BodyAlone() && StartsWithArticle(d_, t) &&
         Any(t, kBodyClasses | kPersonNounClasses) && !Any(t, kModifierClasses);
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
         !Any(t, kModifierClasses | kNameClasses | kFunctionClasses |
                     ClassBit(WordClass::kParticiple)) &&
         Any(t, kNounClasses | kPlaceClasses);
}

// أبدى الوزير [قلقه]: written with ه it is no feminine in ة.
bool PhraseParser::EndsInPossessive(const Token& t) const {
  constexpr std::string_view kHu = "ه";
  const std::string_view word = d_.Slice(t.span);
  return t.letters >= 4 && word.size() > kHu.size() &&
         word.substr(word.size() - kHu.size()) == kHu && Any(t, ClassBit(WordClass::kAdjective));
}

// يتوقع محللون [ارتفاع] ...: before a genitive the plural and the dual lose their ن.
bool PhraseParser::TakesNoGenitive(const Token& t) const {
  if (!IsWord(t)) return false;
  const Reading* r = FindAny(t, kPersonNounClasses);
  if (r == nullptr || r->suffix != Suffix::kNone) return false;
  return r->number == Number::kDual || (r->number == Number::kPlural && EndsInWawNun(d_, t));
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
  if (BodyAlone()) return !(Any(t, kModifierClasses) && (EndsInYa(d_, t) || EndsInNisba(d_, t)));
  const Reading* first = FindAny(At(first_), kPersonNounClasses);
  if (first == nullptr) return false;
  // رئيس حزب الوطنيين [الديمقراطيين]: likewise
  if (Any(t, kModifierClasses) && EndsInYaNun(d_, t) && IsWord(At(i - 1)) &&
      EndsInYaNun(d_, At(i - 1)))
    return false;
  if (first->number == Number::kPlural && r->number == Number::kSingular) return true;
  if (first->number == Number::kSingular && first->definite() && r->definite() &&
      (r->number == Number::kPlural || r->number == Number::kDual)) {
    return true;  // انتقد المدير [المهندسين]
  }
  if (r->suffix != Suffix::kNone && first->definite()) return true;
  return first->gender != Gender::kUnknown && r->gender != Gender::kUnknown &&
         first->gender != r->gender && r->word_class != WordClass::kAnonymous &&
         !Any(t, kModifierClasses | ClassBit(WordClass::kCommonNoun));
}

}  // namespace isnad
