// SPDX-License-Identifier: Apache-2.0
#include "server/engine/cues/polarity.h"

#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr int32_t kDenialReach = 8;    // words between نفى and the أن of what it denies
constexpr int32_t kQuestionReach = 5;  // words between هل and its verb

class PolarityReader {
 public:
  PolarityReader(const Document& document, const Cue& cue)
      : d_(document), cue_(cue), reading_(document.tokens[cue.head].word->begin()[cue.reading]) {}

  Polarity Read() const {
    if (cue_.kind == CueKind::kNoun) return OfNoun();
    int32_t before = Before(cue_.head);
    // لم يكن قد قال; لا يزال يقول
    bool still = false;
    while (before >= 0 && IsBetween(At(before))) {
      still = still || IsStill(At(before));
      before = Before(before);
    }
    const bool present = reading_.form == Form::kPresent || reading_.form == Form::kPassivePresent;
    if (before >= 0) {
      if (!still && (Negates(before) || WasNotYet(before))) return Polarity::kNotSaid;
      if (At(before).key == word::kAnna || IsReflexiveAnna(At(before))) {
        const Polarity polarity = BehindAnna(before, present);
        if (polarity != Polarity::kAffirmed) return polarity;
      }
      if (Questions(before)) return Polarity::kQuestioned;
      if (Supposes(At(before))) return Polarity::kHypothetical;
    }
    const bool may = present && IsBehind(word::kQad);
    if (may || (reading_.proclitics & kSa) || IsBehind(WordKey(u"سوف")))
      return Polarity::kHypothetical;
    return cue_.stance == Stance::kDeny ? Polarity::kDenied : Polarity::kAffirmed;
  }

 private:
  const Token& At(int32_t i) const { return d_.tokens[i]; }

  // The word before token `i` in its clause on its level; -1 when a mark or a boundary is there.
  int32_t Before(int32_t i) const {
    const int32_t p = i - 1;
    if (p < 0 || !IsWord(At(p))) return -1;
    return At(p).sentence == At(i).sentence && At(p).quote == At(i).quote ? p : -1;
  }

  // What stands between a negation and its verb: قد, كان, an adverb.
  static bool IsBetween(const Token& t) {
    if (IsOneOf(t, {WordKey(u"سوف"), WordKey(u"ربما")})) return false;
    return Any(t, ClassBits(WordClass::kAuxiliary, WordClass::kAdverb)) &&
           !Any(t, kNounClasses | kNameClasses | ClassBit(WordClass::kNegation));
  }
  // يزال, ينفك, لبث: only together with its negation.
  static bool IsStill(const Token& t) {
    for (uint64_t k : {WordKey(u"يزال"), WordKey(u"تزال"), WordKey(u"يزالون"), WordKey(u"زال"),
                       WordKey(u"زالت"), WordKey(u"زالوا"), WordKey(u"يزل"), WordKey(u"تزل"),
                       WordKey(u"ينفك"), WordKey(u"تنفك"), WordKey(u"انفك"), WordKey(u"انفكت"),
                       WordKey(u"يفتا"), WordKey(u"تفتا"), WordKey(u"برح"), WordKey(u"يبرح")}) {
      if (t.key == k) return true;
    }
    return false;
  }
  bool IsBehind(uint64_t key) const {
    const int32_t p = Before(cue_.head);
    return p >= 0 && IsOneOf(At(p), {key});
  }

  // لم, لن, لا, ليس; ما before a past, where it is no relative.
  bool Negates(int32_t i) const {
    const Token& t = At(i);
    if (IsOneOf(t, {word::kLam, word::kLan, word::kLa, word::kLaysa, WordKey(u"ليست")}))
      return true;
    if (IsOneOf(t, {WordKey(u"احد")})) {
      const int32_t p = Before(i);
      return p >= 0 && IsOneOf(At(p), {word::kLa, word::kLam});
    }
    if (!IsOneOf(t, {word::kMa}) || cue_.relative || cue_.suffix != Suffix::kNone) return false;
    if (reading_.form != Form::kPast || reading_.conjoined()) return false;
    return IsConjoined(t) || i == d_.sentences[cue_.sentence].tokens.begin;
  }

  // لم يكن [سامي] قد قال
  bool WasNotYet(int32_t i) const {
    if (!IsBehind(word::kQad)) return false;
    for (int32_t steps = 0; i >= 0 && steps < kQuestionReach; ++steps, i = Before(i)) {
      if (!Any(At(i), ClassBit(WordClass::kAuxiliary))) continue;
      const int32_t p = Before(i);
      return p >= 0 && IsOneOf(At(p), {word::kLam});
    }
    return false;
  }

  // هل قال; سئل عما إذا كان قد قال; من قال إن ...؟
  bool Questions(int32_t i) const {
    if (Any(At(i), ClassBit(WordClass::kRelative)) && !IsOneOf(At(i), {word::kMan})) return false;
    int32_t k = i;
    for (int32_t steps = 0; k >= 0 && steps < kQuestionReach; ++steps) {
      const Token& t = At(k);
      if (IsOneOf(t, {WordKey(u"هل")})) return true;
      const int32_t p = Before(k);
      if (IsOneOf(t, {WordKey(u"اذا")})) {
        return p >= 0 && IsOneOf(At(p), {word::kMa, WordKey(u"عما"), word::kMimma});
      }
      const bool who = steps == 0 && t.key == word::kMan && p < 0;
      if (who) return reading_.form == Form::kPast && EndsInQuestion();
      // Another verb, or a particle: a clause of its own.
      if (Any(t, ClassBits(WordClass::kParticle, WordClass::kRelative)) || IsVerbFirst(t)) break;
      k = p;
    }
    return false;
  }
  bool EndsInQuestion() const {
    const TokenRange sentence = d_.sentences[cue_.sentence].tokens;
    return !sentence.empty() && IsMark(At(sentence.end - 1), '?');
  }

  // لو قال, إذا قال, ربما قال, كأنه يقول
  static bool Supposes(const Token& t) {
    return IsOneOf(t, {WordKey(u"لو"), WordKey(u"اذا"), WordKey(u"ربما"), WordKey(u"لعل"),
                       WordKey(u"لعله"), WordKey(u"لعلها"), WordKey(u"كانه"), WordKey(u"كانها"),
                       WordKey(u"كانهم"), WordKey(u"ليته"), WordKey(u"ليتها")});
  }

  // أنه, أنها: the subject of what is denied stands on the particle.
  static bool IsReflexiveAnna(const Token& t) {
    return IsOneOf(t, {WordKey(u"انه"), WordKey(u"انها"), WordKey(u"انهم")});
  }

  // نفى أن يكون قال, دون أن يقول, من المتوقع أن يقول, يمكن أن يقول; قبل أن يضيف is no more than a
  // sequence.
  Polarity BehindAnna(int32_t anna, bool present) const {
    if (IsDenied(anna)) return Polarity::kDenied;
    const int32_t governor = Before(anna);
    if (At(anna).key != word::kAnna || governor < 0) return Polarity::kAffirmed;
    const Token& g = At(governor);
    if (IsOneOf(g, {WordKey(u"دون"), WordKey(u"بدون"), WordKey(u"غير"), WordKey(u"عدم")}))
      return present ? Polarity::kNotSaid : Polarity::kAffirmed;
    if (VerbBefore(anna) == "رفض") return Polarity::kNotSaid;
    if (!present) return Polarity::kAffirmed;
    const bool happened =
        IsOneOf(g, {WordKey(u"قبل"), WordKey(u"فضل"), WordKey(u"فضلت"), WordKey(u"اختار"),
                    WordKey(u"اختارت"), WordKey(u"اثر"), WordKey(u"استطاع"), WordKey(u"استطاعت"),
                    WordKey(u"لبث"), WordKey(u"لبثت")});
    return happened ? Polarity::kAffirmed : Polarity::kHypothetical;
  }

  // نفت [الوزيرة سلمى] أن: the verb before token `from`, with nothing but its subject between.
  std::string_view VerbBefore(int32_t from) const {
    int32_t k = Before(from);
    for (int32_t steps = 0; k >= 0 && steps < kDenialReach; ++steps, k = Before(k)) {
      const Token& t = At(k);
      const Reading* r = t.word->Find(WordClass::kVerb);
      if (r != nullptr && IsVerbFirst(t)) return Verb(r->lemma).lemma;
      if (Any(t, ClassBits(WordClass::kParticle, WordClass::kRelative))) return {};
    }
    return {};
  }
  bool IsDenied(int32_t from) const {
    const std::string_view lemma = VerbBefore(from);
    return lemma == "نفى" || lemma == "أنكر";
  }

  // عدم قوله, دون قوله, نفى قوله
  Polarity OfNoun() const {
    const int32_t before = Before(cue_.head);
    if (before < 0) return Polarity::kAffirmed;
    if (IsOneOf(At(before), {WordKey(u"عدم"), WordKey(u"دون"), WordKey(u"بدون")}))
      return Polarity::kNotSaid;
    const bool object = cue_.suffix != Suffix::kNone && !reading_.conjoined();
    return object && IsDenied(cue_.head) ? Polarity::kDenied : Polarity::kAffirmed;
  }

  const Document& d_;
  const Cue& cue_;
  const Reading& reading_;
};

}  // namespace

Polarity PolarityOf(const Document& document, const Cue& cue) {
  if (cue.reading == kNoReading) return Polarity::kAffirmed;  // بحسب, على حد قوله
  if (cue.kind == CueKind::kParticiple) {
    return cue.stance == Stance::kDeny ? Polarity::kDenied : Polarity::kAffirmed;
  }
  return PolarityReader(document, cue).Read();
}

}  // namespace isnad
