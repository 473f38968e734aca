#include "server/engine/quotes/classify.h"

#include <algorithm>
#include <array>

#include "server/engine/words.h"

namespace isnad {
namespace {

// One piece of evidence about a span; each has a weight in kWeights.
enum Feature : uint8_t {
  kBias,
  kWords1,
  kWords2,
  kWords3,
  kWords4,
  kWords5,
  kWords6To7,
  kWords8Up,
  kVerbInside,      // a finite verb among the marked words
  kParticleFirst,   // إن or أن first inside the marks
  kNameHeadBefore,  // صحيفة "..."
  kBodyBefore,      // الوزارة "..."
  kNisbaAfter,      // "..." البريطانية
  kGlossAfter,      // "..." (The Lancet)
  kForeignInside,   // letters of another script or digits only
  kUnknownInside,   // share of words that the lexicon lacks
  kCommonInside,    // share of nouns, adjectives
  kNameInside,      // share of names and places
  kArticleFirst,    // the first marked word has the article
  kNoCue,
  kCueAdjacent,
  kCueStrong,  // adjacent, by particle, colon or mark of a strong cue
  kCueNear,    // within six words
  kCueFar,
  kCueBreaks,     // a clause boundary between cue and span
  kCueRelative,   // ما وصفه بـ
  kCueDescribes,  // وصف، اعتبر، سمى
  kCueWeak,
  kCueAfter,
  kInSubject,
  kRepeated,      // the same words between marks elsewhere in the article
  kNamingPhrase,  // ما يسمى، المعروف بـ
  kSiblingSpeech,
  kSiblingNonSpeech,
  kLamBefore,  // قال لـ"..."
  kBaBefore,   // بـ"..."
  kColonBefore,
  kParagraphAlone,  // the span is its whole paragraph
  kEndsSentence,
  kHeader,
  kGivenNameBefore,    // سعيد محمد "قطة"
  kPersonAfter,        // "..." لمى: a name goes on
  kNounBefore,         // a common noun before: بلدة "..."
  kSpeechNounBefore,   // بعبارة "..."، هتاف "..."
  kPunctuationInside,  // a sentence's punctuation inside
  kFeatureCount
};

// In log odds. Fitted to corpus/dev by logistic regression with a strong prior, judged with whole
// outlets left out (tests/accuracy/README).
constexpr std::array<float, kFeatureCount> MakeWeights() {
  std::array<float, kFeatureCount> w{};
  w[kBias] = -0.6f;
  w[kWords1] = -1.2f;
  w[kWords2] = -1.0f;
  w[kWords3] = -0.3f;
  w[kWords4] = 0.4f;
  w[kWords5] = 1.5f;
  w[kWords6To7] = 2.6f;
  w[kWords8Up] = 4.5f;
  w[kVerbInside] = 1.5f;
  w[kParticleFirst] = 3.0f;
  w[kNameHeadBefore] = -3.5f;
  w[kBodyBefore] = -3.0f;
  w[kNisbaAfter] = -2.5f;
  w[kGlossAfter] = -2.5f;
  w[kForeignInside] = -3.0f;
  w[kUnknownInside] = -1.5f;
  w[kCommonInside] = 0.8f;
  w[kNameInside] = -1.5f;
  w[kArticleFirst] = -0.4f;
  w[kNoCue] = -2.0f;
  w[kCueAdjacent] = 1.2f;
  w[kCueStrong] = 1.2f;
  w[kCueNear] = 0.8f;
  w[kCueFar] = 0.3f;
  w[kCueBreaks] = -1.0f;
  w[kCueRelative] = 2.5f;
  w[kCueDescribes] = 1.2f;
  w[kCueWeak] = -0.6f;
  w[kCueAfter] = 1.0f;
  w[kInSubject] = -2.5f;
  w[kRepeated] = -2.0f;
  w[kNamingPhrase] = -4.0f;
  w[kSiblingSpeech] = 1.2f;
  w[kSiblingNonSpeech] = -2.0f;
  w[kLamBefore] = -1.5f;
  w[kBaBefore] = 0.6f;
  w[kColonBefore] = 0.6f;
  w[kParagraphAlone] = 1.0f;
  w[kEndsSentence] = 0.3f;
  w[kHeader] = 2.0f;
  w[kGivenNameBefore] = -1.5f;
  w[kPersonAfter] = -2.0f;
  w[kNounBefore] = -0.5f;
  w[kSpeechNounBefore] = 2.0f;
  w[kPunctuationInside] = 0.8f;
  return w;
}
constexpr std::array<float, kFeatureCount> kWeights = MakeWeights();

class Classifier {
 public:
  explicit Classifier(Document* document)
      : d_(*document), size_(static_cast<int32_t>(document->tokens.size())) {}

  void Run() {
    CountContents();
    for (size_t q = 0; q < d_.spans.size(); ++q) Classify(static_cast<int32_t>(q));
  }

 private:
  const Token& At(int32_t i) const { return d_.tokens[i]; }

  uint64_t ContentKey(const QuoteSpan& s) const {
    uint64_t key = 0;
    for (int32_t i = s.tokens.begin; i < s.tokens.end; ++i) key = key * 1099511628211u + At(i).key;
    return key;
  }

  void CountContents() {
    contents_.clear();
    for (const QuoteSpan& s : d_.spans) contents_.push_back(ContentKey(s));
    std::sort(contents_.begin(), contents_.end());
  }

  void Classify(int32_t q) {
    std::array<float, kFeatureCount> x{};
    Extract(q, &x);
    float score = 0;
    for (size_t k = 0; k < kFeatureCount; ++k) score += kWeights[k] * x[k];
    QuoteSpan& s = d_.spans[q];
    s.speech_score = score;
    if (score > 0) {
      s.quote_class = IsWholeComplement(q) ? QuoteClass::kSpeech : QuoteClass::kFragment;
      return;
    }
    s.quote_class = QuoteClass::kNonSpeech;
    s.non_speech = NonSpeech(q);
  }

  // The marks hold the whole complement of the cue: nothing of the clause stands before them.
  bool IsWholeComplement(int32_t q) const {
    const QuoteLink& link = d_.links[q];
    const QuoteSpan& s = d_.spans[q];
    if (link.cue < 0 || link.after) return s.tokens.size() >= 5;
    return link.adjacent && (s.tokens.size() >= 4 || x_verb_);
  }

  NonSpeechKind NonSpeech(int32_t q) const {
    const QuoteSpan& s = d_.spans[q];
    const int32_t open = s.open >= 0 ? s.open : s.tokens.begin;
    int32_t p = open - 1;
    if (p >= 0 && IsLoneProclitic(At(p))) --p;
    if (p >= 0 && IsWord(At(p))) {
      if (const Reading* r = At(p).word->Find(WordClass::kNameHead)) {
        switch (r->attributes) {
          case kHeadsTitle:
            return NonSpeechKind::kTitle;
          case kHeadsTerm:
            return NonSpeechKind::kTerm;
          default:
            return NonSpeechKind::kName;
        }
      }
      if (Any(At(p), kBodyClasses)) return NonSpeechKind::kName;
    }
    for (int32_t i = s.tokens.begin; i < s.tokens.end; ++i) {
      if (IsUnknown(At(i)) || Any(At(i), kNameClasses | kPlaceClasses) ||
          At(i).kind == TokenKind::kForeign)
        return NonSpeechKind::kName;
    }
    return NonSpeechKind::kTerm;
  }

  void Extract(int32_t q, std::array<float, kFeatureCount>* out) {
    std::array<float, kFeatureCount>& x = *out;
    const QuoteSpan& s = d_.spans[q];
    const QuoteLink& link = d_.links[q];
    x[kBias] = 1;
    int words = 0, unknown = 0, common = 0, names = 0, arabic = 0;
    bool verb = false, punctuation = false;
    for (int32_t i = s.tokens.begin; i < s.tokens.end; ++i) {
      const Token& t = At(i);
      if (IsWord(t) || t.kind == TokenKind::kForeign) ++words;
      if (IsMark(t, '.') || IsMark(t, ',') || IsMark(t, '?') || IsMark(t, '!')) punctuation = true;
      if (!IsWord(t)) continue;
      ++arabic;
      if (IsUnknown(t)) ++unknown;
      if (Any(t, kNameClasses | kPlaceClasses) && !Any(t, kNounClasses)) ++names;
      if (Any(t, kNounClasses) && !Any(t, kNameClasses | kPlaceClasses)) ++common;
      if (Any(t, kVerbClasses) && !Any(t, kNounClasses | kNameClasses)) verb = true;
    }
    x_verb_ = verb;
    x[words <= 1   ? kWords1
      : words == 2 ? kWords2
      : words == 3 ? kWords3
      : words == 4 ? kWords4
      : words == 5 ? kWords5
      : words <= 7 ? kWords6To7
                   : kWords8Up] = 1;
    x[kVerbInside] = verb;
    x[kPunctuationInside] = punctuation && words >= 3;
    if (arabic > 0) {
      const float n = static_cast<float>(arabic);
      x[kUnknownInside] = static_cast<float>(unknown) / n;
      x[kCommonInside] = static_cast<float>(common) / n;
      x[kNameInside] = static_cast<float>(names) / n;
      const Token& first = At(s.tokens.begin);
      x[kParticleFirst] = IsWord(first) && Any(first, ClassBit(WordClass::kParticle));
      x[kArticleFirst] =
          IsWord(first) && first.word->reading_count > 0 && first.word->begin()->definite();
    } else {
      x[kForeignInside] = 1;
    }
    Neighbours(s, &x);
    CueEvidence(q, link, &x);
    x[kRepeated] = static_cast<float>(words <= 8 && Repeated(s));
    if (link.sibling >= 0) {
      x[d_.spans[link.sibling].quote_class == QuoteClass::kNonSpeech ? kSiblingNonSpeech
                                                                     : kSiblingSpeech] = 1;
    }
    x[kHeader] = link.header >= 0;
  }

  bool Repeated(const QuoteSpan& s) const {
    const auto range = std::equal_range(contents_.begin(), contents_.end(), ContentKey(s));
    return range.second - range.first > 1;
  }

  void Neighbours(const QuoteSpan& s, std::array<float, kFeatureCount>* out) const {
    std::array<float, kFeatureCount>& x = *out;
    const int32_t open = s.open >= 0 ? s.open : s.tokens.begin;
    const int32_t end = s.close >= 0 ? s.close + 1 : s.tokens.end;
    int32_t p = open - 1;
    bool clitic = false;
    if (p >= 0 && IsLoneProclitic(At(p)) && At(p).quote == s.parent) {
      x[kLamBefore] = At(p).key == word::kLi;
      x[kBaBefore] = At(p).key == word::kBa;
      clitic = true;
      --p;
    }
    if (p >= 0 && IsMark(At(p), ':')) x[kColonBefore] = 1;
    if (p >= 0 && IsWord(At(p)) && At(p).quote == s.parent) {
      const Token& t = At(p);
      const bool conj_only = clitic && At(open - 1).key == word::kWaw;
      if (!conj_only) {
        const Reading* head = t.word->Find(WordClass::kNameHead);
        x[kNameHeadBefore] = head != nullptr;
        x[kBodyBefore] = Any(t, ClassBits(WordClass::kOrganization, WordClass::kMedium));
        x[kGivenNameBefore] = Any(t, kNameClasses) && !Any(t, kNounClasses | kFunctionClasses);
        x[kNounBefore] = Any(t, ClassBit(WordClass::kCommonNoun)) && !clitic;
        x[kSpeechNounBefore] = Any(t, ClassBit(WordClass::kSpeechNoun));
      }
      x[kNamingPhrase] = EndsNamingPhrase(p);
    }
    if (end < size_ && At(end).quote == s.parent) {
      const Token& n = At(end);
      if (IsWord(n) && n.sentence == At(open).sentence) {
        const Reading* r = n.word->Find(WordClass::kNisba);
        const Reading* adjective = n.word->Find(WordClass::kAdjective);
        x[kNisbaAfter] = (r != nullptr && r->definite() && !r->conjoined()) ||
                         (adjective != nullptr && adjective->definite() && !adjective->conjoined());
        x[kPersonAfter] = Any(n, ClassBits(WordClass::kGivenName, WordClass::kHonorific)) &&
                          !Any(n, kFunctionClasses | kVerbClasses) && !IsConjoined(n);
      }
      if (IsMark(n, '(') && end + 1 < size_ && At(end + 1).kind == TokenKind::kForeign)
        x[kGlossAfter] = 1;
      x[kEndsSentence] = IsMark(n, '.');
    }
    const Paragraph& paragraph = d_.paragraphs[At(open).paragraph];
    x[kParagraphAlone] = open == paragraph.tokens.begin && end >= paragraph.tokens.end - 1;
  }

  // ما يسمى، المعروف بـ، تحت اسم: the phrase may end one or two words before the mark.
  bool EndsNamingPhrase(int32_t p) const {
    for (int32_t start = p; start >= 0 && start > p - 4; --start) {
      if (!IsWord(At(start)) || At(start).sentence != At(p).sentence) return false;
      uint64_t keys[kMaxPhraseWords];
      int count = 0;
      for (int32_t k = start; k <= p + 1 && count < kMaxPhraseWords; ++k) {
        if (!IsWord(At(k))) break;
        keys[count++] = At(k).key;
      }
      const PhraseMatch match = MatchPhrase(keys, count);
      if (match.phrase_class == PhraseClass::kNaming && start + match.length >= p) return true;
    }
    return false;
  }

  void CueEvidence(int32_t q, const QuoteLink& link, std::array<float, kFeatureCount>* out) const {
    std::array<float, kFeatureCount>& x = *out;
    (void)q;
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
    x[kCueDescribes] = cue.stance == Stance::kDescribe || cue.stance == Stance::kOpinion;
    x[kCueWeak] = cue.strength < 2;
  }

  Document& d_;
  const int32_t size_;
  std::vector<uint64_t> contents_;
  bool x_verb_ = false;
};

}  // namespace

void ClassifyQuotes(Document* document) { Classifier(document).Run(); }

}  // namespace isnad
