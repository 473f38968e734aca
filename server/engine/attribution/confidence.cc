// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/confidence.h"

#include <algorithm>
#include <cmath>

namespace isnad {
namespace {

// Log odds, fitted to corpus/dev.
struct Weights {
  float bias = 2.45f;
  float speech_doubtful = -1.57f;  // speech_score below 1
  float speech_likely = 0.05f;     // 1 to 2.5
  float speech_sure = 1.04f;       // above 4.5
  float weak_cue = -0.11f;
  float clause_between = -0.83f;  // another clause stands between cue and span
  float far = -0.55f;             // more than 15 words
  float mistyped = -0.08f;        // marks repaired or unclosed
  float adjacent = -0.16f;
  float step = -0.93f;  // each step to the antecedent behind the first
  float inherited_step =
      -0.44f;                   // each sentence and paragraph since the speaker was heard; by hand
  float unnamed = -0.35f;       // no proper name in the article
  float nominal = -1.10f;       // the mention has no name, the article gives one: الوزير
  float crowd = -0.93f;         // for kCrowd persons in the article, less for fewer
  float unknown_word = -0.03f;  // taken for a name by its place alone
  float mentioned_once = 0.04f;
  float mentioned_often = 0.49f;  // five times and more
  float organization = -0.85f;
  float document = -1.54f;
  float anonymous = -1.17f;
  float collective = -0.65f;
};
constexpr Weights kWeights;
constexpr int kFarWords = 15;
constexpr int kCrowd = 12;

float KindOdds(SpeakerKind kind) {
  switch (kind) {
    case SpeakerKind::kOrganization:
      return kWeights.organization;
    case SpeakerKind::kDocument:
      return kWeights.document;
    case SpeakerKind::kAnonymous:
      return kWeights.anonymous;
    case SpeakerKind::kCollective:
      return kWeights.collective;
    default:
      return 0;
  }
}

float SpeechOdds(float score) {
  if (score < 1) return kWeights.speech_doubtful;
  if (score < 2.5f) return kWeights.speech_likely;
  return score > 4.5f ? kWeights.speech_sure : 0;
}

}  // namespace

float ConfidenceOf(const AttributionCase& c, const AttributionDecision& decision,
                   const Cast& cast) {
  if (decision.mention < 0) return 0;
  const Document& d = *c.document;
  const QuoteSpan& span = d.spans[c.span];
  const Mention& mention = d.mentions[decision.mention];
  const Entity& entity = d.entities[mention.entity];
  float odds =
      kWeights.bias + decision.odds + SpeechOdds(span.speech_score) + KindOdds(entity.kind);
  if (c.link->breaks > 0) odds += kWeights.clause_between;
  if (c.link->distance > kFarWords) odds += kWeights.far;
  if (c.link->adjacent) odds += kWeights.adjacent;
  if (span.repaired || span.unclosed) odds += kWeights.mistyped;
  if (c.cue != nullptr) {
    if (c.cue->strength < 2) odds += kWeights.weak_cue;
    odds += kWeights.step * static_cast<float>(std::max(0, c.cue->doubt - 1));
  } else {
    odds += kWeights.inherited_step * static_cast<float>(c.inherited_doubt);
  }
  const bool named = d.mentions[entity.name].name.valid();
  if (!named) odds += kWeights.unnamed;
  if (named && c.cue != nullptr && !mention.name.valid()) odds += kWeights.nominal;
  odds += kWeights.crowd * static_cast<float>(std::min(cast.persons, kCrowd)) / kCrowd;
  if (!mention.known) odds += kWeights.unknown_word;
  if (cast.mentions <= 1) odds += kWeights.mentioned_once;
  if (cast.mentions >= 5) odds += kWeights.mentioned_often;
  return 1.0f / (1.0f + std::exp(-odds));
}

}  // namespace isnad
