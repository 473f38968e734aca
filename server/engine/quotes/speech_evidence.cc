#include "server/engine/quotes/speech_evidence.h"

#include <algorithm>

#include "server/engine/words.h"

namespace isnad {

namespace {

// صحيفة is a medium and a word of the language, تويتر a body's name and no more.
constexpr uint64_t kGeneric = ClassBits(WordClass::kNameHead, WordClass::kCommonNoun,
                                        WordClass::kVerbalNoun, WordClass::kAdjective) |
                              kVerbClasses;

constexpr int32_t kMaxNameInApposition = 2;  // words between the marks
constexpr int32_t kMaxBodyWords = 5;

bool HeadsTitle(const Token& t) {
  const Reading* r = t.word->Find(WordClass::kNameHead);
  return r != nullptr && r->attributes == kHeadsTitle;
}

// نحن, أنا, نريد: by its likeliest reading.
bool IsFirstPerson(const Token& t) {
  if (IsOneOf(t, {WordKey(u"نحن"), WordKey(u"انا"), WordKey(u"انني"), WordKey(u"اننا"),
                  WordKey(u"لدينا"), WordKey(u"علينا")}))
    return true;
  return IsVerbFirst(t) && t.word->begin()->person == 1;
}

}  // namespace

SpeechEvidence::SpeechEvidence(const Document& document) : d_(document) {
  for (const QuoteSpan& s : d_.spans) contents_.push_back(ContentKey(s));
  std::sort(contents_.begin(), contents_.end());
}

uint64_t SpeechEvidence::ContentKey(const QuoteSpan& span) const {
  uint64_t key = 0;
  for (int32_t i = span.tokens.begin; i < span.tokens.end; ++i)
    key = key * 1099511628211u + d_.tokens[i].key;
  return key;
}

bool SpeechEvidence::Repeated(const QuoteSpan& span) const {
  const auto range = std::equal_range(contents_.begin(), contents_.end(), ContentKey(span));
  return range.second - range.first > 1;
}

SpeechFeatures SpeechEvidence::Of(int32_t q) const {
  SpeechFeatures x{};
  const QuoteSpan& s = d_.spans[q];
  const QuoteLink& link = d_.links[q];
  x[kBias] = 1;
  Words(s, &x);
  Neighbours(s, &x);
  Governor(link, &x);
  if (link.sibling >= 0) {
    x[d_.spans[link.sibling].quote_class == QuoteClass::kNonSpeech ? kSiblingNonSpeech
                                                                   : kSiblingSpeech] = 1;
  }
  x[kHeader] = link.header >= 0;
  x[kMarkedBefore] = q > 0 && link.cue >= 0 && d_.links[q - 1].cue == link.cue &&
                     d_.spans[q - 1].quote_class != QuoteClass::kNonSpeech;
  return x;
}

void SpeechEvidence::Words(const QuoteSpan& s, SpeechFeatures* out) const {
  SpeechFeatures& x = *out;
  int words = 0, unknown = 0, common = 0, names = 0, arabic = 0, adjectives = 0;
  bool verb = false, punctuation = false;
  for (int32_t i = s.tokens.begin; i < s.tokens.end; ++i) {
    const Token& t = d_.tokens[i];
    if (IsWord(t) || t.kind == TokenKind::kForeign) ++words;
    if (IsMark(t, '.') || IsMark(t, ',') || IsMark(t, '?') || IsMark(t, '!')) punctuation = true;
    if (t.kind == TokenKind::kForeign) x[kForeignWordInside] = 1;
    if (t.kind == TokenKind::kNumber) x[kNumberInside] = 1;
    if (!IsWord(t)) continue;
    ++arabic;
    if (t.traits & kHasTanwin) x[kTanwinInside] = 1;
    if (IsFirstPerson(t)) x[kFirstPersonInside] = 1;
    if (Any(t, ClassBits(WordClass::kAdjective, WordClass::kNisba))) ++adjectives;
    if (IsUnknown(t)) ++unknown;
    const bool body = Any(t, kBodyClasses) && !Any(t, kGeneric);
    if (body || (Any(t, kNameClasses | kPlaceClasses) && !Any(t, kNounClasses))) ++names;
    if (Any(t, kNounClasses) && !Any(t, kNameClasses | kPlaceClasses)) ++common;
    if (CanBeVerb(t) && !Any(t, kNounClasses | kNameClasses)) verb = true;
  }
  x[words <= 1   ? kWords1
    : words == 2 ? kWords2
    : words == 3 ? kWords3
    : words == 4 ? kWords4
    : words == 5 ? kWords5
    : words <= 7 ? kWords6To7
                 : kWords8Up] = 1;
  x[kVerbInside] = verb;
  x[kPunctuationInside] = punctuation && words >= 3;
  x[kRepeated] = static_cast<float>(words <= 8 && Repeated(s));
  if (arabic == 0) {
    x[kForeignInside] = 1;
    return;
  }
  const float n = static_cast<float>(arabic);
  x[kUnknownInside] = static_cast<float>(unknown) / n;
  x[kCommonInside] = static_cast<float>(common) / n;
  x[kNameInside] = static_cast<float>(names) / n;
  const Token& first = d_.tokens[s.tokens.begin];
  x[kAdjectivesOnly] = adjectives == arabic;
  x[kVerbFirst] = IsWord(first) && IsVerbFirst(first);
  x[kPrepositionFirst] =
      IsWord(first) && (Any(first, ClassBit(WordClass::kPreposition)) ||
                        (first.word->reading_count > 0 && first.word->begin()->governed()));
  x[kParticleFirst] = IsWord(first) && Any(first, ClassBit(WordClass::kParticle));
  x[kArticleFirst] =
      IsWord(first) && first.word->reading_count > 0 && first.word->begin()->definite();
}

void SpeechEvidence::Neighbours(const QuoteSpan& s, SpeechFeatures* out) const {
  SpeechFeatures& x = *out;
  const int32_t size = static_cast<int32_t>(d_.tokens.size());
  const int32_t open = s.outer_begin();
  const int32_t end = s.outer_end();
  int32_t p = open - 1;
  bool clitic = false;
  if (p >= 0 && IsLoneProclitic(d_.tokens[p]) && d_.tokens[p].quote == s.parent) {
    x[kLamBefore] = d_.tokens[p].key == word::kLi;
    x[kBaBefore] = d_.tokens[p].key == word::kBa;
    clitic = true;
    --p;
  }
  if (p >= 0 && IsMark(d_.tokens[p], ':')) {
    // كتابه: "...", but not قالوا للصحيفة: "..."
    const bool title = p > 0 && IsWord(d_.tokens[p - 1]) &&
                       (IsOneOf(d_.tokens[p - 1], {word::kAn}) || HeadsTitle(d_.tokens[p - 1]));
    x[title ? kTitleColonBefore : kColonBefore] = 1;
  }
  if (p >= 0 && IsWord(d_.tokens[p]) && d_.tokens[p].quote == s.parent) {
    const Token& t = d_.tokens[p];
    const bool conj_only = clitic && d_.tokens[open - 1].key == word::kWaw;
    if (!conj_only) {
      const Reading* head = t.word->Find(WordClass::kNameHead);
      x[kNameHeadBefore] = head != nullptr;
      x[kBodyBefore] = Any(t, ClassBits(WordClass::kOrganization, WordClass::kMedium)) ||
                       (s.tokens.size() <= kMaxNameInApposition && EndsBody(p));
      x[kGivenNameBefore] = Any(t, kNameClasses) && !Any(t, kNounClasses | kFunctionClasses);
      x[kNounBefore] = Any(t, ClassBit(WordClass::kCommonNoun)) && !clitic;
      x[kCopulaBefore] = Any(t, ClassBits(WordClass::kAuxiliary, WordClass::kPronoun)) ||
                         (t.word->reading_count > 0 && Any(t, ClassBit(WordClass::kParticle)) &&
                          t.word->begin()->suffix != Suffix::kNone);
      x[kVerbBefore] = IsVerbFirst(t);
      x[kDefiniteBefore] = t.word->reading_count > 0 && t.word->begin()->definite();
      x[kSpeechNounBefore] = Any(t, ClassBit(WordClass::kSpeechNoun));
    }
    x[kNamingPhrase] = EndsNamingPhrase(p);
  }
  if (end < size && d_.tokens[end].quote == s.parent) {
    const Token& n = d_.tokens[end];
    if (IsWord(n) && n.sentence == d_.tokens[open].sentence) {
      const Reading* r = n.word->Find(WordClass::kNisba);
      const Reading* adjective = n.word->Find(WordClass::kAdjective);
      x[kNisbaAfter] = (r != nullptr && r->definite() && !r->conjoined()) ||
                       (adjective != nullptr && adjective->definite() && !adjective->conjoined());
      x[kPersonAfter] = Any(n, ClassBits(WordClass::kGivenName, WordClass::kHonorific)) &&
                        !Any(n, kFunctionClasses | kVerbClasses) && !IsConjoined(n);
    }
    if (IsMark(n, '(') && end + 1 < size && d_.tokens[end + 1].kind == TokenKind::kForeign)
      x[kGlossAfter] = 1;
    x[kEndsSentence] = IsMark(n, '.');
  }
  const Paragraph& paragraph = d_.paragraphs[d_.tokens[open].paragraph];
  x[kParagraphAlone] = open == paragraph.tokens.begin && end >= paragraph.tokens.end - 1;
}

// وكالة الأنباء الرسمية "منار": the words before the mark are a body's genitives and adjectives.
bool SpeechEvidence::EndsBody(int32_t p) const {
  for (int32_t k = p; k >= 0 && k > p - kMaxBodyWords; --k) {
    const Token& t = d_.tokens[k];
    if (!IsWord(t) || t.word->reading_count == 0 || t.quote != d_.tokens[p].quote) return false;
    if (k < p && Any(t, ClassBits(WordClass::kOrganization, WordClass::kMedium))) return true;
    const Reading* r = FindAny(t, kNounClasses | kPlaceClasses);
    if (r == nullptr || !(r->definite() || Any(t, kPlaceClasses)) || r->governed()) return false;
  }
  return false;
}

// ما يسمى، المعروف بـ، تحت اسم: the phrase may end one or two words before the mark.
bool SpeechEvidence::EndsNamingPhrase(int32_t p) const {
  for (int32_t start = p; start >= 0 && start > p - 4; --start) {
    if (!IsWord(d_.tokens[start]) || d_.tokens[start].sentence != d_.tokens[p].sentence)
      return false;
    uint64_t keys[kMaxPhraseWords];
    int count = 0;
    for (int32_t k = start; k <= p + 1 && count < kMaxPhraseWords; ++k) {
      if (!IsWord(d_.tokens[k])) break;
      keys[count++] = d_.tokens[k].key;
    }
    const PhraseMatch match = MatchPhrase(keys, count);
    if (match.phrase_class == PhraseClass::kNaming && start + match.length >= p) return true;
  }
  return false;
}

void SpeechEvidence::Governor(const QuoteLink& link, SpeechFeatures* out) const {
  SpeechFeatures& x = *out;
  x[kInSubject] = link.in_subject;
  if (link.cue < 0) {
    x[kNoCue] = link.header < 0;
    return;
  }
  const Cue& cue = d_.cues[link.cue];
  x[kCueAfter] = link.after;
  x[kCueAdjacent] = link.adjacent;
  x[kCueStrong] = link.adjacent && cue.strength >= 2;
  x[kCueNear] = !link.adjacent && link.distance <= 6;
  x[kCueFar] = link.distance > 6;
  x[kCueBreaks] = link.breaks > 0;
  x[kCueRelative] = cue.relative;
  x[kCueDescribes] = cue.describes();
  x[kCueLevelB] = cue.level == VerbLevel::kB;
  x[kCueLevelC] = cue.level == VerbLevel::kC;
  x[kCuePassive] = cue.passive;
  x[kSpeakerNone] = cue.speaker < 0;
  if (cue.speaker >= 0) {
    const Entity& speaker = d_.entities[d_.mentions[cue.speaker].entity];
    x[kSpeakerNamed] = d_.mentions[speaker.name].name.valid();
  }
  x[kCueWeak] = cue.strength < 2;
  x[kClauseOfParticle] = cue.intro == Intro::kParticle && cue.strength >= 2 && !link.after;
}

}  // namespace isnad
