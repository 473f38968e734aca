// What is observed about a marked span, for the logistic model of classify.cc.
//
//   x.Set(kVerbInside, true);            // holds or not: one bit
//   x.SetShare(kUnknownInside, 0.25f);   // counts by so much
//   x.Weigh(weights)                     // the sum of the weights of what holds
//
// Plain values; not thread-safe. Weigh() takes the time of what holds, about twenty of them.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_QUOTES_SPEECH_FEATURES_H_
#define ISNAD_SERVER_ENGINE_QUOTES_SPEECH_FEATURES_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace isnad {

// One piece of evidence about a span; each has a weight in classify.cc.
enum SpeechFeature : uint8_t {
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
  kPrepositionFirst,   // "في صحة جيدة", "بحاجة ماسة"
  kVerbFirst,          // "ستطارده"
  kTanwinInside,       // "تقدما جوهريا"
  kAdjectivesOnly,     // "ممتازة", "حازما للغاية"
  kCopulaBefore,       // كان "حازما", هو "..."
  kVerbBefore,         // another finite verb straight before
  kClauseOfParticle,   // inside a clause that a cue opened with أن
  kMarkedBefore,       // the cue has governed an earlier span of the sentence
  kDefiniteBefore,     // الدولة "المنبوذة": a definite noun before a definite span
  kCueLevelB,
  kCueLevelC,
  kSpeakerNamed,       // the cue's speaker has a proper name
  kSpeakerNone,        // nobody fits
  kFirstPersonInside,  // نحن, a verb in the first person
  kCuePassive,
  kTitleColonBefore,   // بعنوان: "...", تقرير عن: "..."
  kForeignWordInside,  // some letters of another script
  kNumberInside,
  // what the marked words are like
  kLetterNames,         // "بي بي سي", "د.ب.أ": only names of letters, or letters
  kNegationFirst,       // "لا مشكلة", "لن نوقع"
  kPronounFirst,        // "هذا أكبر مشروع", "هي الحل"
  kQuestionInside,      // "لماذا الآن؟", "هيا!"
  kSecondPersonInside,  // "تعالوا معي", "أنتم أملنا"
  kDialectInside,       // "مش عايزين", "شو بدكم"
  kLinkWordInside,  // "نتائج كانت متوقعة": a conjunction, relative, auxiliary or pronoun
  kPrepositionInside,  // "ضربة في القلب"
  kVocalised,          // "وَاعْمَلُوا": most words carry vowel signs
  kOrnateMarks,        // ﴿...﴾
  kShortTanwin,        // "تراجعا": one or two words, and an accusative among them
  kShortDefinite,      // "الشمال": one or two words that begin with the article
  kShortIndefinite,  // "خطوات": one or two nouns or adjectives of the language, without article
  kSaidWords,        // "أكاذيب خطيرة": share of words that judge (word_hints.h)
  kNamedWords,       // "نورس تايمز": share of words that names are made of
  kShortSaidWords,   // the same two in spans of one to four words
  kShortNamedWords,
  // what stands before the mark
  kTitleBefore,  // فيلم "..."
  kNameBefore,   // شركة "..."
  kTermBefore,   // مصطلح "..."
  kGenitiveHeadBefore,  // حاملة الطائرات "كارم": a name head, then its definite complement
  kTitleHeadNear,  // كتابه الأخير عن "...": a title head up to five words before, no verb between
  kAddresseeBefore,  // في حوار مع "النهار", في تصريح خاص لـ"النهار"
  kVerbObjectBefore,     // نشرته "النهار": a verb that has its object already
  kOtherVerbBefore,      // شهدت "نورسان": a verb that reports nothing
  kDemonstrativeBefore,  // هذا "المنقذ"
  kPrepositionBefore,    // في "الميدان"
  kKafBefore,            // كـ"بديل"
  kLikeBefore,           // مثل "نورسان", أبرزها "نورسان"
  kNumberBefore,         // أربعة "..."
  kSpeechNounNear,       // هتافات حماسية "...": a speech noun and its adjectives
  kSayingBefore,         // المثل القائل "...", الآية "..."
  kSentenceFirst,        // nothing of the sentence stands before
  // what stands behind the mark
  kNounAfter,      // انتقد "مركز النهر" رغبة: an indefinite noun follows
  kVerbAfter,      // "مراقبون بلا وطن" تطالب: the marked words are its subject
  kRelativeAfter,  // "نورسان" التي
  kDefiniteNounAfter,  // "تضليل" الرأي العام: the marked noun governs what follows
  kPrepositionAfter,   // "مستعد" لـ, "قلق" من
  kParenthesisAfter,   // "جبهة العمل" (وسط)
  kScriptureAfter,     // "..." (سورة البقرة), "..." رواه
  kCommaAfter,
  // what governs it
  kCueNaming,   // تسمى "...", لقبه بـ"...": not ما سماه "..."
  kCueVeryFar,  // more than fifteen words
  kCueFrame,    // شدد على ...: by its preposition
  kCueNoun,     // اقترح ...: by a plain noun
  kCueIntroNone,
  kCueIsNoun,
  kCueIsParticiple,
  kCueIsPreposition,
  kShortInClause,  // one or two words inside a clause that أن opened
  kShortFarCue,    // one or two words, more than six behind the cue
  kLongNoCue,      // eight words and more, and no cue
  kShortDefiniteAtCue,  // قالت "النهار" إن: one to three words with the article right at the cue
  kShortGoverning,  // "خطوات" نحو: one or two indefinite nouns, and a preposition behind
  kInMention,  // part of a phrase that names a source: موقع "النهار" الإخباري
  kIsMention,  // such a phrase begins with the mark
  // the article
  kRecursUnmarked,    // two to four words that stand elsewhere without marks
  kWordRecurs,        // likewise one word
  kOthersUngoverned,  // share of the article's other spans that no strong cue governs
  kShortUngoverned,   // the same, for one to three words
  kFewReports,        // strong cues are rare in the article: an opinion column
  kHeadFirst,  // "دار النهر للنشر": the marked words begin with a body's or a thing's noun
  kHeadlineLine,     // in a line without full stop among such lines: a list of other articles
  kNameHeadNear,     // عملية عبور "...": a name head, then nouns and adjectives
  kOtherVerbObject,  // حضرته "النهار"
  kFoundingBefore,   // تأسيس "..."
  kSloganBefore,     // شعار "..."
  kChargeBefore,     // بتهمة "...", بحجة "..."
  kShortAdjective,   // فوز "ساحق"
  kColonOfCue,       // قال: "..."
  kSourceAfter,      // "...", بحسب وصفه
  kParticleAfter,    // نشرته "النهار" أن
  kSpeechFeatureCount
};

using SpeechWeights = std::array<float, kSpeechFeatureCount>;

class SpeechFeatures {
 public:
  void Set(SpeechFeature f, bool holds) { bits_[f / 64] |= uint64_t{holds} << (f % 64); }
  void Clear(SpeechFeature f) { bits_[f / 64] &= ~(uint64_t{1} << (f % 64)); }
  bool Has(SpeechFeature f) const { return (bits_[f / 64] >> (f % 64) & 1) != 0; }

  // f: one of kShares. A feature that is none of them counts by 1 or not at all.
  void SetShare(SpeechFeature f, float share) {
    Set(f, true);
    factors_[kFactorOf[f]] = share;
  }
  float Share(SpeechFeature f) const { return factors_[kFactorOf[f]]; }

  // Adds in the order of the features: floating-point sums depend on it.
  float Weigh(const SpeechWeights& weights) const {
    float score = 0;
    for (size_t word = 0; word < kWords; ++word) {
      for (uint64_t left = bits_[word]; left != 0; left &= left - 1) {
        const size_t f = word * 64 + static_cast<size_t>(__builtin_ctzll(left));
        score += weights[f] * factors_[kFactorOf[f]];
      }
    }
    return score;
  }

 private:
  static constexpr SpeechFeature kShares[] = {
      kUnknownInside,  kCommonInside,    kNameInside,       kSaidWords,       kNamedWords,
      kShortSaidWords, kShortNamedWords, kOthersUngoverned, kShortUngoverned, kFewReports};
  static constexpr size_t kShareCount = sizeof(kShares) / sizeof(kShares[0]);
  static constexpr size_t kWords = (kSpeechFeatureCount + 63) / 64;

  static constexpr std::array<uint8_t, kSpeechFeatureCount> MakeFactorOf() {
    std::array<uint8_t, kSpeechFeatureCount> factor_of{};
    for (size_t k = 0; k < kShareCount; ++k) factor_of[kShares[k]] = static_cast<uint8_t>(k + 1);
    return factor_of;
  }
  static const std::array<uint8_t, kSpeechFeatureCount> kFactorOf;

  uint64_t bits_[kWords] = {};
  // By how much a feature counts that holds: 1, then the shares in the order of kShares.
  float factors_[1 + kShareCount] = {1};
};

inline constexpr std::array<uint8_t, kSpeechFeatureCount> SpeechFeatures::kFactorOf =
    SpeechFeatures::MakeFactorOf();

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_QUOTES_SPEECH_FEATURES_H_
