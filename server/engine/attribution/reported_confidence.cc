// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/reported_confidence.h"

#include <algorithm>
#include <cmath>

#include "server/engine/words.h"

namespace isnad {
namespace {

// Log odds, fitted to corpus/dev.
struct ReportedWeights {
  float bias = 1.73f;
  float noun = -0.64f;          // a noun and no particle begins the clause
  float quoted = -0.56f;        // most of it stands between marks
  float opinion = -0.40f;       // يرى, اعتبر
  float weak_level = -0.21f;    // not a verb that reports alone
  float step = -0.79f;          // each step to the antecedent behind the first
  float unnamed = -1.11f;       // no proper name in the article
  float nominal = -1.06f;       // the mention has no name, the article gives one
  float unknown_word = -0.46f;  // taken for a source by its place alone
  float crowd = -0.41f;         // for kCrowd persons in the article, less for fewer
  float mentioned_often = 0.35f;
  float organization = 0.46f;
  float document = 0.36f;
  float anonymous = 0.33f;
};
constexpr ReportedWeights kReportedWeights;
constexpr int kCrowd = 12;
constexpr int kOften = 5;

bool BeginsWithNoun(const Document& d, const ReportedClause& clause, const Cue& cue) {
  if (clause.after || cue.kind == CueKind::kPreposition) return false;
  return !Any(d.tokens[clause.tokens.begin], ClassBit(WordClass::kParticle));
}

bool MostlyQuoted(const Document& d, TokenRange tokens) {
  int32_t quoted = 0;
  for (int32_t i = tokens.begin; i < tokens.end; ++i) quoted += d.tokens[i].quote >= 0;
  return quoted * 2 > tokens.size();
}

float KindOdds(SpeakerKind kind) {
  switch (kind) {
    case SpeakerKind::kOrganization:
      return kReportedWeights.organization;
    case SpeakerKind::kDocument:
      return kReportedWeights.document;
    case SpeakerKind::kAnonymous:
      return kReportedWeights.anonymous;
    default:
      return 0;
  }
}

}  // namespace

float ReportedConfidence(const Document& document, const ReportedClause& clause,
                         const AttributionDecision& decision, const Cast& cast) {
  if (decision.mention < 0) return 0;
  const ReportedWeights& w = kReportedWeights;
  const Mention& mention = document.mentions[decision.mention];
  const Entity& entity = document.entities[mention.entity];
  float odds = w.bias + decision.odds + KindOdds(entity.kind);
  if (clause.cue >= 0) {
    const Cue& cue = document.cues[clause.cue];
    if (BeginsWithNoun(document, clause, cue)) odds += w.noun;
    if (cue.stance == Stance::kOpinion) odds += w.opinion;
    if (cue.level == VerbLevel::kB || cue.level == VerbLevel::kC) odds += w.weak_level;
    odds += w.step * static_cast<float>(std::max(0, cue.doubt - 1));
  }
  if (MostlyQuoted(document, clause.tokens)) odds += w.quoted;
  const bool named = document.mentions[entity.name].name.valid();
  if (!named) odds += w.unnamed;
  if (named && !mention.name.valid()) odds += w.nominal;
  if (!mention.known) odds += w.unknown_word;
  odds += w.crowd * static_cast<float>(std::min(cast.persons, kCrowd)) / kCrowd;
  if (cast.mentions >= kOften) odds += w.mentioned_often;
  return 1.0f / (1.0f + std::exp(-odds));
}

}  // namespace isnad
