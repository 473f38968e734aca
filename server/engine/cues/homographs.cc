// SPDX-License-Identifier: Apache-2.0
#include "server/engine/cues/homographs.h"

#include <string_view>

#include "server/engine/cues/frames.h"
#include "server/engine/text/fold.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr int32_t kFrameReach = 12;  // words behind a verb among which its own frame is looked for
constexpr uint64_t kOtherClasses =
    kNounClasses | kNameClasses | kPlaceClasses |
    ClassBits(WordClass::kPreposition, WordClass::kAdverb, WordClass::kTime);

// لم ينف
bool BehindLam(const Document& d, int32_t i) {
  const Token* before = WordBefore(d, i);
  return before != nullptr && IsOneOf(*before, {word::kLam});
}

// The first letter as written behind و or ف.
char32_t StemLetter(const Document& d, const Token& t, const Reading& r) {
  int skip = ((r.proclitics & kWa) ? 1 : 0) + ((r.proclitics & kFa) ? 1 : 0);
  for (int32_t p = t.span.begin; p < t.span.end;) {
    const char32_t point = NextPoint(d.text, &p);
    if (FoldPoint(point).count() == 0) continue;
    if (skip-- == 0) return point;
  }
  return 0;
}

// أعتقد, آمل: the hamza of the first person where the third person's form begins with a plain alif
// or another letter.
bool FirstPersonByHamza(const Document& d, const Token& t, const Reading& r) {
  if (r.form != Form::kPast) return false;
  const char32_t first = StemLetter(d, t, r);
  if (first != U'أ' && first != U'آ') return false;
  const std::string_view lemma = Verb(r.lemma).lemma;
  int32_t p = 0;
  return lemma.empty() || NextPoint(lemma, &p) != first;
}

// وتذكر الوزارة: she mentions, not he remembered.
bool AgreesWith(const Token& next, const Reading& verb) {
  if (!IsWord(next)) return false;
  const Reading* n = FindAny(next, kNameClasses | kPersonNounClasses | kBodyClasses);
  return n != nullptr && n->number == Number::kSingular && n->gender != Gender::kUnknown &&
         n->gender == verb.gender && !n->governed();
}

// How well a verb reading of token `t` fits the word `next` behind it (null at the end of the
// text).
int VerbScore(const Token& t, const Token* next, const Reading& r) {
  const VerbInfo& info = Verb(r.lemma);
  int score = -static_cast<int>(info.level) * 2;
  const bool bi_next = next != nullptr && IsWord(*next) && BeginsWithBi(*next);
  if (bi_next && (info.frames & kFrameBi) && !(info.frames & kFrameParticle)) score += 1;
  if ((info.frames & kFrameFi) && !(next != nullptr && IsOneOf(*next, {word::kFi}))) score -= 3;
  if (next != nullptr && AgreesWith(*next, r)) score += 1;
  if (r.passive()) score += (t.traits & kHasDamma) ? 3 : -3;
  return score;
}

// عبر عن, عقب على: the preposition that only the verb has, or what introduces its direct speech.
bool IsOwnFrame(const Token& t, uint16_t frames) {
  if ((frames & kFrameAn) && IsOneOf(t, {word::kAn})) return true;
  if ((frames & kFrameAla) && IsOneOf(t, {word::kAla})) return true;
  return t.key == word::kQailan || IsMark(t, ':');
}

// عبر عن, عقب على, بين أن: the frame that only the verb has.
bool OwnFrameWithin(const Document& d, int32_t i, uint16_t frames) {
  const int32_t size = static_cast<int32_t>(d.tokens.size());
  for (int32_t k = i + 1; k < size && k <= i + kFrameReach; ++k) {
    const Token& t = d.tokens[k];
    if (t.sentence != d.tokens[i].sentence) return false;
    // وبين المدير "أن ...": the particle may stand behind the mark.
    if (t.kind == TokenKind::kQuoteMark && t.opens >= 0) continue;
    const bool particle = Any(t, ClassBit(WordClass::kParticle));
    if ((frames & kFrameParticle) ? particle : IsOwnFrame(t, frames)) return true;
  }
  return false;
}

// من جانبه عبر, كما بين, وقد عبر, التي عبر: behind such words begins a clause.
bool OpensClause(const Token& before) {
  return (before.traits & kInSpeakerChange) != 0 ||
         Any(before,
             ClassBits(WordClass::kConjunction, WordClass::kAuxiliary, WordClass::kRelative));
}

// After a preposition or in a genitive chain only a noun stands; عن and من may end a relative (ما
// تحدث عنه قال).
bool IsGovernedBy(const Token& before, const Token& t, const Reading& r) {
  constexpr uint64_t kAlsoOpens =
      ClassBits(WordClass::kRelative, WordClass::kConjunction, WordClass::kNegation,
                WordClass::kAuxiliary, WordClass::kParticle);
  const bool plain = IsPlainPreposition(before) && !Any(before, kAlsoOpens);
  if (plain && r.form != Form::kPresent) return true;
  return before.key == word::kMan && r.form == Form::kPast && Any(t, kOtherClasses);
}

// رأي is the noun unless و stands before it or أن follows; رأى is the verb.
bool IsRayNoun(const Document& d, int32_t i, const Reading& r) {
  const bool third_person = r.gender == Gender::kMasculine && r.number == Number::kSingular;
  if (r.form != Form::kPast || r.conjoined() || !third_person || Verb(r.lemma).lemma != "رأى")
    return false;
  if (d.tokens[i].traits & kFinalAlifMaqsura) return false;
  const size_t next = static_cast<size_t>(i) + 1;
  return next >= d.tokens.size() || !Any(d.tokens[next], ClassBit(WordClass::kParticle));
}

// بين الشرق وبين الغرب
bool IsSecondBetween(const Document& d, int32_t i) {
  constexpr int32_t kReach = 12;  // tokens back
  constexpr uint64_t kBayna = WordKey(u"بين");
  if (!IsOneOf(d.tokens[i], {kBayna})) return false;
  for (int32_t k = i - 1; k >= 0 && k >= i - kReach; --k) {
    if (d.tokens[k].sentence != d.tokens[i].sentence) return false;
    if (d.tokens[k].key == kBayna && !(d.tokens[k].traits & kHasShadda)) return true;
  }
  return false;
}

// التي تبلغ من العمر 18 عاما, بمتوسط يبلغ 16 مليونا: how much it is, not what one is told.
bool TellsMeasure(const Document& d, int32_t i, const Reading& r) {
  constexpr int32_t kReach = 3;  // tokens behind the verb
  if (Verb(r.lemma).lemma != "أبلغ") return false;
  const int32_t end = d.sentences[d.tokens[i].sentence].tokens.end;
  for (int32_t k = i + 1; k < end && k <= i + kReach; ++k) {
    const Token& t = d.tokens[k];
    if (Any(t, ClassBit(WordClass::kParticle)) || t.kind == TokenKind::kQuoteMark) return false;
    if (t.kind == TokenKind::kNumber || t.key == WordKey(u"العمر")) return true;
  }
  return false;
}

// ما بين ثلاثة وأربعة, يكون بين النادي والاتحاد: behind these words no verb.
bool IsBetween(const Document& d, int32_t i) {
  if (i == 0 || d.tokens[i].key != WordKey(u"بين") || (d.tokens[i].traits & kHasShadda)) {
    return false;
  }
  const Token& before = d.tokens[i - 1];
  return before.key == word::kMa || IsOneOf(before, {WordKey(u"يكون"), WordKey(u"تكون"),
                                                     WordKey(u"سيكون"), WordKey(u"ستكون")});
}

// بتعاون مع نادي المالية: written with ي and without its ب it is no call.
bool IsClub(const Document& d, int32_t i, const Reading& r) {
  const Token& t = d.tokens[i];
  if (t.key != WordKey(u"نادي") || (t.traits & kFinalAlifMaqsura) || r.form != Form::kPast) {
    return false;
  }
  const size_t next = static_cast<size_t>(i) + 1;
  return next >= d.tokens.size() || !IsWord(d.tokens[next]) || !BeginsWithBi(d.tokens[next]);
}

// قبل يومين, خلال يومين: when
bool IsTimeBehindPreposition(const Document& d, int32_t i, const Reading& r) {
  return r.form == Form::kPresent && !r.conjoined() && i > 0 &&
         Any(d.tokens[i], ClassBit(WordClass::kTime)) && IsPlainPreposition(d.tokens[i - 1]);
}

// أبرزها: the foremost of them.
bool IsElative(const Reading& r) {
  return r.form == Form::kPast && r.suffix != Suffix::kNone && Verb(r.lemma).lemma == "أبرز";
}

// اقرأ أيضا: written like the dual of أقر.
bool IsImperative(const Document& d, const Token& t, const Reading& r) {
  constexpr std::string_view kLastHamza = "أ";
  const std::string_view word = d.Slice(t.span);
  return r.number == Number::kDual && word.size() > kLastHamza.size() &&
         word.substr(word.size() - kLastHamza.size()) == kLastHamza;
}

// A verb can stand behind the word: a conjunction or the like (ثم ذكر), or its subject (الوزير
// ذكر).
bool OpensVerb(const Token& t) {
  constexpr uint64_t kOpeners =
      ClassBits(WordClass::kConjunction, WordClass::kAuxiliary, WordClass::kNegation,
                WordClass::kRelative, WordClass::kAdverb, WordClass::kPronoun, WordClass::kTime);
  constexpr uint64_t kSubjects = kNameClasses | kPersonNounClasses | kBodyClasses | kPlaceClasses |
                                 ClassBit(WordClass::kNisba);
  return Any(t, kOpeners | kSubjects) || IsUnknown(t);
}

// بعد أن رد, منذ أن عبر: behind a preposition's أن stands a verb.
bool BehindTemporal(const Document& d, int32_t i) {
  if (i < 2 || !IsOneOf(d.tokens[i - 1], {word::kAnna})) return false;
  return IsOneOf(d.tokens[i - 2],
                 {WordKey(u"بعد"), WordKey(u"منذ"), WordKey(u"قبل"), WordKey(u"الي")});
}

// نقاش طويل ذكر [معلول:] "..."; ورد [سولان] في تغريدة: "...": a name and then what leads over to
// speech make the word before them a verb.
bool NameAndSpeechFollow(const Document& d, int32_t i) {
  constexpr int32_t kMaxName = 6;
  constexpr int32_t kMaxOccasion = 6;
  const int32_t end = d.sentences[d.tokens[i].sentence].tokens.end;
  const auto leads = [&](int32_t k) {
    const Token& t = d.tokens[k];
    return IsMark(t, ':') || t.opens >= 0 || Any(t, ClassBit(WordClass::kParticle));
  };
  int32_t k = i + 1;
  while (k < end && k <= i + kMaxName && IsWord(d.tokens[k]) &&
         (IsUnknown(d.tokens[k]) || NameLike(d.tokens[k])) && !leads(k)) {
    ++k;
  }
  if (k == i + 1 || k >= end) return false;
  if (leads(k)) return true;
  if (!IsOneOf(d.tokens[k], {word::kFi}) || k + 1 >= end ||
      !Any(d.tokens[k + 1], ClassBit(WordClass::kSpeechNoun))) {
    return false;
  }
  for (int32_t p = k + 2; p < end && p < k + kMaxOccasion; ++p) {
    if (leads(p)) return true;
  }
  return false;
}

}  // namespace

const Token* WordBefore(const Document& document, int32_t i) {
  if (i == 0) return nullptr;
  const Token& before = document.tokens[i - 1];
  const Token& t = document.tokens[i];
  if (!IsWord(before) || before.quote != t.quote || before.paragraph != t.paragraph) return nullptr;
  return &before;
}

const Reading* ChooseVerb(const Document& document, int32_t i) {
  const Token& t = document.tokens[i];
  const size_t after = static_cast<size_t>(i) + 1;
  const Token* next = after < document.tokens.size() ? &document.tokens[after] : nullptr;
  const Reading* best = nullptr;
  int best_score = 0;
  bool scored = false;  // the best one is: a single reading needs no score
  for (const Reading& r : *t.word) {
    if (r.word_class != WordClass::kVerb || r.person != 3) continue;
    if (r.attributes == kJussive && !BehindLam(document, i)) continue;  // يجب: must, not replied
    if (FirstPersonByHamza(document, t, r)) return nullptr;
    if (Verb(r.lemma).level == VerbLevel::kX) continue;
    if (best == nullptr) {
      best = &r;
      continue;
    }
    if (!scored) best_score = VerbScore(t, next, *best);
    scored = true;
    const int score = VerbScore(t, next, r);
    if (score > best_score) {
      best_score = score;
      best = &r;
    }
  }
  return best;
}

bool IsNounHere(const Document& document, int32_t i, const Reading& verb) {
  const Token& t = document.tokens[i];
  if (IsElative(verb) || IsImperative(document, t, verb) || TellsMeasure(document, i, verb) ||
      IsBetween(document, i) || IsClub(document, i, verb) ||
      IsTimeBehindPreposition(document, i, verb)) {
    return true;
  }
  const Token* before = WordBefore(document, i);
  const bool joined = before == nullptr || verb.conjoined() || before->key == word::kWaw;
  if (!joined && IsGovernedBy(*before, t, verb)) return true;
  // قال فيليب فيروني: a family name, not "and they see me".
  if (before != nullptr && verb.conjoined() && verb.suffix != Suffix::kNone &&
      verb.number == Number::kPlural && Any(*before, ClassBit(WordClass::kGivenName))) {
    return true;
  }
  if (!Any(t, kOtherClasses)) return false;
  if (Any(t, kNameClasses) && before != nullptr && Any(*before, kNameClasses)) return true;
  const VerbInfo& info = Verb(verb.lemma);
  // A preposition's homograph (بين, عقب, عبر, دون, حسب): a verb only with its own frame;
  // cue_strength.cc checks level and frame.
  if (Any(t, ClassBits(WordClass::kPreposition, WordClass::kAdverb))) {
    if (t.traits & kHasShadda) return false;  // بيّن, عبّر
    // معلقين، بين أن يعودوا وأن يرحلوا: no subject stands between.
    const size_t after = static_cast<size_t>(i) + 1;
    const bool coordinated = verb.conjoined() || (before != nullptr && before->key == word::kWaw);
    const bool between = verb.form == Form::kPast && !coordinated &&
                         after < document.tokens.size() &&
                         Any(document.tokens[after], ClassBit(WordClass::kParticle));
    if (between || IsSecondBetween(document, i)) return true;
    const bool opened =
        joined || (Any(t, ClassBit(WordClass::kPreposition)) && OpensClause(*before));
    return !opened || !OwnFrameWithin(document, i, info.frames);
  }
  // يمكن وصف هؤلاء: behind such a verb stands the noun.
  if (!joined && verb.form == Form::kPast &&
      IsOneOf(*before, {WordKey(u"يمكن"), WordKey(u"يجوز"), WordKey(u"ينبغي"), WordKey(u"يصح"),
                        WordKey(u"يستحق"), WordKey(u"تستحق")})) {
    return true;
  }
  // ردا على, حكما: an accusative noun, not the dual of the verb.
  if (verb.number == Number::kDual && verb.form == Form::kPast && !verb.conjoined()) return true;
  if (IsRayNoun(document, i, verb)) return true;
  // A noun's homograph: needs a clause-initial place.
  return info.level != VerbLevel::kA && !joined && !OpensVerb(*before) &&
         !BehindTemporal(document, i) && !NameAndSpeechFollow(document, i);
}

}  // namespace isnad
