#include "server/engine/quotes/classify.h"

#include "server/engine/quotes/same_words.h"
#include "server/engine/quotes/speech_evidence.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

// In log odds. Fitted to corpus/dev, as many annotated articles of other outlets and the invented
// sentences of the tests by logistic regression; judged with whole outlets left out.
constexpr SpeechFeatures MakeWeights() {
  SpeechFeatures w{};
  w[kBias] = 0.15f;
  w[kWords1] = -0.85f;
  w[kWords2] = -0.64f;
  w[kWords3] = 0.21f;
  w[kWords4] = 0.26f;
  w[kWords5] = 0.31f;
  w[kWords6To7] = 0.23f;
  w[kWords8Up] = 0.64f;
  w[kVerbInside] = 1.59f;
  w[kParticleFirst] = 1.84f;
  w[kNameHeadBefore] = -0.62f;
  w[kBodyBefore] = -0.49f;
  w[kNisbaAfter] = -0.87f;
  w[kGlossAfter] = -2.23f;
  w[kForeignInside] = -2.26f;
  w[kUnknownInside] = -0.62f;
  w[kCommonInside] = 0.43f;
  w[kNameInside] = -1.87f;
  w[kArticleFirst] = 0.03f;
  w[kNoCue] = -1.40f;
  w[kCueAdjacent] = 0.81f;
  w[kCueStrong] = 0.71f;
  w[kCueNear] = 0.59f;
  w[kCueFar] = 0.19f;
  w[kCueBreaks] = -0.39f;
  w[kCueRelative] = 1.68f;
  w[kCueDescribes] = 0.53f;
  w[kCueWeak] = 0.27f;
  w[kCueAfter] = -0.07f;
  w[kInSubject] = -0.78f;
  w[kRepeated] = -1.48f;
  w[kNamingPhrase] = -3.74f;
  w[kSiblingSpeech] = 0.31f;
  w[kSiblingNonSpeech] = -0.74f;
  w[kLamBefore] = 0.34f;
  w[kBaBefore] = 0.57f;
  w[kColonBefore] = 2.30f;
  w[kParagraphAlone] = 0.32f;
  w[kEndsSentence] = 1.81f;
  w[kHeader] = 0.95f;
  w[kGivenNameBefore] = -0.29f;
  w[kPersonAfter] = -0.91f;
  w[kNounBefore] = -0.35f;
  w[kSpeechNounBefore] = -0.03f;
  w[kPunctuationInside] = -0.14f;
  w[kPrepositionFirst] = 0.43f;
  w[kVerbFirst] = 0.46f;
  w[kTanwinInside] = 0.04f;
  w[kAdjectivesOnly] = -0.26f;
  w[kCopulaBefore] = 0.70f;
  w[kVerbBefore] = -0.32f;
  w[kClauseOfParticle] = 0.65f;
  w[kMarkedBefore] = 0.66f;
  w[kDefiniteBefore] = 0.45f;
  w[kCueLevelB] = -0.76f;
  w[kCueLevelC] = -1.23f;
  w[kSpeakerNamed] = 0.24f;
  w[kSpeakerNone] = -1.99f;
  w[kFirstPersonInside] = 0.90f;
  w[kCuePassive] = -0.07f;
  w[kTitleColonBefore] = -4.26f;
  w[kForeignWordInside] = 0.01f;
  w[kNumberInside] = -0.28f;
  w[kLetterNames] = -2.33f;
  w[kNegationFirst] = 1.59f;
  w[kPronounFirst] = 0.04f;
  w[kQuestionInside] = -0.03f;
  w[kSecondPersonInside] = 0.90f;
  w[kDialectInside] = 0.81f;
  w[kLinkWordInside] = 0.23f;
  w[kPrepositionInside] = 1.08f;
  w[kVocalised] = 1.06f;
  w[kOrnateMarks] = 3.00f;
  w[kShortTanwin] = -0.17f;
  w[kShortDefinite] = 0.25f;
  w[kShortIndefinite] = -0.15f;
  w[kSaidWords] = 1.32f;
  w[kNamedWords] = -1.02f;
  w[kShortSaidWords] = 0.82f;
  w[kShortNamedWords] = -1.02f;
  w[kTitleBefore] = -0.78f;
  w[kNameBefore] = -0.53f;
  w[kTermBefore] = 0.68f;
  w[kGenitiveHeadBefore] = -0.32f;
  w[kTitleHeadNear] = -0.52f;
  w[kAddresseeBefore] = -0.58f;
  w[kVerbObjectBefore] = -0.05f;
  w[kOtherVerbBefore] = 0.58f;
  w[kDemonstrativeBefore] = -0.13f;
  w[kPrepositionBefore] = -0.27f;
  w[kKafBefore] = 0.00f;
  w[kLikeBefore] = -0.19f;
  w[kNumberBefore] = -0.44f;
  w[kSpeechNounNear] = -0.04f;
  w[kSayingBefore] = 0.68f;
  w[kSentenceFirst] = 0.60f;
  w[kNounAfter] = -1.15f;
  w[kVerbAfter] = -0.69f;
  w[kRelativeAfter] = -0.22f;
  w[kDefiniteNounAfter] = 0.71f;
  w[kPrepositionAfter] = 0.40f;
  w[kParenthesisAfter] = 0.80f;
  w[kScriptureAfter] = 2.12f;
  w[kCommaAfter] = 0.14f;
  w[kCueNaming] = -2.01f;
  w[kCueVeryFar] = -0.54f;
  w[kCueFrame] = 0.64f;
  w[kCueNoun] = 0.50f;
  w[kCueIntroNone] = 0.96f;
  w[kCueIsNoun] = -0.19f;
  w[kCueIsParticiple] = 0.49f;
  w[kCueIsPreposition] = 0.03f;
  w[kShortInClause] = 1.01f;
  w[kShortFarCue] = -0.36f;
  w[kLongNoCue] = -0.37f;
  w[kShortDefiniteAtCue] = -0.76f;
  w[kShortGoverning] = 0.78f;
  w[kInMention] = -0.72f;
  w[kIsMention] = 0.03f;
  w[kRecursUnmarked] = -0.35f;
  w[kWordRecurs] = -0.58f;
  w[kOthersUngoverned] = -0.57f;
  w[kShortUngoverned] = -1.24f;
  w[kFewReports] = -0.84f;
  return w;
}
constexpr SpeechFeatures kWeights = MakeWeights();

class Classifier {
 public:
  explicit Classifier(Document* document) : d_(*document), evidence_(*document) {}

  void Run() {
    for (size_t q = 0; q < d_.spans.size(); ++q) Weigh(static_cast<int32_t>(q));
    const std::pmr::vector<float> scores = ScoresWithSameWords(d_);
    for (size_t q = 0; q < d_.spans.size(); ++q) SetClass(static_cast<int32_t>(q), scores[q]);
  }

 private:
  const Token& At(int32_t i) const { return d_.tokens[i]; }

  void Weigh(int32_t q) {
    const SpeechFeatures x = evidence_.Of(q);
    float score = 0;
    for (size_t k = 0; k < kSpeechFeatureCount; ++k) score += kWeights[k] * x[k];
    d_.spans[q].non_speech = NonSpeech(q, x);
    SetClass(q, score);
  }

  // The kind of a name is kept while the span may still turn out to be one.
  void SetClass(int32_t q, float score) {
    QuoteSpan& s = d_.spans[q];
    s.speech_score = score;
    s.quote_class = score <= 0             ? QuoteClass::kNonSpeech
                    : IsWholeComplement(q) ? QuoteClass::kSpeech
                                           : QuoteClass::kFragment;
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
