#include "server/engine/cues/find_cues.h"

#include "server/engine/text/fold.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr uint64_t kTabir = WordKey(u"تعبير");
constexpr uint64_t kWasf = WordKey(u"وصف");
constexpr uint64_t kRay = WordKey(u"راي");
constexpr uint64_t kKalam = WordKey(u"كلام");
constexpr uint64_t kRiwaya = WordKey(u"روايه");
constexpr uint64_t kSawfa = WordKey(u"سوف");
constexpr uint64_t kNaqlan = WordKey(u"نقلا");

class CueFinder {
 public:
  explicit CueFinder(Document* document) : d_(*document), size_(static_cast<int32_t>(document->tokens.size())) {}

  void Run() {
    for (int32_t i = 0; i < size_;) i = Visit(i);
  }

 private:
  const Token& At(int32_t i) const { return d_.tokens[i]; }

  // The word before `i` in the same clause on the same level; null after punctuation, at a boundary or at the start.
  const Token* Before(int32_t i) const {
    const int32_t p = i - 1;
    if (p < 0) return nullptr;
    const Token& t = At(p);
    if (!IsWord(t) || t.quote != At(i).quote || t.paragraph != At(i).paragraph) return nullptr;
    return &t;
  }

  int32_t Visit(int32_t i) {
    const Token& t = At(i);
    if (!IsWord(t)) return i + 1;
    const PhraseMatch phrase = Phrase(i);
    switch (phrase.phrase_class) {
      case PhraseClass::kNarrator:
      case PhraseClass::kSpeakerChange:
      case PhraseClass::kNaming:
      case PhraseClass::kUnnamed:
        return i + phrase.length;
      case PhraseClass::kAccordingTo:
        return AccordingTo(i, phrase.length);
      case PhraseClass::kScripture:
      case PhraseClass::kNone:
        break;
    }
    if (const Reading* r = t.word->Find(WordClass::kPreposition); r != nullptr && r->attributes == kAccordingTo) {
      return AccordingTo(i, 1);
    }
    if (Any(t, ClassBit(WordClass::kVerb)) && CanBeVerb(t) && Verb(i)) return i + 1;
    if (Any(t, ClassBit(WordClass::kParticiple)) && Participle(i)) return i + 1;
    if (Any(t, ClassBits(WordClass::kVerbalNoun, WordClass::kSpeechNoun))) VerbalNoun(i);
    return i + 1;
  }

  PhraseMatch Phrase(int32_t i) const {
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
    cue.conjoined = IsConjoined(At(head)) || (head > 0 && (At(head - 1).key == word::kWaw || At(head - 1).key == word::kFa));
    return cue;
  }

  void SetVerb(Cue* cue, const Reading& r) {
    const VerbInfo& info = isnad::Verb(r.lemma);
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

  // The verb readings of one word may belong to several lemmas (ذكر, بين); the frame that follows chooses.
  const Reading* ChooseVerb(int32_t i) const {
    const Token& t = At(i);
    const Reading* best = nullptr;
    int best_score = -100;
    const bool bi_next = i + 1 < size_ && NextIsBi(i);
    for (const Reading& r : *t.word) {
      if (r.word_class != WordClass::kVerb || r.person != 3) continue;
      const VerbInfo& info = isnad::Verb(r.lemma);
      if (FirstPersonByHamza(t, r)) return nullptr;
      int score = -static_cast<int>(info.level) * 2;
      if (info.level == VerbLevel::kX) score = -50;
      if (bi_next && (info.frames & kFrameBi) && !(info.frames & kFrameParticle)) score += 1;
      const bool passive = r.form == Form::kPassivePast || r.form == Form::kPassivePresent;
      if ((info.frames & kFrameFi) && !(i + 1 < size_ && IsOneOf(At(i + 1), {word::kFi}))) score -= 3;
      if (passive) score += (t.traits & kHasDamma) ? 3 : -3;
      if (score > best_score) {
        best_score = score;
        best = &r;
      }
    }
    return best_score <= -40 ? nullptr : best;
  }

  // أعتقد, آمل: the hamza of the first person where the third person's form begins with a plain alif or another letter.
  bool FirstPersonByHamza(const Token& t, const Reading& r) const {
    if (r.form != Form::kPast) return false;
    const char32_t first = StemLetter(t, r);
    if (first != U'أ' && first != U'آ') return false;
    const std::string_view lemma = isnad::Verb(r.lemma).lemma;
    int32_t p = 0;
    return lemma.empty() || NextPoint(lemma, &p) != first;
  }

  // The first letter as written behind و or ف.
  char32_t StemLetter(const Token& t, const Reading& r) const {
    int skip = ((r.proclitics & kWa) ? 1 : 0) + ((r.proclitics & kFa) ? 1 : 0);
    for (int32_t p = t.span.begin; p < t.span.end;) {
      const char32_t point = NextPoint(d_.text, &p);
      if (FoldPoint(point).count() == 0) continue;
      if (skip-- == 0) return point;
    }
    return 0;
  }

  bool NextIsBi(int32_t i) const {
    const Token& n = At(i + 1);
    return IsWord(n) && n.word->reading_count > 0 && (n.word->begin()->proclitics & kBi);
  }

  bool Verb(int32_t i) {
    const Token& t = At(i);
    const Reading* r = ChooseVerb(i);
    if (r == nullptr || NounHere(i, *r)) return false;
    Cue& cue = Add(i, i + 1, CueKind::kVerb);
    SetVerb(&cue, *r);
    cue.passive = r->form == Form::kPassivePast || r->form == Form::kPassivePresent;
    cue.conjoined = cue.conjoined || r->conjoined();
    const Token* before = Before(i);
    if (before != nullptr && !cue.conjoined) {
      cue.relative = IsOneOf(*before, {word::kMa, word::kBima, word::kMimma, word::kLima}) && r->form != Form::kNone &&
                     !Any(*before, ClassBit(WordClass::kConjunction));
      if (cue.relative && before->key == word::kMa && !IsDescribing(cue)) cue.relative = false;
    }
    cue.polarity = PolarityAt(i, cue, *r);
    cue.frames = static_cast<uint16_t>(cue.frames);
    (void)t;
    return true;
  }

  static bool IsDescribing(const Cue& cue) {
    return cue.stance == Stance::kDescribe || cue.stance == Stance::kOpinion;
  }

  Polarity PolarityAt(int32_t i, const Cue& cue, const Reading& r) const {
    const Token* before = Before(i);
    if (before != nullptr) {
      if (IsOneOf(*before, {word::kLam, word::kLan, word::kLa, word::kLaysa})) return Polarity::kNotSaid;
      if (before->key == word::kMa && cue.conjoined == false && r.form == Form::kPast && !cue.relative && IsConjoined(*before)) {
        return Polarity::kNotSaid;
      }
      if (IsOneOf(*before, {kSawfa})) return Polarity::kHypothetical;
    }
    if (r.proclitics & kSa) return Polarity::kHypothetical;
    if (cue.stance == Stance::kDeny) return Polarity::kDenied;
    return Polarity::kAffirmed;
  }

  // A homograph where no finite verb can stand.
  bool NounHere(int32_t i, const Reading& r) const {
    const Token& t = At(i);
    const uint64_t other = kNounClasses | kNameClasses | kPlaceClasses |
                           ClassBits(WordClass::kPreposition, WordClass::kAdverb, WordClass::kTime);
    const Token* before = Before(i);
    if (before != nullptr && !r.conjoined()) {
      // After a preposition or in a genitive chain only a noun stands; عن and من may end a relative (ما تحدث عنه قال).
      const Reading* p = before->word->Find(WordClass::kPreposition);
      if (p != nullptr && p->suffix == Suffix::kNone && p->attributes == kPlainPreposition &&
          !Any(*before, ClassBits(WordClass::kRelative, WordClass::kConjunction, WordClass::kNegation, WordClass::kAuxiliary, WordClass::kParticle)) &&
          r.form != Form::kPresent) {
        return true;
      }
      if (before->key == word::kMan && r.form == Form::kPast && (t.word->classes & other)) return true;
    }
    if ((t.word->classes & other) == 0) return false;
    const VerbInfo& info = isnad::Verb(r.lemma);
    if (Any(t, kNameClasses) && before != nullptr && Any(*before, kNameClasses)) return true;
    // A preposition's homograph (بين, عقب, عبر, دون, حسب): a verb only with its own frame; subjects.cc checks level and frame.
    if (Any(t, ClassBits(WordClass::kPreposition, WordClass::kAdverb))) {
      return !(r.conjoined() || before == nullptr) || !OwnFrameWithin(i, info.frames);
    }
    // ردا على, حكما: an accusative noun, not the dual of the verb.
    if (r.number == Number::kDual && r.form == Form::kPast && !r.conjoined() && (t.word->classes & other)) return true;
    // رأي is the noun unless و stands before it or أن follows; رأى is the verb.
    if (r.form == Form::kPast && info.lemma == "رأى" && !(t.traits & kFinalAlifMaqsura) && !r.conjoined() && r.gender == Gender::kMasculine &&
        r.number == Number::kSingular && (i + 1 >= size_ || !Any(At(i + 1), ClassBit(WordClass::kParticle)))) {
      return true;
    }
    // A noun's homograph: needs a clause-initial place.
    if (info.level != VerbLevel::kA && before != nullptr && !r.conjoined()) {
      const bool opener = Any(*before, ClassBits(WordClass::kConjunction, WordClass::kAuxiliary, WordClass::kNegation,
                                                  WordClass::kRelative, WordClass::kAdverb, WordClass::kPronoun, WordClass::kTime));
      if (!opener && !SubjectLike(*before)) return true;
    }
    return false;
  }

  static bool SubjectLike(const Token& t) {
    return Any(t, kNameClasses | kPersonNounClasses | kBodyClasses | kPlaceClasses | ClassBit(WordClass::kNisba)) || IsUnknown(t);
  }

  // عبر عن, عقب على, بين أن: the frame that only the verb has.
  bool OwnFrameWithin(int32_t i, uint16_t frames) const {
    constexpr int kReach = 8;
    if (frames & kFrameParticle) return ParticleWithin(i, kReach);
    for (int32_t k = i + 1; k < size_ && k <= i + kReach && At(k).sentence == At(i).sentence; ++k) {
      if ((frames & kFrameAn) && IsOneOf(At(k), {word::kAn})) return true;
      if ((frames & kFrameAla) && IsOneOf(At(k), {word::kAla})) return true;
      if (At(k).key == word::kQailan || IsMark(At(k), ':')) return true;
    }
    return false;
  }

  bool ParticleWithin(int32_t i, int words) const {
    for (int32_t k = i + 1; k < size_ && k <= i + words && At(k).sentence == At(i).sentence; ++k) {
      if (Any(At(k), ClassBit(WordClass::kParticle))) return true;
      if (IsMark(At(k), ':')) return true;
    }
    return false;
  }

  // What introduces speech straight after a participle or noun: أن, إلى أن, a colon, a mark, its preposition.
  bool IntroFollows(int32_t i, uint16_t frames) const {
    int32_t k = i + 1;
    for (int skipped = 0; k < size_ && skipped < 6; ++k, ++skipped) {
      const Token& t = At(k);
      if (t.sentence != At(i).sentence) return false;
      if (IsMark(t, ':') || OpensQuote(d_, k)) return true;
      if (t.kind == TokenKind::kQuoteMark) return true;
      if (IsMark(t, ',') && skipped > 0) continue;
      if (!IsWord(t)) return false;
      if (Any(t, ClassBit(WordClass::kParticle))) return true;
      if (IsOneOf(t, {word::kIla}) && (frames & kFrameIla)) return true;
      if (IsOneOf(t, {word::kAla}) && (frames & kFrameAla)) return true;
      if (IsOneOf(t, {word::kAn}) && (frames & kFrameAn)) return true;
      if (IsOneOf(t, {word::kMan}) && (frames & kFrameMin)) return true;
      if ((frames & kFrameBi) && t.word->reading_count > 0 && (t.word->begin()->proclitics & kBi)) return true;
      if (t.key == word::kBa && k + 1 < size_ && At(k + 1).kind == TokenKind::kQuoteMark) return true;
    }
    return false;
  }

  bool Participle(int32_t i) {
    const Token& t = At(i);
    const Reading* r = t.word->Find(WordClass::kParticiple);
    const VerbInfo& info = isnad::Verb(r->lemma);
    if (info.level == VerbLevel::kX) return false;
    const bool after_break = i == 0 || !IsWord(At(i - 1)) || At(i - 1).quote != t.quote;
    const bool nominal = Any(t, kNounClasses | kNameClasses) || r->gender == Gender::kFeminine || r->number == Number::kPlural;
    const bool intro = IntroFollows(i, info.frames);
    const bool direct = IntroDirect(i, info.frames);
    if (info.level == VerbLevel::kA ? !(intro || after_break) : !(direct || (after_break && intro))) return false;
    if (nominal && !(after_break || r->conjoined() || direct)) return false;
    if (nominal && Any(t, kBodyClasses | kPersonNounClasses) && !direct) return false;
    const Token* before = Before(i);
    if (before != nullptr && before->word->Find(WordClass::kPreposition) != nullptr &&
        before->word->Find(WordClass::kPreposition)->suffix == Suffix::kNone && !r->conjoined()) {
      return false;
    }
    Cue& cue = Add(i, i + 1, CueKind::kParticiple);
    SetVerb(&cue, *r);
    cue.conjoined = r->conjoined();
    cue.polarity = cue.stance == Stance::kDeny ? Polarity::kDenied : Polarity::kAffirmed;
    return true;
  }

  bool IntroDirect(int32_t i, uint16_t frames) const {
    const int32_t k = i + 1;
    if (k >= size_ || At(k).sentence != At(i).sentence) return false;
    const Token& t = At(k);
    if (IsMark(t, ':') || t.kind == TokenKind::kQuoteMark) return true;
    if (!IsWord(t)) return false;
    if (Any(t, ClassBit(WordClass::kParticle))) return true;
    const bool frame = (IsOneOf(t, {word::kIla}) && (frames & kFrameIla)) || (IsOneOf(t, {word::kAla}) && (frames & kFrameAla)) ||
                       (IsOneOf(t, {word::kAn}) && (frames & kFrameAn)) || (IsOneOf(t, {word::kMan}) && (frames & kFrameMin)) ||
                       ((frames & kFrameBi) && t.word->reading_count > 0 && (t.word->begin()->proclitics & kBi));
    return frame;
  }

  // قوله إن، بقولها: "...", تأكيده أن; قول الوزير إن; بالقول إن
  void VerbalNoun(int32_t i) {
    const Token& t = At(i);
    const Reading* r = t.word->Find(WordClass::kVerbalNoun);
    if (r == nullptr) return;
    const VerbInfo& info = isnad::Verb(r->lemma);
    if (info.level == VerbLevel::kX || info.level == VerbLevel::kC) return;
    const bool qawl = info.lemma == "قال";
    if (r->suffix == Suffix::kNone && !qawl && !(info.level == VerbLevel::kA && (info.stance == Stance::kAssert || info.stance == Stance::kAnnounce))) return;
    if (!IntroFollows(i, static_cast<uint16_t>(info.frames & (kFrameAla | kFrameIla | kFrameMin | kFrameAn)))) return;
    if (r->suffix != Suffix::kNone && !IntroDirect(i, info.frames)) return;
    Cue& cue = Add(i, i + 1, CueKind::kNoun);
    SetVerb(&cue, *r);
    cue.gender = r->suffix == Suffix::kHa ? Gender::kFeminine : r->suffix == Suffix::kHu ? Gender::kMasculine : Gender::kUnknown;
    cue.number = r->suffix == Suffix::kHum ? Number::kPlural : r->suffix == Suffix::kHuma ? Number::kDual : Number::kUnknown;
    cue.suffix = r->suffix;
    cue.conjoined = r->conjoined();
  }

  // بحسب الوزارة، وفق قوله، على حد تعبيرها، نقلا عن مصدر، حسبما ذكرت
  int32_t AccordingTo(int32_t i, int length) {
    int32_t k = i + length;
    if (k >= size_ || !SameClause(i, k)) return i + length;
    // The pronoun stands on the last word of the phrase (على حد قوله) or on the next (وفق تعبيره).
    const int32_t last = k - 1;
    if (length > 1 && PossessiveSpeech(At(last))) {
      AddPronounCue(last);
      return k;
    }
    const Token& next = At(k);
    if (IsWord(next) && PossessiveSpeech(next)) {
      AddPronounCue(k);
      return k + 1;
    }
    // وفق ما قال الوزير: the verb is the cue.
    if (IsWord(next) && (Any(next, ClassBit(WordClass::kVerb)) || IsOneOf(next, {word::kMa, word::kLima}))) return k;
    Cue& cue = Add(i, k, CueKind::kPreposition);
    cue.stance = Stance::kNeutral;
    cue.level = VerbLevel::kA;
    cue.place = SubjectPlace::kSource;
    if (At(i).key == kNaqlan || StemKey(At(i)) == kNaqlan) cue.stance = Stance::kRelay;
    return k;
  }

  bool SameClause(int32_t a, int32_t b) const {
    return At(a).sentence == At(b).sentence && At(a).quote == At(b).quote;
  }

  static bool PossessiveSpeech(const Token& t) {
    for (const Reading& r : *t.word) {
      if (r.suffix == Suffix::kNone) continue;
      if (r.word_class == WordClass::kVerbalNoun || r.word_class == WordClass::kSpeechNoun) return true;
      for (uint64_t k : {kTabir, kWasf, kRay, kKalam, kRiwaya}) {
        if (r.stem == k) return true;
      }
    }
    return false;
  }

  void AddPronounCue(int32_t head) {
    const Token& t = At(head);
    Cue& cue = Add(head, head + 1, CueKind::kNoun);
    cue.stance = Stance::kNeutral;
    cue.level = VerbLevel::kA;
    for (const Reading& r : *t.word) {
      if (r.suffix == Suffix::kNone) continue;
      if (r.word_class == WordClass::kVerbalNoun) SetVerb(&cue, r);
      cue.suffix = r.suffix;
      cue.gender = r.suffix == Suffix::kHa ? Gender::kFeminine : r.suffix == Suffix::kHu ? Gender::kMasculine : Gender::kUnknown;
      cue.number = r.suffix == Suffix::kHum ? Number::kPlural : r.suffix == Suffix::kHuma ? Number::kDual : Number::kUnknown;
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
