// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/phrase_parser.h"
#include "server/engine/text/letters.h"

namespace isnad {
namespace {

constexpr int kMaxConjuncts = 3;

// ومقره
bool IsPossessedThing(const Token& t) {
  if ((t.traits & kFinalTaMarbuta) || Any(t, kPersonNounClasses | kBodyClasses)) return false;
  const Reading* r = FindAny(t, ClassBit(WordClass::kCommonNoun));
  return r != nullptr && r->suffix != Suffix::kNone;
}

bool Is(const Reading& r, uint64_t classes) { return (ClassBit(r.word_class) & classes) != 0; }

}  // namespace

bool PhraseParser::IsConjoinedHere(int32_t i) const {
  const Token& t = At(i);
  if (const Reading* r = FirstReading(t); r != nullptr && !IsHardlyAWord(t)) {
    // ليو ويمين: no plain noun speaks beside a person, so it is the rest of the name.
    const bool plain_noun =
        !(r->proclitics & ~kWa) && r->suffix == Suffix::kNone &&
        !Any(t, kPersonNounClasses | kNameClasses | kVerbClasses | kFunctionClasses | kBodyClasses);
    if (InName() && name_words_ == 1 && plain_noun && NameEndsBehind(i)) return false;
    return r->conjoined();
  }
  // An unknown word with و: ويمين is a family name after a given name, وكوفي is and + a name after
  // a whole name, when a name of his own follows.
  if (FirstLetter(d_, t) != U'و' || t.letters < 4) return false;
  return !InName() || (name_words_ >= 2 && !(NameEndsBehind(i) || RoleBehind(i)));
}

int32_t PhraseParser::StepConjunct(int32_t i) {
  const Token& t = At(i);
  const bool name = InName() && NameLike(t);
  const Reading* r = FirstReading(t);
  if (r != nullptr && Is(*r, kVerbClasses) && !name) return i;
  if (IsOneOf(t, {WordKey(u"مقره"), WordKey(u"مقرها")})) return i;  // المركز ومقره الميناء
  if (name) r = FindAny(t, kNameClasses);
  // ديريك فالون: ف joins no names
  if (name && (r->proclitics & kFa)) return AddName(i);
  if (r != nullptr && ((r->proclitics & kFa) || Is(*r, kFunctionClasses))) return i;
  if (!InName()) return StepCoordinatedNoun(i);
  return r == nullptr || Is(*r, kNameClasses | kPersonNounClasses) ? StepSecondPerson(i) : i;
}

// عمر الدقاق وسعاد الجمل: a second person; what follows must be an introduction to speech, the
// caller checks the verb.
int32_t PhraseParser::StepSecondPerson(int32_t i) {
  if (conjuncts_ >= kMaxConjuncts || At(name_end_ - 1).kind == TokenKind::kQuoteMark) return i;
  Mention other;
  if (!PhraseParser(d_, i, limit_, PhrasePlace::kSubject, conjuncts_ + 1, &other).Parse()) return i;
  const int32_t end = other.tokens.end;
  const Reading* head = FindAny(At(first_), kPersonNounClasses);
  const bool both = quantified_ && IsOneOf(At(first_), {WordKey(u"كل"), WordKey(u"كلا")});
  const bool expected =
      both ||
      (head != nullptr && (head->number == Number::kDual || head->number == Number::kPlural));
  if (!expected) {
    // قال سامي النادر ولمى الحلو في بيان: two whole names are two people.
    const bool whole = IsSubject() && name_words_ >= 2 && other.name.size() >= 2 && end < limit_ &&
                       Any(At(end), ClassBit(WordClass::kPreposition));
    if (!whole && !IntroOrVerbAt(end)) return i;
    if (end < static_cast<int32_t>(d_.tokens.size()) && CanBeVerb(At(end))) return i;
  }
  joint_ = true;
  name_end_ = end;
  return end;
}

// المدير التنفيذي [والعضو] المنتدب; but الرئيس الكورالي والملك ... are of two countries.
bool PhraseParser::IsBesideTitle(int32_t i) const {
  if (!StartsWithArticle(d_, At(first_)) || !StartsWithArticle(d_, At(i))) return false;
  if (i == first_ + 1) return true;
  return i == first_ + 2 && IsWord(At(i - 1)) && StartsWithArticle(d_, At(i - 1)) &&
         Any(At(i - 1), ClassBit(WordClass::kAdjective)) &&
         !Any(At(i - 1), ClassBit(WordClass::kNisba)) && StemKey(At(first_)) != StemKey(At(i));
}

bool PhraseParser::IsSecondTitle(int32_t i) const {
  if (!IsSubject() || !first_is_person_ || InName() || quantified_ || joint_) return false;
  const Reading* first = FindAny(At(first_), ClassBit(WordClass::kRole));
  const Reading* r = FindAny(At(i), ClassBit(WordClass::kRole));
  if (first == nullptr || r == nullptr || r->proclitics != kWa || r->suffix != Suffix::kNone) {
    return false;
  }
  if (first->number != Number::kSingular || r->number != Number::kSingular ||
      first->gender != r->gender) {
    return false;
  }
  Mention titled;
  return PhraseParser(d_, i, limit_, PhrasePlace::kAnywhere, kMaxConjuncts, &titled).Parse() &&
         titled.name.valid() && titled.name.size() >= 2 && !titled.joint;
}

// زعماء يهود [ومسلمون], خبراء أجانب [ومحليون]: what else people without article are.
bool PhraseParser::IsSecondKind(int32_t i) const {
  constexpr uint64_t kKinds =
      ClassBits(WordClass::kAdjective, WordClass::kNisba, WordClass::kCollective, WordClass::kRole);
  const auto many = [](const Reading* r) {
    return r != nullptr && !IsDetermined(*r) &&
           (r->number == Number::kPlural || r->word_class == WordClass::kCollective);
  };
  const Reading* r = FindAny(At(i), kKinds);
  return first_is_person_ && !closed_ && i > first_ + 1 &&
         many(FindAny(At(first_), kPersonNounClasses)) && IsWord(At(i - 1)) &&
         many(FindAny(At(i - 1), kKinds)) && many(r) && r->proclitics == kWa;
}

// خبراء [ومحللون], سكان [ونشطاء]: people without article beside others.
bool PhraseParser::AreMorePeople(int32_t i) const {
  constexpr uint64_t kPeople =
      ClassBits(WordClass::kRole, WordClass::kAnonymous, WordClass::kCollective);
  const auto many = [](const Reading* r) {
    return r != nullptr && !IsDetermined(*r) && r->number == Number::kPlural;
  };
  const Reading* r = FindAny(At(i), kPeople);
  return IsSubject() && first_is_person_ && !closed_ && i == first_ + 1 &&
         many(FindAny(At(first_), kPeople)) && many(r) && r->proclitics == kWa;
}

// كلية الآداب والفنون; وزير الثقافة والإعلام: coordination inside the chain.
int32_t PhraseParser::StepCoordinatedNoun(int32_t i) {
  const Token& t = At(i);
  // وصفت كوريا الشمالية [ووعودها]: beside a place speaks another place.
  if (place_head_ && !Any(t, kPlaceClasses | kBodyClasses | kPersonNounClasses)) return i;
  // مركز النجم [ومقره] نورسان: what is said of the body begins with its pronoun.
  if (body_ && IsPossessedThing(t)) return i;
  const bool inside = FirstReading(t) == nullptr || StartsWithArticle(d_, t) ||
                      Any(t, kPlaceClasses | ClassBits(WordClass::kNisba, WordClass::kCommonNoun,
                                                       WordClass::kVerbalNoun));
  if (inside) {
    if (i + 1 < limit_ && Any(t, kPersonNounClasses) && first_is_person_ && !body_) {
      joint_ = true;  // الوزير والسفير
      titles_ = IsBesideTitle(i) ? 2 : 3;
    }
    // الحكومة والبرلمان, المجلس العسكري والإخوان
    const bool second = i == first_ + 1 ||
                        (i == first_ + 2 && IsWord(At(i - 1)) && Any(At(i - 1), kModifierClasses) &&
                         StartsWithArticle(d_, At(i - 1)) && !Any(t, kNounClasses & ~kBodyClasses));
    if (body_ && second && Any(t, kBodyClasses) && StartsWithArticle(d_, t) &&
        StartsWithArticle(d_, At(first_))) {
      joint_ = true;
    }
    // أرمادا وكوراليا, الولايات المتحدة وكوراليا
    const bool whole = body_ && StartsWithArticle(d_, At(first_)) && IsWord(At(i - 1)) &&
                       StartsWithArticle(d_, At(i - 1)) && i > first_ + 1;
    if ((place_head_ || whole) && Any(t, kPlaceClasses) && !StartsWithArticle(d_, t)) joint_ = true;
    closed_ = true;
    return i + 1;
  }
  // المدافع الكورالي ولاعب النور سامي الراعي: a second title without article, then the one name.
  if (IsSecondTitle(i)) return Open(i + 1);
  if (IsSecondKind(i)) return i + 1;
  if (AreMorePeople(i)) {
    joint_ = true;
    // نواب ودبلوماسيون [كوراليون] الحكومة
    closed_ = i + 1 < limit_ && Any(At(i + 1), kModifierClasses);
    return i + 1;
  }
  // رئيس هيئة العلماء [وإدارة] البحوث الشيخ سامي الراعي
  if (first_is_person_ && !body_ && Any(t, kBodyClasses) && TitledNameBehind(i)) {
    return Open(i + 1);
  }
  // حزب النور وحزب البيت
  if (body_ && Any(t, kBodyClasses)) {
    joint_ = true;
    return Open(i + 1);
  }
  return i;
}

}  // namespace isnad
