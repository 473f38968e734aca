// SPDX-License-Identifier: Apache-2.0
#include "server/engine/reported/governed.h"

#include <algorithm>
#include <string_view>

#include "server/engine/cues/frames.h"
#include "server/engine/reported/bare_noun.h"
#include "server/engine/reported/derived_noun.h"
#include "server/engine/speakers/intros.h"
#include "server/engine/speakers/skips.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr int32_t kMaxRelative = 64;    // tokens of a relative clause that is passed by
constexpr int32_t kMaxAside = 12;       // tokens
constexpr int32_t kMaxApposition = 14;  // tokens
constexpr int32_t kMaxCalled = 20;      // tokens of those who are called upon
constexpr int32_t kMaxMarkedWord = 2;   // tokens between marks that are one word of a clause
// كتدبير أول, وبعد تأخير, في المقابل: words that open an aside
constexpr uint64_t kAlsoNouns = ClassBits(WordClass::kCommonNoun, WordClass::kVerbalNoun);
constexpr uint64_t kNeverObject =
    ClassBits(WordClass::kParticle, WordClass::kConjunction, WordClass::kNegation,
              WordClass::kPronoun, WordClass::kAuxiliary, WordClass::kRelative);
constexpr uint64_t kAsideClasses =
    ClassBits(WordClass::kPreposition, WordClass::kAdverb, WordClass::kTime);

bool IsParticle(const Token& t) { return IsWord(t) && Any(t, ClassBit(WordClass::kParticle)); }

// للصحافيين, كتدبير
bool IsGoverned(const Token& t) {
  return t.word->reading_count > 0 && t.word->begin()->governed() &&
         !(ClassBit(t.word->begin()->word_class) & kVerbClasses);
}

// ، كتدبير أول،: behind the second comma of a short aside; `i` when there is none.
int32_t SkipAside(const Document& d, int32_t i, int32_t end, uint16_t frames) {
  const int32_t first = i + 1;
  if (first >= end || IsFramePreposition(frames, d.tokens[first])) return i;  // ، عن تأسيس دار،
  const bool opens = IsWord(d.tokens[first]) &&
                     (Any(d.tokens[first], kAsideClasses) || IsGoverned(d.tokens[first]));
  if (!opens) return i;
  for (int32_t k = first; k < end && k <= i + kMaxAside; ++k) {
    if (IsMark(d.tokens[k], ',')) return k;
  }
  return i;
}

// أعلن الحرس -الأحد الماضي- [مقتل]: behind the second dash of a short aside; `i` when there is
// none.
int32_t BehindDash(const Document& d, int32_t i, int32_t end) {
  for (int32_t k = i + 1; k < end && k <= i + kMaxAside; ++k) {
    if (IsMark(d.tokens[k], '-')) return k + 1;
  }
  return i;
}

// بشدة, بوضوح: how somebody spoke.
bool IsManner(const Token& t) {
  return IsOneOf(t, {WordKey(u"بشده"), WordKey(u"بوضوح"), WordKey(u"بصراحه"), WordKey(u"بحزم"),
                     WordKey(u"بقوه"), WordKey(u"بحده"), WordKey(u"بدوره"), WordKey(u"بدورها")});
}

// بشكل قاطع, بصفة مباشرة: likewise, with the word that follows.
bool OpensManner(const Token& t) {
  return IsOneOf(t, {WordKey(u"بشكل"), WordKey(u"بصوره"), WordKey(u"بصفه"), WordKey(u"بلهجه"),
                     WordKey(u"بنبره"), WordKey(u"بطريقه")});
}

// بدعم: likelier something else, but not behind a verb that takes the preposition.
bool CanBeBi(const Token& t) {
  for (const Reading& r : *t.word) {
    if ((r.proclitics & kBi) && (ClassBit(r.word_class) & kNounClasses)) return true;
  }
  return t.key == word::kBima;
}

// أنفسهم, نفسه, فيه, لها
bool IsLightWord(const Token& t) {
  const Reading* r = t.word->Find(WordClass::kPreposition);
  if (r != nullptr && r->suffix != Suffix::kNone) return true;
  if (t.traits & kInFormula) return true;  // سعادته, رحمه الله
  return Any(t, kPlaceClasses) ||
         IsOneOf(t, {word::kNafsuhu, word::kNafsuha, word::kDhatuhu, word::kDhatuha,
                     WordKey(u"انفسهم")}) ||
         (Any(t, ClassBits(WordClass::kTime, WordClass::kAdverb)) && !IsConjoined(t));
}

bool BeginsWithLi(const Token& t) {
  return t.word->reading_count > 0 && (t.word->begin()->proclitics & kLi) != 0;
}

// A noun with its owner's pronoun, even where another verb is spelled alike: أعلن عزمه.
bool IsOwned(const Document& d, const Token& t) {
  if (t.word->reading_count > 0) {
    const Suffix suffix = t.word->begin()->suffix;
    if (t.traits & kFinalTaMarbuta) return false;
    return suffix == Suffix::kHu || suffix == Suffix::kHa || suffix == Suffix::kHum;
  }
  const std::string_view text = d.Slice(t.span);
  return EndsWith(text, "ه") || EndsWith(text, "ها") || EndsWith(text, "هم");
}

// حزب الخضر [المعارض] وعد, الموقع [المتخصص] حذر: an adjective that the subject was cut before.
bool IsRestOfSubject(const Token& t) {
  constexpr uint64_t kModifiers =
      ClassBits(WordClass::kAdjective, WordClass::kNisba, WordClass::kParticiple, WordClass::kRole);
  if (!IsWord(t) || !IsWrittenWithArticle(t) || IsConjoined(t)) return false;
  return Any(t, kModifiers) && !Any(t, ClassBits(WordClass::kCommonNoun, WordClass::kVerbalNoun));
}

// الممثلة البالغة 48 عاما
bool DescribesSubject(const Token& t) {
  return IsWord(t) && IsWrittenWithArticle(t) && Any(t, kModifierClasses) &&
         !Any(t, ClassBits(WordClass::kCommonNoun, WordClass::kVerbalNoun));
}

// A noun that can begin what was said; وجود is one, though spelled like و and the name جود.
bool CanBeginNoun(const Document& d, const Token& t) {
  if (!IsWord(t)) return false;
  if (IsSimpleDeed(d, t)) return true;
  if (Any(t, ClassBit(WordClass::kDemonstrative))) return false;
  // متابعة, but مؤكدة
  if (Any(t, ClassBit(WordClass::kParticiple)) && !Any(t, ClassBit(WordClass::kVerbalNoun)))
    return false;
  if (DescribesSubject(t)) return false;
  if (!IsVerbFirst(t)) {
    for (const Reading& r : *t.word) {
      if (r.word_class == WordClass::kCommonNoun && !r.conjoined()) return true;
    }
  }
  if (IsConjoined(t)) return false;
  if (IsOwned(d, t)) return true;
  return !Any(t, kFunctionClasses) && !IsVerbFirst(t) && !NameLike(t);
}

// محافظ البنك المركزي، وهم من الشمال،: behind a comma the subject is described; the comma behind
// it, or `i` when there is none.
int32_t SkipApposition(const Document& d, int32_t i, int32_t end) {
  const int32_t first = i + 1;
  if (first >= end || !IsWord(d.tokens[first])) return i;
  const Token& t = d.tokens[first];
  const bool describes =
      Any(t, kPersonNounClasses | ClassBits(WordClass::kPronoun, WordClass::kAdjective)) ||
      (IsWrittenWithArticle(t) && !IsDerivedNoun(d, t));
  if (!describes) return i;
  for (int32_t k = first; k < end && k <= i + kMaxApposition; k = NextOnLevel(d, k)) {
    if (IsMark(d.tokens[k], ',')) return k;
  }
  return i;
}

// في تصريحات سابقة, في بيان مقتضب
bool IsOccasionsAdjective(const Token& t) {
  static constexpr KeySet kAdjectives({WordKey(u"سابق"), WordKey(u"سابقه"), WordKey(u"لاحق"),
                                       WordKey(u"صحفي"), WordKey(u"صحفيه"), WordKey(u"صحافي"),
                                       WordKey(u"صحافيه"), WordKey(u"مشترك"), WordKey(u"رسمي"),
                                       WordKey(u"مقتضب"), WordKey(u"خاص"), WordKey(u"خاصه")});
  return kAdjectives.Has(t.key);
}

// أعلن في بيان صحافي [إطلاق], طلب من البلدية [إغلاق]: behind what is described or definite a noun
// begins anew.
int32_t SkipCircumstance(const Document& d, int32_t i, int32_t end) {
  constexpr uint64_t kNouns = ClassBits(WordClass::kCommonNoun, WordClass::kVerbalNoun);
  const int32_t behind = SkipPrepositional(d, i, end);
  for (int32_t k = i + 2; k < behind; ++k) {
    const Token& t = d.tokens[k];
    const Token& before = d.tokens[k - 1];
    if (!IsWord(t) || !IsWord(before) || IsWrittenWithArticle(t) || !IsDerivedNoun(d, t)) continue;
    const bool noun = IsUnknown(t) || Any(t, kNouns);
    const bool name_or_adjective =
        !Any(before, kNouns) && (Any(before, kModifierClasses | kBodyClasses) || IsUnknown(before));
    const bool closed = IsWrittenWithArticle(before) || Any(before, kPlaceClasses | kNameClasses) ||
                        (k > i + 2 && (IsOccasionsAdjective(before) || name_or_adjective));
    if (noun && closed && !NameLike(t)) return k;
  }
  return behind;
}

// في أبريل/نيسان 2017: the number of a day or a year.
bool IsDatePart(const Document& d, int32_t i) {
  return d.tokens[i].kind == TokenKind::kNumber && i > 0 &&
         (Any(d.tokens[i - 1], ClassBit(WordClass::kTime)) || IsMark(d.tokens[i - 1], '/'));
}

// مسيرة دعا إليها, ما أعلن عنه: the pronoun is what the verb governs.
bool HoldsComplement(const Cue& cue, const Token& t) {
  const Reading* r = t.word->Find(WordClass::kPreposition);
  if (r == nullptr || r->suffix == Suffix::kNone) return false;
  const uint64_t stem = StemOf(t, *r);
  return ((cue.frames & kFrameIla) && stem == word::kIla) ||
         ((cue.frames & kFrameAn) && stem == word::kAn) ||
         ((cue.frames & kFrameAla) && stem == word::kAla) ||
         ((cue.frames & kFrameBi) && stem == word::kBa) ||
         ((cue.frames & kFrameLi) && stem == word::kLi);
}

// دعا الوزير السكان إلى [فتح المعبر], حث الشركات على [الالتزام], دعت الوزير [للاستقالة]: behind the
// one who is called upon at `object`; `object` when nothing leads over.
int32_t BehindCalled(const Document& d, const Cue& cue, int32_t object, int32_t end) {
  for (int32_t i = object + 1; i < end && i < object + kMaxCalled; i = NextOnLevel(d, i)) {
    const Token& t = d.tokens[i];
    if (IsMark(t, ':')) break;
    if (!IsWord(t)) continue;
    if (IsFramePreposition(cue.frames, t)) return i + 1 < end ? i + 1 : object;
    if (IsParticle(t)) break;
    if ((cue.frames & kFrameLi) && BeginsWithLi(t) && IsDerivedNoun(d, t)) return i;
  }
  return object;
}

// حذرت الوزارة [السكان] من الخطر: who is warned, before the preposition.
bool IsWarned(const Cue& cue, const Token& t) {
  if (cue.stance != Stance::kWarn || !(cue.frames & kFrameMin) || IsConjoined(t)) return false;
  if (cue.place != SubjectPlace::kAfter && cue.kind != CueKind::kParticiple) return false;
  return IsWrittenWithArticle(t) || Any(t, kPersonNounClasses | kBodyClasses | kPlaceClasses);
}

// وعد المدير [أصدقاءه] ببث المقطع: to whom, before the preposition that the verb takes
bool IsTold(const Cue& cue, const Token& t) {
  const bool takes = (cue.frames & kFrameBi) && !(cue.frames & (kFrameNoun | kFrameObject));
  return takes && !IsConjoined(t) && Any(t, kPersonNounClasses | kBodyClasses);
}

// نفى الوزير [ما تردد عن استقالته]
bool IsDeniedClause(const Document& d, const Cue& cue, int32_t i) {
  const size_t next = static_cast<size_t>(i) + 1;
  return cue.stance == Stance::kDeny && cue.level == VerbLevel::kA &&
         d.tokens[i].key == word::kMa && next < d.tokens.size() && CanBeVerb(d.tokens[next]);
}

// لفت النظر إلى, لفت أنظار الحضور: a set phrase.
bool DrawsAttention(const Cue& cue, const Token& t) {
  return IsLemma(cue, "لفت") &&
         IsOneOf(t, {WordKey(u"النظر"), WordKey(u"نظر"), WordKey(u"انظار"), WordKey(u"الانظار"),
                     WordKey(u"انتباه"), WordKey(u"الانتباه")});
}

// مؤكدا "نجاح" التجربة: the first noun of a clause between marks of its own.
bool IsMarkedWord(const Document& d, int32_t i, int32_t end) {
  const int32_t behind = NextOnLevel(d, i);
  if (d.spans[d.tokens[i].opens].tokens.size() > kMaxMarkedWord || behind >= end) return false;
  return IsWord(d.tokens[behind]) && !IsConjoined(d.tokens[behind]);
}

// عزا [الأزمة إلى نقص الماء]
bool Attributes(const Cue& cue) { return IsLemma(cue, "عزا") || IsLemma(cue, "أرجع"); }

// Verbs whose noun says what should be, is or was: دعا إلى, حذر من, أكد ضرورة; not what is only
// spoken about (تحدث عن) or answered (رد على).
bool HasStatementNoun(const Cue& cue) {
  // أصر على إكمال العمل, روى قصته: a deed, a topic.
  if (IsLemma(cue, "أصر") || IsLemma(cue, "روى")) return false;
  if (cue.level == VerbLevel::kA)
    return cue.stance != Stance::kRespond && cue.stance != Stance::kAsk;
  // رحب بالإعلان, أشاد بالدور, طلب وقف العمل; but blame (انتقد) and refusal (رفض) say no more.
  if (IsLemma(cue, "رحب") || IsLemma(cue, "أشاد") || IsLemma(cue, "استبعد") ||
      IsLemma(cue, "طلب") || Attributes(cue)) {
    return true;
  }
  switch (cue.stance) {
    case Stance::kAssert:
    case Stance::kAdmit:
    case Stance::kWarn:
    case Stance::kThreaten:
    case Stance::kDemand:
    case Stance::kSuggest:
    case Stance::kPromise:
    case Stance::kPredict:
    case Stance::kAccuse:
    case Stance::kReveal:
    case Stance::kExpress:
    case Stance::kAnnounce:
    case Stance::kIndicate:
    case Stance::kHint:
    case Stance::kRegret:
    case Stance::kCondemn:
    case Stance::kCall:
    case Stance::kOpinion:
    case Stance::kDescribe:
    case Stance::kNote:
      return true;
    default:
      return false;
  }
}

// كشف عن القميص, أشار إلى هذه الأزمة, كشف عن تصريحات: a thing that is shown or spoken of.
bool IsThing(const Document& d, const Cue& cue, int32_t noun) {
  if (IsLemma(cue, "أشاد")) {
    return Any(d.tokens[noun], kPersonNounClasses | kNameClasses) &&
           !Any(d.tokens[noun], kAlsoNouns);
  }
  if (IsLemma(cue, "طلب") || IsLemma(cue, "رحب")) {
    const Token& asked = d.tokens[noun];
    return !IsDerivedNoun(d, asked) &&
           !IsOneOf(asked, {WordKey(u"عدم"), WordKey(u"ضروره"), WordKey(u"باي")});
  }
  switch (cue.stance) {
    case Stance::kReveal:
    case Stance::kAnnounce:
    case Stance::kIndicate:
    case Stance::kNote:
    case Stance::kHint:
      break;
    default:
      return false;
  }
  const Token& t = d.tokens[noun];
  if (!IsWord(t)) return false;
  if (Any(t, ClassBits(WordClass::kDemonstrative, WordClass::kSpeechNoun))) return true;
  // مشيرا إلى الصعوبات goes on with what one said.
  const bool goes_on =
      cue.kind == CueKind::kParticiple && !Any(t, kPlaceClasses | ClassBit(WordClass::kRelative));
  return IsWrittenWithArticle(t) && !goes_on && !IsDerivedNoun(d, t);
}

}  // namespace

int32_t BehindSubject(const Document& d, const Cue& cue) {
  const bool after = cue.place == SubjectPlace::kAfter && cue.subject >= 0;
  return after ? std::max(d.mentions[cue.subject].tokens.end, cue.tokens.end) : cue.tokens.end;
}

bool IsOwnedByWordBefore(const Document& d, int32_t particle, const Cue& cue) {
  const Token& before = d.tokens[particle - 1];
  if (!IsWord(before) || particle - 1 == cue.head) return false;
  if (cue.subject >= 0 && d.mentions[cue.subject].tokens.end == particle) return false;
  if (IsFramePreposition(cue.frames, before)) return false;
  if ((cue.frames & kFrameFi) && before.key == word::kFi) return false;
  if (Any(before, ClassBits(WordClass::kPreposition, WordClass::kConjunction, WordClass::kNegation,
                            WordClass::kVerb, WordClass::kOtherVerb, WordClass::kAuxiliary)) &&
      !Any(before, kNounClasses | kNameClasses | ClassBit(WordClass::kAdverb)) &&
      before.word->begin()->suffix == Suffix::kNone) {
    return true;
  }
  bool suffix = false;  // حينها
  for (const Reading& r : *before.word) suffix = suffix || r.suffix != Suffix::kNone;
  if (!suffix &&
      IsOneOf(before,
              {WordKey(u"بعد"), WordKey(u"قبل"), WordKey(u"منذ"), WordKey(u"دون"), WordKey(u"غير"),
               WordKey(u"رغم"), WordKey(u"شرط"), WordKey(u"بشرط"), WordKey(u"حد"), WordKey(u"حين"),
               WordKey(u"مجرد"), WordKey(u"بمجرد"), WordKey(u"لدرجه"), WordKey(u"بحجه"),
               WordKey(u"بدعوي"), WordKey(u"بذريعه"), WordKey(u"بدليل"), WordKey(u"باعتبار")})) {
    return true;
  }
  if (BeginsWithBi(d.tokens[particle]) || before.word->reading_count == 0) return false;
  // من المتوقع أن, but من المراهقين أنهم
  const Reading& r = *before.word->begin();
  return r.definite() && r.number != Number::kPlural && particle >= 2 &&
         IsOneOf(d.tokens[particle - 2], {word::kMan});
}

bool TakesObject(const Cue& cue) {
  if (cue.suffix != Suffix::kNone || cue.kind == CueKind::kNoun) return false;
  switch (cue.stance) {
    case Stance::kAccuse:
    case Stance::kDescribe:
    case Stance::kDemand:
    case Stance::kCall:
    case Stance::kThreaten:
      return true;
    default:
      return Attributes(cue);
  }
}

bool NeedsObject(const Cue& cue) {
  return cue.kind == CueKind::kVerb && cue.suffix == Suffix::kNone &&
         (cue.stance == Stance::kAccuse || cue.stance == Stance::kDescribe);
}

bool IsPresentPromise(const Cue& cue) { return cue.form == Form::kPresent && IsLemma(cue, "وعد"); }

bool IsCopula(const Cue& cue) {
  return cue.form == Form::kPresent && cue.suffix == Suffix::kNone && !cue.relative &&
         IsLemma(cue, "اعتبر");
}

int32_t GovernedBegin(const Document& d, const Cue& cue) {
  const int32_t end = d.sentences[cue.sentence].tokens.end;
  const bool object = TakesObject(cue);
  int32_t i = BehindSubject(d, cue);
  if (cue.tokens.end < i && HoldsComplement(cue, d.tokens[cue.tokens.end])) return -1;
  int32_t first = i;
  bool described = false;
  while (i < end) {
    const Token& t = d.tokens[i];
    if (IsParticle(t)) {  // what most verbs govern
      return IsOwnedByWordBefore(d, i, cue) || (NeedsObject(cue) && i == cue.tokens.end) ? -1 : i;
    }
    if (IsMark(t, ',')) {
      int32_t behind = SkipAside(d, i, end, cue.frames);
      if (behind == i && !described) behind = SkipApposition(d, i, end);
      described = true;
      i = behind + 1;
    } else if (t.mark == '(' && t.pair > i) {
      i = NextOnLevel(d, i);
    } else if (IsMark(t, '-') && BehindDash(d, i, end) > i) {
      i = BehindDash(d, i, end);
    } else if (IsMark(t, '/') || IsDatePart(d, i) || IsMonthsOrdinal(d, i)) {
      ++i;
    } else if (t.opens >= 0) {
      const int32_t behind = NextOnLevel(d, i);
      const bool name = d.spans[t.opens].quote_class == QuoteClass::kNonSpeech;
      if (!name) return (cue.frames & kFrameNoun) && IsMarkedWord(d, i, end) ? i : -1;
      if (object && cue.subject >= 0) return i;
      i = behind;
    } else if (object && i == first && t.kind == TokenKind::kNumber) {
      return i;  // اتهم المكتب 13 موظفا بالتدخل
    } else if (!IsWord(t)) {
      return -1;
    } else if (t.key == word::kLi && i + 1 < end && OpensQuote(d, i + 1)) {
      i = NextOnLevel(d, i + 1);
    } else if (IsOneOf(t, {word::kMan}) && IsLemma(cue, "طلب")) {
      i = SkipCircumstance(d, i, end);
    } else if (IsFramePreposition(cue.frames, t) && !IsCircumstance(d, i)) {
      return i + 1 < end && !IsMark(d.tokens[i + 1], ',') ? i + 1 : -1;
    } else if ((cue.frames & kFrameMin) && t.key == word::kMimma && i == first) {
      return i;  // حذر مما وصفه بالخطر
    } else if (HoldsComplement(cue, t)) {
      return -1;
    } else if (IsDeniedClause(d, cue, i) || HasBareNoun(d, cue, i)) {
      return i;
    } else if (i == first && cue.stance == Stance::kCall && (cue.frames & kFrameLi) &&
               BeginsWithLi(t) && Any(t, kNounClasses)) {
      return i;  // دعت لعقد اجتماع
    } else if (IsManner(t) || IsLightWord(t)) {
      ++i;
    } else if (!object && i == first && cue.place == SubjectPlace::kAfter && IsRestOfSubject(t)) {
      if (i + 1 < end && IsConjoined(d.tokens[i + 1])) return -1;
      ++i;
      ++first;
    } else if (!object && i == first && t.key != word::kBima &&
               Any(t, ClassBit(WordClass::kRelative)) && !IsConjoined(t)) {
      i = SkipRelative(d, i, std::min(end, i + kMaxRelative));
      if (i >= end || !IsMark(d.tokens[i], ',')) return -1;
      ++i;
    } else if (DrawsAttention(cue, t)) {
      i = SkipGoverned(d, i + 1, end);
    } else if (OpensManner(t)) {
      i += 2;
    } else if ((cue.frames & kFrameBi) && BeginsWithBi(t) &&
               Any(t, ClassBit(WordClass::kDemonstrative))) {
      i = SkipGoverned(d, i + 1, end);
    } else if ((cue.frames & kFrameBi) &&
               (BeginsWithBi(t) || IsOneOf(t, {WordKey(u"باي")}) || (i == first && CanBeBi(t)))) {
      return NeedsObject(cue) || (i > first && IsPresentPromise(cue)) ? -1 : i;
    } else if (IsPlainPreposition(t)) {
      i = (cue.frames & kFrameNoun) ? SkipCircumstance(d, i, end) : SkipPrepositional(d, i, end);
    } else if (IsGoverned(t)) {
      if ((cue.frames & kFrameLi) && cue.stance == Stance::kCall) return i;
      i = SkipGoverned(d, i + 1, end);
    } else if (!object && IsTold(cue, t)) {
      ++i;
    } else if (IsWarned(cue, t)) {
      const int32_t behind = BehindCalled(d, cue, i, end);
      return behind == i ? -1 : behind;
    } else if (object) {
      const bool verb = IsVerbFirst(t) && !Any(t, kAlsoNouns);
      if (IsOneOf(t, {WordKey(u"اياه"), WordKey(u"اياها"), WordKey(u"اياهم")})) return i;
      if (IsConjoined(t) || verb || Any(t, kNeverObject)) return -1;
      return cue.stance == Stance::kCall ? BehindCalled(d, cue, i, end) : i;
    } else {
      return (cue.frames & kFrameNoun) && CanBeginNoun(d, t) ? i : -1;
    }
  }
  return -1;
}

bool TakesNoun(const Document& document, const Cue& cue) {
  if (cue.kind == CueKind::kNoun) return false;
  const bool takes = cue.level < VerbLevel::kC || Attributes(cue) || ShowsInDocument(document, cue);
  return takes && HasStatementNoun(cue);
}

bool StatesSomething(const Document& document, const Cue& cue, int32_t noun) {
  return !IsCopula(cue) && !IsThing(document, cue, noun) &&
         (TakesObject(cue) || !DescribesSubject(document.tokens[noun]));
}

}  // namespace isnad
