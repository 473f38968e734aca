// SPDX-License-Identifier: Apache-2.0
#include "server/engine/reported/citation.h"

#include <algorithm>

#include "server/engine/reported/clause_end.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr int32_t kLeastWords = 3;  // fewer before the source are its connector: ومع ذلك، بحسب
constexpr int32_t kMaxDateline = 14;  // tokens of: الميناء، أرمادا (وكالة) –
constexpr int32_t kVerbReach = 6;  // tokens from the comma to the verb: ...، الوزير الجديد قال إن
constexpr int32_t kSourceReach = 24;  // tokens among which the comma behind the source stands
// No sentence that somebody wrote has more, but a hostile one may.
constexpr int32_t kMaxCues = 64;
constexpr int32_t kMaxTokens = 1000;

bool HasLeastWords(const Document& d, int32_t from, int32_t to) {
  int32_t words = 0;
  for (int32_t i = from; i < to && words < kLeastWords; ++i) words += IsWord(d.tokens[i]);
  return words == kLeastWords;
}

// القانون, الدستور, اتفاق: what something accords with, but that speaks to nobody.
bool IsRule(const Document& d, int32_t i) {
  static constexpr KeySet kRules(
      {WordKey(u"احكام"),  WordKey(u"نصوص"),  WordKey(u"لايحه"),  WordKey(u"لوايح"),
       WordKey(u"ماده"),   WordKey(u"مواد"),  WordKey(u"معايير"), WordKey(u"مقتضيات"),
       WordKey(u"شروط"),   WordKey(u"قواعد"), WordKey(u"اجراات"), WordKey(u"خطه"),
       WordKey(u"قانون"),  WordKey(u"دستور"), WordKey(u"اتفاق"),  WordKey(u"اتفاقيه"),
       WordKey(u"معاهده"), WordKey(u"نظام"),  WordKey(u"قرار"),   WordKey(u"منطق"),
       WordKey(u"دين"),    WordKey(u"شريعه"), WordKey(u"عقيده"),  WordKey(u"برنامج")});
  return kRules.Has(d.tokens[i].key) || kRules.Has(d.bare_keys[i]) ||
         kRules.Has(StemKey(d.tokens[i]));
}

// السرعة, الشراكة: a thing that can neither speak nor hold words.
bool IsThing(const Document& d, const Mention& m) {
  constexpr uint64_t kSpeakers = kBodyClasses | kPersonNounClasses | kNameClasses | kPlaceClasses |
                                 ClassBits(WordClass::kSpeechNoun, WordClass::kNisba,
                                           WordClass::kVerbalNoun, WordClass::kParticiple);
  const Token& head = d.tokens[m.head];
  if (d.tokens[m.tokens.begin].key == WordKey(u"كل")) return true;  // حسب كل حالة
  return !m.name.valid() && !Any(head, kSpeakers) &&
         Any(head, ClassBits(WordClass::kCommonNoun, WordClass::kAdjective));
}

bool CanBeCited(const Document& d, const Cue& cue) {
  if (cue.subject < 0) return false;
  const Mention& m = d.mentions[cue.subject];
  const Token& first = d.tokens[cue.tokens.begin];
  // على حد قول, but على ما أعلنت
  const bool words = d.tokens[cue.tokens.begin + 1].key != word::kMa;
  if (IsOneOf(first, {WordKey(u"استنادا")}) || (words && IsOneOf(first, {word::kAla})))
    return false;
  if (m.kind == SpeakerKind::kUnspecified || IsThing(d, m)) return false;
  // من وجهة نظر اقتصادية: a field, and nobody.
  const bool view = d.tokens[cue.tokens.end - 1].key == WordKey(u"نظر");
  const WordEntry& head = *d.tokens[m.head].word;
  const bool bare = head.reading_count > 0 && !head.begin()->definite() && m.tokens.size() == 1;
  if (view && bare && !m.name.valid()) return false;
  return !IsRule(d, m.head);
}

// كما شهدت البطولة مشاركة, كما دعا المدير إلى: a verb with an object of its own is the next clause.
bool SaysNothingElse(const Document& d, const Cue& cue) {
  const bool reports = cue.level <= VerbLevel::kB || cue.level == VerbLevel::kR;
  if (OnlyCites(d, cue) && reports) return true;
  if (cue.intro == Intro::kFrame || cue.level == VerbLevel::kX) return false;
  switch (cue.stance) {
    case Stance::kAsk:
    case Stance::kDemand:
    case Stance::kOrder:
    case Stance::kTopic:
    case Stance::kSuggest:
      return false;
    default:
      break;
  }
  if (reports) return true;
  // وفق ما جاء في التقرير, but كما بلغت الكمية
  return OnlyCites(d, cue) && (cue.frames & kFrameFi) != 0;
}

// A verb of speech straight behind the source tells its own words: بحسب الوكالة، قال الوزير إن; but
// what people think is what the source says: حسب الاستطلاع، فإن الشباب يعتقدون أن.
bool HasVerbBehind(const Document& d, int32_t index, int32_t from) {
  const Cue& cue = d.cues[index];
  const int32_t end = std::min(index + 1 + kMaxCues, static_cast<int32_t>(d.cues.size()));
  for (int32_t k = index + 1; k < end; ++k) {
    const Cue& next = d.cues[k];
    if (next.sentence != cue.sentence || next.head > from + kVerbReach) return false;
    const bool main = !next.embedded && !next.passive && !next.relative && !next.conjoined &&
                      !(next.stance == Stance::kOpinion && next.place != SubjectPlace::kAfter);
    if (next.kind == CueKind::kVerb && next.strength >= 2 && main) return true;
  }
  return false;
}

// قالت قناة الأفق نقلا عن مصدر إن: the verb before the source has its words behind it.
bool VerbReachesOver(const Document& d, int32_t index) {
  const Cue& cue = d.cues[index];
  const int32_t first = std::max(0, index - kMaxCues);
  for (int32_t k = index - 1; k >= first && d.cues[k].sentence == cue.sentence; --k) {
    const Cue& verb = d.cues[k];
    if (verb.strength >= 2 && verb.quote == cue.quote && verb.body > cue.head) return true;
  }
  return false;
}

// وقال سامي: "..."، وفق ما نقلت الوكالة: the quotation has its speaker, the source passes it on.
bool BelongsToAnother(const Document& d, int32_t index, int32_t start) {
  const int32_t end = d.cues[index].tokens.begin;
  for (int32_t i = std::max(start, end - kMaxTokens); i < end; i = NextOnLevel(d, i)) {
    const int32_t q = d.tokens[i].opens;
    if (q < 0 || d.spans[q].quote_class == QuoteClass::kNonSpeech) continue;
    const int32_t cue = d.links[q].cue;
    if (cue >= 0 && cue != index && d.cues[cue].head >= start && d.cues[cue].head < i) return true;
  }
  return false;
}

bool HasVerb(const Document& d, int32_t from, int32_t to) {
  for (int32_t i = from; i < to; i = NextOnLevel(d, i)) {
    if (IsWord(d.tokens[i]) && CanBeVerb(d.tokens[i])) return true;
  }
  return false;
}

// ومع ذلك، بحسب الوزارة: words that only connect with what stands before.
bool IsConnector(const Document& d, int32_t from, int32_t to) {
  for (int32_t i = from; i < to; ++i) {
    if (IsWord(d.tokens[i]) && !Any(d.tokens[i], kFunctionClasses) && !CanBeVerb(d.tokens[i]))
      return false;
  }
  return true;
}

// الميناء، أرمادا (وكالة) – انتهى العمل: behind the dash.
int32_t SkipDateline(const Document& d, int32_t start, int32_t end) {
  const Token& first = d.tokens[start];
  if (first.paragraph > 1) return start;
  for (int32_t i = start; i < end && i < start + kMaxDateline; ++i) {
    if (IsMark(d.tokens[i], '-') && i > start && IsMark(d.tokens[i - 1], ')')) return i + 1;
  }
  return start;
}

// The sentence goes on behind the source: السد، بحسب الوزارة، آمن.
bool GoesOnBehind(const Document& d, int32_t start, const Cue& cue, int32_t source_end) {
  const int32_t end = d.sentences[cue.sentence].tokens.end;
  int32_t i = source_end;
  // وفقا للمصدر ذاته
  if (i < end &&
      IsOneOf(d.tokens[i], {word::kNafsuhu, word::kNafsuha, word::kDhatuhu, word::kDhatuha}))
    ++i;
  // السد -بحسب الوزارة- آمن
  const int32_t before = cue.tokens.begin - 1;
  const bool dashes =
      i < end && before > start && IsMark(d.tokens[i], '-') && IsMark(d.tokens[before], '-');
  if (dashes) return i + 1 < end;
  if (i >= end || !IsMark(d.tokens[i], ',') || ++i >= end) return false;
  const Token& t = d.tokens[i];
  if (!IsWord(t) || IsConjoined(t)) return false;
  if (IsPlainPreposition(t)) return true;
  return !HasVerb(d, std::max(start, cue.tokens.begin - kMaxTokens), cue.tokens.begin);
}

// Behind the source and what describes it, from the comma or ف on.
int32_t BehindSource(const Document& d, int32_t from, int32_t end) {
  // حسب تقرير للصحيفة تأتي الفكرة بعد، but حسب تقرير نشرته الصحيفة،
  if (from < end && IsWord(d.tokens[from]) && IsVerbFirst(d.tokens[from]) &&
      d.tokens[from].word->begin()->suffix == Suffix::kNone &&
      d.tokens[from].word->begin()->form == Form::kPresent) {
    return from;
  }
  for (int32_t i = from; i < end && i < from + kSourceReach; i = NextOnLevel(d, i)) {
    const Token& t = d.tokens[i];
    if (IsMark(t, ',')) return i + 1;
    // فإن; فان is also van
    const bool then = (t.key == WordKey(u"فان") && (t.traits & kHamzaBelowFirst)) ||
                      t.key == WordKey(u"فقد") || t.key == WordKey(u"فسوف");
    if (then || (IsOneOf(t, {word::kAnna}) && IsConjoined(t))) return i;
  }
  return from;
}

bool HasLi(const Token& t) {
  return t.word->reading_count > 0 && (t.word->begin()->proclitics & kLi) != 0;
}

}  // namespace

bool FollowsCitingWord(const Document& document, const Cue& cue) {
  if (cue.kind != CueKind::kVerb || cue.conjoined || cue.head == 0) return false;
  const Token& before = document.tokens[cue.head - 1];
  if (!IsWord(before)) return false;
  if (IsOneOf(before, {word::kKama, WordKey(u"حسبما")})) return true;
  if (cue.head < 2) return false;
  const Token& first = document.tokens[cue.head - 2];
  if (before.key == word::kLima) return IsOneOf(first, {WordKey(u"وفقا"), WordKey(u"طبقا")});
  return before.key == word::kMa && IsOneOf(first, {WordKey(u"حسب"), WordKey(u"بحسب"),
                                                    WordKey(u"وفق"), WordKey(u"وفقا"), word::kAla});
}

bool OnlyCites(const Document& document, const Cue& cue) {
  return FollowsCitingWord(document, cue) && document.tokens[cue.head - 1].key != word::kKama;
}

bool StandsBeside(const Document& document, const Cue& cue) {
  if (cue.kind == CueKind::kPreposition) return CanBeCited(document, cue);
  const bool marked = cue.intro == Intro::kMark && OnlyCites(document, cue);  // نقلت وكالة "النور"
  if (cue.intro != Intro::kNone && cue.intro != Intro::kFrame && !marked) return false;
  if (FollowsCitingWord(document, cue)) return SaysNothingElse(document, cue);
  if (cue.head == 0) return false;
  const Token& before = document.tokens[cue.head - 1];
  if (cue.kind == CueKind::kNoun) {
    return cue.place == SubjectPlace::kPronoun &&
           IsOneOf(before, {WordKey(u"حد"), WordKey(u"حسب"), WordKey(u"بحسب"), WordKey(u"وفق"),
                            WordKey(u"وفقا"), WordKey(u"تعبير")});
  }
  // انتهى العمل، يقول المدير; but ، لتضيف رقما, ، يكشفها المؤلف
  const bool plain = cue.suffix == Suffix::kNone && !HasLi(document.tokens[cue.head]);
  return cue.kind == CueKind::kVerb && plain && !cue.conjoined && IsMark(before, ',') &&
         cue.place == SubjectPlace::kAfter && cue.level == VerbLevel::kA &&
         cue.form == Form::kPresent && (cue.frames & kFrameDirect) && cue.intro == Intro::kNone;
}

TokenRange CitedClause(const Document& document, int32_t index, int32_t start) {
  const Cue& cue = document.cues[index];
  const int32_t end = document.sentences[cue.sentence].tokens.end;
  if (VerbReachesOver(document, index)) return {start, start};
  const bool source =
      cue.subject >= 0 && (cue.kind == CueKind::kPreposition || cue.place == SubjectPlace::kAfter);
  const int32_t behind = source ? document.mentions[cue.subject].tokens.end : cue.tokens.end;
  start = SkipDateline(document, start, cue.tokens.begin);
  const bool inside = cue.kind == CueKind::kPreposition && cue.tokens.begin > start &&
                      !HasLeastWords(document, start, cue.tokens.begin) &&
                      !IsConnector(document, start, cue.tokens.begin);
  if (inside) return {start, ClauseEnd(document, index, behind)};
  const bool opens = !HasLeastWords(document, start, cue.tokens.begin) ||
                     (cue.kind == CueKind::kPreposition && cue.conjoined);
  if (!opens) {
    if (BelongsToAnother(document, index, start)) return {start, start};
    if (!GoesOnBehind(document, start, cue, behind)) {
      const bool enough = HasLeastWords(document, start, cue.tokens.begin);
      return {start, enough ? cue.tokens.begin : start};
    }
    return {start, ClauseEnd(document, index, behind)};
  }
  // قال سامي إن العمل انتهى، وفقا لبيان على موقعه: the source of what was told before.
  if (start > document.sentences[cue.sentence].tokens.begin && !cue.conjoined)
    return {start, start};
  const int32_t from = BehindSource(document, behind, end);
  // وبحسب الصورة [التي التقطها] السكان: all of it is the source.
  if (from == behind && from < end && Any(document.tokens[from], ClassBit(WordClass::kRelative)) &&
      !IsConjoined(document.tokens[from])) {
    return {start, start};
  }
  if (HasVerbBehind(document, index, from)) return {start, start};
  return {from, ClauseEnd(document, index, from)};
}

}  // namespace isnad
