// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "server/engine/speakers/agreement.h"
#include "server/engine/speakers/apposition.h"
#include "server/engine/speakers/epithets.h"
#include "server/engine/speakers/noun_phrase.h"
#include "server/engine/speakers/subject_searches.h"
#include "server/engine/text/fold.h"
#include "server/engine/text/letters.h"
#include "server/engine/words.h"

namespace isnad {

namespace {

constexpr int32_t kMaxBackward = 16;     // tokens looked at before a verb
constexpr int32_t kMaxClauseTopic = 24;  // tokens from a particle to the verb of its clause
constexpr int kMaxHops = 2;              // prepositional phrases between a subject and its verb
constexpr int32_t kMaxTopicReach = 512;  // tokens from a sentence's first phrase to its predicate

// قد قال, لم يقل, كان اليوم يقول: what stands between a subject and its verb.
bool IsAuxiliary(const Token& t) {
  constexpr uint64_t kBetween =
      ClassBits(WordClass::kAuxiliary, WordClass::kAdverb, WordClass::kTime);
  if (!Any(t, kBetween | ClassBit(WordClass::kNegation)) && !(t.traits & kInFormula)) return false;
  if (IsOneOf(t, {word::kQad, word::kLaqad, word::kLam, word::kLan, word::kLa})) return true;
  if (t.traits & kInFormula) return true;  // الإمام رحمه الله يقول
  return IsWord(t) && Any(t, kBetween) && !Any(t, kNameClasses);
}

// في بيان أصدره اليوم: an indefinite noun before a verb with its pronoun is the verb's object.
bool IsObjectRelative(const Cue& cue, const Mention& m) {
  return cue.suffix != Suffix::kNone && !m.definite;
}

// أخبره, سألها: the verb's pronoun is a person who is told, not what is spoken of.
bool TellsSomebody(const Cue& cue) {
  if (!(cue.frames & kFrameObject)) return false;
  switch (cue.stance) {
    case Stance::kInform:
    case Stance::kAsk:
    case Stance::kCall:
    case Stance::kOrder:
    case Stance::kSuggest:
    case Stance::kRespond:
    case Stance::kDemand:
    case Stance::kWarn:
      return true;
    default:
      return false;
  }
}

class BackwardSearch {
 public:
  BackwardSearch(Document* document, Cue* cue)
      : d_(*document), cue_(*cue), start_(CueStart(*document, *cue)) {}

  void Run() {
    int32_t k = cue_.head - 1;
    while (k >= start_ && k >= cue_.head - kMaxBackward && At(k).quote == cue_.quote &&
           IsAuxiliary(At(k)))
      --k;
    if (k + 1 < cue_.head && EpithetAlone(k)) return;
    if (k < start_) return;
    const Token& before = At(k);
    if (Any(before, ClassBit(WordClass::kParticle)) && SaidByAnother(k)) return;
    if (Any(before, ClassBit(WordClass::kPronoun)) &&
        IsOneOf(before, {word::kHowa, word::kHiya, word::kHum, word::kHuma})) {
      cue_.place = SubjectPlace::kPronoun;
    } else if (IsRelativePronoun(before) && !cue_.conjoined) {
      Antecedent(k - 1);
    } else if (cue_.conjoined) {
      // أما فلان، الذي حضر، فقال: only the topic can be the subject.
      Topic(true);
    } else if (!cue_.relative && (IsSaidInIt() || !SubjectBefore(k)) && !ClauseTopic()) {
      Topic(k < cue_.head - 1 || IsMark(At(k), ','));
    }
  }

 private:
  const Token& At(int32_t i) const { return d_.tokens[i]; }

  // وهو صلى الله عليه وسلم [يقول], إنه سبحانه يقول: behind no noun the praise names who speaks.
  bool EpithetAlone(int32_t before) {
    Mention m;
    if (!ReadEpithet(d_, before + 1, cue_.head, &m)) return false;
    const bool named = before >= start_ && IsWord(At(before)) && !Any(At(before), kFunctionClasses);
    if (named) return false;
    Set(m, SubjectPlace::kBefore);
    return true;
  }

  void Set(const Mention& m, SubjectPlace place) { SetSubject(&d_, &cue_, m, place); }

  bool Agrees(const Mention& m) const {
    return AgreesFully({cue_.gender, cue_.number}, m.kind, {m.gender, m.number});
  }

  // روى الشيخ عن [سامي الراعي] أنه قال: the particle's pronoun is the source behind عن, and who
  // tells it passes it on.
  bool SaidByAnother(int32_t k) {
    if (!IsOneOf(At(k), {WordKey(u"انه"), WordKey(u"انها")}) || cue_.conjoined) return false;
    Mention m;
    if (!EndingAt(k - 1, &m) || m.tokens.begin <= start_) return false;
    if (!IsOneOf(At(m.tokens.begin - 1), {word::kAn})) return false;
    const size_t index = static_cast<size_t>(&cue_ - d_.cues.data());
    const Cue* teller = index > 0 ? &d_.cues[index - 1] : nullptr;
    const bool tells = teller != nullptr && teller->sentence == cue_.sentence &&
                       teller->quote == cue_.quote && teller->kind == CueKind::kVerb &&
                       teller->subject >= 0;
    if (tells) cue_.relayer = teller->relayer >= 0 ? teller->relayer : teller->subject;
    Set(m, SubjectPlace::kSource);
    return true;
  }

  // The relative's head: the phrase that ends right before it (or before its comma) and agrees.
  // الهتافات التي رددت: no thing speaks.
  void Antecedent(int32_t e) {
    if (e >= start_ && IsMark(At(e), ',')) --e;
    Mention m;
    if (IsOwnObject(e + 1) || !EndingAt(e, &m) || NamesThing(d_, m) || IsSpoken(At(m.head))) return;
    Set(m, SubjectPlace::kRelative);
  }

  // الهتافات, الكلمة: no text that somebody reads.
  static bool IsSpoken(const Token& head) {
    const Reading* speech = FindAny(head, ClassBit(WordClass::kSpeechNoun));
    return speech != nullptr && speech->attributes != kWritten &&
           !Any(head, kPersonNounClasses | kBodyClasses | kNameClasses);
  }

  // حركة النور التي [اتهموها], القرار الذي [وصفه] بأنه: the verb's pronoun is the relative's own,
  // and somebody else speaks of it; but المدير الذي [أخبره] أن tells another.
  bool IsOwnObject(int32_t relative) const {
    int32_t i = relative;
    while (i < cue_.head && !IsRelativePronoun(At(i))) ++i;
    if (cue_.suffix == Suffix::kNone || i >= cue_.head) return false;
    if (cue_.number == Number::kPlural) return !IsOneOf(At(i), {word::kAlladhina});
    if (TellsSomebody(cue_)) return false;
    const bool feminine = IsOneOf(At(i), {word::kAllati});
    return (feminine || IsOneOf(At(i), {word::kAlladhi})) &&
           cue_.suffix == (feminine ? Suffix::kHa : Suffix::kHu);
  }

  // كلمة أمام المجلس [دعا] فيها إلى: the noun before is where it is said, not who says it.
  bool IsSaidInIt() const {
    const int32_t next = cue_.head + 1;
    return next < static_cast<int32_t>(d_.tokens.size()) &&
           IsOneOf(At(next), {WordKey(u"فيه"), WordKey(u"فيها"), WordKey(u"خلاله"),
                              WordKey(u"خلالها"), WordKey(u"عبره"), WordKey(u"عبرها")});
  }

  // [الوزير] قال, or with a parenthesis between: [الوزير سامي الراعي]، قال.
  bool SubjectBefore(int32_t k) {
    Mention m;
    int32_t end = k;
    bool found = EndingAt(end, &m);
    for (int hops = 0; hops < kMaxHops && found && IsGoverned(m); ++hops) {
      if (SomeOf(&m) || WithSeat(&m)) break;
      end = m.tokens.begin - 2;
      found = EndingAt(end, &m);
    }
    if (found && IsInRelative(m)) return false;
    if (found && !IsGoverned(m) && !IsObjectRelative(cue_, m)) {
      NamedBefore(&m);
      Set(m, SubjectPlace::kBefore);
      return true;
    }
    const Token& t = At(k);
    if (!IsMark(t, ',') && !IsMark(t, '-') && !IsMark(t, ')')) return false;
    // منظمة الموانئ (موانئ) قالت: what the parenthesis explains
    if (IsMark(t, ')') && t.pair > start_ && EndingAt(t.pair - 1, &m) &&
        IsBoundary(m.tokens.begin) && !IsGoverned(m)) {
      Set(m, SubjectPlace::kBefore);
      return true;
    }
    const int32_t e = IsMark(t, ')') && t.pair >= 0 ? t.pair - 1 : k - 1;
    if (!EndingAt(e, &m) || !StandsAlone(m)) return false;
    Set(m, SubjectPlace::kBefore);
    return true;
  }

  // [عدد من] الخبراء قالوا, [عدد كبير من] الخبراء قالوا: how many of those behind من.
  bool SomeOf(Mention* m) const {
    const int32_t of = m->tokens.begin - 1;
    if (of <= start_ || !IsOneOf(At(of), {word::kMan})) return false;
    for (int32_t s = of - 1; s >= std::max(start_, of - 2); --s) {
      Mention whole;
      if (ParseNounPhrase(d_, s, m->tokens.end, PhrasePlace::kSubject, &whole) &&
          whole.tokens.end == m->tokens.end && Agrees(whole)) {
        *m = whole;
        return true;
      }
    }
    return false;
  }

  // [لجنة الصحة في] تونس قالت: the body whose seat the place is.
  bool WithSeat(Mention* m) const {
    constexpr int32_t kMaxWords = 8;
    const int32_t in = m->tokens.begin - 1;
    if (in <= start_ || !IsOneOf(At(in), {word::kFi}) || !Any(At(m->head), kPlaceClasses)) {
      return false;
    }
    bool found = false;
    const Mention place = *m;
    for (int32_t s = in - 1; s >= std::max(start_, in - kMaxWords) && !StopsPhrase(At(s)); --s) {
      Mention whole;
      if (!CanStartPhrase(At(s)) ||
          !ParseNounPhrase(d_, s, place.tokens.end, PhrasePlace::kSubject, &whole) ||
          whole.tokens.end != place.tokens.end || whole.kind != SpeakerKind::kOrganization ||
          !Agrees(whole)) {
        continue;
      }
      *m = whole;
      found = true;
      if (IsBoundary(s)) break;
    }
    return found;
  }

  // لمى النادر التي زارت [البلدة] قالت: the object of the relative clause's verb.
  bool IsInRelative(const Mention& m) const {
    constexpr int32_t kReach = 10;  // tokens from the relative pronoun to the phrase
    const int32_t verb = m.tokens.begin - 1;
    for (int32_t i = verb; i > start_ && i > verb - kReach && IsWord(At(i)); --i) {
      if (IsRelativePronoun(At(i))) return i < verb && CanBeVerb(At(i + 1));
    }
    return false;
  }

  // [سامي الراعي]، وزير الطاقة، قال: the name before its role.
  void NamedBefore(Mention* role) const {
    const int32_t comma = role->tokens.begin - 1;
    Mention m;
    if (role->name.valid() || role->kind != SpeakerKind::kPerson || comma <= start_ ||
        !IsMark(At(comma), ',') || IsConjoined(At(comma + 1)) || !EndingAt(comma - 1, &m)) {
      return;
    }
    if (!m.name.valid() || m.kind != SpeakerKind::kPerson || IsGoverned(m)) return;
    if (!m.known && m.name.size() < 2) return;
    if (!m.role.valid()) m.role = role->tokens;
    *role = m;
  }

  // اللجنة في [العاصمة] قالت: a definite noun behind a preposition is no subject; عن فلان قال is.
  bool IsGoverned(const Mention& m) const {
    // وقفات [لأحزاب المعارضة] طالبت بـ
    const Token& first = At(m.tokens.begin);
    if (first.word->reading_count > 0 && first.word->begin()->governed() && !NameLike(first)) {
      return true;
    }
    const int32_t p = m.tokens.begin - 1;
    // الفصل 32 من [قانون] المرور ينص
    if (p > start_ && IsOneOf(At(p), {word::kMan}) && At(p - 1).kind == TokenKind::kNumber) {
      return true;
    }
    // في موقع "النور" قال: a name between marks makes the phrase definite.
    const bool definite = m.definite || At(m.tokens.end - 1).kind == TokenKind::kQuoteMark ||
                          Any(At(m.head), kPlaceClasses);
    if (!definite || p < start_ || !IsWord(At(p))) return false;
    return IsPlainPreposition(At(p)) && !NameLike(At(p)) && !IsOneOf(At(p), {word::kAn});
  }

  // الوزير، سامي الراعي، قال: between commas or at the sentence's start, not the end of a longer
  // phrase (في مقابلة مع الصحيفة، قال).
  bool StandsAlone(const Mention& m) const {
    const int32_t s = m.tokens.begin;
    return s == start_ || IsMark(At(s - 1), ',') ||
           (s == start_ + 1 && IsOneOf(At(start_), {word::kAmma}));
  }

  // The longest phrase that ends at token `e`, starts at a boundary and agrees with the cue; the
  // longest that starts elsewhere when none starts at a boundary.
  bool EndingAt(int32_t e, Mention* out) const {
    if (e < start_ || !CanEndPhrase(At(e))) return false;
    uint32_t inside = 0;  // by distance from e: a phrase can start there, but at no boundary
    static_assert(kMaxBackward < 32);
    for (int32_t s = e; s >= std::max(start_, e - kMaxBackward); --s) {
      if (s < e && StopsPhrase(At(s))) break;
      if (!CanStartPhrase(At(s))) continue;
      if (!IsBoundary(s)) {
        inside |= uint32_t{1} << (e - s);
      } else if (Reaches(s, e, PhrasePlace::kSubject, out)) {
        return true;
      }
    }
    while (inside != 0) {
      const int farthest = 31 - __builtin_clz(inside);
      if (Reaches(e - farthest, e, PhrasePlace::kAnywhere, out)) return true;
      inside &= ~(uint32_t{1} << farthest);
    }
    return false;
  }

  // The phrase from token `s` on ends with token `e` and can be the subject.
  bool Reaches(int32_t s, int32_t e, PhrasePlace place, Mention* out) const {
    Mention m;
    if (!ParseNounPhrase(d_, s, e + 1, place, &m) || m.tokens.end != e + 1) return false;
    if (!m.joint && !Agrees(m)) return false;
    *out = m;
    return true;
  }

  // No particle, verb or token of another level but a closing mark: صحيفة "النور" قالت.
  bool CanEndPhrase(const Token& t) const {
    if (t.quote != cue_.quote && t.kind != TokenKind::kQuoteMark) return false;
    return !IsWord(t) || !Any(t, kFunctionClasses | kVerbClasses) ||
           Any(t, kNounClasses | kNameClasses);
  }

  // A mark, a verb or a particle before the phrase's last word: it begins behind that at the
  // earliest.
  static bool StopsPhrase(const Token& t) {
    if (IsMark(t, '.') || IsMark(t, ':') || IsMark(t, ',')) return true;
    return IsWord(t) && Any(t, kVerbClasses | ClassBit(WordClass::kParticle)) &&
           !Any(t, kNounClasses | kNameClasses);
  }

  // فضحك: an unknown word with ف before a verb is another verb.
  bool CanStartPhrase(const Token& t) const {
    if (!IsWord(t)) return t.kind == TokenKind::kForeign;
    int32_t p = t.span.begin;
    return !(IsUnknown(t) && t.letters >= 4 && NextPoint(d_.text, &p) == U'ف');
  }

  bool IsModifier(const Token& t) const {
    if (!IsWord(t) || !(t.traits & kWrittenArticle)) return false;
    if (IsUnknown(t)) return EndsInNisba(d_, t);
    return Any(t, kModifierClasses) && !Any(t, kPersonNounClasses | kBodyClasses);
  }

  // A phrase that starts at token `s` is no part of a longer one.
  bool IsBoundary(int32_t s) const {
    if (s == start_) return true;
    const Token& p = At(s - 1);
    if (!IsWord(p)) {
      // صحيفة "النور" [الأرمادية] قالت: an adjective behind a marked name is not all of it.
      const bool closing = p.kind == TokenKind::kQuoteMark && p.pair >= start_ && p.pair < s - 1;
      if (closing && IsModifier(At(s))) return false;
      return p.kind == TokenKind::kPunctuation || p.kind == TokenKind::kQuoteMark;
    }
    return Any(p,
               ClassBits(WordClass::kParticle, WordClass::kConjunction, WordClass::kAuxiliary)) ||
           (IsVerbFirst(p) && !NameLike(p)) || IsOneOf(p, {word::kAmma, word::kWaw}) ||
           (Any(p, ClassBit(WordClass::kPreposition)) && !Any(p, kNameClasses));
  }

  // The sentence's first phrase, after أما or at the start, when its predicate is this verb.
  // `marked_only`: behind أما or كان (كان الوزير قد قال) only.
  void Topic(bool marked_only) {
    if (cue_.head - start_ > kMaxTopicReach) return;
    int32_t s = start_;
    while (s < cue_.head && !IsWord(At(s)) && At(s).kind != TokenKind::kForeign) ++s;
    if (s >= cue_.head) return;
    constexpr uint64_t kMarking = ClassBits(WordClass::kAuxiliary, WordClass::kConjunction);
    if (marked_only && !Any(At(s), kMarking)) return;
    const bool kana = IsOneOf(At(s), {WordKey(u"كان"), WordKey(u"كانت")});
    const bool marked = kana || IsOneOf(At(s), {word::kAmma});
    if (kana ? !marked_only : marked_only && !marked) return;
    if (marked) ++s;
    Mention m;
    if (!ParseNounPhrase(d_, s, cue_.head, PhrasePlace::kSubject, &m)) return;
    if (!marked && !IsPredicateOf(m)) return;
    AddApposition(d_, cue_.head, &m);
    if (Agrees(m)) Set(m, SubjectPlace::kBefore);
  }

  // لكن [قياديا بارزا] في المعارضة على صلة بالوزارة قال: the first phrase behind the particle that
  // opens the verb's own clause.
  bool ClauseTopic() {
    const int32_t least = std::max(start_ + 1, cue_.head - kMaxClauseTopic);
    for (int32_t s = cue_.head - 1; s >= least; --s) {
      const Token& t = At(s - 1);
      if (t.quote != cue_.quote || IsMark(t, '.') || IsMark(t, ':')) return false;
      if (!IsWord(t) || !OpensClause(t)) continue;
      Mention m;
      if (!ParseNounPhrase(d_, s, cue_.head, PhrasePlace::kSubject, &m) || !IsPredicateOf(m) ||
          !m.known || !Agrees(m)) {
        return false;
      }
      Set(m, SubjectPlace::kBefore);
      return true;
    }
    return false;
  }

  static bool OpensClause(const Token& t) {
    if (!Any(t, ClassBits(WordClass::kParticle, WordClass::kConjunction))) return false;
    if (IsOneOf(t, {WordKey(u"بينما"), WordKey(u"فيما"), WordKey(u"لكن")})) return true;
    const Reading* r = t.word->Find(WordClass::kParticle);
    return r != nullptr && r->suffix == Suffix::kNone;
  }

  // Whether the cue is the predicate of a first phrase without أما.
  bool IsPredicateOf(const Mention& m) const {
    if (!m.known && !m.name.valid()) return false;
    const int32_t e = m.tokens.end;
    if (e < cue_.head && !OpensInsertion(At(e))) return false;
    // Another finite verb outside a relative clause would be the predicate instead.
    bool relative = false;
    for (int32_t k = e; k < cue_.head; ++k) {
      const Token& t = At(k);
      if (!IsWord(t)) continue;
      relative = relative || IsRelativePronoun(t);
      if (!relative && CanBeVerb(t) && !Any(t, kNounClasses | kNameClasses)) return false;
      if (Any(t, ClassBit(WordClass::kParticle))) return false;
    }
    return true;
  }

  // Nothing but a relative clause, an apposition or a parenthesis may stand between.
  static bool OpensInsertion(const Token& t) {
    return IsMark(t, ',') || IsMark(t, '(') || IsMark(t, '-') || IsRelativePronoun(t) ||
           Any(t, ClassBits(WordClass::kPreposition, WordClass::kTime, WordClass::kAdverb));
  }

  Document& d_;
  Cue& cue_;
  const int32_t start_;
};

}  // namespace

void SearchBackward(Document* document, Cue* cue) { BackwardSearch(document, cue).Run(); }

}  // namespace isnad
