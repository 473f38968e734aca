// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/phrase_parser.h"
#include "server/engine/text/letters.h"

namespace isnad {
namespace {

constexpr int kMaxNamesBefore = 3;

bool IsParticle(const Token& t) { return IsWord(t) && Any(t, ClassBit(WordClass::kParticle)); }

bool IsSingular(const Reading& r) {
  return r.number == Number::kSingular || r.number == Number::kUnknown;
}

}  // namespace

// إن, إلى أن, للصحافيين إن: the clause that was said begins right behind the word at i; or الذي,
// which describes no bare noun.
bool PhraseParser::ClauseBehind(int32_t i) const {
  if (!WordAt(i + 1)) return false;
  const Token& n = At(i + 1);
  if (IsParticle(n) || IsOneOf(n, {WordKey(u"الذي"), WordKey(u"التي")})) return true;
  if (!WordAt(i + 2) || !IsParticle(At(i + 2))) return false;
  if (IsOneOf(n, {word::kIla, word::kAla})) return true;
  for (const Reading& r : *n.word) {
    const bool person = (ClassBit(r.word_class) & kPersonNounClasses) != 0;
    if (person && (r.proclitics & kLi) && r.number == Number::kPlural) return true;
  }
  return false;
}

// أحمد كريمة، أستاذ ...: the title of the one whose name ends at i.
bool PhraseParser::TitleBehindComma(int32_t i) const {
  if (i + 1 >= limit_ || !IsMark(At(i + 1), ',') || !WordAt(i + 3)) return false;
  const Reading* r = FindAny(At(i + 2), ClassBit(WordClass::kRole));
  return r != nullptr && r->proclitics == 0 && r->suffix == Suffix::kNone &&
         r->number == Number::kSingular && Any(At(i + 3), kNounClasses | kPlaceClasses);
}

// المدير، محمد العيد محلول، ...: the name stands between commas.
bool PhraseParser::BetweenCommas(int32_t i) const {
  return begin_ > 0 && begin_ == name_begin_ && name_words_ >= 2 && IsMark(At(begin_ - 1), ',') &&
         i + 1 < static_cast<int32_t>(d_.tokens.size()) && IsMark(At(i + 1), ',');
}

// الملك محمد السادس, البابا بولس الثاني: which of several of that name and office.
bool PhraseParser::IsOrdinalOfRuler(int32_t i) const {
  const Token& t = At(i);
  if (!InName() || name_begin_ == first_ || IsConjoined(t)) return false;
  static constexpr KeySet kRulers({WordKey(u"الملك"), WordKey(u"الملكه"), WordKey(u"البابا"),
                                   WordKey(u"العاهل"), WordKey(u"السلطان"), WordKey(u"الامبراطور"),
                                   WordKey(u"ملك"), WordKey(u"ملكه"), WordKey(u"القيصر")});
  // السادس عشر
  if (t.key == WordKey(u"عشر") || t.key == WordKey(u"عشره")) {
    return Any(At(i - 1), ClassBit(WordClass::kNumberWord)) && IsOrdinalOfRuler(i - 1);
  }
  if (!Any(t, ClassBit(WordClass::kNumberWord)) || !StartsWithArticle(d_, t)) return false;
  for (int32_t k = name_begin_ - 1; k >= first_; --k) {
    if (IsOneOf(At(k), kRulers)) return true;
  }
  return false;
}

// أحمد [بهاء] الدين: words that make a name with الدين behind them and are none alone.
bool PhraseParser::IsBeforeDin(int32_t i) const {
  static constexpr KeySet kWords(kBeforeDin);
  const bool person = InName() || (closed_ && first_is_person_ && !body_);
  if (!person) return false;
  // محمد [عيد] الكرمي: between names it is no feast.
  if (InName() && At(i).key == WordKey(u"عيد") && NameLike(At(i - 1)) && NameAt(i + 1)) return true;
  return WordAt(i + 1) && At(i + 1).key == WordKey(u"الدين") && kWords.Has(At(i).key);
}

// Between a verb with its subject and the clause stands no bare noun: it is the end of the name,
// whatever it means (خالد مجاهد إن, الدكتور مطر إن, سامي الراعي المدني أن).
bool PhraseParser::IsLastName(int32_t i) const {
  const Token& t = At(i);
  if (Any(t, kNeverLastName) || IsUnknown(t)) return false;
  const bool enclosed = InName() && BetweenCommas(i);
  if (!(IsSubject() || enclosed) || quantified_ || collective_) return false;
  const bool title = TitleBehindComma(i);
  const bool colon = i + 1 < limit_ && IsMark(At(i + 1), ':');
  if (!ClauseBehind(i) && !colon && !((title || enclosed) && InName())) return false;
  if ((t.traits & kFinalTaMarbuta) && !title) return false;
  if (IsAccusative(t) || EndsInAlif(d_, t)) return false;
  return InName() ? EndsName(i) : IsNounAsOnlyName(i);
}

bool PhraseParser::EndsName(int32_t i) const {
  const Token& t = At(i);
  const Reading& r = *FirstReading(t);
  const int names = name_words_ - LinkWords();
  if (names < 1 || names > kMaxNamesBefore || joint_) return false;
  if (At(name_begin_).key == word::kAllah) return false;
  if (StartsWithArticle(d_, t)) {
    // An adjective describes no name; but الأميركية may describe what stands before a name.
    if (IsConjoined(t) || !IsSingular(r) || Any(t, kPersonNounClasses)) return false;
    if (!Any(At(name_begin_), ClassBit(WordClass::kGivenName))) return false;
    const Reading* modifier = FindAny(t, kModifierClasses);
    return modifier != nullptr ? modifier->gender != Gender::kFeminine
                               : Any(t, ClassBit(WordClass::kCity));
  }
  if (names > 2 || CanBeVerb(t) || (r.suffix != Suffix::kNone && r.suffix != Suffix::kI))
    return false;
  if (r.proclitics & (kWa | kFa)) return false;
  // كمال لحلو إن: nobody is told something by an adjective
  const bool adjective = names == 1 && Any(t, ClassBit(WordClass::kAdjective)) &&
                         !Any(t, kPersonNounClasses | kPlaceClasses);
  if ((r.proclitics & kLi) && ((r.proclitics & kAl) || !adjective)) return false;
  const Reading* noun = FindAny(t, kNounClasses);
  return noun != nullptr && IsSingular(*noun);
}

// وزير المالية قسيس إلى أن
bool PhraseParser::IsNounAsOnlyName(int32_t i) const {
  const Token& t = At(i);
  const Reading& r = *FirstReading(t);
  if (!closed_ || !first_is_person_ || body_ || !Any(At(first_), kPersonNounClasses)) return false;
  if (StartsWithArticle(d_, t) || r.proclitics != 0 || CanBeVerb(t)) return false;
  if (r.suffix != Suffix::kNone && r.suffix != Suffix::kI) return false;
  const Reading* noun = FindAny(t, kNounClasses);
  return noun != nullptr && IsSingular(*noun);
}

// كاثرين [زيتا] جونز, أنطونيو [إيران] غوتيريس, محمد [صاحب] الدراجي: a word of the language between
// a given name and what is a family name and nothing else.
bool PhraseParser::IsWordBetweenNames(int32_t i) const {
  const Token& t = At(i);
  const Token& n = At(i + 1);
  const bool family = Any(n, ClassBit(WordClass::kFamilyName)) &&
                      !Any(n, kNounClasses | kFunctionClasses | kPlaceClasses | kVerbClasses);
  if (!family && !IsUnknown(n)) return false;
  if (!Any(At(i - 1), ClassBit(WordClass::kGivenName)) || Any(t, kClauseWords)) return false;
  const Reading* place = FindAny(t, kPlaceClasses);
  const Reading& r = place != nullptr ? *place : *FirstReading(t);
  if (StartsWithArticle(d_, t) || IsConjoined(n) || CanBeVerb(t) || r.proclitics != 0 ||
      (place == nullptr && Any(t, kSpokenOf)) || r.suffix != Suffix::kNone || !IsSingular(r)) {
    return false;
  }
  if (StartsWithArticle(d_, n)) {
    return Any(t, ClassBit(WordClass::kRole)) && (family || EndsInYa(d_, n)) &&
           NameEndsBehind(i + 1);
  }
  return !Any(t, kPersonNounClasses) && (family || place != nullptr) && NameEndsBehind(i + 1);
}

// سامي [كامل النادر] وزير المالية, الدكتور [سامي الرمادي] رئيس الجمعية, لوك [كاسي]، مدير المركز:
// how far a name reaches that runs from the word at i to the title of its bearer, behind a verb of
// saying; `i` when it does not. Whatever stands between a name and a title is name too.
int32_t PhraseParser::BehindTitledSubject(int32_t i) const {
  constexpr int kMostWords = 2;
  if (!RoleWithin(i + 1, kMostWords + 1)) return i;
  if (quantified_ || collective_ || joint_ || body_) return i;
  if (InName() ? name_words_ - LinkWords() > 2 : i != first_ + 1 || !OpensTitledName(At(first_))) {
    return i;
  }
  const bool says = BehindVerbOfSaying();
  if (!says && !BehindAssertion()) return i;
  for (int32_t k = i; k < i + kMostWords && WordAt(k); ++k) {
    // سامي النادر كبير مسؤولي المركز: the title itself
    if (IsChiefAt(k) || !CanBeTitledName(At(k), says)) return i;
    if (RoleBehind(k) || TitleBehindComma(k)) return k + 1;
    if (StartsWithArticle(d_, At(k))) return i;
    if (InName() && HeldOffice(k + 1)) return k + 1;
  }
  return i;
}

// One of the `count` tokens from i on can be a role.
bool PhraseParser::RoleWithin(int32_t i, int32_t count) const {
  const int32_t end = std::min(i + count, limit_);
  uint64_t classes = 0;
  for (; i < end; ++i) classes |= d_.classes[i];
  return (classes & ClassBit(WordClass::kRole)) != 0;
}

// المدير التنفيذي, الخبير في: a title with the article that goes on.
bool PhraseParser::HeldOffice(int32_t i) const {
  if (!WordAt(i + 1)) return false;
  const Reading* r = FindAny(At(i), ClassBit(WordClass::kRole));
  const Token& n = At(i + 1);
  return r != nullptr && r->proclitics == kAl && r->suffix == Suffix::kNone && IsSingular(*r) &&
         (n.key == word::kFi || (Any(n, kModifierClasses) && StartsWithArticle(d_, n)));
}

// الدكتور, السيدة, الفرنسي: stands before a name.
bool PhraseParser::OpensTitledName(const Token& t) const {
  return Any(t, ClassBit(WordClass::kHonorific)) ||
         (Any(t, ClassBit(WordClass::kNisba)) && StartsWithArticle(d_, t));
}

// `says`: the verb takes nothing but words, so that no bare noun is its object.
bool PhraseParser::CanBeTitledName(const Token& t, bool says) const {
  if (t.traits & (kHasTanwin | kInFormula)) return false;
  if (IsUnknown(t)) return !LooksLikeVerb(d_, t) && FirstLetter(d_, t) != U'و';
  const Reading& r = *FirstReading(t);
  if (r.proclitics & ~(kAl | kKa)) return false;  // كاسي
  if (NameLike(t)) return true;
  if (Any(t, kClauseWords | kPersonNounClasses | ClassBit(WordClass::kParticiple))) return false;
  if (ClassBit(r.word_class) & kSpokenOf) return false;
  if (IsAccusative(t) || EndsInAlif(d_, t) || HasPronoun(t) || !IsSingular(r)) return false;
  const Reading* modifier = FindAny(t, kModifierClasses);
  if (StartsWithArticle(d_, t)) {
    return InName() && modifier != nullptr && modifier->gender != Gender::kFeminine;
  }
  return modifier != nullptr || (says && !(t.traits & kFinalTaMarbuta));
}

// خليل [الحاج] توفيق إن, مصطفى [كامل] السيد إن: a title or a word of the language between two
// names.
bool PhraseParser::IsMiddleName(int32_t i) const {
  const Token& t = At(i);
  if (!InName() || joint_ || name_words_ != 1 || IsUnknown(t) || !WordAt(i + 1)) return false;
  if (IsWordBetweenNames(i)) return true;
  if (!IsSubject()) return false;
  const Token& n = At(i + 1);
  const bool colon = i + 2 < limit_ && IsMark(At(i + 2), ':');
  if (!ClauseBehind(i + 1) && !colon) return false;
  if (StartsWithArticle(d_, t)) {
    const Reading* title = FindAny(t, ClassBit(WordClass::kHonorific));
    const bool called = t.key == WordKey(u"الحاج") || (title != nullptr && IsSingular(*title));
    return called && NameLike(n) && !StartsWithArticle(d_, n) && !IsConjoined(n);
  }
  const Reading& r = *FirstReading(t);
  if (Any(t, kClauseWords | kSpokenOf | kPersonNounClasses) || CanBeVerb(t)) return false;
  if (IsAccusative(t) || EndsInAlif(d_, t) || r.proclitics != 0 || r.suffix != Suffix::kNone) {
    return false;
  }
  const bool title = StartsWithArticle(d_, n) && Any(n, ClassBit(WordClass::kHonorific));
  return IsSingular(r) && Any(t, kNounClasses) && !IsConjoined(n) && (NameLike(n) || title);
}

}  // namespace isnad
