// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "server/engine/cues/frames.h"
#include "server/engine/speakers/agreement.h"
#include "server/engine/speakers/apposition.h"
#include "server/engine/speakers/epithets.h"
#include "server/engine/speakers/intros.h"
#include "server/engine/speakers/media.h"
#include "server/engine/speakers/noun_phrase.h"
#include "server/engine/speakers/objects.h"
#include "server/engine/speakers/share.h"
#include "server/engine/speakers/skips.h"
#include "server/engine/speakers/subject_searches.h"
#include "server/engine/text/letters.h"
#include "server/engine/words.h"

namespace isnad {

namespace {

constexpr int32_t kMaxMarkedName = 7;  // tokens from mark to mark; a longer span is speech

// المصدر نفسه, الوزارة ذاتها
bool IsEmphasis(const Token& t) {
  return IsOneOf(t, {WordKey(u"نفسه"), WordKey(u"نفسها"), WordKey(u"ذاته"), WordKey(u"ذاتها"),
                     WordKey(u"عينه"), WordKey(u"عينها")});
}

// لفت [الانتباه] إلى, كشف [النقاب] عن: the object of a set phrase.
bool IsIdiomObject(const Token& t) {
  static constexpr KeySet kWords({WordKey(u"الانتباه"), WordKey(u"النظر"), WordKey(u"الانظار"),
                                  WordKey(u"النقاب"), WordKey(u"اللثام"), WordKey(u"الستار")});
  return IsWord(t) && kWords.Has(t.key);
}

// Walks from the verb to what was said. At each token the first step that knows it moves on or ends
// the walk.
class ForwardSearch {
 public:
  ForwardSearch(Document* document, Cue* cue, int32_t limit, bool wanted)
      : d_(*document),
        cue_(*cue),
        limit_(limit),
        at_(cue->tokens.end),
        found_(!wanted),
        intro_{Intro::kNone, at_} {}

  void Run() {
    for (int steps = 0; at_ < limit_ && steps < kMaxSearch; ++steps) {
      if (At(at_).quote != cue_.quote || TakeStep() == Step::kEnd) break;
    }
    const int32_t behind =
        cue_.subject >= 0 ? d_.mentions[cue_.subject].tokens.end : cue_.tokens.end;
    cue_.intro = intro_.intro;
    cue_.body = std::max(intro_.body, behind);
  }

 private:
  enum class Step : uint8_t { kPass, kMoved, kEnd };
  using StepFunction = Step (ForwardSearch::*)(const Token&);

  using Steps = ForwardSearch;

  Step TakeStep() {
    const Token& t = At(at_);
    Step step = FirstOf<&Steps::Epithet, &Steps::Eulogy>(t);
    if (step == Step::kPass && !IsWord(t)) {
      step = FirstOf<&Steps::Colon, &Steps::Mark, &Steps::Comma, &Steps::Parenthesis,
                     &Steps::Foreign, &Steps::NoWord>(t);
    }
    if (step == Step::kPass && !IsPlain(t)) {
      step = FirstOf<&Steps::Particle, &Steps::Relative, &Steps::Preposition, &Steps::Bi,
                     &Steps::Adverb, &Steps::Those, &Steps::OwnSpeech, &Steps::ClauseOpener,
                     &Steps::Participle, &Steps::GovernedWord, &Steps::OtherClause>(t);
    }
    if (step == Step::kPass) {
      step = FirstOf<&Steps::Candidate, &Steps::NoCandidate, &Steps::SecondVerb,
                     &Steps::RoleBehindName, &Steps::Object, &Steps::NounContent>(t);
    }
    return step == Step::kPass ? MoveTo(at_ + 1) : step;
  }

  // الوزير, سامي: a word without clitics of which none of the steps from Particle to OtherClause
  // knows a class. What begins with ب ل ك is governed; هؤلاء is a demonstrative.
  bool IsPlain(const Token& t) const {
    constexpr uint64_t kKnown =
        ClassBits(WordClass::kParticle, WordClass::kRelative, WordClass::kPreposition,
                  WordClass::kAdverb, WordClass::kTime, WordClass::kDemonstrative,
                  WordClass::kSpeechNoun, WordClass::kVerbalNoun, WordClass::kConjunction,
                  WordClass::kNegation, WordClass::kAuxiliary, WordClass::kPronoun,
                  WordClass::kParticiple) |
        kVerbClasses | kCliticFirst;
    return IsWord(t) && !Any(t, kKnown) && t.letters > 1 && !IsMonthsOrdinal(d_, at_);
  }

  template <StepFunction... kSteps>
  Step FirstOf(const Token& t) {
    Step step = Step::kPass;
    static_cast<void>((((step = (this->*kSteps)(t)) != Step::kPass) || ...));
    return step;
  }

  const Token& At(int32_t i) const { return d_.tokens[i]; }
  bool HasSubject() const { return subject_.tokens.valid(); }

  Step MoveTo(int32_t i) {
    at_ = i;
    return Step::kMoved;
  }
  Step End(FoundIntro intro) {
    intro_ = intro;
    return Step::kEnd;
  }

  // في تحرك اعتبرته "متهورا", ما تسميه الحكومة "إصلاحا": behind its object a verb that describes
  // has its complement between the marks.
  bool Describes() const { return cue_.suffix != Suffix::kNone && cue_.describes(); }

  bool Accuses() const {
    return cue_.suffix == Suffix::kNone && (cue_.frames & kFrameObject) &&
           cue_.stance == Stance::kAccuse;
  }

  int32_t NextMark() const {
    int32_t i = at_;
    while (i < limit_ && At(i).kind != TokenKind::kQuoteMark) ++i;
    return i;
  }

  // The word is nothing but what its function class says: no name, no person's noun that may be the
  // subject.
  bool OnlyFunction(const Token& t) const {
    return !NameLike(t) && (found_ || !Any(t, kPersonNounClasses));
  }

  Step Colon(const Token& t) {
    return IsMark(t, ':') ? End({Intro::kColon, at_ + 1}) : Step::kPass;
  }

  // قالت "النهار" إن: a marked name as the subject; any other mark opens the speech.
  Step Mark(const Token& t) {
    if (t.kind != TokenKind::kQuoteMark) return Step::kPass;
    if (IsMarkedHearer(d_, at_, limit_)) return MoveTo(t.pair + 1);
    if (found_ || displaced_ || Describes() ||
        !ParseNounPhrase(d_, at_, limit_, PhrasePlace::kSubject, &subject_)) {
      return End({Intro::kMark, at_});
    }
    return Take();
  }

  // قال تعالى, فقال صلى الله عليه وسلم
  Step Epithet(const Token&) {
    if (found_ || displaced_ || !ReadEpithet(d_, at_, limit_, &subject_)) return Step::kPass;
    return Take();
  }

  // قال الإمام رحمه الله إن
  Step Eulogy(const Token& t) { return (t.traits & kInFormula) ? MoveTo(at_ + 1) : Step::kPass; }

  // قال الوزير، في مؤتمر، إن
  Step Comma(const Token& t) {
    if (!IsMark(t, ',') && !IsMark(t, '-')) return Step::kPass;
    const bool first = !comma_;
    comma_ = true;
    if (first && HasSubject()) return MoveTo(SkipParenthetical(at_ + 1));
    displaced_ = true;
    return MoveTo(at_ + 1);
  }

  // قال (سامي الراعي) إن: right behind the verb the parenthesis holds a name that it sets off.
  Step Parenthesis(const Token& t) {
    if (t.mark != '(' || t.pair <= at_) return Step::kPass;
    Mention inside;
    if (!found_ && at_ == cue_.tokens.end && HoldsName(at_) &&
        ParseNounPhrase(d_, at_ + 1, t.pair, PhrasePlace::kSubject, &inside) &&
        inside.name.valid() && AgreesAfterVerb(cue_.gender, inside)) {
      // (شوي مونغ سان): all of it, whatever سان means elsewhere
      inside.tokens = {at_, t.pair + 1};
      inside.name.end = t.pair;
      inside.name_span.end = At(t.pair - 1).span.end;
      subject_ = inside;
      Take();
    }
    return MoveTo(t.pair + 1);
  }

  // One to four words, none of which belongs to a clause.
  bool HoldsName(int32_t open) const {
    const int32_t close = At(open).pair;
    if (close - open < 2 || close - open > 5) return false;
    for (int32_t i = open + 1; i < close; ++i) {
      const Token& t = At(i);
      const bool clause = Any(t, kFunctionClasses) && !NameLike(t);
      if (!IsWord(t) || clause || (t.traits & kInFormula)) return false;
    }
    return true;
  }

  // قال John Smith إن
  Step Foreign(const Token& t) {
    if (t.kind != TokenKind::kForeign) return Step::kPass;
    if (found_ || displaced_ ||
        !ParseNounPhrase(d_, at_, limit_, PhrasePlace::kSubject, &subject_)) {
      return MoveTo(at_ + 1);
    }
    AddApposition(d_, limit_, &subject_);
    return Take();
  }

  Step NoWord(const Token& t) {
    if (IsWord(t) || IsMark(t, '#')) return Step::kPass;  // قالت #وزارة_الصحة إن
    if (IsMark(t, '/')) return MoveTo(at_ + 1);           // في 12 فبراير/شباط
    if (t.kind != TokenKind::kNumber) return Step::kEnd;
    // قال 40 في المئة من المشاركين إن
    const bool share = !found_ && !displaced_ && ParseShare(d_, at_, limit_, &subject_);
    return share ? Take() : MoveTo(at_ + 1);
  }

  Step Particle(const Token& t) {
    return Any(t, ClassBit(WordClass::kParticle)) ? End({Intro::kParticle, at_ + 1}) : Step::kPass;
  }

  // قالت الوزيرة التي زارت المدينة إن
  Step Relative(const Token& t) {
    if (!HasSubject() || !Any(t, ClassBit(WordClass::kRelative))) return Step::kPass;
    return MoveTo(SkipRelative(d_, at_, limit_));
  }

  // شدد [على] أهمية ...: the frame's own introduces the content, even before a subject (دعا [إلى
  // ...] الوزير is rare); any other is passed over: قال [في مؤتمر صحفي] الوزير.
  Step Preposition(const Token& t) {
    const Reading* r = t.word->Find(WordClass::kPreposition);
    if (r == nullptr || (!found_ && NameLike(t))) return Step::kPass;
    const bool bare = r->suffix == Suffix::kNone;
    if (bare && IsFramePreposition(cue_.frames, t) && !IsCircumstance(d_, at_))
      return End(IntroOfPreposition(d_, at_, limit_));
    displaced_ = displaced_ || bare;
    return MoveTo(SkipPrepositional(d_, at_, limit_));
  }

  // طالب بضرورة ...; بأن, بالقول إن, بالقول: the particle or the colon decides.
  Step Bi(const Token& t) {
    if (!IsFrameBi(cue_.frames, t) || (!found_ && Any(t, kNameClasses))) return Step::kPass;
    const int32_t next = at_ + 1;
    if (IsParticleAt(d_, next, limit_)) return End({Intro::kParticle, next + 1});
    if (next < limit_ && IsMark(At(next), ':')) return End({Intro::kColon, next + 1});
    return End({Intro::kFrame, at_});
  }

  // قال أمس الوزير
  Step Adverb(const Token& t) {
    if (IsMonthsOrdinal(d_, at_)) return MoveTo(at_ + 1);
    if (!Any(t, ClassBits(WordClass::kAdverb, WordClass::kTime))) return Step::kPass;
    // أكد الأخير أن: who was spoken of last
    if (!found_ && at_ == cue_.tokens.end && IsOneOf(t, {word::kAlakhir, word::kAlakhira}))
      return Step::kPass;
    // جاء [الربيع العربي]: the season's adjective is nobody's name.
    if (IsAdjectiveOfTime(d_, at_ + 1, limit_)) return MoveTo(at_ + 2);
    return OnlyFunction(t) ? MoveTo(at_ + 1) : Step::kPass;
  }

  // يقول هؤلاء إن: those spoken of; attribution/ finds them as for a plural verb.
  Step Those(const Token& t) {
    if (found_ || t.key != word::kHaula) return Step::kPass;
    found_ = true;
    cue_.number = Number::kPlural;
    return MoveTo(at_ + 1);
  }

  // واصل [حديثه] قائلا: somebody's own speech is what the verb is about.
  Step OwnSpeech(const Token& t) {
    if (found_ || at_ != cue_.tokens.end) return Step::kPass;
    const Reading* r = FindAny(t, ClassBits(WordClass::kSpeechNoun, WordClass::kVerbalNoun));
    const bool own = r != nullptr && r->suffix != Suffix::kNone && !(t.traits & kFinalTaMarbuta);
    if (!own || Any(t, kPersonNounClasses)) return Step::kPass;
    found_ = true;
    return MoveTo(at_ + 1);
  }

  // وهو، وهي، حيث، لكن: the clause is over (a parenthesis was skipped at its comma).
  Step ClauseOpener(const Token& t) {
    constexpr uint64_t kOpeners = ClassBits(WordClass::kConjunction, WordClass::kNegation,
                                            WordClass::kAuxiliary, WordClass::kPronoun);
    if (!Any(t, kOpeners) || !OnlyFunction(t)) return Step::kPass;
    if (HasSubject() && AsksBehind(at_)) return MoveTo(SkipRelative(d_, at_ + 1, limit_));
    if (HasSubject() && at_ == subject_.tokens.end && IsEmphasis(t)) return MoveTo(at_ + 1);
    return comma_ && IsConjoined(t) ? MoveTo(at_ + 1) : Step::kEnd;
  }

  // ورد المدير، عندما [سئل] عما جرى: "..."
  bool AsksBehind(int32_t i) const {
    return i + 1 < limit_ && IsOneOf(At(i + 1), {WordKey(u"سيل"), WordKey(u"سيلت")}) &&
           IsOneOf(At(i), {WordKey(u"عندما"), WordKey(u"حين"), WordKey(u"حينما")});
  }

  // قال الوزير مضيفا
  Step Participle(const Token& t) {
    const bool participle = Any(t, ClassBit(WordClass::kParticiple)) && !Any(t, kNameClasses);
    return found_ && participle ? Step::kEnd : Step::kPass;
  }

  // قال للصحافيين الوزير, قال لـ"النهار" الوزير
  Step GovernedWord(const Token& t) {
    if (!found_ && t.key == word::kLi && at_ + 1 < limit_ && OpensQuote(d_, at_ + 1) &&
        At(at_ + 1).pair > at_ && At(at_ + 1).pair - at_ <= kMaxMarkedName &&
        At(at_ + 1).pair + 1 < limit_ && IsWord(At(At(at_ + 1).pair + 1))) {
      displaced_ = true;
      return MoveTo(At(at_ + 1).pair + 1);
    }
    if (t.word->reading_count == 0 || !t.word->begin()->governed()) return Step::kPass;
    displaced_ = true;
    return MoveTo(SkipGoverned(d_, at_, limit_));
  }

  // وأضاف في تصريحات [نقلها] المستشار: another clause begins.
  Step OtherClause(const Token& t) {
    if (found_ || !displaced_ || !IsVerbFirst(t) || NameLike(t)) return Step::kPass;
    // Its pronoun stands for the noun before: a relative clause, and the verb's own goes on.
    const bool relative = IsPublishing(t) && at_ > 0 && IsWord(At(at_ - 1));
    return relative ? MoveTo(SkipRelative(d_, at_, limit_)) : Step::kEnd;
  }

  // قال [الوزير]
  Step Candidate(const Token& t) {
    if (found_) return Step::kPass;
    if (at_ == cue_.tokens.end && IsIdiomObject(t)) {
      found_ = true;
      return MoveTo(at_ + 1);
    }
    // ما اعتبره تجاوزا: in the accusative, so no subject.
    if (at_ == cue_.tokens.end && Describes() && EndsInAlif(d_, t) && Any(t, kNounClasses) &&
        !NameLike(t)) {
      found_ = true;
      return MoveTo(at_ + 1);
    }
    Mention candidate;
    const PhrasePlace place = displaced_ ? PhrasePlace::kAnywhere : PhrasePlace::kSubject;
    const int32_t limit = Describes() ? NextMark() : limit_;
    if (!ParseNounPhrase(d_, at_, limit, place, &candidate)) return Step::kPass;
    // قالت المستشفى: right behind the verb a body is the subject, whatever its gender; but
    // دعا [المنظمات] calls upon it.
    const bool calls = cue_.gender == Gender::kMasculine && (cue_.frames & kFrameObject) != 0;
    const bool beside = at_ == cue_.tokens.end && cue_.level == VerbLevel::kA && !calls &&
                        candidate.kind == SpeakerKind::kOrganization &&
                        Any(At(candidate.head), ClassBit(WordClass::kNameHead));
    // بما أسماه تآمر "الطبقة": what somebody calls so
    const bool called = Describes() && NamesThing(d_, candidate);
    if (!(beside || AgreesAfterVerb(cue_.gender, candidate)) || called || !CanSay(candidate)) {
      // واتهمت [أحد السكان] بالكذب
      found_ = at_ == cue_.tokens.end && Accuses();
      intro_.body = candidate.tokens.end;
      return MoveTo(candidate.tokens.end);
    }
    if (!displaced_ && IsOnlyObject(d_, cue_, limit_, candidate) && !CutObject(d_, &candidate)) {
      found_ = true;
      return MoveTo(candidate.tokens.end);
    }
    subject_ = candidate;
    AddApposition(d_, limit_, &subject_);
    displaced_ = false;
    comma_ = false;
    return Take();
  }

  // A word that is no candidate, before any was found.
  Step NoCandidate(const Token& t) {
    if (found_) return Step::kPass;
    const bool noun = Any(t, kNounClasses);
    if (!noun && CanBeVerb(t)) return Step::kEnd;
    // أعلن تثبيت الفائدة: no person: the content begins here.
    if (noun && (cue_.frames & kFrameNoun)) return End({Intro::kNoun, at_});
    displaced_ = true;
    return MoveTo(at_ + 1);
  }

  // قال الوزير [وغادر]: another verb ends the clause, unless it stands in a parenthesis.
  Step SecondVerb(const Token& t) {
    if (!CanBeVerb(t) || Any(t, kNounClasses | kNameClasses | kPlaceClasses)) return Step::kPass;
    if (IsRelativeOfSpeech(d_, at_)) return MoveTo(SkipRelative(d_, at_, limit_));
    const bool doubtful = comma_ || t.word->Find(WordClass::kVerb) == nullptr;
    return doubtful && !IsConjoined(t) ? MoveTo(at_ + 1) : Step::kEnd;
  }

  // سامي الراعي مدير المركز إن: the role follows the name without a comma.
  Step RoleBehindName(const Token& t) {
    if (!HasSubject() || at_ != subject_.tokens.end || !subject_.name.valid()) return Step::kPass;
    const Reading* r = FindAny(t, ClassBit(WordClass::kRole));
    if (r == nullptr || r->governed() || r->conjoined()) return Step::kPass;
    Mention role;
    if (!ParseNounPhrase(d_, at_, limit_, PhrasePlace::kAnywhere, &role) || role.name.valid())
      return Step::kPass;
    AddRole(role);
    return MoveTo(role.tokens.end);
  }

  // أبلغ الوزير [السفير] أن
  Step Object(const Token&) {
    Mention object;
    if (!(cue_.frames & kFrameObject)) return Step::kPass;
    if (!ParseNounPhrase(d_, at_, limit_, PhrasePlace::kAnywhere, &object)) return Step::kPass;
    return MoveTo(object.tokens.end);
  }

  // اقترح الوزير [تعديل] ...
  Step NounContent(const Token& t) {
    const bool content = (cue_.frames & kFrameNoun) && !comma_ && Any(t, kNounClasses);
    return content ? End({Intro::kNoun, at_}) : Step::kPass;
  }

  // Makes subject_ the cue's subject and goes on behind it.
  Step Take() {
    found_ = true;
    SetSubject(&d_, &cue_, subject_, SubjectPlace::kAfter);
    intro_.body = subject_.tokens.end;
    return MoveTo(subject_.tokens.end);
  }

  // طالب [المحتجين] بـ: a sound plural in ين is the object; its subject form ends in ون.
  bool IsOblique(const Mention& m) const {
    const Token& head = At(m.head);
    if (!m.definite || m.name.valid() || m.head != m.tokens.begin) return false;
    const Reading* r = FindAny(head, kPersonNounClasses | kModifierClasses);
    return r != nullptr && r->number != Number::kSingular && r->gender == Gender::kMasculine &&
           r->definite() && !Any(head, ClassBit(WordClass::kCommonNoun)) && EndsInYaNun(d_, head);
  }

  // وتضيف مستعرضة تأسيس [الدار]: the genitive of a noun that was passed over.
  bool IsGenitive(const Mention& m) const {
    constexpr uint64_t kThings = ClassBits(WordClass::kCommonNoun, WordClass::kVerbalNoun);
    const int32_t p = m.tokens.begin - 1;
    if (!displaced_ || p < cue_.tokens.end || !IsWord(At(p))) return false;
    const Token& t = At(p);
    return Any(t, kThings) && !Any(t, kFunctionClasses | kModifierClasses) &&
           !StartsWithArticle(d_, t) && t.word->begin()->suffix == Suffix::kNone &&
           !(t.traits & kHasTanwin) && !EndsInAlif(d_, t);
  }

  // Far from its verb only a person or a body is a subject, and a thing beside a verb that takes an
  // object is the object (وصف القرار بأنه).
  bool CanSay(const Mention& m) const {
    const Token& head = At(m.head);
    if (IsOblique(m) || IsGenitive(m)) return false;
    // ما أسماه تآمر "...": what is called so, nobody who does
    if (Describes() && NamesThing(d_, m)) return false;
    if (!displaced_) {
      const bool thing = NamesThing(d_, m) || (m.kind == SpeakerKind::kDocument &&
                                               Any(head, ClassBit(WordClass::kVerbalNoun)));
      return !(thing && (cue_.frames & kFrameObject));
    }
    if (m.kind == SpeakerKind::kDocument || Any(head, ClassBit(WordClass::kMedium) | kPlaceClasses))
      return false;
    // على صفحته، تويتر
    if (m.kind == SpeakerKind::kOrganization && m.tokens.size() == 1 && !m.definite) return false;
    return cue_.level != VerbLevel::kC || m.kind == SpeakerKind::kPerson;
  }

  // سامي الراعي، مدير المركز، إن: the parenthesis is a role, a relative clause or a circumstance;
  // it ends at its comma or an intro.
  int32_t SkipParenthetical(int32_t i) {
    if (i >= limit_ || !IsWord(At(i))) return i;
    Mention role;
    if (!IsConjoined(At(i)) && cue_.subject >= 0 &&
        ParseNounPhrase(d_, i, limit_, PhrasePlace::kAnywhere, &role) && !role.name.valid() &&
        role.kind != SpeakerKind::kOrganization) {
      AddRole(role);
      return role.tokens.end;
    }
    const bool clause = Any(At(i), ClassBit(WordClass::kRelative)) ||
                        IsOneOf(At(i), {word::kHowa, word::kHiya, word::kHum});
    return clause ? SkipRelative(d_, i, limit_) : i;
  }

  void AddRole(const Mention& role) {
    Mention& m = d_.mentions[cue_.subject];
    if (m.role.valid() || role.counterpart) return;
    m.role = role.tokens;
    if (m.gender == Gender::kUnknown) m.gender = role.gender;
  }

  Document& d_;
  Cue& cue_;
  const int32_t limit_;
  int32_t at_;  // the token looked at
  bool found_;  // the subject, or none is wanted
  bool displaced_ =
      false;  // something stood between verb and candidate: only words of the lexicon may start it
  bool comma_ = false;  // one was passed
  Mention subject_;
  FoundIntro intro_;
};

}  // namespace

void SearchForward(Document* document, Cue* cue, int32_t limit, bool wanted) {
  ForwardSearch(document, cue, limit, wanted).Run();
}

}  // namespace isnad
