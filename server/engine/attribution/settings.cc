// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/settings.h"

#include <algorithm>

#include "server/engine/attribution/clauses.h"
#include "server/engine/positions.h"
#include "server/engine/prefetch.h"
#include "server/engine/speakers/media.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

// What a phrase of when or where begins with has one of these, or is a lone ل before a mark.
constexpr uint64_t kMayStart =
    kAnyClitic | ClassBits(WordClass::kPreposition, WordClass::kTime, WordClass::kAdverb);
constexpr int32_t kMaxAhead = 30;  // tokens between a sentence's first word and its cue

// What kind of circumstance a phrase is; the greater says more.
enum class Kind : uint8_t { kNone, kTime, kPlace, kOccasion };

struct Phrase {
  TokenRange tokens;
  Kind kind = Kind::kNone;
};

// أمس، اليوم، لاحقا: the adverbs of time.
bool IsTimeAdverb(const Token& t) {
  static constexpr KeySet kWords({WordKey(u"امس"), WordKey(u"اليوم"), WordKey(u"غدا"),
                                  WordKey(u"الليله"), WordKey(u"لاحقا"), WordKey(u"سابقا"),
                                  WordKey(u"موخرا"), WordKey(u"مساء"), WordKey(u"صباح"),
                                  WordKey(u"ظهر"), WordKey(u"فجر"), WordKey(u"ليل")});
  return IsOneOf(t, kWords);
}

bool IsTime(const Token& t) {
  const Reading* r = FindAny(t, ClassBit(WordClass::kTime));  // ظهره: his back
  const bool time = (r != nullptr && r->suffix == Suffix::kNone) || IsTimeAdverb(t);
  return time && IsWord(t) && !NameLike(t);
}

// عام, شهر, فترة: a measure of time says when only with what tells which (الماضي), a number or a
// preposition.
bool IsMeasure(const Token& t) {
  const Reading* r = FindAny(t, ClassBit(WordClass::kTime));
  const uint64_t stem = r != nullptr ? StemOf(t, *r) : t.key;
  static constexpr KeySet kWords({WordKey(u"عام"),   WordKey(u"سنه"),    WordKey(u"شهر"),
                                  WordKey(u"اسبوع"), WordKey(u"فتره"),   WordKey(u"اشهر"),
                                  WordKey(u"شهور"),  WordKey(u"ايام"),   WordKey(u"اعوام"),
                                  WordKey(u"سنوات"), WordKey(u"اسابيع"), WordKey(u"ساعه"),
                                  WordKey(u"ساعات"), WordKey(u"دقيقه"),  WordKey(u"دقائق"),
                                  WordKey(u"عصر"),   WordKey(u"عهد"),    WordKey(u"وقت"),
                                  WordKey(u"لحظه"),  WordKey(u"مره"),    WordKey(u"موسم")});
  return kWords.Has(stem);
}

bool TellsWhich(const Token& t) {
  static constexpr KeySet kWords({WordKey(u"الماضي"), WordKey(u"الماضيه"), WordKey(u"الجاري"),
                                  WordKey(u"الجاريه"), WordKey(u"الحالي"), WordKey(u"المنصرم"),
                                  WordKey(u"المنصرمه"), WordKey(u"الفايت"), WordKey(u"الفايته")});
  return t.kind == TokenKind::kNumber || IsOneOf(t, kWords);
}

// ختام, مستهل, زيارة, لقاء: what a speaker can be in or at while he speaks.
bool IsOccasionNoun(const Token& t) {
  if (Any(t, ClassBits(WordClass::kSpeechNoun, WordClass::kMedium))) return true;
  const Reading* r = FindAny(t, kNounClasses);
  const uint64_t stem = r != nullptr ? StemOf(t, *r) : t.key;
  static constexpr KeySet kWords(
      {WordKey(u"ختام"),     WordKey(u"مستهل"),    WordKey(u"افتتاح"),  WordKey(u"زياره"),
       WordKey(u"كلمه"),     WordKey(u"مناسبه"),   WordKey(u"هامش"),    WordKey(u"اعقاب"),
       WordKey(u"صفحه"),     WordKey(u"حساب"),     WordKey(u"تويتر"),   WordKey(u"فيسبوك"),
       WordKey(u"انستغرام"), WordKey(u"تيليغرام"), WordKey(u"تليغرام"), WordKey(u"يوتيوب"),
       WordKey(u"شاشه"),     WordKey(u"اثير"),     WordKey(u"مقطع"),    WordKey(u"مراسم"),
       WordKey(u"احتفال"),   WordKey(u"لقاء"),     WordKey(u"جوله"),    WordKey(u"وقفه"),
       WordKey(u"جلسه"),     WordKey(u"خطبه"),     WordKey(u"فعاليه"),  WordKey(u"ندوه")});
  return kWords.Has(stem);
}

// خلال, عقب, على هامش: what follows is when or where, whatever it is.
bool IsCircumstantial(const Token& t) {
  static constexpr KeySet kWords(
      {WordKey(u"خلال"), WordKey(u"اثناء"), WordKey(u"عقب"), WordKey(u"بعد"), WordKey(u"قبل"),
       WordKey(u"قبيل"), WordKey(u"بعيد"), WordKey(u"اثر"), WordKey(u"عبر"), WordKey(u"لدي")});
  return IsOneOf(t, kWords);
}

class SettingFinder {
 public:
  explicit SettingFinder(Document* document) : d_(*document) {}

  void Run() {
    for (size_t c = 0; c < d_.cues.size(); ++c) {
      PrefetchShownCue(d_, c);
      Cue& cue = d_.cues[c];
      if (!d_.circumstances[c].shown || cue.kind == CueKind::kPreposition) continue;
      if (cue.kind == CueKind::kNoun && cue.intro == Intro::kNone) continue;
      KnowClauseEnd(d_, &cue);
      Phrase best = Behind(cue);
      const Phrase ahead = Ahead(static_cast<int32_t>(c));
      if (ahead.kind > best.kind) best = ahead;
      d_.circumstances[c].setting = best.tokens;
      if (best.kind == Kind::kNone) Inherit(static_cast<int32_t>(c));
    }
  }

 private:
  const Token& At(int32_t i) const { return d_.tokens[i]; }

  // علق المدير على صفحته قائلا: the second cue has the first one's circumstances.
  void Inherit(int32_t c) {
    if (c == 0 || d_.cues[c].kind == CueKind::kVerb) return;
    const Cue& cue = d_.cues[c];
    const Cue& before = d_.cues[c - 1];
    if (before.sentence != cue.sentence || before.quote != cue.quote ||
        before.kind != CueKind::kVerb)
      return;
    const Circumstances& said = d_.circumstances[c - 1];
    const bool empty = before.intro == Intro::kNone || before.body >= cue.head ||
                       said.setting.end >= cue.head - 1 || said.addressee.end >= cue.head - 1;
    if (!empty) return;
    d_.circumstances[c].setting = d_.circumstances[c - 1].setting;
    if (!d_.circumstances[c].addressee.valid())
      d_.circumstances[c].addressee = d_.circumstances[c - 1].addressee;
  }

  // Between the cue and what was said.
  Phrase Behind(const Cue& cue) const {
    const TokenRange subject = cue.subject >= 0 ? d_.mentions[cue.subject].tokens : TokenRange{};
    int32_t end = cue.clause_end;
    const bool content = cue.intro == Intro::kFrame || cue.intro == Intro::kNoun;
    // علقت على صفحتها: what looks like the verb's frame is the setting.
    if (content && StartKind(cue.body - 1) != Kind::kOccasion) end = std::min(end, cue.body);
    const bool object = cue.describes() || (cue.frames & (kFrameObject | kFrameNoun)) != 0 ||
                        cue.intro == Intro::kNone;
    return Best(cue.tokens.end, end, subject, object);
  }

  // أبلغ الوزير [السفيرة] أمس, قال [أيضا] أمس: what may stand before the setting of a verb with an
  // object.
  bool Passes(const Token& t) const {
    if (!IsWord(t)) return t.kind == TokenKind::kPunctuation;
    if (IsGovernedByLi(t)) return true;
    const Reading* r = t.word->Find(WordClass::kPreposition);
    if (r != nullptr && r->suffix != Suffix::kNone) return true;
    return Any(t, ClassBits(WordClass::kAdverb, WordClass::kAuxiliary) | kPersonNounClasses |
                      kNameClasses);
  }

  // الذي حضر, وهي مقيمة في نورسان: says something of the subject.
  static bool OpensClause(const Token& t) {
    return IsWord(t) && (Any(t, ClassBit(WordClass::kRelative)) ||
                         (IsConjoined(t) && Any(t, ClassBit(WordClass::kPronoun))));
  }

  int32_t SkipToComma(int32_t i, int32_t end) const {
    while (i < end && !IsMark(At(i), ',')) i = NextOnLevel(d_, i);
    return i;
  }

  // وفي مؤتمر صحفي أمس، قال الوزير: from the sentence's first word to the comma or the cue.
  Phrase Ahead(int32_t c) const {
    const Cue& cue = d_.cues[c];
    const bool first = c == 0 || d_.cues[c - 1].sentence != cue.sentence ||
                       d_.cues[c - 1].strength == 0 || d_.cues[c - 1].quote != cue.quote;
    if (!first || cue.kind != CueKind::kVerb || cue.quote >= 0) return {};
    const int32_t begin = d_.sentences[cue.sentence].tokens.begin;
    if (cue.head - begin > kMaxAhead || StartKind(begin) < Kind::kTime) return {};
    const TokenRange subject = cue.subject >= 0 ? d_.mentions[cue.subject].tokens : TokenRange{};
    const int32_t end = subject.valid() ? std::min(cue.head, subject.begin) : cue.head;
    Phrase phrase = Read(begin, end);
    // Another clause between: the circumstance is its own.
    for (int32_t i = phrase.tokens.end; i < end; ++i) {
      if (!IsMark(At(i), ',') && !Any(At(i), ClassBits(WordClass::kAdverb, WordClass::kAuxiliary)))
        return {};
    }
    return phrase;
  }

  // The best phrase between two tokens, joined with its neighbours.
  // `object`: the verb's object stands in between, and what is behind it belongs to it.
  Phrase Best(int32_t begin, int32_t end, TokenRange subject, bool object) const {
    Phrase best, last;
    for (int32_t i = begin; i < end;) {
      if (subject.valid() && subject.contains(i)) {
        i = subject.end;
        continue;
      }
      if (StartKind(i) == Kind::kNone) {
        if (object && !Passes(At(i))) break;
        i = OpensClause(At(i)) ? SkipToComma(i, end) : NextOnLevel(d_, i);
        continue;
      }
      const int32_t limit =
          subject.valid() && subject.begin > i ? std::min(end, subject.begin) : end;
      Phrase phrase = Read(i, limit);
      i = std::max(phrase.tokens.end, i + 1);
      if (last.kind != Kind::kNone && Adjacent(last.tokens.end, phrase.tokens.begin)) {
        phrase.tokens.begin = last.tokens.begin;
        phrase.kind = std::max(phrase.kind, last.kind);
      }
      const Token& only = At(phrase.tokens.begin);
      const bool lone = phrase.tokens.size() == 1 && !IsTime(only) &&
                        (IsLoneProclitic(only) || !GivenToMedium(phrase.tokens.begin));
      if (lone) continue;
      last = phrase;
      if (phrase.kind >= best.kind) best = phrase;
    }
    return best;
  }

  bool Adjacent(int32_t end, int32_t begin) const {
    return begin == end || (begin == end + 1 && IsMark(At(end), ','));
  }

  // What a phrase that starts at token `i` would be.
  Kind StartKind(int32_t i) const {
    const Token& t = At(i);
    if (!IsWord(t) || !(Any(t, kMayStart) || t.key == word::kLi)) return Kind::kNone;
    const int32_t next = i + 1;
    const bool alone =
        next >= static_cast<int32_t>(d_.tokens.size()) || At(next).sentence != t.sentence;
    if (IsTime(t)) {
      if (InsideName(i)) return Kind::kNone;
      const bool dated = !IsMeasure(t) || (!alone && TellsWhich(At(next)));
      return dated ? Kind::kTime : Kind::kNone;
    }
    if (alone) return Kind::kNone;
    if (GivenToMedium(i)) return Kind::kOccasion;
    if (IsCircumstantial(t))
      return IsPlainPreposition(t) ? KindOfNoun(next, Kind::kTime) : Kind::kNone;
    if (IsOneOf(t, {word::kFi})) return KindOfNoun(next, Kind::kNone);
    if (IsOneOf(t, {word::kAla})) return IsOccasionOfAla(At(next)) ? Kind::kOccasion : Kind::kNone;
    if (IsOneOf(t, {word::kMan})) {
      if (IsOneOf(At(next), {word::kAla})) return StartKind(next);
      const bool through = IsOneOf(At(next), {WordKey(u"خلال")});
      const Kind kind = through && i + 2 < static_cast<int32_t>(d_.tokens.size())
                            ? KindOfNoun(i + 2, Kind::kNone)
                            : Kind::kNone;
      return kind;
    }
    return IsOneOf(t, {WordKey(u"بمناسبه")}) ? Kind::kOccasion : Kind::kNone;
  }

  // صحيفة [النهار]: the word belongs to the name of a body.
  bool InsideName(int32_t i) const {
    auto it = MentionFrom(d_, i);
    if (it == d_.mentions.cbegin()) return false;
    --it;
    return it->tokens.contains(i) && it->kind == SpeakerKind::kOrganization;
  }

  // لوكالة الساحل, لمراسل "الأفق", لـ«النهار»
  bool GivenToMedium(int32_t i) const {
    const Token& t = At(i);
    const bool marked =
        i + 1 < static_cast<int32_t>(d_.tokens.size()) && At(i + 1).kind == TokenKind::kQuoteMark &&
        (t.key == word::kLi || (IsGovernedByLi(t) && Any(t, ClassBit(WordClass::kRole))));
    if (!marked && !IsGovernedByLi(t)) return false;
    const int32_t mention = MentionAt(d_, marked ? i + 1 : i);
    return mention >= 0 && IsMedium(d_, d_.mentions[mention]);
  }

  Kind KindOfNoun(int32_t i, Kind otherwise) const {
    const Token& t = At(i);
    if (!IsWord(t)) return t.kind == TokenKind::kNumber ? Kind::kTime : otherwise;
    if (t.key == WordKey(u"الوقت")) return Kind::kNone;  // في الوقت نفسه: at the same time
    if (IsTime(t)) return Kind::kTime;
    if (Any(t, ClassBit(WordClass::kParticle))) return otherwise;
    if (IsOccasionNoun(t)) return Kind::kOccasion;
    if (IsOneOf(t, {WordKey(u"وقت"), WordKey(u"ساعه"), WordKey(u"ساعات"), WordKey(u"نهايه"),
                    WordKey(u"بدايه"), WordKey(u"مطلع"), WordKey(u"اول"), WordKey(u"اخر")}))
      return Kind::kTime;
    return Any(t, kPlaceClasses) ? std::max(otherwise, Kind::kPlace) : otherwise;
  }

  static bool IsOccasionOfAla(const Token& t) {
    const Reading* r = FindAny(t, kNounClasses);
    const uint64_t stem = r != nullptr ? StemOf(t, *r) : t.key;
    for (uint64_t k : {WordKey(u"هامش"), WordKey(u"صفحه"), WordKey(u"حساب"), WordKey(u"تويتر"),
                       WordKey(u"فيسبوك"), WordKey(u"موقع"), WordKey(u"منصه"), WordKey(u"شاشه"),
                       WordKey(u"انستغرام"), WordKey(u"متن")}) {
      if (stem == k) return true;
    }
    return false;
  }

  // The phrase that starts at token `begin`: up to a comma, a verb of the narrator's or `end`.
  Phrase Read(int32_t begin, int32_t end) const {
    Phrase phrase;
    phrase.kind = StartKind(begin);
    int32_t i = begin + 1;
    if (GivenToMedium(begin)) i = MediumEnd(begin);
    for (; i < end; i = NextOnLevel(d_, i)) {
      const Token& t = At(i);
      if (EndsPhrase(phrase, i, end)) break;
      phrase.kind = std::max(phrase.kind, StartKind(i));
      if (t.kind == TokenKind::kQuoteMark && t.pair > i && t.pair >= end) break;
    }
    i = std::min(i, end);
    while (i > begin + 1 && !CanEnd(At(i - 1))) --i;
    phrase.tokens = {begin, i};
    return phrase;
  }

  // No comma, dash or dangling preposition.
  static bool CanEnd(const Token& t) {
    if (IsWord(t)) {
      const Reading* r = t.word->Find(WordClass::kPreposition);
      return !IsLoneProclitic(t) && (r == nullptr || r->suffix != Suffix::kNone || NameLike(t) ||
                                     Any(t, kNounClasses | ClassBit(WordClass::kAdverb)));
    }
    return t.mark == ')' || t.kind == TokenKind::kQuoteMark || t.kind == TokenKind::kNumber ||
           t.kind == TokenKind::kForeign;
  }

  int32_t MediumEnd(int32_t i) const {
    int32_t mention = MentionAt(d_, i);
    if (mention < 0) mention = MentionAt(d_, i + 1);
    return d_.mentions[mention].tokens.end;
  }

  bool EndsPhrase(const Phrase& phrase, int32_t i, int32_t end) const {
    const Token& t = At(i);
    if (IsMark(t, ',')) return !(i + 1 < end && StartKind(i + 1) >= Kind::kTime);
    if (IsMark(t, '-') || IsMark(t, '.') || IsMark(t, ':')) return true;
    if (!IsWord(t)) return false;
    if (ReportsAt(i) || StartsPerson(i)) return true;
    if (Any(t, ClassBit(WordClass::kConjunction)) && !Any(t, kNounClasses)) return true;
    if (IsConjoined(t) && CanBeVerb(t) && !Any(t, kNounClasses)) return true;
    // أمس [الوزير]: a time takes no more than times, and who speaks is no part of it.
    const Token& before = At(i - 1);
    const bool dated = IsTime(before) || TellsWhich(before) ||
                       (IsWord(before) && Any(before, ClassBit(WordClass::kAdjective)));
    return phrase.kind == Kind::kTime && dated && !GoesOnTime(i);
  }

  // في ختام زيارته إلى نورسان [المبعوث الخاص] ...: a person's noun behind a closed phrase.
  bool StartsPerson(int32_t i) const {
    const Token& before = At(i - 1);
    const Reading* role = FindAny(At(i), ClassBits(WordClass::kRole, WordClass::kHonorific));
    if (role == nullptr || !role->definite() || role->governed() || !IsWord(before)) return false;
    if (before.word->reading_count == 0) return true;
    return before.word->begin()->definite() || Any(before, kPlaceClasses) || IsTime(before);
  }

  // على صفحته [قائلا]
  bool ReportsAt(int32_t i) const {
    const Cue* cue = CueAt(d_, i);
    return cue != nullptr && cue->kind != CueKind::kVerb && cue->strength > 0 &&
           cue->intro != Intro::kNone;
  }

  // أمس الأول, الخميس الماضي, مساء الاثنين, 12 يناير
  bool GoesOnTime(int32_t i) const {
    const Token& t = At(i);
    if (IsTime(t) || StartKind(i) != Kind::kNone) return true;
    return Any(t, ClassBits(WordClass::kNumberWord, WordClass::kAdjective)) &&
           !Any(t, kPersonNounClasses | kBodyClasses | kNameClasses);
  }

  Document& d_;
};

}  // namespace

void FindSettings(Document* document) { SettingFinder(document).Run(); }

}  // namespace isnad
