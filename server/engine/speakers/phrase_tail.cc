// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/phrase_parser.h"
#include "server/engine/text/letters.h"

namespace isnad {
namespace {

constexpr int kMaxRoleTail = 9;

// Classes of a function word that no second meaning as a noun outweighs.
constexpr uint64_t kStrictFunction = ClassBits(
    WordClass::kParticle, WordClass::kPreposition, WordClass::kConjunction, WordClass::kRelative,
    WordClass::kPronoun, WordClass::kNegation, WordClass::kAuxiliary);

bool IsPress(const Token& t) {
  for (const Reading& r : *t.word) {
    for (const uint64_t k :
         {WordKey(u"صحافيين"), WordKey(u"صحفيين"), WordKey(u"مراسلين"), WordKey(u"اعلاميين")}) {
      if (StemOf(t, r) == k) return true;
    }
  }
  return false;
}

// لوكالة, لصحيفة
bool IsMediumHead(const Token& t) {
  for (const Reading& r : *t.word) {
    if (!(r.proclitics & kLi) || r.suffix != Suffix::kNone) continue;
    for (const uint64_t k :
         {WordKey(u"وكاله"), WordKey(u"صحيفه"), WordKey(u"قناه"), WordKey(u"موقع"),
          WordKey(u"اذاعه"), WordKey(u"تلفزيون"), WordKey(u"راديو"), WordKey(u"مجله"),
          WordKey(u"جريده"), WordKey(u"شبكه")}) {
      if (StemOf(t, r) == k) return true;
    }
  }
  return false;
}

// مراسل لوكالة, رئيس تحرير لصحيفة
bool WorksForMedium(const Token& head) {
  static constexpr KeySet kJobs({WordKey(u"مراسل"), WordKey(u"مراسله"), WordKey(u"مندوب"),
                                 WordKey(u"مندوبه"), WordKey(u"محرر"), WordKey(u"محرره"),
                                 WordKey(u"صحافي"), WordKey(u"صحفي"), WordKey(u"مصور"),
                                 WordKey(u"مصوره"), WordKey(u"موفد"), WordKey(u"موفده")});
  return kJobs.Has(StemKey(head));
}

// نقابات [للصحافيين], اتحاد للكتاب: whose members stand behind ل.
bool IsUnion(const Token& t) {
  return IsOneOf(t, {WordKey(u"نقابه"), WordKey(u"نقابات"), WordKey(u"اتحاد"), WordKey(u"اتحادات"),
                     WordKey(u"رابطه"), WordKey(u"جمعيه"), WordKey(u"جمعيات"), WordKey(u"منظمات")});
}

// المسؤول عن, النائب عن
bool IsAnswerable(const Token& t) {
  const Reading* r = FindAny(t, ClassBit(WordClass::kRole));
  if (r == nullptr) return false;
  const uint64_t stem = StemOf(t, *r);
  return stem == WordKey(u"مسوول") || stem == WordKey(u"نايب") || stem == WordKey(u"مسووله") ||
         stem == WordKey(u"نايبه");
}

// الباحث في, المتخصصة في
bool IsScholar(const Token& t) {
  const Reading* r = FindAny(t, ClassBits(WordClass::kRole, WordClass::kAdjective));
  if (r == nullptr) return false;
  const uint64_t stem = StemOf(t, *r);
  for (const uint64_t k : {WordKey(u"باحث"), WordKey(u"باحثه"), WordKey(u"خبير"), WordKey(u"خبيره"),
                           WordKey(u"مختص"), WordKey(u"مختصه"), WordKey(u"متخصص"),
                           WordKey(u"متخصصه"), WordKey(u"اخصايي"), WordKey(u"استشاري")}) {
    if (stem == k) return true;
  }
  return false;
}

// عن دائرة الساحل, عن كتلة النور
bool IsConstituency(const Token& t) {
  return IsOneOf(t, {WordKey(u"دايره"), WordKey(u"ولايه"), WordKey(u"كتله"), WordKey(u"حزب"),
                     WordKey(u"محافظه"), WordKey(u"جهه"), WordKey(u"اقليم"), WordKey(u"مدينه"),
                     WordKey(u"منطقه"), WordKey(u"الحزب"), WordKey(u"الدايره"), WordKey(u"حركه")});
}

}  // namespace

// Whether a word that can be a function word is one here, where a phrase is under way.
bool PhraseParser::IsFunctionHere(int32_t i) const {
  const Token& t = At(i);
  const bool noun = Any(t, kNounClasses);
  const bool article = StartsWithArticle(d_, t);
  if (IsImamAsName(i)) return false;
  // لاعب وسط الفريق
  if (!InName() && t.key == WordKey(u"وسط") &&
      IsOneOf(At(i - 1), {WordKey(u"لاعب"), WordKey(u"خط"), WordKey(u"نجم"), WordKey(u"متوسط")})) {
    return false;
  }
  // سفير جنوب أرمادا: part of the country's name
  if (!InName() && !closed_ && Any(t, ClassBit(WordClass::kPreposition)) && noun && WordAt(i + 1) &&
      Any(At(i + 1), ClassBit(WordClass::kCountry)) && !article) {
    return false;
  }
  if (Any(t, ClassBit(WordClass::kTime)) && article && !noun) return true;  // الأحد, الخميس
  // الوزارة الأرمادية [اليوم]; but صحيفة الميناء اليوم: only a medium has it in its name.
  if (IsOneOf(t, {WordKey(u"امس"), WordKey(u"غدا")})) return true;  // مسؤول بارز [أمس]
  if (t.key == WordKey(u"اليوم")) {
    return !(Any(At(first_), ClassBit(WordClass::kMedium)) && i == first_ + 2 &&
             IsWord(At(i - 1)) && !EndsInNisba(d_, At(i - 1)));
  }
  if (NameLike(t)) {
    if (Any(t, ClassBit(WordClass::kPreposition))) return LooksLikePreposition(i);
    return !InName() && !closed_;
  }
  // الأمين العام, مدير عام: the adjective, not the year.
  if (Any(t, ClassBits(WordClass::kTime, WordClass::kNumberWord)) && !InName() && noun &&
      article == closed_) {
    return false;
  }
  // الأول, الثاني after a role are part of it: الوزير الأول.
  if (Any(t, ClassBit(WordClass::kNumberWord)) && t.word->begin()->definite() &&
      (i == first_ + 1 || (closed_ && !InName()))) {
    return false;  // بيان للدول الثلاث
  }
  return !Any(t, kBodyClasses | kPersonNounClasses) || Any(t, kStrictFunction);
}

int32_t PhraseParser::StepFunction(int32_t i) {
  // The prepositions that a phrase can go on with.
  static constexpr FewWords kTails(
      {word::kFi, word::kIla, word::kLada, word::kAla, word::kMan, word::kAn, WordKey(u"مع")});
  const Token& t = At(i);
  if (InName() || i + 1 >= limit_) return i;
  if (!Any(t, ClassBit(WordClass::kDemonstrative)) && !kTails.MayHave(t)) return i;
  // أحد هؤلاء الشبان, بعض تلك الكتب
  if (quantified_ && i == first_ + 1 && Any(t, ClassBit(WordClass::kDemonstrative))) {
    return WordAt(i + 1) && !Any(At(i + 1), kFunctionClasses) ? i + 1 : i;
  }
  // رئيس هذه المؤسسة, مؤلف هذا الكتاب
  if (!closed_ && Any(t, ClassBit(WordClass::kDemonstrative)) && !IsConjoined(t) && WordAt(i + 1) &&
      Any(At(i + 1), kNounClasses) && StartsWithArticle(d_, At(i + 1)) &&
      !TakesNoGenitive(At(i - 1))) {
    return i + 1;
  }
  if (t.key == word::kMan) {
    // العديد من الخبراء, عدد كبير من السكان; مسؤول من الوزارة ends before من.
    const bool behind = i == first_ + 1 || (i == first_ + 2 && !StartsWithArticle(d_, At(i - 1)));
    const bool group = quantified_ && behind && WordAt(i + 1) && !Any(At(i + 1), kFunctionClasses);
    // كل من سامي الراعي ونبيل النادر: names, no group
    if (group && NameAt(i + 1) && IsOneOf(At(first_), {WordKey(u"كل"), WordKey(u"كلا")})) {
      closed_ = true;
      return i + 1;
    }
    // مصدر مقرب من الحكومة
    const bool near = IsOneOf(At(i - 1), {WordKey(u"قريب"), WordKey(u"قريبه"), WordKey(u"مقرب"),
                                          WordKey(u"مقربه"), WordKey(u"مقربون")});
    if (group || near || NameBehindTail(i)) return Open(i + 1);
    if (AreFromPlace(i)) return i + 2;
    // الفصل 32 [من قانون] المرور
    if (At(i - 1).kind == TokenKind::kNumber && i == first_ + 2 && WordAt(i + 1) &&
        Any(At(first_), ClassBit(WordClass::kDocument)) &&
        Any(At(i + 1), ClassBit(WordClass::kDocument)))
      return Open(i + 1);
    return IsForCause(i) ? i + 3 : i;
  }
  if (IsSubject() && i == first_ + 1 && TakesPreposition(i)) return Open(i + 1);
  // الرابطة الأرمادية للدفاع عن حقوق السكان
  if (IsOneOf(t, {word::kAn, word::kAla}) && (body_ || chained_) && WordAt(i + 1) &&
      At(i - 1).key == WordKey(u"للدفاع")) {
    return Open(i + 1);
  }
  if (NameBehindTail(i)) return Open(i + 1);
  if (t.key == word::kFi) {
    const int32_t seat = BehindSeat(i);
    if (seat > i) return seat;
  }
  if (t.key == word::kFi && (first_is_person_ || body_) && PlaceFollows(i)) {
    return StepPlaceTail(i);
  }
  if (t.key == word::kLada && first_is_person_) return StepPlaceTail(i);
  return i;
}

// الموقعون [على هذا البيان], المدافعون [عن الغابة]: participles whose preposition completes them.
bool PhraseParser::TakesPreposition(int32_t i) const {
  static constexpr KeySet kOn({WordKey(u"موقعون"), WordKey(u"موقعين"), WordKey(u"قايمون"),
                               WordKey(u"قايمين"), WordKey(u"مشرفون"), WordKey(u"مشرفين")});
  static constexpr KeySet kIn({WordKey(u"مشاركون"), WordKey(u"مشاركين"), WordKey(u"مشاركه")});
  static constexpr KeySet kFor({WordKey(u"مدافعون"), WordKey(u"مدافعين")});
  const Token& head = At(first_);
  if (!StartsWithArticle(d_, head) || !WordAt(i + 1)) return false;
  const uint64_t key = StemKey(head);
  const bool completes = (At(i).key == word::kAla && kOn.Has(key)) ||
                         (At(i).key == word::kFi && kIn.Has(key)) ||
                         (At(i).key == word::kAn && kFor.Has(key));
  const Token& n = At(i + 1);
  return completes && !Any(n, kFunctionClasses & ~ClassBit(WordClass::kDemonstrative)) &&
         (Any(n, kNounClasses) || Any(n, ClassBit(WordClass::kDemonstrative)));
}

// باحثون [من أرمادا] إن
bool PhraseParser::AreFromPlace(int32_t i) const {
  const Reading* r = FindAny(At(first_), kPersonNounClasses);
  if (r == nullptr || IsDetermined(*r) || r->number != Number::kPlural) return false;
  if (closed_ || !first_is_person_ || !IsSubject() || !WordAt(i + 1)) return false;
  const Reading* place = FindAny(At(i + 1), kPlaceClasses);
  return place != nullptr && (place->proclitics & ~kAl) == 0 && !Any(At(i + 1), kBodyClasses);
}

// المبادرة المدنية [من أجل الريف]
bool PhraseParser::IsForCause(int32_t i) const {
  return BodyAlone() && !place_head_ && i > first_ + 1 && WordAt(i + 2) &&
         At(i + 1).key == WordKey(u"اجل") && StartsWithArticle(d_, At(i + 2)) &&
         Any(At(first_), ClassBits(WordClass::kOrganization, WordClass::kNameHead));
}

// عادل إمام: a family name, written with the hamza that أمام lacks; but الشيخ سامي إمام المسجد.
bool PhraseParser::IsImamAsName(int32_t i) const {
  return At(i).key == WordKey(u"امام") && InName() && name_words_ - LinkWords() == 1 &&
         (At(i).traits & kHamzaBelowFirst) && NameEndsBehind(i) &&
         !(i + 1 < limit_ && IsConjoined(At(i + 1)));
}

// لجنة الصحة [في الأردن] إن, فرع الرابطة [بساريا الشمالية]،: behind the country or city of one body
// among several of that name; i when none stands there.
int32_t PhraseParser::BehindSeat(int32_t i) const {
  static constexpr KeySet kDirections(
      {WordKey(u"شمال"), WordKey(u"جنوب"), WordKey(u"شرق"), WordKey(u"غرب"), WordKey(u"وسط")});
  if (!BodyAlone() || place_head_) return i;
  const bool one_word = !chained_ && Closes(At(first_)) && i - first_ < 3;  // الوزارة
  const bool apart = At(i).key == word::kFi;
  // عقدت لجنة الصحة في الأردن اجتماعا: the subject of a verb that tells of no speech
  const bool subject =
      IsSubject() || (begin_ > 0 && IsWord(At(begin_ - 1)) &&
                      (CanBeVerb(At(begin_ - 1)) || IsNounVerbAtStart(d_, begin_ - 1)));
  if (one_word || (!apart && !subject)) return i;
  int32_t k = apart ? i + 1 : i;
  if (apart && WordAt(k + 1) && kDirections.Has(At(k).key)) ++k;
  if (!WordAt(k) || !Any(At(k), kPlaceClasses) || Any(At(k), kBodyClasses)) return i;
  // في وسط ساريا; but not وساريا
  if (apart && FindAny(At(k), kPlaceClasses)->proclitics & ~kAl) return i;
  ++k;
  // ساريا [الشمالية]
  if (WordAt(k) && Any(At(k), kModifierClasses) && StartsWithArticle(d_, At(k)) &&
      !IsConjoined(At(k)))
    ++k;
  if (k >= limit_) return k;
  const Token& n = At(k);
  // قالت وزارة الصحة في ساريا: only behind a subject the place is not where something happens.
  const bool ends = IsMark(n, ',') || IsMark(n, ':') || n.kind == TokenKind::kQuoteMark ||
                    (n.traits & kHasTanwin) ||
                    (EndsInAlif(d_, n) && Any(n, kNounClasses)) ||  // اجتماعا
                    Any(n, ClassBits(WordClass::kParticle, WordClass::kPreposition,
                                     WordClass::kTime, WordClass::kAdverb));
  return Any(n, kVerbClasses) || (ends && subject) ? k : i;
}

// النائب عن [#حزب_النور]، سامي الراعي
bool PhraseParser::NameBehindTag(int32_t i) const {
  int32_t k = i + 1;
  if (!WordAt(k)) return false;
  while (WordAt(k + 1) && At(k + 1).span.begin == At(k).span.end + 1 &&
         d_.text[At(k).span.end] == '_') {
    ++k;
  }
  ++k;
  if (k < limit_ && IsMark(At(k), ',')) ++k;
  return WordAt(k) && CanBeName(At(k)) && !Any(At(k), kFunctionClasses);
}

// موفد أرمادا [إلى كوراليا] سامي الراعي: the tail of a role, when a name stands right behind it.
bool PhraseParser::NameBehindTailHere(int32_t i) const {
  if (!IsOneOf(At(i), {word::kFi, word::kIla, word::kLada, word::kAla, word::kMan, word::kAn,
                       WordKey(u"مع")})) {
    return false;
  }
  if (i + 1 < limit_ && IsMark(At(i + 1), '#')) return NameBehindTag(i + 1);
  if (i + 1 < limit_ && At(i).key == word::kFi && NameBehindMark(i + 1)) return true;
  // المسؤول عن المكتب, عضو المجلس عن الحزب; but تحدث المدير عن المدينة ...
  if (At(i).key == word::kAn && !IsAnswerable(At(i - 1)) &&
      !(WordAt(i + 1) && IsConstituency(At(i + 1)))) {
    return false;
  }
  if (!Any(At(first_), ClassBit(WordClass::kRole))) return false;
  // الباحثة في علم الاجتماع: a field, which is no speech
  const uint64_t no_tail = IsScholar(At(i - 1)) ? kFunctionClasses | ClassBit(WordClass::kTime)
                                                : kNoPlace | kFunctionClasses;
  if (!WordAt(i + 1) || At(i + 1).quote != level_ || Any(At(i + 1), no_tail)) return false;
  bool closed = Closes(At(i + 1)) || IsUnknown(At(i + 1));
  for (int32_t k = i + 2; k < limit_ && k - i < kMaxRoleTail; ++k) {
    const Token& t = At(k);
    if (t.quote != level_) return false;
    if (t.kind == TokenKind::kQuoteMark) return closed && ShortMarkedName(k, 3) && NamesInside(k);
    if (!IsWord(t)) return false;
    const bool name = NameLike(t);
    // في حركة "حماس" or حركة حماس إسماعيل النادر: a body's own name takes no genitive
    const Reading* given = t.word->Find(WordClass::kGivenName);
    if (k > i + 2 && given != nullptr && given == FirstReading(t) &&
        Any(At(k - 1), ClassBits(WordClass::kOrganization, WordClass::kMedium))) {
      closed = true;
    }
    if (Any(t, ClassBit(WordClass::kPreposition)) && !name) {
      if (!IsOneOf(t, {word::kFi, word::kIla, word::kLada, word::kMan}) || k + 1 >= limit_) {
        return false;
      }
      closed = false;
      continue;
    }
    const bool clause = CanBeVerb(t) || Any(t, kFunctionClasses);
    if (clause && !name && !Any(t, kNounClasses)) return false;
    if (closed && CanBeName(t) && !StartsWithArticle(d_, t) && !IsConjoined(t)) {
      // سامي الراعي: whatever stands behind a given name is the other half.
      const bool whole =
          WordAt(k + 1) &&
          (CanBeName(At(k + 1)) || (given != nullptr && given == FirstReading(t) &&
                                    !Any(At(k + 1), kFunctionClasses) && !IsConjoined(At(k + 1))));
      return whole || IntroOrVerbAt(k + 1);
    }
    if (closed && Any(t, ClassBit(WordClass::kHonorific))) return true;
    closed = closed || Closes(t);
  }
  return false;
}

// مسؤول رفيع [في الوزارة], الباحث [في معهد النجم] سامي الراعي
bool PhraseParser::PlaceFollows(int32_t i) const {
  if (!WordAt(i + 1)) return false;
  const Token& n = At(i + 1);
  const bool place = IsUnknown(n) || Any(n, kBodyClasses | kPlaceClasses |
                                                ClassBits(WordClass::kNameHead, WordClass::kRole));
  if (!place || Any(n, kNoPlace)) return false;
  return first_is_person_ || !Any(n, ClassBits(WordClass::kDocument, WordClass::kMedium));
}

// مدير عام لمؤسسة..., الأمين العام للأمم المتحدة belong to the phrase; قال للصحافيين, قال للوكالة
// do not.
int32_t PhraseParser::StepGoverned(int32_t i) {
  const Token& t = At(i);
  const Reading* r = t.word->begin();
  if ((r->proclitics & kBi) && !InName()) {
    if (IsBodyOfBody(i)) return Open(i + 1);
    return BodyAlone() ? BehindSeat(i) : StepWorkplace(i);
  }
  if (!(r->proclitics & kLi) || InName() || IsSpokenTo(i)) return i;
  if (!first_is_person_ && !body_ && !chained_) return i;
  // كلف المجلس [لإحاطة] الرأي العام: behind a body's one word with the article stands a purpose.
  if (body_ && !chained_ && i == first_ + 1 && closed_ &&
      Any(t, ClassBit(WordClass::kVerbalNoun))) {
    return i;
  }
  // أسفت وزارة الصحة الأرمادية [للتأخير]: a ministry's name is whole.
  if (body_ && i == first_ + 3 && StemKey(At(first_)) == WordKey(u"وزاره") &&
      !IsConjoined(At(i - 1))) {
    return i;
  }
  // المملكة المتحدة [للسوق] الأوروبية: a country's name takes no ل.
  if (i == first_ + 2 && IsOneOf(At(i - 1), {WordKey(u"المتحده")}) &&
      IsOneOf(At(first_), {WordKey(u"المملكه"), WordKey(u"الولايات")})) {
    return i;
  }
  if (r->suffix != Suffix::kNone || place_head_) return i;
  if (BodyAlone() && !(r->proclitics & kAl) && IsGovernedBefore(i)) return i;
  closed_ = Closes(t);
  return i + 1;
}

// تخطط الوكالة الأرمادية للتنمية [لتقديم] العون: behind one ل in a body's name a second without the
// article says what for.
bool PhraseParser::IsGovernedBefore(int32_t i) const {
  if (Any(At(first_), ClassBits(WordClass::kDocument, WordClass::kSpeechNoun))) return false;
  // المفوضية السامية للأمم المتحدة لشؤون اللاجئين
  static constexpr KeySet kFields({WordKey(u"شوون"), WordKey(u"حقوق")});
  if (kFields.Has(StemKey(At(i)))) return false;
  for (int32_t k = first_ + 1; k < i; ++k) {
    const Reading* r = IsWord(At(k)) ? FirstReading(At(k)) : nullptr;
    if (r != nullptr && (r->proclitics & kLi) && (r->proclitics & kAl)) return true;
  }
  return false;
}

// قال الوزير [للصحافيين]; but مستشار [للرئيس] علي الراعي, where a name follows.
bool PhraseParser::IsSpokenTo(int32_t i) const {
  const Token& t = At(i);
  const Reading* r = t.word->begin();
  if (Any(t, ClassBits(WordClass::kMedium, WordClass::kTime) | kVerbClasses)) return true;
  // قال المتحدث باسم الولاية [لوكالة] الأنباء
  if (WordAt(i + 1) && i > first_ + 1 &&
      (Any(At(i + 1), ClassBit(WordClass::kMedium)) || At(i + 1).key == WordKey(u"الانبا")) &&
      StemKey(t) == WordKey(u"وكاله")) {
    return true;
  }
  const bool anonymous = Any(At(first_), ClassBit(WordClass::kAnonymous));
  // قال الوزير [لوكالة] الساحل, [لصحيفة] "المرآة"; but مراسل لوكالة الساحل. أكد مصدر [لوكالة]
  // الساحل أن; but أكد المدير العام للوكالة
  if (IsSubject() && ((anonymous && BehindAssertion()) || BehindVerbOfSaying()) &&
      IsMediumHead(t) && !WorksForMedium(At(first_))) {
    return true;
  }
  // قال مصدر أمني [للوكالة] الأرمادية
  if (anonymous && r->definite() && StemKey(t) == WordKey(u"وكاله")) return true;
  if (IsUnion(At(first_)) || (quantified_ && IsUnion(At(first_ + 1)))) return false;
  if (Any(t, ClassBit(WordClass::kRole)) && r->number != Number::kSingular && IsPress(t))
    return true;
  if (!Any(t, kPersonNounClasses) || Any(t, kBodyClasses) || !r->definite() || !first_is_person_) {
    return false;
  }
  if (!NameAt(i + 1)) return true;
  if (!Any(At(i + 1), ClassBit(WordClass::kPreposition))) return false;
  // للرئيس علي الراعي is a name, للوزير على الطريق none.
  return At(i + 1).key != word::kAla || !WordAt(i + 2) || StartsWithArticle(d_, At(i + 2));
}

}  // namespace isnad
