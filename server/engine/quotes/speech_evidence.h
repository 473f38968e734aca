// The evidence that a marked span is somebody's words, as features for a logistic model.
//
// Each is one observation about a span: its length, its words, its neighbours, its cue.
// classify.cc weighs them.
//
// Reads spans, tokens, links, cues, and the classes of spans before. Pure; linear in the length of
// the span.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_QUOTES_SPEECH_EVIDENCE_H_
#define ISNAD_SERVER_ENGINE_QUOTES_SPEECH_EVIDENCE_H_

#include <cstdint>
#include <vector>

#include "server/engine/document.h"
#include "server/engine/key_filter.h"
#include "server/engine/quotes/same_words.h"
#include "server/engine/quotes/speech_features.h"

namespace isnad {

class SpeechEvidence {
 public:
  SpeechEvidence(const Document& document, const SameWords& same_words);

  // All but what AddRecurring() adds.
  SpeechFeatures Of(int32_t span) const;

  // Adds, to the features of a span, that its words stand somewhere without marks; false when they
  // do not. The first call looks through the whole text.
  bool AddRecurring(int32_t span, SpeechFeatures* x);

 private:
  void FindRecurring();
  void LookForContent(int32_t token, const KeyFilter& contents);
  void FindMentioned();
  void CountReports();
  // evidence_inside.cc
  void Words(int32_t span, SpeechFeatures* x) const;
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
  const SameWords& same_words_;
  std::pmr::vector<uint8_t> unmarked_;     // a group of spans: its words stand without marks too
  std::pmr::vector<uint8_t> mentioned_;    // a span: 1 at the start of a mention, 2 inside one
  int32_t ungoverned_ = 0;                 // spans without a strong cue
  float reports_ = 0;                      // share of strong cues among cues and spans
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_QUOTES_SPEECH_EVIDENCE_H_
