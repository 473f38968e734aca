// The evidence that a marked span is somebody's words, as numbers for a logistic model.
//
// Each Feature is one observation about a span: its length, its words, its neighbours, its cue.
// classify.cc weighs them.
//
// Reads spans, tokens, links, cues, and the classes of spans before. Pure; linear in the length of
// the span. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_QUOTES_SPEECH_EVIDENCE_H_
#define ISNAD_SERVER_ENGINE_QUOTES_SPEECH_EVIDENCE_H_

#include <array>
#include <cstdint>
#include <vector>

#include "server/engine/document.h"

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
  kSaidWords,        // "أكاذيب خطيرة": share of words that judge (word_leanings.h)
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

using SpeechFeatures = std::array<float, kSpeechFeatureCount>;

class SpeechEvidence {
 public:
  explicit SpeechEvidence(const Document& document);

  SpeechFeatures Of(int32_t span) const;

 private:
  // The same words as another span, or as unmarked words; at most kMaxRecurringWords.
  struct Recurring {
    uint64_t key = 0;
    bool unmarked = false;
  };

  bool Repeated(const QuoteSpan& span) const;
  bool RecursUnmarked(const QuoteSpan& span) const;
  void FindRecurring();
  void FindMentioned();
  void CountReports();
  // evidence_inside.cc
  void Words(const QuoteSpan& span, SpeechFeatures* x) const;
  bool VocalisedBefore(const QuoteSpan& span) const;
  // evidence_around.cc
  void Neighbours(const QuoteSpan& span, SpeechFeatures* x) const;
  void WordBefore(const QuoteSpan& span, int32_t p, bool clitic, SpeechFeatures* x) const;
  void After(const QuoteSpan& span, int32_t end, SpeechFeatures* x) const;
  bool IsSaying(int32_t p) const;
  bool EndsBody(int32_t p) const;
  bool EndsNamingPhrase(int32_t token) const;
  bool EndsNameGenitive(int32_t p) const;
  bool EndsTitlePhrase(int32_t p) const;
  bool EndsOccasion(int32_t p) const;
  bool EndsSpeechNoun(int32_t p) const;
  bool EndsHeadPhrase(int32_t p) const;
  bool IsAdjectiveOf(const Token& noun, const QuoteSpan& span) const;
  bool InHeadlineLine(const QuoteSpan& span) const;
  bool IsLine(int32_t paragraph) const;
  bool BeginsWithHead(const QuoteSpan& span) const;
  bool BeginsSource(int32_t token) const;
  void Governor(const QuoteLink& link, SpeechFeatures* x) const;
  void Article(const QuoteLink& link, SpeechFeatures* x) const;
  void Combine(const QuoteLink& link, SpeechFeatures* x) const;
  bool Ungoverned(const QuoteLink& link) const;

  const Document& d_;
  std::pmr::vector<uint64_t> contents_;    // keys of all contents, sorted
  std::pmr::vector<Recurring> recurring_;  // of short contents, sorted by key, unique
  std::pmr::vector<uint8_t> mentioned_;    // a span: 1 at the start of a mention, 2 inside one
  int32_t ungoverned_ = 0;                 // spans without a strong cue
  float reports_ = 0;                      // share of strong cues among cues and spans
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_QUOTES_SPEECH_EVIDENCE_H_
