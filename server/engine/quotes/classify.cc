#include "server/engine/quotes/classify.h"

#include "server/engine/quotes/speech_evidence.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

// In log odds. Fitted to corpus/dev, as many annotated articles of other outlets and the invented
// sentences of the tests by logistic regression; judged with whole outlets left out.
constexpr SpeechFeatures MakeWeights() {
  SpeechFeatures w{};
  w[kBias] = 0.10f;
  w[kWords1] = -0.80f;
  w[kWords2] = -0.59f;
  w[kWords3] = 0.18f;
  w[kWords4] = 0.22f;
  w[kWords5] = 0.22f;
  w[kWords6To7] = 0.30f;
  w[kWords8Up] = 0.56f;
  w[kVerbInside] = 1.62f;
  w[kParticleFirst] = 1.92f;
  w[kNameHeadBefore] = -0.76f;
  w[kBodyBefore] = -0.61f;
  w[kNisbaAfter] = -0.89f;
  w[kGlossAfter] = -2.19f;
  w[kForeignInside] = -2.23f;
  w[kUnknownInside] = -0.45f;
  w[kCommonInside] = 0.47f;
  w[kNameInside] = -1.75f;
  w[kArticleFirst] = -0.06f;
  w[kNoCue] = -1.41f;
  w[kCueAdjacent] = 0.63f;
  w[kCueStrong] = 0.81f;
  w[kCueNear] = 0.59f;
  w[kCueFar] = 0.35f;
  w[kCueBreaks] = -0.16f;
  w[kCueRelative] = 1.72f;
  w[kCueDescribes] = 0.47f;
  w[kCueWeak] = 0.33f;
  w[kCueAfter] = -0.03f;
  w[kInSubject] = -0.64f;
  w[kRepeated] = -1.52f;
  w[kNamingPhrase] = -3.74f;
  w[kSiblingSpeech] = 0.30f;
  w[kSiblingNonSpeech] = -0.75f;
  w[kLamBefore] = -0.20f;
  w[kBaBefore] = 0.35f;
  w[kColonBefore] = 2.19f;
  w[kParagraphAlone] = 0.17f;
  w[kEndsSentence] = 1.80f;
  w[kHeader] = 0.95f;
  w[kGivenNameBefore] = -0.35f;
  w[kPersonAfter] = -0.90f;
  w[kNounBefore] = -0.39f;
  w[kSpeechNounBefore] = 0.28f;
  w[kPunctuationInside] = 0.01f;
  w[kPrepositionFirst] = 0.28f;
  w[kVerbFirst] = 0.50f;
  w[kTanwinInside] = 0.04f;
  w[kAdjectivesOnly] = -0.15f;
  w[kCopulaBefore] = 0.66f;
  w[kVerbBefore] = -0.14f;
  w[kClauseOfParticle] = 0.63f;
  w[kMarkedBefore] = 0.62f;
  w[kDefiniteBefore] = 0.38f;
  w[kCueLevelB] = -0.56f;
  w[kCueLevelC] = -1.18f;
  w[kSpeakerNamed] = 0.12f;
  w[kSpeakerNone] = -1.77f;
  w[kFirstPersonInside] = 0.86f;
  w[kCuePassive] = -0.12f;
  w[kTitleColonBefore] = -3.90f;
  w[kForeignWordInside] = 0.02f;
  w[kNumberInside] = -0.28f;
  w[kLetterNames] = -2.28f;
  w[kNegationFirst] = 1.57f;
  w[kPronounFirst] = 0.07f;
  w[kQuestionInside] = 0.08f;
  w[kSecondPersonInside] = 0.89f;
  w[kDialectInside] = 0.81f;
  w[kLinkWordInside] = 0.46f;
  w[kPrepositionInside] = 1.03f;
  w[kVocalised] = 0.78f;
  w[kOrnateMarks] = 3.00f;
  w[kShortTanwin] = -0.17f;
  w[kShortDefinite] = 0.35f;
  w[kShortIndefinite] = -0.20f;
  w[kSaidWords] = 1.32f;
  w[kNamedWords] = -1.05f;
  w[kShortSaidWords] = 0.72f;
  w[kShortNamedWords] = -1.03f;
  w[kTitleBefore] = -0.91f;
  w[kNameBefore] = -0.29f;
  w[kTermBefore] = 0.44f;
  w[kGenitiveHeadBefore] = -0.44f;
  w[kTitleHeadNear] = -0.50f;
  w[kAddresseeBefore] = -0.53f;
  w[kVerbObjectBefore] = -0.05f;
  w[kOtherVerbBefore] = 0.55f;
  w[kDemonstrativeBefore] = -0.18f;
  w[kPrepositionBefore] = -0.25f;
  w[kKafBefore] = 0.00f;
  w[kLikeBefore] = -0.19f;
  w[kNumberBefore] = -0.43f;
  w[kSpeechNounNear] = -0.01f;
  w[kSayingBefore] = 0.51f;
  w[kSentenceFirst] = 0.33f;
  w[kNounAfter] = -1.06f;
  w[kVerbAfter] = -0.63f;
  w[kRelativeAfter] = -0.07f;
  w[kDefiniteNounAfter] = 0.59f;
  w[kPrepositionAfter] = 0.49f;
  w[kParenthesisAfter] = 0.76f;
  w[kScriptureAfter] = 2.12f;
  w[kCommaAfter] = 0.22f;
  w[kCueNaming] = -2.01f;
  w[kCueVeryFar] = -0.52f;
  w[kCueFrame] = 0.63f;
  w[kCueNoun] = 0.43f;
  w[kCueIntroNone] = 0.99f;
  w[kCueIsNoun] = -0.17f;
  w[kCueIsParticiple] = 0.46f;
  w[kCueIsPreposition] = 0.01f;
  w[kShortInClause] = 0.97f;
  w[kShortFarCue] = -0.53f;
  w[kLongNoCue] = -0.39f;
  w[kShortDefiniteAtCue] = -0.80f;
  w[kShortGoverning] = 0.96f;
  w[kInMention] = -0.78f;
  w[kIsMention] = -0.34f;
  w[kRecursUnmarked] = -0.37f;
  w[kWordRecurs] = -0.57f;
  w[kOthersUngoverned] = -0.70f;
  w[kShortUngoverned] = -1.15f;
  w[kFewReports] = -0.90f;
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
    const float subject = x[kVerbAfter] + x[kInSubject] + x[kVerbBefore] * x[kNounAfter];
    if (x[kAddresseeBefore] + x[kGenitiveHeadBefore] + subject > 0) {
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
