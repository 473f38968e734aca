// SPDX-License-Identifier: Apache-2.0
#include "server/engine/cues/find_cues.h"

#include <algorithm>

#include "server/engine/cues/frames.h"
#include "server/engine/cues/homographs.h"
#include "server/engine/text/fold.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr uint64_t kTabir = WordKey(u"تعبير");
constexpr uint64_t kWasf = WordKey(u"وصف");
constexpr uint64_t kRay = WordKey(u"راي");
constexpr uint64_t kKalam = WordKey(u"كلام");
constexpr uint64_t kRiwaya = WordKey(u"روايه");
constexpr uint64_t kNaqlan = WordKey(u"نقلا");

// Classes of which some word is a cue that needs no phrase.
constexpr uint64_t kVerbForms =
    ClassBits(WordClass::kVerb, WordClass::kParticiple, WordClass::kVerbalNoun);

constexpr int32_t kIntroReach =
    6;  // tokens behind a participle or noun among which its introduction is looked for

// Facts of the verb that a reading is a form of.
void SetVerb(Cue* cue, const Reading& r) {
  const VerbInfo& info = Verb(r.lemma);
  cue->lemma = r.lemma;
  cue->form = r.form;
  cue->stance = info.stance;
  cue->level = info.level;
  cue->frames = info.frames;
  cue->gender = r.gender;
  cue->number = r.number;
  cue->person = r.person;
  cue->suffix = r.suffix;
}

// قوله, قولها, قولهم: the pronoun says who speaks.
void SetPronoun(Cue* cue, Suffix suffix) {
  cue->suffix = suffix;
  cue->gender = suffix == Suffix::kHa   ? Gender::kFeminine
                : suffix == Suffix::kHu ? Gender::kMasculine
                                        : Gender::kUnknown;
  cue->number = suffix == Suffix::kHum    ? Number::kPlural
                : suffix == Suffix::kHuma ? Number::kDual
                                          : Number::kUnknown;
}

// بضرورة, على ..., إلى ...: what the verb's frame takes.
bool IsFrameWord(const Token& t, uint16_t frames) {
  return IsFramePreposition(frames, t) ||
         ((frames & kFrameBi) && (BeginsWithBi(t) || IsNounWithBi(t) || t.key == word::kBima));
}

// قوله, تعبيرها, رأيهم: a noun of speech with its speaker's pronoun.
bool PossessiveSpeech(const Token& t) {
  for (const Reading& r : *t.word) {
    if (r.suffix == Suffix::kNone) continue;
    if (r.word_class == WordClass::kVerbalNoun || r.word_class == WordClass::kSpeechNoun)
      return true;
    for (uint64_t k : {kTabir, kWasf, kRay, kKalam, kRiwaya}) {
      if (StemOf(t, r) == k) return true;
    }
  }
  return false;
}

// المركز، ومقره الميناء: a place with its owner's pronoun, not مقرة.
bool IsPossessedNoun(const Token& t) {
  const Reading* r = FindAny(t, kBodyClasses | ClassBit(WordClass::kCommonNoun));
  return r != nullptr && r->suffix == Suffix::kHu && !IsRuledOut(t, *r);
}

class CueFinder {
 public:
  explicit CueFinder(Document* document)
      : d_(*document), size_(static_cast<int32_t>(document->tokens.size())) {}

  void Run() {
    int32_t next = 0;  // what stands before belongs to a phrase or a cue
    for (int32_t block = 0; block < size_; block += kBlock) {
      for (uint64_t bits = CandidatesIn(block); bits != 0; bits &= bits - 1) {
        const int32_t i = block + __builtin_ctzll(bits);
        if (i >= next) next = Visit(i);
      }
    }
  }

 private:
  const Token& At(int32_t i) const { return d_.tokens[i]; }

  static constexpr int32_t kBlock = 64;

  // A bit for each of the tokens from `block` on that may begin a cue or a listed phrase: three
  // tokens of four do not, and no branch is wasted on those.
  uint64_t CandidatesIn(int32_t block) const {
    const uint64_t* const classes = d_.classes.data() + block;
    const int32_t count = std::min(kBlock, size_ - block);
    uint64_t bits = 0;
#pragma GCC unroll 8
    for (int32_t i = count - 1; i >= 0; --i) {
      const bool known = (classes[i] & kMayBeCue) != 0, unknown = classes[i] == 0;
      bits = bits << 1 | static_cast<uint64_t>(known | unknown);
    }
    return bits;
  }

  int32_t Visit(int32_t i) {
    const Token& t = At(i);
    if (!IsWord(t)) return i + 1;
    const PhraseMatch phrase = Phrase(i);
    switch (phrase.phrase_class) {
      case PhraseClass::kNarrator:
      case PhraseClass::kNaming:
      case PhraseClass::kUnnamed:
        return i + phrase.length;
      case PhraseClass::kAccordingTo:
        return AccordingTo(i, phrase.length);
      case PhraseClass::kEulogy:
        return Mark(i, phrase.length, kInFormula);
      case PhraseClass::kOfGod:
        return Mark(i, phrase.length, kInFormula | kOfGod);
      case PhraseClass::kOfProphet:
        return Mark(i, phrase.length, kInFormula | kOfProphet);
      case PhraseClass::kSpeakerChange:
        return Mark(i, phrase.length, kInFormula | kInSpeakerChange);
      case PhraseClass::kScripture:
      case PhraseClass::kSura:
      case PhraseClass::kNone:
        break;
    }
    if (!Any(t, kPlainFirst) && IsAccordingTo(t)) return AccordingTo(i, 1);
    if (!Any(t, kVerbForms)) return i + 1;
    const bool verb = Any(t, ClassBit(WordClass::kVerb)) && (CanBeVerb(t) || BehindJussive(i));
    if (verb && AddVerb(i)) return i + 1;
    if (Any(t, ClassBit(WordClass::kParticiple)) && AddParticiple(i)) return i + 1;
    if (Any(t, ClassBit(WordClass::kVerbalNoun))) AddVerbalNoun(i);
    return i + 1;
  }

  int32_t Mark(int32_t i, int32_t length, int traits) {
    for (int32_t k = i; k < i + length; ++k) {
      d_.tokens[k].traits = static_cast<uint16_t>(d_.tokens[k].traits | traits);
    }
    return i + length;
  }

  PhraseMatch Phrase(int32_t i) const {
    if (!MayBeginPhrase(At(i).key, i + 1 < size_ ? At(i + 1).key : 0)) return {};
    uint64_t keys[kMaxPhraseWords];
    int count = 0;
    for (int32_t k = i; k < size_ && count < kMaxPhraseWords; ++k) {
      if (!IsWord(At(k)) || At(k).sentence != At(i).sentence || At(k).quote != At(i).quote) break;
      keys[count++] = At(k).key;
    }
    return MatchPhrase(keys, count);
  }

  Cue& Add(int32_t head, int32_t end, CueKind kind) {
    d_.cues.emplace_back();
    Cue& cue = d_.cues.back();
    cue.tokens = {head, end};
    cue.head = head;
    cue.kind = kind;
    cue.lemma = kNoLemma;
    cue.quote = At(head).quote;
    cue.sentence = At(head).sentence;
    cue.body = end;
    cue.conjoined = IsConjoined(At(head)) ||
                    (head > 0 && (At(head - 1).key == word::kWaw || At(head - 1).key == word::kFa));
    return cue;
  }

  Cue& AddForm(int32_t i, CueKind kind, const Reading& r) {
    Cue& cue = Add(i, i + 1, kind);
    SetVerb(&cue, r);
    cue.reading = static_cast<uint8_t>(&r - At(i).word->begin());
    return cue;
  }

  bool AddVerb(int32_t i) {
    const Reading* r = ChooseVerb(d_, i);
    if (r == nullptr || IsNounHere(d_, i, *r)) return false;
    Cue& cue = AddForm(i, CueKind::kVerb, *r);
    cue.passive = r->passive() || IsDescribed(i, cue);
    cue.conjoined = cue.conjoined || r->conjoined();
    cue.relative = OpensRelative(i, cue);
    return true;
  }

  // لم ينف: the short form that a verb has there alone.
  bool BehindJussive(int32_t i) const {
    const Token* before = WordBefore(d_, i);
    return before != nullptr && IsOneOf(*before, {word::kLam});
  }

  // مسلحون وصفوا بأنهم خطرون, نتائج وصفت بالواعدة: these verbs need an object, so without one they
  // are passive.
  bool IsDescribed(int32_t i, const Cue& cue) const {
    if (cue.stance != Stance::kDescribe || !(cue.frames & kFrameObject) ||
        cue.suffix != Suffix::kNone || cue.form != Form::kPast) {
      return false;
    }
    if (i + 1 >= size_ || !IsWord(At(i + 1))) return false;
    return BeginsWithBi(At(i + 1)) || IsParticleWithBi(d_, At(i + 1));
  }

  // ما وصفه بـ, بما اعتبره: behind a plain ما only a verb that describes.
  bool OpensRelative(int32_t i, const Cue& cue) const {
    const Token* before = WordBefore(d_, i);
    if (before == nullptr || cue.conjoined || cue.form == Form::kNone) return false;
    if (!IsOneOf(*before, {word::kMa, word::kBima, word::kMimma, word::kLima})) return false;
    if (Any(*before, ClassBit(WordClass::kConjunction))) return false;
    return !IsOneOf(*before, {word::kMa}) || cue.describes();
  }

  // Behind تعالى, عز وجل, صلى الله عليه وسلم, which may stand between قوله and its colon.
  int32_t BehindPraise(int32_t k) const {
    const PhraseMatch phrase = k < size_ && IsWord(At(k)) ? Phrase(k) : PhraseMatch();
    const bool praise = phrase.phrase_class == PhraseClass::kEulogy ||
                        phrase.phrase_class == PhraseClass::kOfGod ||
                        phrase.phrase_class == PhraseClass::kOfProphet;
    return praise ? k + phrase.length : k;
  }

  // What introduces speech straight after a participle or noun: أن, إلى أن, a colon, a mark, its
  // preposition.
  bool IntroFollows(int32_t i, uint16_t frames) const {
    const int32_t from = BehindPraise(i + 1);
    for (int32_t k = from; k < size_ && k < from + kIntroReach; ++k) {
      const Token& t = At(k);
      if (t.sentence != At(i).sentence) return false;
      if (IsMark(t, ':') || t.kind == TokenKind::kQuoteMark) return true;
      if (IsMark(t, ',') && k > i + 1) continue;
      if (!IsWord(t)) return false;
      if (Any(t, ClassBit(WordClass::kParticle)) || IsFrameWord(t, frames)) return true;
      if (t.key == word::kBa && k + 1 < size_ && At(k + 1).kind == TokenKind::kQuoteMark)
        return true;
    }
    return false;
  }

  // Likewise, with no word between: قائلا: "...", مشيرا إلى ...
  bool IntroDirect(int32_t i, uint16_t frames) const {
    int32_t k = BehindPraise(i + 1);
    // متهمة إياه بأنه
    if (k < size_ && IsOneOf(At(k), {WordKey(u"اياه"), WordKey(u"اياها"), WordKey(u"اياهم")})) ++k;
    if (k >= size_ || At(k).sentence != At(i).sentence) return false;
    const Token& t = At(k);
    if (IsMark(t, ':') || t.kind == TokenKind::kQuoteMark) return true;
    return IsWord(t) && (Any(t, ClassBit(WordClass::kParticle)) || IsFrameWord(t, frames));
  }

  bool AddParticiple(int32_t i) {
    const Reading* r = At(i).word->Find(WordClass::kParticiple);
    if (!ReportingParticiple(i, *r)) return false;
    Cue& cue = AddForm(i, CueKind::kParticiple, *r);
    cue.conjoined = r->conjoined();
    return true;
  }

  // مضيفا أن, "..."، مؤكدة: not the noun (المتحدث), not behind a preposition.
  bool ReportingParticiple(int32_t i, const Reading& r) const {
    const Token& t = At(i);
    const VerbInfo& info = Verb(r.lemma);
    if (info.level == VerbLevel::kX || IsPossessedNoun(t)) return false;
    const bool after_break = i == 0 || !IsWord(At(i - 1)) || At(i - 1).quote != t.quote;
    const bool intro = IntroFollows(i, info.frames);
    const bool direct = IntroDirect(i, info.frames);
    const bool nominal = Any(t, kNounClasses | kNameClasses) || r.gender == Gender::kFeminine ||
                         r.number == Number::kPlural;
    // متمنيا على السكان أن: what can be nothing else needs no break before it.
    const bool sure = after_break || !nominal;
    if (info.level == VerbLevel::kA ? !(intro || after_break) : !(direct || (sure && intro)))
      return false;
    if (nominal && !(after_break || r.conjoined() || direct)) return false;
    if (nominal && Any(t, kBodyClasses | kPersonNounClasses) && !direct) return false;
    const Token* before = WordBefore(d_, i);
    if (before == nullptr || r.conjoined()) return true;
    const Reading* preposition = before->word->Find(WordClass::kPreposition);
    return preposition == nullptr || preposition->suffix != Suffix::kNone;
  }

  // قوله إن، بقولها: "...", تأكيده أن; قول الوزير إن; بالقول إن
  void AddVerbalNoun(int32_t i) {
    const Reading* r = At(i).word->Find(WordClass::kVerbalNoun);
    if (!ReportingNoun(i, *r)) return;
    Cue& cue = AddForm(i, CueKind::kNoun, *r);
    SetPronoun(&cue, r->suffix);
    cue.conjoined = r->conjoined();
  }

  // Without a pronoun only قول and what asserts or announces beyond doubt: تأكيد الوزير أن, إعلان
  // الشركة أن.
  bool ReportingNoun(int32_t i, const Reading& r) const {
    constexpr uint16_t kPrepositions = kFrameAla | kFrameIla | kFrameMin | kFrameAn;
    const VerbInfo& info = Verb(r.lemma);
    if (info.level == VerbLevel::kX || info.level == VerbLevel::kC) return false;
    const bool asserting = info.level == VerbLevel::kA &&
                           (info.stance == Stance::kAssert || info.stance == Stance::kAnnounce);
    const bool possessed = r.suffix != Suffix::kNone;
    // بوصفه رئيسا, باعتبارها "العلامة الكبرى": in what capacity, not what somebody says.
    const bool describes = info.stance == Stance::kDescribe || info.stance == Stance::kOpinion;
    if (describes && possessed && (r.proclitics & kBi)) return false;
    if (r.suffix == Suffix::kNa || r.suffix == Suffix::kI) return false;
    // بالتأكيد أن: surely.
    if (r.definite() && (r.proclitics & kBi) && info.lemma != "قال") return false;
    if (!possessed && !asserting && info.lemma != "قال") return false;
    if (!IntroFollows(i, info.frames & kPrepositions)) return false;
    return !possessed || IntroDirect(i, info.frames);
  }

  // بحسب, وفق
  static bool IsAccordingTo(const Token& t) {
    const Reading* preposition = t.word->Find(WordClass::kPreposition);
    return preposition != nullptr && preposition->attributes == kAccordingTo;
  }

  // بحسب الوزارة، وفق قوله، على حد تعبيرها، نقلا عن مصدر، حسبما ذكرت
  int32_t AccordingTo(int32_t i, int length) {
    const int32_t k = i + length;
    // وبحسبه، وفقا لها: the source is who was spoken of.
    const Reading* preposition = At(i).word->Find(WordClass::kPreposition);
    if (length == 1 && preposition != nullptr && preposition->suffix != Suffix::kNone) {
      Cue& cue = Add(i, k, CueKind::kNoun);
      cue.stance = Stance::kNeutral;
      cue.level = VerbLevel::kA;
      cue.strength = 2;
      cue.place = SubjectPlace::kPronoun;
      SetPronoun(&cue, preposition->suffix);
      return k;
    }
    if (k >= size_ || !SameClause(i, k)) return k;
    // The pronoun stands on the last word of the phrase (على حد قوله) or on the next (وفق تعبيره).
    const int32_t last = k - 1;
    if (length > 1 && PossessiveSpeech(At(last))) {
      AddPronounCue(last);
      return k;
    }
    const Token& next = At(k);
    // وفقا لما [ذكره] الوزير: not his mention
    const bool relative = IsOneOf(At(last), {word::kMa, word::kLima, WordKey(u"حسبما")});
    if (relative && IsWord(next) && Any(next, ClassBit(WordClass::kVerb))) return k;
    if (IsWord(next) && PossessiveSpeech(next)) {
      AddPronounCue(k);
      return k + 1;
    }
    // وفق ما قال الوزير: the verb is the cue.
    if (IsWord(next) &&
        (Any(next, ClassBit(WordClass::kVerb)) || IsOneOf(next, {word::kMa, word::kLima})))
      return k;
    Cue& cue = Add(i, k, CueKind::kPreposition);
    cue.stance = Stance::kNeutral;
    cue.level = VerbLevel::kA;
    cue.place = SubjectPlace::kSource;
    if (IsRelaying(At(i))) cue.stance = Stance::kRelay;
    return k;
  }

  // نقلا عن
  static bool IsRelaying(const Token& t) { return t.key == kNaqlan || StemKey(t) == kNaqlan; }

  bool SameClause(int32_t a, int32_t b) const {
    return At(a).sentence == At(b).sentence && At(a).quote == At(b).quote;
  }

  // قوله, على حد تعبيرها
  void AddPronounCue(int32_t head) {
    Cue& cue = Add(head, head + 1, CueKind::kNoun);
    cue.stance = Stance::kNeutral;
    for (const Reading& r : *At(head).word) {
      if (r.suffix == Suffix::kNone) continue;
      if (r.word_class == WordClass::kVerbalNoun) SetVerb(&cue, r);
      SetPronoun(&cue, r.suffix);
      break;
    }
    cue.level = VerbLevel::kA;
    cue.strength = 2;
    cue.place = SubjectPlace::kPronoun;
  }

  Document& d_;
  const int32_t size_;
};

}  // namespace

void FindCues(Document* document) { CueFinder(document).Run(); }

}  // namespace isnad
