#include "server/engine/quotes/classify.h"

#include "server/engine/quotes/speech_evidence.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

// In log odds. Fitted to corpus/dev by logistic regression with a strong prior, judged with whole outlets left out (tests/accuracy/README).
constexpr SpeechFeatures MakeWeights() {
  SpeechFeatures w{};
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
constexpr SpeechFeatures kWeights = MakeWeights();

class Classifier {
 public:
  explicit Classifier(Document* document) : d_(*document), evidence_(*document) {}

  void Run() {
    for (size_t q = 0; q < d_.spans.size(); ++q) Classify(static_cast<int32_t>(q));
  }

 private:
  const Token& At(int32_t i) const { return d_.tokens[i]; }

  void Classify(int32_t q) {
    const SpeechFeatures x = evidence_.Of(q);
    float score = 0;
    for (size_t k = 0; k < kSpeechFeatureCount; ++k) score += kWeights[k] * x[k];
    QuoteSpan& s = d_.spans[q];
    s.speech_score = score;
    if (score > 0) {
      s.quote_class = IsWholeComplement(q, x[kVerbInside] > 0) ? QuoteClass::kSpeech : QuoteClass::kFragment;
      return;
    }
    s.quote_class = QuoteClass::kNonSpeech;
    s.non_speech = NonSpeech(q);
  }

  // The marks hold the whole complement of the cue: nothing of the clause stands before them.
  bool IsWholeComplement(int32_t q, bool verb_inside) const {
    const QuoteLink& link = d_.links[q];
    const QuoteSpan& s = d_.spans[q];
    if (link.cue < 0 || link.after) return s.tokens.size() >= 5;
    return link.adjacent && (s.tokens.size() >= 4 || verb_inside);
  }

  NonSpeechKind NonSpeech(int32_t q) const {
    const QuoteSpan& s = d_.spans[q];
    const int32_t open = s.open >= 0 ? s.open : s.tokens.begin;
    int32_t p = open - 1;
    if (p >= 0 && IsLoneProclitic(At(p))) --p;
    if (p >= 0 && IsWord(At(p))) {
      if (const Reading* r = At(p).word->Find(WordClass::kNameHead)) {
        switch (r->attributes) {
          case kHeadsTitle: return NonSpeechKind::kTitle;
          case kHeadsTerm: return NonSpeechKind::kTerm;
          default: return NonSpeechKind::kName;
        }
      }
      if (Any(At(p), kBodyClasses)) return NonSpeechKind::kName;
    }
    for (int32_t i = s.tokens.begin; i < s.tokens.end; ++i) {
      if (IsUnknown(At(i)) || Any(At(i), kNameClasses | kPlaceClasses) || At(i).kind == TokenKind::kForeign) return NonSpeechKind::kName;
    }
    return NonSpeechKind::kTerm;
  }

  Document& d_;
  const SpeechEvidence evidence_;
};

}  // namespace

void ClassifyQuotes(Document* document) { Classifier(document).Run(); }

}  // namespace isnad
