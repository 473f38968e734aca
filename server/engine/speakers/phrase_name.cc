// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/phrase_parser.h"
#include "server/engine/text/letters.h"

namespace isnad {
namespace {

constexpr int kMaxNameWords = 6;     // without بن, آل and other links
constexpr int kMaxLinkedWords = 12;  // with them

}  // namespace

int32_t PhraseParser::StartName(int32_t i) {
  // الفنان والناقد سامي الراعي: two titles and one name are one person.
  if (titles_ == 2) joint_ = false;
  name_begin_ = i;
  name_end_ = i + 1;
  name_words_ = 1;
  return i + 1;
}

int32_t PhraseParser::AddName(int32_t i) {
  if (name_words_ - LinkWords() >= kMaxNameWords || name_words_ >= kMaxLinkedWords) return i;
  if (!hyphen_) ++name_words_;  // بيار-أوليفييه: one given name
  name_end_ = i + 1;
  hyphen_ = false;
  return i + 1;
}

int32_t PhraseParser::ContinueName(int32_t i) {
  const Token& t = At(i);
  // المدير "سامي الراعي" الملقب ...: what stands between marks is whole
  if (At(name_end_ - 1).kind == TokenKind::kQuoteMark && At(name_end_ - 1).pair == name_begin_)
    return i;
  if (hyphen_ || IsNameLink(At(i - 1)) || IsForeignArticle(i - 1)) {
    return AddName(i);
  }
  // الله نبيه: no family name
  if (At(name_begin_).key == word::kAllah) return i;
  // محمود سولان ولد في ساريا: where he was born
  if (t.key == WordKey(u"ولد") && WordAt(i + 1) &&
      IsOneOf(At(i + 1), {word::kFi, WordKey(u"عام")})) {
    return i;
  }
  if (Any(t, kPersonNounClasses) && IsTitleBehindName(i)) return i;
  if (name_words_ == 1 ? IsToldPerson(i) : IsNextPerson(i)) return i;
  if (IsObjectBehindName(i)) return i;
  if (NameLike(t)) return AddName(i);
  if (IsUnknown(t) || IsHardlyAWord(t)) {
    // أبلغ بريت سولان لبيفوفاروف: an unknown word with ل behind a whole name is the one spoken to.
    const bool spoken_to = name_words_ >= 2 && t.letters >= 6 && FirstLetter(d_, t) == U'ل';
    return spoken_to || LooksLikeVerb(d_, t) || EndsInPronoun(d_, t) ? i : AddName(i);
  }
  if (IsImamAsName(i)) return AddName(i);
  const Reading* first = FirstReading(t);
  // قال سامي بك إن, قال غاري سي: what one calls a person ends the name.
  if (name_words_ == 1 && first->word_class == WordClass::kHonorific && t.letters <= 3 &&
      first->proclitics == 0 && !StartsWithArticle(d_, t) && IsSubject() && SpeechFollows(i)) {
    return AddName(i);
  }
  if (IsFamilyNameWithArticle(i)) return AddName(i);
  if (IsFamilyNameByPlace(i)) return AddName(i);
  const Reading* r = t.word->begin();
  if (name_words_ > 1) return IsNounAsLastName(i) ? AddName(i) : i;
  if ((r->proclitics & ~kWa) != 0) return i;
  if (IsCompound(i)) return AddName(i);
  // A city behind a given name is a family name.
  if (Any(t, ClassBit(WordClass::kCity)) && !StartsWithArticle(d_, t) &&
      (Any(At(name_begin_), ClassBit(WordClass::kGivenName)) || IsCityBetweenNames(i))) {
    return AddName(i);
  }
  // لوك كوفي أنه: a word of the language right after one name word and right before the phrase's
  // end is the family name.
  const bool bare = !HasPronoun(t) && !(t.traits & kHasTanwin);
  const bool ends = NameEndsBehind(i) || RoleBehind(i);
  // دعا سولان [أرمادا] إلى: the object. وبدا الحكيم [متفائلا]: a predicate.
  // نشرت عائلة تشابمان [بيانا]
  const bool other = Any(t, kPersonNounClasses | kPlaceClasses) ||
                     (Any(t, ClassBit(WordClass::kAdjective) | kBodyClasses) && EndsInAlif(d_, t));
  return bare && !other && ends ? AddName(i) : i;
}

// سولان [كوبنهاغن] بنتام: between a foreign name's words a city is one of them.
bool PhraseParser::IsCityBetweenNames(int32_t i) const {
  return IsUnknown(At(i - 1)) && !StartsWithArticle(d_, At(i - 1)) && WordAt(i + 1) &&
         IsUnknown(At(i + 1)) && !StartsWithArticle(d_, At(i + 1)) &&
         FirstLetter(d_, At(i + 1)) != U'و' && NameEndsBehind(i + 1);
}

// حض سولان بيكماتوف على, استقبلت لويزا بيكماتوف: behind a verb that takes a person two family names
// are two people.
bool PhraseParser::IsToldPerson(int32_t i) const {
  if (name_words_ != 1 || name_begin_ != begin_ || begin_ == 0 || !IsWord(At(begin_ - 1))) {
    return false;
  }
  const auto only_family = [](const Token& t) {
    return Any(t, ClassBit(WordClass::kFamilyName)) &&
           !Any(t, ClassBits(WordClass::kGivenName, WordClass::kNameLink));
  };
  const bool second = only_family(At(i)) || (IsUnknown(At(i)) && !StartsWithArticle(d_, At(i)) &&
                                             FirstLetter(d_, At(i)) != U'و');
  return CanBeVerb(At(begin_ - 1)) && !BehindVerbOfSaying() && only_family(At(name_begin_)) &&
         second && !SpeechFollows(i);
}

// قابل سامي الراعي أوليفر بيكماتوف: behind a family name with the article a given name is another
// person's.
bool PhraseParser::IsNextPerson(int32_t i) const {
  if (name_words_ < 2 || !WordAt(i + 1)) return false;
  const auto with_article = [this](const Token& t) {
    return IsWord(t) && StartsWithArticle(d_, t) && t.key != word::kAllah &&
           t.key != WordKey(u"الدين") && t.key != WordKey(u"الرحمن");
  };
  const bool given = Any(At(i), ClassBit(WordClass::kGivenName)) &&
                     !Any(At(i), ClassBits(WordClass::kFamilyName, WordClass::kNameLink));
  // يتهم لوك سولان بنيامين نتنياهو: nor does one stand behind a foreign family name and before
  // another.
  const auto only_family = [](const Token& t) {
    return Any(t, ClassBit(WordClass::kFamilyName)) && !Any(t, ClassBit(WordClass::kGivenName));
  };
  if (given && only_family(At(i + 1)) && !StartsWithArticle(d_, At(i + 1)) &&
      (IsUnknown(At(i - 1)) || only_family(At(i - 1))) && BehindTransitive()) {
    return true;
  }
  return given && with_article(At(i - 1)) && !Any(At(i - 2), ClassBit(WordClass::kNameLink)) &&
         (NameLike(At(i + 1)) || IsUnknown(At(i + 1)));
}

// قال الدكتور على جعفر الراضي, دعا المرجع الأعلى على الراضوي، أمس،: the name in the spelling of
// those who write no dots, behind a verb that takes no على, before a given name or before an
// unknown family name that is all that follows.
bool PhraseParser::IsUndottedAli(int32_t i) const {
  if (At(i).key != word::kAla || !(At(i).traits & kFinalAlifMaqsura) || InName() || !closed_ ||
      !first_is_person_ || body_ || !WordAt(i + 1)) {
    return false;
  }
  const Reading* says = VerbBefore(begin_);
  const Token& n = At(i + 1);
  if (says == nullptr || (Verb(says->lemma).frames & kFrameAla) || IsConjoined(n)) return false;
  const uint64_t other = kNounClasses | kFunctionClasses | kPlaceClasses;
  if (Any(n, ClassBit(WordClass::kGivenName)) && !Any(n, other)) return true;
  const bool family = IsUnknown(n) || (Any(n, ClassBit(WordClass::kFamilyName)) && !Any(n, other));
  return family && StartsWithArticle(d_, n) && EndsInYa(d_, n) && i + 2 < limit_ &&
         (IsMark(At(i + 2), ',') || Any(At(i + 2), ClassBit(WordClass::kParticle)));
}

// المستشار علي مانع، في حديث: an adjective without article that ends the phrase stands behind no
// preposition.
bool PhraseParser::IsAliAsName(int32_t i) const {
  if (!IsSubject() || !closed_ || !first_is_person_ || body_) return false;
  if (At(i).key != word::kAla || !WordAt(i + 1)) return false;
  const Token& n = At(i + 1);
  const Reading* r = FindAny(n, ClassBit(WordClass::kAdjective));
  return r != nullptr && r->proclitics == 0 && r->suffix == Suffix::kNone &&
         !Any(n, (kNounClasses & ~ClassBit(WordClass::kAdjective)) | kFunctionClasses) &&
         NameEndsBehind(i + 1);
}

// محمد خير الزبير: a noun of the language and the name with the article behind it are one.
bool PhraseParser::IsCompound(int32_t i) const {
  const Token& t = At(i);
  return FirstReading(t)->word_class == WordClass::kCommonNoun &&
         FirstReading(t)->proclitics == 0 && !HasPronoun(t) && !StartsWithArticle(d_, t) &&
         !EndsInAlif(d_, t) && NameAt(i + 1) && StartsWithArticle(d_, At(i + 1)) &&
         !Any(At(i + 1), kPersonNounClasses);
}

// رضا تقي بور إن: a third word of the language is a name only right before what was said.
bool PhraseParser::IsNounAsLastName(int32_t i) const {
  const Token& t = At(i);
  constexpr uint64_t kPlain = ClassBits(WordClass::kCommonNoun, WordClass::kNameHead);
  const Reading* r = FirstReading(t);
  if (!IsSubject() || name_words_ > 2 || r->proclitics != 0) return false;
  if (!Any(t, kPlain) || HasPronoun(t)) return false;
  if (StartsWithArticle(d_, t) || EndsInAlif(d_, t) || (t.traits & kHasTanwin)) return false;
  if (Any(t, kPersonNounClasses | kPlaceClasses | kVerbClasses | kFunctionClasses |
                 ClassBits(WordClass::kVerbalNoun, WordClass::kSpeechNoun))) {
    return false;
  }
  return SpeechFollows(i);
}

// وزيره, but not دوارة: its last letter is the word's own.
bool PhraseParser::HasPronoun(const Token& t) {
  return t.word->begin()->suffix != Suffix::kNone && !(t.traits & kFinalTaMarbuta);
}

// سعيد خطيب زاده, ميسون حلبي: a role before a family name, and a nisba without article, which
// cannot describe a given name.
bool PhraseParser::IsFamilyNameByPlace(int32_t i) const {
  const Token& t = At(i);
  const bool behind_given = Any(At(name_begin_), ClassBit(WordClass::kGivenName));
  if ((!behind_given && name_words_ < 2) || StartsWithArticle(d_, t)) return false;
  const Reading* r = t.word->begin();
  // مصطفى خياطي: a plural without its genitive
  if (r->word_class == WordClass::kRole && r->number == Number::kPlural && r->proclitics == 0 &&
      EndsInYa(d_, t) && NameEndsBehind(i)) {
    return true;
  }
  if (r->suffix != Suffix::kNone || r->proclitics != 0 || (t.traits & kHasTanwin)) return false;
  if (r->word_class == WordClass::kNisba) {
    return r->gender == Gender::kMasculine && r->number == Number::kSingular;
  }
  if (r->word_class != WordClass::kRole || name_words_ > 1 || !WordAt(i + 1)) return false;
  const Token& n = At(i + 1);
  return Any(n, ClassBit(WordClass::kFamilyName)) && !Any(n, ClassBit(WordClass::kGivenName)) &&
         !StartsWithArticle(d_, n);
}

// سيد خطاب [رئيس] الجهاز: the title in apposition.
bool PhraseParser::RoleBehind(int32_t i) const {
  if (!WordAt(i + 1)) return false;
  const Reading* r = FindAny(At(i + 1), ClassBit(WordClass::kRole));
  return r != nullptr && r->proclitics == 0 && WordAt(i + 2);
}

// نبيل سالم الأمين العام: a title behind the name, not a family name.
bool PhraseParser::IsTitleBehindName(int32_t i) const {
  const Token& t = At(i);
  if (!Any(t, kPersonNounClasses) || !StartsWithArticle(d_, t) || !WordAt(i + 1)) return false;
  const Token& n = At(i + 1);
  if (!Any(n, kNounClasses) || NameLike(n) || (n.traits & (kHasTanwin | kInFormula))) return false;
  // يوسف الشاهد أمس, حبيب الصايغ مدير المركز: a family name, then what follows a whole name.
  if (Any(n, ClassBit(WordClass::kTime))) return false;
  // زارت لمى النجار البلدة, أبدت لمى النجار قلقها: a family name, then the object.
  const bool family = Any(t, ClassBit(WordClass::kFamilyName));
  const bool object = BehindTransitive() || n.word->begin()->suffix != Suffix::kNone;
  if (family && object) return false;
  if (family && !StartsWithArticle(d_, n) && n.key != word::kBism) return false;
  // لمى الجندي وزير المالية: one name word and a title of one word leave no place for another.
  const bool given = name_words_ == 1 && Any(At(name_begin_), ClassBit(WordClass::kGivenName));
  if (given && IsSubject() && RoleBehind(i) && n.key != word::kBism) return false;
  // عبدالمنعم السيد الخبير: that title does not follow a name.
  if (!Any(t, ClassBit(WordClass::kRole)) && Any(t, ClassBit(WordClass::kHonorific))) return false;
  return !n.word->begin()->governed() && !IsConjoined(n);
}

// محمد المصري: an article's nisba right after one given name is the family name.
bool PhraseParser::IsFamilyNameWithArticle(int32_t i) const {
  const Token& t = At(i);
  const Token& given = At(name_begin_);
  if (!StartsWithArticle(d_, t)) return false;
  // قال سامي الدوري إن: a body's noun that looks like a nisba
  if (Any(t, kBodyClasses)) {
    return name_words_ == 1 && EndsInYa(d_, t) && IsSubject() && SpeechFollows(i) &&
           Any(given, ClassBit(WordClass::kGivenName));
  }
  const bool ends = NameEndsBehind(i);
  // سلمان بن فهد العودة: behind the father's name stands the family's.
  const bool whole = SpeechFollows(i) || (i + 1 < limit_ && IsMark(At(i + 1), ','));
  if (name_words_ >= 3 && whole && !Any(t, kPersonNounClasses | kPlaceClasses | kFunctionClasses) &&
      IsOneOf(At(name_end_ - 2), {WordKey(u"بن"), WordKey(u"بنت")})) {
    return true;
  }
  if (name_words_ - LinkWords() > 1) return false;
  // اعتبر أبو كريم الأمر "خطوة": the object, for a kunya is whole.
  if (IsOneOf(given, {WordKey(u"ابو"), WordKey(u"ابي"), word::kUmm}) && IsPlainThing(t) &&
      BehindTransitive()) {
    return false;
  }
  // تتمنى أم ياسر العودة: what she wishes
  if (!SpeechFollows(i) && IsOneOf(given, {word::kUmm, WordKey(u"ابو")}) &&
      !Any(t, kPersonNounClasses | kNameClasses | kModifierClasses)) {
    return false;
  }
  if (Any(t, kPlaceClasses)) {
    // منذر الخليل، مدير ...
    return Any(t, ClassBit(WordClass::kCity)) && Any(given, ClassBit(WordClass::kGivenName)) &&
           i + 1 < limit_ && (IsMark(At(i + 1), ',') || SpeechFollows(i));
  }
  const bool behind_given = Any(given, ClassBits(WordClass::kGivenName, WordClass::kNameLink)) ||
                            At(i - 1).key == WordKey(u"الدين") || (IsUnknown(given) && ends);
  // منعم السيد الخبير: no title behind a name
  const bool title = Any(t, kPersonNounClasses) && !(Any(t, ClassBit(WordClass::kHonorific)) &&
                                                     !Any(t, ClassBit(WordClass::kRole)));
  return behind_given && (ends || RoleBehind(i) || (name_words_ == 1 && !title));
}

// عبد الله, أبو كريم, فخر الدين: a link and its complement are one word of the name.
int PhraseParser::LinkWords() const {
  int links = 0;
  for (int32_t k = name_begin_; k < name_end_; ++k) {
    const bool din = k > name_begin_ && At(k).key == WordKey(u"الدين");
    links += din || IsNameLink(At(k)) ? 1 : 0;
  }
  return links;
}

bool PhraseParser::NextIsName(int32_t i) const {
  if (!WordAt(i + 1)) return false;
  const Token& n = At(i + 1);
  if (IsUnknown(n)) return true;
  return Any(n, kNameClasses) && !Any(n, kFunctionClasses) && !IsNounBeforeConjunct(n);
}

// What stands behind i cannot belong to a name that ends at i.
bool PhraseParser::NameEndsBehind(int32_t i) const {
  if (i + 1 >= static_cast<int32_t>(d_.tokens.size())) return true;
  const Token& n = At(i + 1);
  if (n.kind == TokenKind::kPunctuation || n.kind == TokenKind::kQuoteMark) return true;
  if (n.traits & kInFormula) return true;
  const Reading* r = FirstReading(n);
  if (IsWord(n) && r != nullptr && r->governed() && !NameLike(n)) return true;
  if (IsConjoined(n) || IsLoneProclitic(n)) return true;
  if (Any(n, ClassBits(WordClass::kTime, WordClass::kParticiple, WordClass::kParticle,
                       WordClass::kPreposition))) {
    return true;
  }
  return Any(n, kFunctionClasses | kVerbClasses) && !Any(n, kNounClasses | kNameClasses);
}

bool PhraseParser::ShortMarkedName(int32_t i, int max_words) const {
  const Token& t = At(i);
  if (t.kind != TokenKind::kQuoteMark || t.pair <= i || t.pair >= limit_) return false;
  int words = 0;
  for (int32_t k = i + 1; k < t.pair; ++k) {
    words += IsWord(At(k)) || At(k).kind == TokenKind::kForeign ? 1 : 0;
  }
  return words >= 1 && words <= max_words;
}

// All words between the marks can be parts of a person's name.
bool PhraseParser::NamesInside(int32_t open) const {
  for (int32_t k = open + 1; k < At(open).pair; ++k) {
    if (!CanBeName(At(k))) return false;
  }
  return true;
}

// "أ س": the letters of an abbreviation stand between the marks.
bool PhraseParser::LettersInside(int32_t open) const {
  for (int32_t k = open + 1; k < At(open).pair; ++k) {
    if (!IsWord(At(k)) || At(k).letters > 1) return false;
  }
  return true;
}

// إلى أن, على أن
bool PhraseParser::LeadsToParticle(int32_t i) const {
  return i + 1 < limit_ && IsOneOf(At(i), {word::kIla, word::kAla}) &&
         Any(At(i + 1), ClassBit(WordClass::kParticle));
}

// At i stands the end of the text, what leads to speech, or a verb.
bool PhraseParser::IntroOrVerbAt(int32_t i) const {
  if (i >= static_cast<int32_t>(d_.tokens.size())) return true;
  const Token& t = At(i);
  return IsMark(t, ':') || IsMark(t, ',') || IsMark(t, '.') || t.kind == TokenKind::kQuoteMark ||
         Any(t, ClassBit(WordClass::kParticle) | kVerbClasses);
}

}  // namespace isnad
