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
  w[kBias] = 0.12f;
  w[kWords1] = -0.86f;
  w[kWords2] = -0.66f;
  w[kWords3] = 0.24f;
  w[kWords4] = 0.29f;
  w[kWords5] = 0.30f;
  w[kWords6To7] = 0.16f;
  w[kWords8Up] = 0.65f;
  w[kVerbInside] = 1.61f;
  w[kParticleFirst] = 1.84f;
  w[kNameHeadBefore] = -0.65f;
  w[kBodyBefore] = -0.43f;
  w[kNisbaAfter] = -0.86f;
  w[kGlossAfter] = -2.22f;
  w[kForeignInside] = -2.26f;
  w[kUnknownInside] = -0.60f;
  w[kCommonInside] = 0.46f;
  w[kNameInside] = -1.84f;
  w[kArticleFirst] = 0.01f;
  w[kNoCue] = -1.41f;
  w[kCueAdjacent] = 0.80f;
  w[kCueStrong] = 0.73f;
  w[kCueNear] = 0.58f;
  w[kCueFar] = 0.20f;
  w[kCueBreaks] = -0.38f;
  w[kCueRelative] = 1.68f;
  w[kCueDescribes] = 0.56f;
  w[kCueWeak] = 0.26f;
  w[kCueAfter] = -0.07f;
  w[kInSubject] = -0.79f;
  w[kRepeated] = -1.46f;
  w[kNamingPhrase] = -3.69f;
  w[kSiblingSpeech] = 0.33f;
  w[kSiblingNonSpeech] = -0.77f;
  w[kLamBefore] = 0.35f;
  w[kBaBefore] = 0.39f;
  w[kColonBefore] = 2.32f;
  w[kParagraphAlone] = 0.32f;
  w[kEndsSentence] = 1.82f;
  w[kHeader] = 0.95f;
  w[kGivenNameBefore] = -0.30f;
  w[kPersonAfter] = -0.91f;
  w[kNounBefore] = -0.34f;
  w[kSpeechNounBefore] = -0.01f;
  w[kPunctuationInside] = -0.12f;
  w[kPrepositionFirst] = 0.37f;
  w[kVerbFirst] = 0.48f;
  w[kTanwinInside] = 0.04f;
  w[kAdjectivesOnly] = -0.28f;
  w[kCopulaBefore] = 0.68f;
  w[kVerbBefore] = -0.34f;
  w[kClauseOfParticle] = 0.67f;
  w[kMarkedBefore] = 0.67f;
  w[kDefiniteBefore] = 0.42f;
  w[kCueLevelB] = -0.75f;
  w[kCueLevelC] = -1.26f;
  w[kSpeakerNamed] = 0.23f;
  w[kSpeakerNone] = -1.99f;
  w[kFirstPersonInside] = 0.91f;
  w[kCuePassive] = -0.05f;
  w[kTitleColonBefore] = -4.25f;
  w[kForeignWordInside] = 0.01f;
  w[kNumberInside] = -0.27f;
  w[kLetterNames] = -2.32f;
  w[kNegationFirst] = 1.60f;
  w[kPronounFirst] = 0.04f;
  w[kQuestionInside] = -0.02f;
  w[kSecondPersonInside] = 0.90f;
  w[kDialectInside] = 0.82f;
  w[kLinkWordInside] = 0.27f;
  w[kPrepositionInside] = 1.05f;
  w[kVocalised] = 1.06f;
  w[kOrnateMarks] = 3.00f;
  w[kShortTanwin] = -0.17f;
  w[kShortDefinite] = 0.29f;
  w[kShortIndefinite] = -0.13f;
  w[kSaidWords] = 1.35f;
  w[kNamedWords] = -1.03f;
  w[kShortSaidWords] = 0.82f;
  w[kShortNamedWords] = -1.02f;
  w[kTitleBefore] = -0.77f;
  w[kNameBefore] = -0.59f;
  w[kTermBefore] = 0.71f;
  w[kGenitiveHeadBefore] = -0.35f;
  w[kTitleHeadNear] = -0.50f;
  w[kAddresseeBefore] = -0.58f;
  w[kVerbObjectBefore] = -0.08f;
  w[kOtherVerbBefore] = 0.61f;
  w[kDemonstrativeBefore] = -0.14f;
  w[kPrepositionBefore] = -0.26f;
  w[kKafBefore] = 0.00f;
  w[kLikeBefore] = -0.19f;
  w[kNumberBefore] = -0.44f;
  w[kSpeechNounNear] = -0.03f;
  w[kSayingBefore] = 0.66f;
  w[kSentenceFirst] = 0.60f;
  w[kNounAfter] = -1.13f;
  w[kVerbAfter] = -0.67f;
  w[kRelativeAfter] = -0.19f;
  w[kDefiniteNounAfter] = 0.58f;
  w[kPrepositionAfter] = 0.43f;
  w[kParenthesisAfter] = 0.83f;
  w[kScriptureAfter] = 2.12f;
  w[kCommaAfter] = 0.13f;
  w[kCueNaming] = -2.01f;
  w[kCueVeryFar] = -0.53f;
  w[kCueFrame] = 0.62f;
  w[kCueNoun] = 0.52f;
  w[kCueIntroNone] = 0.97f;
  w[kCueIsNoun] = -0.19f;
  w[kCueIsParticiple] = 0.40f;
  w[kCueIsPreposition] = 0.03f;
  w[kShortInClause] = 1.01f;
  w[kShortFarCue] = -0.37f;
  w[kLongNoCue] = -0.37f;
  w[kShortDefiniteAtCue] = -0.76f;
  w[kShortGoverning] = 0.76f;
  w[kInMention] = -0.70f;
  w[kIsMention] = 0.04f;
  w[kRecursUnmarked] = -0.38f;
  w[kWordRecurs] = -0.57f;
  w[kOthersUngoverned] = -0.66f;
  w[kShortUngoverned] = -1.18f;
  w[kFewReports] = -0.82f;
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
