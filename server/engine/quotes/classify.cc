#include "server/engine/quotes/classify.h"

#include "server/engine/quotes/speech_evidence.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

// In log odds. Fitted to corpus/dev by logistic regression with a strong prior, judged with whole outlets left out (tests/accuracy/README).
constexpr SpeechFeatures MakeWeights() {
  SpeechFeatures w{};
  w[kBias] = 0.20f;
  w[kWords1] = -0.82f;
  w[kWords2] = -0.28f;
  w[kWords3] = 0.43f;
  w[kWords4] = 1.00f;
  w[kWords5] = 1.74f;
  w[kWords6To7] = 2.81f;
  w[kWords8Up] = 2.58f;
  w[kVerbInside] = 1.99f;
  w[kParticleFirst] = 2.94f;
  w[kNameHeadBefore] = -1.31f;
  w[kBodyBefore] = -0.83f;
  w[kNisbaAfter] = -2.09f;
  w[kGlossAfter] = -3.66f;
  w[kForeignInside] = -3.70f;
  w[kUnknownInside] = -1.49f;
  w[kCommonInside] = -0.59f;
  w[kNameInside] = -4.59f;
  w[kArticleFirst] = 0.02f;
  w[kNoCue] = -1.94f;
  w[kCueAdjacent] = 1.04f;
  w[kCueStrong] = 0.15f;
  w[kCueNear] = 1.58f;
  w[kCueFar] = 0.60f;
  w[kCueBreaks] = -1.29f;
  w[kCueRelative] = 1.29f;
  w[kCueDescribes] = 0.82f;
  w[kCueWeak] = -0.38f;
  w[kCueAfter] = 1.18f;
  w[kInSubject] = -0.38f;
  w[kRepeated] = -2.13f;
  w[kNamingPhrase] = -4.39f;
  w[kSiblingSpeech] = 1.26f;
  w[kSiblingNonSpeech] = -1.91f;
  w[kLamBefore] = -1.21f;
  w[kBaBefore] = 0.88f;
  w[kColonBefore] = 2.30f;
  w[kParagraphAlone] = 1.31f;
  w[kEndsSentence] = 1.18f;
  w[kHeader] = 2.05f;
  w[kGivenNameBefore] = -1.27f;
  w[kPersonAfter] = -0.94f;
  w[kNounBefore] = -0.67f;
  w[kSpeechNounBefore] = 0.48f;
  w[kPunctuationInside] = 0.71f;
  w[kPrepositionFirst] = 0.31f;
  w[kVerbFirst] = 0.25f;
  w[kTanwinInside] = 0.08f;
  w[kAdjectivesOnly] = 0.43f;
  w[kCopulaBefore] = 1.50f;
  w[kVerbBefore] = -0.60f;
  w[kClauseOfParticle] = 0.76f;
  w[kMarkedBefore] = 1.24f;
  w[kDefiniteBefore] = -0.09f;
  w[kForeignWordInside] = -0.07f;
  w[kNumberInside] = 0.26f;
  w[kTitleColonBefore] = -6.0f;
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
      s.quote_class = IsWholeComplement(q) ? QuoteClass::kSpeech : QuoteClass::kFragment;
      return;
    }
    s.quote_class = QuoteClass::kNonSpeech;
    s.non_speech = NonSpeech(q);
  }

  // The marks hold the whole complement of the cue (direct), or only a part of the reported clause (fragment): a pronoun on the particle (إنه "متفائل"),
  // a preposition or any other word before the mark belongs to the clause.
  bool IsWholeComplement(int32_t q) const {
    const QuoteLink& link = d_.links[q];
    if (link.cue < 0 || link.after) return true;
    if (!link.adjacent) return false;
    const Cue& cue = d_.cues[link.cue];
    switch (cue.intro) {
      case Intro::kColon:
      case Intro::kMark:
        return true;
      case Intro::kParticle: {
        const Reading* r = At(cue.body - 1).word->Find(WordClass::kParticle);
        return r == nullptr || r->suffix == Suffix::kNone;
      }
      default:
        return cue.kind == CueKind::kPreposition;
    }
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
