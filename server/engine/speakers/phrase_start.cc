// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>

#include "server/engine/speakers/phrase_parser.h"
#include "server/engine/text/letters.h"

namespace isnad {
namespace {

// Words that belong to the clause, whatever else they are.
constexpr uint64_t kNeverHead =
    ClassBits(WordClass::kParticle, WordClass::kRelative, WordClass::kNegation,
              WordClass::kConjunction, WordClass::kAuxiliary);

// العديد, أحد: words that say how many of a group speak; the group follows, mostly with من.
constexpr uint64_t kQuantifiers[] = {
    WordKey(u"العديد"), WordKey(u"عديد"),   WordKey(u"عدد"),     WordKey(u"بعض"),
    WordKey(u"مجموعه"), WordKey(u"كثير"),   WordKey(u"الكثير"),  WordKey(u"معظم"),
    WordKey(u"غالبيه"), WordKey(u"اغلب"),   WordKey(u"احد"),     WordKey(u"احدي"),
    WordKey(u"كل"),     WordKey(u"جميع"),   WordKey(u"اثنان"),   WordKey(u"ثلاثه"),
    WordKey(u"عشرات"),  WordKey(u"مئات"),   WordKey(u"ميات"),    WordKey(u"الاف"),
    WordKey(u"المئات"), WordKey(u"الميات"), WordKey(u"العشرات"), WordKey(u"الالاف"),
    WordKey(u"اكثريه"), WordKey(u"اثنين"),  WordKey(u"كلا"),     WordKey(u"كبار"),
    WordKey(u"اخرون")};

constexpr auto kFewQuantifiers = KeyBits<1024>().Add(kQuantifiers);

// ثلاث نقابات, عدة مصادر: so many of what can speak (but عدة مرات).
bool IsCounted(const Token& number, const Token& noun) {
  constexpr uint64_t kCounted = kPersonNounClasses | kBodyClasses;
  const Reading* r = FirstReading(number);
  const Reading* of = FindAny(noun, kCounted);
  return r != nullptr && r->word_class == WordClass::kNumberWord && r->proclitics == 0 &&
         of != nullptr && of->number == Number::kPlural && of->proclitics == 0;
}

// كبير مفاوضي الحكومة, كبيرة الأطباء
bool IsChief(const Token& t) {
  return IsOneOf(t, {WordKey(u"كبير"), WordKey(u"كبيره")}) && !IsConjoined(t);
}

// The words that the rules for a phrase's first word name.
constexpr FewWords kOddWords = [] {
  FewWords words({WordKey(u"بحضور"), WordKey(u"وبحضور"), WordKey(u"واحد"), WordKey(u"واحده"),
                  WordKey(u"كبير"), WordKey(u"كبيره"), WordKey(u"لو"), word::kLa, WordKey(u"فان")});
  words.AddWritten(
      {WordKey(u"بعنوان"), WordKey(u"اكثر"), word::kUmm, WordKey(u"الاحد"), WordKey(u"رام")});
  words.AddWritten(kQuantifiers);
  return words;
}();

}  // namespace

// هذا الوزير, نفس المصدر; # before a tag.
int32_t PhraseParser::SkipOpening(int32_t i) {
  if (i < limit_ && IsMark(At(i), '#')) ++i;
  if (!WordAt(i) || !WordAt(i + 1)) return i;
  if (IsOneOf(At(i), {WordKey(u"نفس"), WordKey(u"ذات")}) && !IsConjoined(At(i)) &&
      StartsWithArticle(d_, At(i + 1))) {
    demonstrative_ = true;
    return i + 1;
  }
  if (Any(At(i), ClassBit(WordClass::kDemonstrative)) && !Any(At(i + 1), kFunctionClasses)) {
    demonstrative_ = true;
    return i + 1;
  }
  return i;
}

bool PhraseParser::Starts(int32_t i) {
  if (IsWord(At(i))) return StartsWithWord(i);
  if (At(i).kind == TokenKind::kQuoteMark) return StartsMarked(i);
  return At(i).kind == TokenKind::kForeign && IsSubject();
}

// قال «صالح» إن: a marked name stands for the subject.
bool PhraseParser::StartsMarked(int32_t i) const {
  if (!IsSubject()) return false;
  if (MarksBody(i) || IsCited(i)) return true;
  if (!ShortMarkedName(i, 3)) return false;
  const int32_t after = At(i).pair + 1;
  const bool name = ShortMarkedName(i, 1) || NamesInside(i) || LettersInside(i);
  if (name && (IntroOrVerbAt(after) || LeadsToParticle(after))) return true;
  return MarksNameBeforeSpeech(i);
}

// بحسب "رياح الساحل"، وفقا لـ"رياح الساحل": between marks stands who is cited.
bool PhraseParser::IsCited(int32_t i) const {
  constexpr int kMostWords = 4;
  if (i == 0 || !ShortMarkedName(i, kMostWords)) return false;
  if (IsLoneProclitic(At(i - 1))) {
    return i >= 2 && IsOneOf(At(i - 2), {WordKey(u"وفقا"), WordKey(u"طبقا"), WordKey(u"تبعا")});
  }
  return IsOneOf(At(i - 1), {WordKey(u"حسب"), WordKey(u"بحسب"), WordKey(u"وفق")});
}

// قال "النادر" في حديث للموقع, يقول "نمر" في حديثه
bool PhraseParser::MarksNameBeforeSpeech(int32_t i) const {
  const int32_t after = At(i).pair + 1;
  if (!WordAt(after + 1) || !Any(At(after), ClassBit(WordClass::kPreposition))) return false;
  const bool speech = Any(At(after + 1), ClassBits(WordClass::kSpeechNoun, WordClass::kVerbalNoun));
  const Token& word = At(i + 1);
  const bool noun = Any(word, ClassBit(WordClass::kCommonNoun)) && !Any(word, kFunctionClasses);
  return speech && (NamesInside(i) || MediumInside(i) || (ShortMarkedName(i, 1) && noun));
}

// أكدت "دايلي تلغراف" في مقالها
bool PhraseParser::MediumInside(int32_t open) const {
  if (!ShortMarkedName(open, 3)) return false;
  for (int32_t k = open + 1; k < At(open).pair; ++k) {
    if (Any(At(k), ClassBit(WordClass::kMedium))) return true;
  }
  return false;
}

// أعلن «تحالف الموانئ الشرقية»، أمس، أن: a body between marks, with what it said behind them.
bool PhraseParser::MarksBody(int32_t i) const {
  constexpr int32_t kReach = 10;  // tokens between the mark and the particle
  if (!ShortMarkedName(i, 6) || !Any(At(i + 1), kBodyClasses)) return false;
  for (int32_t k = At(i).pair + 1; k < limit_ && k - At(i).pair <= kReach; ++k) {
    const Token& t = At(k);
    if (Any(t, ClassBit(WordClass::kParticle))) return true;
    const bool passed = IsMark(t, ',') || t.kind == TokenKind::kNumber ||
                        Any(t, ClassBits(WordClass::kTime, WordClass::kAdverb,
                                         WordClass::kPreposition, WordClass::kNumberWord));
    const bool governed = k > 0 && Any(At(k - 1), ClassBit(WordClass::kPreposition));
    if (!passed && !governed) return false;
  }
  return false;
}

[[gnu::always_inline]] inline bool PhraseParser::StartsWithWord(int32_t i) {
  const Token& t = At(i);
  odd_ = Any(t, ClassBit(WordClass::kNumberWord)) | kOddWords.MayHave(t);
  // Where no verb asks for a subject, any other word needs a rule that names it, or من behind it.
  if (!(IsSubject() | Any(t, kHeadClasses) | odd_) &&
      !(i + 1 < limit_ && At(i + 1).key == word::kMan)) {
    return false;
  }
  if (t.traits & kInFormula) return false;  // قال رحمه الله: the wish names nobody
  if (IsLoneProclitic(t)) return false;
  // لكن قياديا بارزا قال: behind a particle the accusative is the subject.
  const bool particle =
      i > 0 && Any(At(i - 1), ClassBits(WordClass::kParticle, WordClass::kConjunction));
  if (!particle && IsAccusative(t)) return false;
  if (odd_) {
    // العديد من الخبراء
    if (IsOneAt(i)) return true;
    if (RefusesByWord(i)) return false;
  }
  quantifier_ = IsQuantifier(i);
  if (quantifier_) return IsSubject() || (i + 1 < limit_ && At(i + 1).key == word::kMan);
  if (odd_) {
    if (IsSubject() && (IsCountedAt(i) || IsChiefAt(i))) return true;
    if (t.key == word::kUmm && NextIsName(i) && NameLike(At(i + 1))) return true;  // أم رشيدة
    if (IsForeignArticle(i)) return IsSubject();  // قال لو دريان إن
  }
  if (Any(t, kFunctionClasses) && IsFunctionWord(i)) return false;
  if (!Any(t, kHeadClasses)) return IsSubject() && StartsAsSubject(i);
  if (!IsSubject()) {
    if (i > 0 && At(i - 1).kind == TokenKind::kNumber && IsSoMuch(i)) return false;
    // الوزير, الوزارة: StartsAnywhere has no rule for them.
    const bool sure = Any(t, kPersonNounClasses | kBodyClasses | kPlaceClasses) & !Any(t, kFinite);
    return sure || StartsAnywhere(i);
  }
  // سجل وجود خلل: a noun before it is a name behind و.
  return !Any(t, kAnyClitic) || !(FindAny(t, kHeadClasses)->proclitics & kWa) ||
         FirstReading(t)->conjoined();
}

[[gnu::always_inline]] inline bool PhraseParser::IsQuantifier(int32_t i) const {
  const Token& t = At(i);
  const uint64_t clitics = t.classes & (kCliticFirst | kAnyDefinite);
  if (odd_) return IsQuantifierByStem(i);
  if (clitics == 0) return false;
  // الوزير: behind the article alone the stem stands nearer than in the lexicon.
  const uint64_t bare = d_.bare_keys[i];
  const bool known = clitics == kAnyDefinite && bare != 0 && bare != t.key;
  return (!known || kFewQuantifiers.MayHave(bare)) && IsQuantifierByStem(i);
}

bool PhraseParser::IsQuantifierByStem(int32_t i) const {
  static constexpr KeySet kWords(kQuantifiers);
  const Token& t = At(i);
  if (kWords.Has(t.key)) return true;
  if (!Any(t, kCliticFirst | kAnyDefinite)) return false;
  const Reading* r = FirstReading(t);
  return r->proclitics + static_cast<int>(r->suffix) != 0 && !r->governed() &&
         kWords.Has(StemOf(t, *r));
}

bool PhraseParser::RefusesByWord(int32_t i) const {
  const Token& t = At(i);
  // بحضور الوزير: in his presence, not the audience
  if (IsOneOf(t, {WordKey(u"بحضور"), WordKey(u"وبحضور")})) return true;
  if (t.key == WordKey(u"بعنوان")) return true;  // نشر بعنوان "...": not who publishes
  // صرح أكثر من مرة: how often
  return t.key == WordKey(u"اكثر") && WordAt(i + 2) && At(i + 1).key == word::kMan &&
         IsOneOf(At(i + 2), {WordKey(u"مره"), WordKey(u"مناسبه"), WordKey(u"موضع")});
}

// 272 صفحة: behind a number, so much of something is no source.
bool PhraseParser::IsSoMuch(int32_t i) const {
  const Token& t = At(i);
  return Any(t, ClassBit(WordClass::kCommonNoun) | kBodyClasses) && !Any(t, kPersonNounClasses) &&
         FirstReading(t)->number == Number::kSingular && !StartsWithArticle(d_, t);
}

bool PhraseParser::IsCountedAt(int32_t i) const {
  return Any(At(i), ClassBit(WordClass::kNumberWord)) && WordAt(i + 1) &&
         IsCounted(At(i), At(i + 1));
}

// واحد من الخبراء
bool PhraseParser::IsOneAt(int32_t i) const {
  return IsOneOf(At(i), {WordKey(u"واحد"), WordKey(u"واحده")}) && WordAt(i + 2) &&
         At(i + 1).key == word::kMan && Any(At(i + 2), kPersonNounClasses | kBodyClasses);
}

bool PhraseParser::IsChiefAt(int32_t i) const {
  return IsChief(At(i)) && WordAt(i + 1) && Any(At(i + 1), ClassBit(WordClass::kRole)) &&
         !At(i + 1).word->begin()->governed();
}

bool PhraseParser::IsFunctionWord(int32_t i) const {
  const Token& t = At(i);
  // يقول علماء الفلك, but علما أن: written alike.
  if (t.key == WordKey(u"علما") && Any(t, ClassBit(WordClass::kRole)) && !SpeechFollows(i)) {
    return false;
  }
  if (Any(t, kNeverHead)) return true;
  // أكد الأخير أن: who was spoken of last
  if (IsSubject() && i == begin_ && IsOneOf(t, {word::kAlakhir, word::kAlakhira})) return false;
  if (!Any(t, kFunctionClasses) || Any(t, kPersonNounClasses | kBodyClasses)) return false;
  return !NameLike(t) || LooksLikePreposition(i);
}

// Where no verb asks for a subject, a word of a head's class must not be likelier as something
// else.
bool PhraseParser::StartsAnywhere(int32_t i) const {
  const Token& t = At(i);
  // اجتماعا حضرته وزيرة الصحة: behind an honorific with a pronoun stands no office.
  if (CanBeVerb(t) && HasPronoun(t) && Any(t, ClassBit(WordClass::kHonorific))) return false;
  if (Any(t, kPersonNounClasses)) return !(Any(t, ClassBit(WordClass::kNameLink)) && CanBeVerb(t));
  if (CanBeVerb(t) && (Any(t, ClassBit(WordClass::kNameLink)) || !NextIsName(i)))
    return false;  // ولد
  // وجود is a noun before it is a name behind و.
  const bool name_first = (ClassBit(t.word->begin()->word_class) & kNameClasses) != 0;
  return Any(t, kBodyClasses | kPlaceClasses) || !Any(t, kNounClasses) || name_first;
}

bool PhraseParser::StartsAsSubject(int32_t i) const {
  const Token& t = At(i);
  const Reading* speech = t.word->Find(WordClass::kSpeechNoun);
  if (speech != nullptr && speech->attributes == kWritten) return true;
  if (CanBeVerb(t)) return IsVerbAsFirstName(i);
  if (IsUnknown(t)) return t.letters >= 2 && !LooksLikeVerb(d_, t) && !LooksGoverned(t);
  if (IsPlainNounAsName(i)) return true;
  // تؤكد لي ذات السبب: the same thing
  if (i > begin_ && IsPlainThing(t) && IsOneOf(At(begin_), {WordKey(u"نفس"), WordKey(u"ذات")})) {
    return false;
  }
  // قال الأميركي، وقالت الشابة: an adjective or a noun with the article stands for a person;
  // استعدادها, المسؤولية are things said, not sayers.
  if (!StartsWithArticle(d_, t) || Any(t, ClassBit(WordClass::kVerbalNoun))) return false;
  return Any(t, ClassBits(WordClass::kNisba, WordClass::kAdjective, WordClass::kCommonNoun,
                          WordClass::kNameHead));
}

// امتناع سامي, عدم: what somebody does, or does not; but إحسان سامي is a name.
bool PhraseParser::IsDeed(const Token& t) const {
  static constexpr KeySet kAlsoGivenNames(
      {WordKey(u"احسان"), WordKey(u"اتيان"), WordKey(u"اخلاص"), WordKey(u"اسلام"),
       WordKey(u"اقبال"), WordKey(u"اشراق"), WordKey(u"اسعاد"), WordKey(u"انصاف"),
       WordKey(u"انتصار"), WordKey(u"اعتماد"), WordKey(u"اعتدال"), WordKey(u"افتخار"),
       WordKey(u"ازدهار"), WordKey(u"انشراح"), WordKey(u"امتثال"), WordKey(u"تحسين")});
  return t.key == WordKey(u"عدم") || (LooksLikeInfinitive(d_, t) && !kAlsoGivenNames.Has(t.key));
}

// حصة النادر إن, حصة النادر، مديرة المركز, حصة النادر مديرة المركز
bool PhraseParser::SaysBehindName(int32_t i) const {
  constexpr int kMaxNames = 4;
  for (int n = 0; n < kMaxNames && WordAt(i); ++n, ++i) {
    if (!CanBeName(At(i)) && !StartsWithArticle(d_, At(i))) break;
  }
  if (i >= limit_) return false;
  const Token& t = At(i);
  const Reading* title = IsWord(t) ? FindAny(t, ClassBit(WordClass::kRole)) : nullptr;
  return IsMark(t, ',') || IsMark(t, ':') || t.kind == TokenKind::kQuoteMark ||
         Any(t, ClassBit(WordClass::kParticle)) || (title != nullptr && title->proclitics == 0);
}

// قال شوي مونغ: right behind a verb of saying stands no other verb, so that before an unknown word
// it is a given name.
bool PhraseParser::IsVerbAsFirstName(int32_t i) const {
  const Token& t = At(i);
  return i == begin_ && BehindVerbOfSaying() && !IsConjoined(t) &&
         !Any(t, ClassBit(WordClass::kVerb) | kFunctionClasses) && WordAt(i + 1) &&
         IsUnknown(At(i + 1)) && !StartsWithArticle(d_, At(i + 1)) && !LooksLikeVerb(d_, At(i + 1));
}

// قال, صرح: a verb that takes speech and neither things nor persons.
bool PhraseParser::BehindVerbOfSaying() const {
  const bool inside = begin_ > 1 && At(begin_ - 1).mark == '(';
  const Reading* r = VerbBefore(inside ? begin_ - 1 : begin_);
  if (r == nullptr || r->suffix != Suffix::kNone) return false;
  const VerbInfo& info = Verb(r->lemma);
  return info.level == VerbLevel::kA && (info.frames & (kFrameColon | kFrameDirect)) &&
         !(info.frames & (kFrameNoun | kFrameObject));
}

// أكد مصدر: a verb that takes a clause.
bool PhraseParser::BehindAssertion() const {
  const Reading* r = VerbBefore(begin_);
  if (r == nullptr || r->suffix != Suffix::kNone) return false;
  const VerbInfo& info = Verb(r->lemma);
  return info.level == VerbLevel::kA && (info.frames & kFrameParticle) &&
         !(info.frames & kFrameObject);
}

// قال بورا إن, قال بورا: "..."
bool PhraseParser::SpeechFollows(int32_t i) const {
  if (i + 1 >= limit_) return false;
  const Token& n = At(i + 1);
  return IsMark(n, ':') || n.kind == TokenKind::kQuoteMark || n.key == word::kQailan ||
         Any(n, ClassBit(WordClass::kParticle));
}

// قالت بنبرة واثقة: an unknown word with ب and a feminine ending is no name, but بوشعرة may be.
bool PhraseParser::LooksGoverned(const Token& t) const {
  if (IsGluedToAlif(d_, t)) return true;
  constexpr std::string_view kBu = "بو";
  return (t.traits & kFinalTaMarbuta) && t.letters >= 5 && FirstLetter(d_, t) == U'ب' &&
         d_.Slice(t.span).substr(0, kBu.size()) != kBu;
}

// يقول [بورا] "...": the verb before takes neither a person nor a thing for its object.
bool PhraseParser::SaysOnly() const {
  const Reading* says = VerbBefore(begin_);
  return says != nullptr && (Verb(says->lemma).frames & (kFrameNoun | kFrameObject)) == 0;
}

// قال جهاد إن: a plain noun between verb and أن is a name.
bool PhraseParser::IsPlainNounAsName(int32_t i) const {
  const Token& t = At(i);
  const Reading* r = t.word->begin();
  if (i != begin_ || r->proclitics != 0 || r->suffix != Suffix::kNone) return false;
  if (Any(t, ClassBits(WordClass::kVerbalNoun, WordClass::kParticiple))) return false;
  if (StartsWithArticle(d_, t)) return false;
  // عبر احتفالية باذخة: no name of a man ends so
  const Reading* verb = VerbBefore(begin_);
  if ((t.traits & kFinalTaMarbuta) && verb != nullptr && verb->gender == Gender::kMasculine &&
      !SpeechFollows(i)) {
    return false;
  }
  // صرح بداية العام, قال نهاية آب: when
  if (IsOneOf(t, {WordKey(u"بدايه"), WordKey(u"نهايه")})) return false;
  // استعرض نماذج, سجل شعارا are objects; قال معنيون, قال بورا: subjects.
  if (r->number == Number::kPlural && !EndsInWawNun(d_, t)) {
    return EndsInAlif(d_, t) && SaysOnly() && SpeechFollows(i);
  }
  // شهدت إهدار كل فريق ضربة, تتلوها طبقات من الإسفلت: behind a verb that takes things it is one.
  const bool accusative = EndsInAlif(d_, t);
  if (SpeechFollows(i) || (!accusative && BehindVerbOfSaying() && NameEndsBehind(i))) return true;
  // يعيد حظوظ الراعي, أكدت خروج الكرمي: a thing and its genitive
  if (!NextIsName(i) || IsDeed(t)) return false;
  // قال فيل بنتام المحلل النفطي: behind an unknown word stands the title.
  if (IsUnknown(At(i + 1)) && !accusative && !StartsWithArticle(d_, At(i + 1)) && WordAt(i + 2) &&
      StartsWithArticle(d_, At(i + 2)) && Any(At(i + 2), ClassBit(WordClass::kRole))) {
    return true;
  }
  // لم تلق خطوة سعيد النادر ...: a thing and its genitive
  if (!SaysBehindName(i + 1)) return false;
  // قال [أولان] بيكماتوف
  const bool adjective =
      Any(t, ClassBit(WordClass::kAdjective)) && !Any(t, ClassBit(WordClass::kCommonNoun));
  return NameLike(At(i + 1)) || (adjective && !StartsWithArticle(d_, At(i + 1)));
}

// علي is a name or the preposition على; the final letter as written decides.
bool PhraseParser::LooksLikePreposition(int32_t i) const {
  const Token& t = At(i);
  if (Any(t, kNeverHead | ClassBits(WordClass::kPronoun, WordClass::kDemonstrative))) return true;
  if (!Any(t, ClassBit(WordClass::kPreposition))) {
    if (IsSubject() && i == begin_) return false;  // وكانت ماي قد قالت: not the month
    return Any(t, kFunctionClasses) && !NextIsName(i);
  }
  return !NameLike(t) || !(NextIsName(i) || InName() || IsAliAsName(i));
}

}  // namespace isnad
