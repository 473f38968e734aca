// The evidence that a marked span is somebody's words, as numbers for a logistic model.
//
// Each Feature is one observation about a span: its length, its words, its neighbours, its cue.
// classify.cc weighs them; tests/accuracy/fit reads them to fit the weights with whole outlets left
// out.
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
  kSpeechFeatureCount
};

using SpeechFeatures = std::array<float, kSpeechFeatureCount>;

class SpeechEvidence {
 public:
  explicit SpeechEvidence(const Document& document);

  SpeechFeatures Of(int32_t span) const;

 private:
  uint64_t ContentKey(const QuoteSpan& span) const;
  bool Repeated(const QuoteSpan& span) const;
  void Words(const QuoteSpan& span, SpeechFeatures* x) const;
  void Neighbours(const QuoteSpan& span, SpeechFeatures* x) const;
  bool EndsBody(int32_t p) const;
  bool EndsNamingPhrase(int32_t token) const;
  void Governor(const QuoteLink& link, SpeechFeatures* x) const;

  const Document& d_;
  std::vector<uint64_t> contents_;  // keys of all contents, sorted
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_QUOTES_SPEECH_EVIDENCE_H_
