#include "server/engine/quotes/classify.h"

#include "server/engine/quotes/speech_evidence.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

// In log odds. Fitted to corpus/dev by logistic regression with a strong prior, judged with whole
// outlets left out.
constexpr SpeechFeatures MakeWeights() {
  SpeechFeatures w{};
  w[kBias] = 0.04f;
  w[kWords1] = -1.11f;
  w[kWords2] = -0.60f;
  w[kWords3] = 0.11f;
  w[kWords4] = 0.63f;
  w[kWords5] = 1.50f;
  w[kWords6To7] = 2.78f;
  w[kWords8Up] = 3.84f;
  w[kVerbInside] = 2.00f;
  w[kParticleFirst] = 3.02f;
  w[kNameHeadBefore] = -1.52f;
  w[kBodyBefore] = -1.23f;
  w[kNisbaAfter] = -2.46f;
  w[kGlossAfter] = -2.99f;
  w[kForeignInside] = -3.22f;
  w[kUnknownInside] = -1.09f;
  w[kCommonInside] = 0.00f;
  w[kNameInside] = -3.54f;
  w[kArticleFirst] = 0.06f;
  w[kNoCue] = -1.83f;
  w[kCueAdjacent] = 0.48f;
  w[kCueStrong] = 0.60f;
  w[kCueNear] = 1.66f;
  w[kCueFar] = 0.62f;
  w[kCueBreaks] = -1.06f;
  w[kCueRelative] = 2.12f;
  w[kCueDescribes] = 1.15f;
  w[kCueWeak] = 0.05f;
  w[kCueAfter] = 1.02f;
  w[kInSubject] = -1.00f;
  w[kRepeated] = -2.05f;
  w[kNamingPhrase] = -4.19f;
  w[kSiblingSpeech] = 0.95f;
  w[kSiblingNonSpeech] = -1.96f;
  w[kLamBefore] = -1.39f;
  w[kBaBefore] = 0.72f;
  w[kColonBefore] = 2.51f;
  w[kParagraphAlone] = 1.05f;
  w[kEndsSentence] = 1.18f;
  w[kHeader] = 2.01f;
  w[kGivenNameBefore] = -1.49f;
  w[kPersonAfter] = -1.64f;
  w[kNounBefore] = -0.96f;
  w[kSpeechNounBefore] = 1.03f;
  w[kPunctuationInside] = 0.21f;
  w[kPrepositionFirst] = 0.67f;
  w[kVerbFirst] = 0.57f;
  w[kTanwinInside] = -0.07f;
  w[kAdjectivesOnly] = 0.24f;
  w[kCopulaBefore] = 1.04f;
  w[kVerbBefore] = -0.57f;
  w[kClauseOfParticle] = 0.64f;
  w[kMarkedBefore] = -0.40f;
  w[kDefiniteBefore] = -0.23f;
  w[kCueLevelB] = -0.49f;
  w[kCueLevelC] = -1.89f;
  w[kSpeakerNamed] = 0.41f;
  w[kSpeakerNone] = -0.67f;
  w[kFirstPersonInside] = 1.40f;
  w[kCuePassive] = -1.26f;
  w[kTitleColonBefore] = -4.06f;
  w[kForeignWordInside] = -0.02f;
  w[kNumberInside] = 0.23f;
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

  // The marks hold the whole complement of the cue (direct), or only a part of the reported clause
  // (fragment): a pronoun on the particle (إنه "متفائل"), a preposition or any other word before
  // the mark belongs to the clause.
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
    const int32_t open = s.outer_begin();
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

  Document& d_;
  const SpeechEvidence evidence_;
};

}  // namespace

void ClassifyQuotes(Document* document) { Classifier(document).Run(); }

}  // namespace isnad
