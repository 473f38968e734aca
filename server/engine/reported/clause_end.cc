// SPDX-License-Identifier: Apache-2.0
#include "server/engine/reported/clause_end.h"

#include <algorithm>

#include "server/engine/reported/citation.h"
#include "server/engine/reported/continuation.h"
#include "server/engine/reported/first_person.h"
#include "server/engine/text/letters.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr int32_t kOwnQuotation = 4;    // tokens: fewer are a part of the clause
constexpr int32_t kWholeQuotation = 6;  // likewise, where no comma stands before the mark

bool HasOwnWords(const Cue& cue) {
  return cue.intro == Intro::kParticle || cue.intro == Intro::kColon || cue.intro == Intro::kMark;
}

// كما قالت, فيما أكد, لكنه أضاف: the narrator connects his next clause.
bool ConnectsNext(const Token& t) {
  return IsOneOf(t, {word::kKama, WordKey(u"حيث"), WordKey(u"فيما"), WordKey(u"بينما"),
                     WordKey(u"لكن"), WordKey(u"لكنه"), WordKey(u"لكنها"), WordKey(u"لكنهم"),
                     WordKey(u"ثم"), WordKey(u"حسبما")});
}

bool EndsAtVerb(const Document& d, const Cue& next, const Token& before) {
  const bool after_break = !IsWord(before);
  if (next.conjoined) {
    // أجريت أشعة وأظهرت أن: nobody before the clause can be the verb's subject.
    if (next.place == SubjectPlace::kNone && next.speaker < 0) return false;
    // قال سامي إن العمل انتهى ودعا البلدية للعمل
    const bool speech =
        next.level == VerbLevel::kA && next.form == Form::kPast &&
        (next.stance == Stance::kCall || !Any(d.tokens[next.head], kNounClasses | kNameClasses));
    return next.strength >= 2 || HasOwnWords(next) || speech ||
           (next.strength == 1 && next.level <= VerbLevel::kB && next.intro == Intro::kFrame);
  }
  if (after_break) return next.place != SubjectPlace::kBefore;
  if (before.key == word::kMa || before.key == word::kLima || before.key == WordKey(u"حسبما"))
    return next.head >= 2 && StandsBeside(d, next);
  return (HasOwnWords(next) || next.intro == Intro::kFrame) && ConnectsNext(before);
}

// مما [يسبب]، بحسب الوزارة، ارتفاعا; الواردات [التي], بحسب الوزارة, انخفضت: the clause goes on
// behind the source.
bool LacksItsRest(const Token& t) {
  if (!IsWord(t) || Any(t, kNounClasses | kNameClasses)) return false;
  return CanBeVerb(t) || Any(t, ClassBits(WordClass::kRelative, WordClass::kParticle));
}

// The narrator speaks again at a cue that stands inside the reach of another.
bool EndsAtCue(const Document& d, const Cue& next) {
  if (next.strength == 0 || next.embedded || next.relative) return false;
  const Token& before = d.tokens[next.tokens.begin - 1];
  switch (next.kind) {
    case CueKind::kParticiple:
      // حذر من الخطر مطالبا بوقف العمل: accusative, so not the noun.
      return !IsWord(before) || next.conjoined || next.intro != Intro::kFrame ||
             (EndsInAlif(d, d.tokens[next.head]) &&
              !IsOneOf(d.tokens[next.head], {WordKey(u"ردا")})) ||  // ردا على الهجوم
             !Any(d.tokens[next.head], kNounClasses | kNameClasses);
    case CueKind::kPreposition:
      return StandsBeside(d, next) && !LacksItsRest(before);
    case CueKind::kNoun:
      return next.place == SubjectPlace::kPronoun && next.intro == Intro::kNone;
    case CueKind::kVerb:
      return EndsAtVerb(d, next, before);
    default:
      return false;
  }
}

bool IsSpeakerChange(const Document& d, int32_t i, int32_t end) {
  uint64_t keys[kMaxPhraseWords];
  int count = 0;
  for (int32_t k = i; k < end && count < kMaxPhraseWords && IsWord(d.tokens[k]); ++k) {
    keys[count++] = d.tokens[k].key;
  }
  return MatchPhrase(keys, count).phrase_class == PhraseClass::kSpeakerChange;
}

// ، في تصريح للوكالة; ، جاء ذلك خلال لقاء; ، فيما رحبت الحكومة; ، من جانبه
bool NarratorAfterComma(const Document& d, int32_t i, int32_t end) {
  if (i + 1 >= end || !IsWord(d.tokens[i])) return false;
  const Token& t = d.tokens[i];
  const Token& next = d.tokens[i + 1];
  if (IsOneOf(t, {word::kFi, WordKey(u"خلال")})) {
    // ، في وقت أعلنت الحكومة
    if (next.key == WordKey(u"وقت")) return i + 2 < end && CanBeVerb(d.tokens[i + 2]);
    return Any(next, ClassBit(WordClass::kSpeechNoun));
  }
  if (IsOneOf(t, {WordKey(u"جا"), WordKey(u"وذلك")}) || t.key == WordKey(u"ذلك")) {
    return IsOneOf(next, {WordKey(u"ذلك"), WordKey(u"هذا"), WordKey(u"خلال"), word::kFi,
                          WordKey(u"ردا"), WordKey(u"تعليقا")});
  }
  if (IsOneOf(t, {WordKey(u"فيما")})) return CanBeVerb(next);
  return IsSpeakerChange(d, i, end);
}

// A quotation that stands as a sentence of its own: ...، و"سنعود", ...، "وسنعود إلى القرية",
// ...، "لدينا خطة"; but ...، "الذي بناه" and القادة "والجنود" go on.
bool OpensOwnQuotation(const Document& d, int32_t i) {
  const int32_t q = d.tokens[i].opens;
  if (q < 0 || d.spans[q].quote_class == QuoteClass::kNonSpeech) return false;
  const bool joined = IsLoneProclitic(d.tokens[i - 1]);
  const TokenRange content = d.spans[q].tokens;
  if (content.size() < kOwnQuotation) return false;
  const Token& first = d.tokens[content.begin];
  if (!IsMark(d.tokens[joined ? i - 2 : i - 1], ',')) {
    // تعيد النظر في التغييرات "نجري تعديلات على الأزرار"
    return !joined && content.size() >= kWholeQuotation && IsWord(d.tokens[i - 1]) &&
           !Any(d.tokens[i - 1], kFunctionClasses) && IsWord(first) && IsFirstPerson(d, first);
  }
  if (joined || !IsWord(first)) return joined;
  const bool waw = IsConjoined(first) || (IsUnknown(first) && FirstLetter(d, first) == U'و');
  return waw || IsFirstPerson(d, first);
}

// في محاولة لـ, في إشارة إلى, في وقت: the narrator's view.
bool IsNarratorsIn(const Document& d, int32_t i, int32_t end) {
  return i + 1 >= end ||
         IsOneOf(d.tokens[i + 1], {WordKey(u"محاوله"), WordKey(u"اشاره"), WordKey(u"خطوه"),
                                   WordKey(u"وقت"), WordKey(u"حين"), WordKey(u"المقابل")});
}

// للوقوف على حالتهم, بدفع مبالغ
bool IsGovernedNoun(const Token& t) {
  if (t.word->reading_count == 0 || IsConjoined(t)) return false;
  const Reading& r = *t.word->begin();
  return (r.proclitics & (kLi | kBi)) != 0 && !(ClassBit(r.word_class) & kVerbClasses) &&
         !Any(t, ClassBits(WordClass::kParticle, WordClass::kConjunction));
}

// ، المنصوص عليه في القانون; ، استعدادا للموسم
bool DescribesBehindComma(const Document& d, int32_t i) {
  const Token& t = d.tokens[i];
  if (IsConjoined(t)) return false;
  if (t.traits & kWrittenArticle) {
    return (Any(t, kModifierClasses) || IsUnknown(t)) && !Any(t, kPersonNounClasses | kNameClasses);
  }
  return Any(t, ClassBit(WordClass::kCommonNoun)) && EndsInAlif(d, t) && t.letters >= 6;
}

// What a noun names goes on behind a comma only with a coordinated noun or what describes it.
bool NounGoesOn(const Document& d, int32_t i, int32_t end) {
  if (i >= end) return false;
  const Token& t = d.tokens[i];
  if (!IsWord(t)) return true;
  if (Any(t, ClassBit(WordClass::kRelative))) {
    return !IsConjoined(t) || IsOneOf(t, {WordKey(u"التي"), WordKey(u"الذي")});
  }
  if (IsOneOf(t, {WordKey(u"فضلا"), WordKey(u"اضافه"), WordKey(u"بالاضافه"), WordKey(u"علاوه"),
                  WordKey(u"خاصه"), WordKey(u"خصوصا"), WordKey(u"او"),       word::kBima,
                  word::kMan,       word::kMimma,      WordKey(u"مثل"),      WordKey(u"حتي"),
                  WordKey(u"بسبب"), WordKey(u"نظرا"),  WordKey(u"سيما"),     WordKey(u"لاسيما"),
                  WordKey(u"منها"), WordKey(u"منهم"),  WordKey(u"بينهم"),    WordKey(u"بينها"),
                  WordKey(u"عبر")})) {
    return true;
  }
  if (IsOneOf(t, {word::kFi})) return !IsNarratorsIn(d, i, end);
  if (IsOneOf(t, {WordKey(u"خلال"), word::kIla})) return true;
  if (IsOneOf(t, {word::kAla})) {  // على مستوى الدولة, but على خلفية النزاع
    return i + 1 < end && !IsOneOf(d.tokens[i + 1], {WordKey(u"خلفيه"), WordKey(u"هامش"),
                                                     WordKey(u"اثر"), WordKey(u"حد")});
  }
  if (IsGovernedNoun(t) || DescribesBehindComma(d, i)) return true;
  if (!IsConjoined(t) && t.key != word::kWaw) return false;
  return !CanBeVerb(t) &&
         !Any(t, ClassBits(WordClass::kDemonstrative, WordClass::kPronoun, WordClass::kConjunction,
                           WordClass::kNegation, WordClass::kAuxiliary));
}

// وفيما قال, وفي حين يقول, بعد أن أعلن: the sentence's main clause comes behind the cue's.
bool StandsInSubordinate(const Document& d, const Cue& cue) {
  constexpr int32_t kReach = 3;  // tokens from the sentence's start
  const int32_t start = d.sentences[cue.sentence].tokens.begin;
  if (cue.kind != CueKind::kVerb || cue.head == start || cue.head - start > kReach) return false;
  const Token& before = d.tokens[cue.head - 1];
  if (IsOneOf(before, {WordKey(u"فيما"), WordKey(u"بينما"), WordKey(u"حين"), WordKey(u"عندما"),
                       WordKey(u"لما"), WordKey(u"بعدما")})) {
    return true;
  }
  return before.key == word::kAnna && cue.head - 2 >= start &&
         IsOneOf(d.tokens[cue.head - 2], {WordKey(u"بعد"), WordKey(u"قبل"), WordKey(u"منذ")});
}

// ، أكد أن; ، فإنهم يحذرون
bool OpensMainClause(const Document& d, int32_t i, int32_t end) {
  if (i >= end || !IsWord(d.tokens[i])) return false;
  const Token& t = d.tokens[i];
  if (t.key == WordKey(u"فان") || (IsConjoined(t) && Any(t, ClassBit(WordClass::kParticle)))) {
    return FirstLetter(d, t) == U'ف';
  }
  return IsVerbFirst(t) && !IsConjoined(t) && !NameLike(t);
}

// قال إنه بدلا من التركيز على السد، [أعرب] المدير ...; إن هذه الوثائق، [أكدت] ذلك: behind the comma
// stands the verb that the particle's clause has not had yet.
bool LacksVerb(const Document& d, int32_t from, const Cue& next) {
  constexpr int32_t kLongest = 24;  // tokens from the particle to the verb
  constexpr int32_t kSubject = 6;   // likewise, where nothing but the subject stands between
  const int32_t verb = next.tokens.begin;
  if (next.kind != CueKind::kVerb || next.conjoined || verb - from > kLongest ||
      !IsMark(d.tokens[verb - 1], ',') || !Any(d.tokens[from], ClassBit(WordClass::kParticle))) {
    return false;
  }
  for (int32_t i = from + 1; i < verb; i = NextOnLevel(d, i)) {
    const Token& t = d.tokens[i];
    if (IsWord(t) && CanBeVerb(t) && !Any(t, kNounClasses | kNameClasses)) return false;
  }
  const Token& first = d.tokens[from + 1];
  const bool fronted =
      IsWord(first) && (IsPlainPreposition(first) || first.key == WordKey(u"بدلا"));
  return fronted || (next.place == SubjectPlace::kNone && verb - from <= kSubject);
}

// وكانت الوزيرة قد دعت إلى, يذكر أن الوزيرة قالت إن: what somebody had said, as background.
bool IsBackground(const Document& d, const Cue& cue) {
  if (cue.kind != CueKind::kVerb || cue.place != SubjectPlace::kBefore) return false;
  const int32_t start = d.sentences[cue.sentence].tokens.begin;
  const int32_t before = d.mentions[cue.subject].tokens.begin - 1;
  if (before < start || before > cue.head) return false;
  if (IsOneOf(d.tokens[before], {WordKey(u"كان"), WordKey(u"كانت")})) return true;
  return Any(d.tokens[before], ClassBit(WordClass::kParticle)) &&
         IsOneOf(d.tokens[start], {WordKey(u"يذكر"), WordKey(u"يشار"), WordKey(u"تجدر"),
                                   WordKey(u"الجدير"), WordKey(u"جدير")});
}

// وكانت الوزيرة قد دعت إلى وقف العمل، [لكن] السد بقي مغلقا; ، [غير أن] السد, [ورغم] ذلك: behind
// background the narrator contrasts it.
bool IsContrast(const Document& d, int32_t i, int32_t end) {
  const Token& t = d.tokens[i];
  if (IsOneOf(t, {WordKey(u"لكن"), WordKey(u"لكنه"), WordKey(u"لكنها"), WordKey(u"لكنهم"),
                  WordKey(u"رغم")})) {
    return true;
  }
  return IsOneOf(t, {WordKey(u"غير"), WordKey(u"الا")}) && i + 1 < end &&
         IsOneOf(d.tokens[i + 1], {word::kAnna});
}

bool IsNounContent(const Cue& cue, const Token& first) {
  if (cue.kind == CueKind::kPreposition) return false;
  return (cue.intro == Intro::kFrame || cue.intro == Intro::kNoun) &&
         !Any(first, ClassBit(WordClass::kParticle));
}

// Words that lead over to the narrator's next clause: كما, حيث, فيما, على حد.
bool IsConnector(const Token& t) {
  // يحافظوا عليه
  const Reading* r = t.word->Find(WordClass::kPreposition);
  if (r != nullptr && r->suffix != Suffix::kNone) return false;
  return ConnectsNext(t) ||
         IsOneOf(t, {word::kWaw, WordKey(u"حد"), word::kAla, WordKey(u"حسب"), WordKey(u"وفق"),
                     WordKey(u"وفقا"), WordKey(u"قد"), WordKey(u"وذلك"), WordKey(u"بحسب"),
                     word::kMa, word::kLima});
}

}  // namespace

bool IsLoosePunctuation(const Token& token) {
  return token.kind == TokenKind::kPunctuation && token.pair < 0;
}

TokenRange Trimmed(const Document& document, TokenRange tokens) {
  const std::vector<Token>& t = document.tokens;
  while (tokens.begin < tokens.end && IsLoosePunctuation(t[tokens.begin])) ++tokens.begin;
  while (tokens.begin < tokens.end &&
         (IsLoosePunctuation(t[tokens.end - 1]) ||
          (IsWord(t[tokens.end - 1]) && IsConnector(t[tokens.end - 1])))) {
    --tokens.end;
  }
  return tokens;
}

int32_t ClauseEnd(const Document& document, int32_t cue, int32_t from) {
  const bool subordinate = StandsInSubordinate(document, document.cues[cue]);
  const Cue& own = document.cues[cue];
  const int32_t end = document.sentences[own.sentence].tokens.end;
  const bool noun =
      from < end && IsWord(document.tokens[from]) && IsNounContent(own, document.tokens[from]);
  const bool background = IsBackground(document, own);
  size_t next = static_cast<size_t>(cue) + 1;
  for (int32_t i = from; i < end; i = NextOnLevel(document, i)) {
    while (next < document.cues.size() && document.cues[next].tokens.begin < i) ++next;
    const int32_t next_cue =
        next < document.cues.size() ? std::min(document.cues[next].tokens.begin, end) : end;
    // A word that begins no cue ends nothing.
    while (i < next_cue && !background && (document.classes[i] & kNoWord) == 0) ++i;
    if (i >= end) return end;
    if (i <= from + 1) continue;
    if (next < document.cues.size() && next_cue == i && EndsAtCue(document, document.cues[next]) &&
        !LacksVerb(document, from, document.cues[next])) {
      return i;
    }
    if (OpensOwnQuotation(document, i)) return i;
    if (background && IsContrast(document, i, end)) return i;
    if (!IsMark(document.tokens[i], ',')) continue;
    if (document.tokens[i - 1].kind == TokenKind::kQuoteMark &&
        ContinuationBegin(document, i - 1) >= 0)
      return i;
    if (NarratorAfterComma(document, i + 1, end)) return i;
    if (subordinate && OpensMainClause(document, i + 1, end)) return i;
    if (noun && !NounGoesOn(document, i + 1, end)) return i;
  }
  return end;
}

}  // namespace isnad
