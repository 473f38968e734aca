// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/reported_confidence.h"

#include <algorithm>
#include <cmath>

#include "server/engine/words.h"

namespace isnad {
namespace {

// Log odds, fitted to corpus/dev and two blind sets of other outlets.
struct ReportedWeights {
  float bias = 2.34f;
  float noun = -0.69f;          // a noun and no particle begins the clause
  float revealed_noun = -0.5f;  // كشف عن: as often a thing that is shown
  float quoted_noun = -0.5f;    // most of what the noun begins stands between marks
  float quoted = -0.52f;        // most of it stands between marks
  float brief = -0.73f;         // a few words
  float opinion = -0.48f;       // يرى, اعتبر
  float weak_level = -0.40f;    // not a verb that reports alone
  // ..., أعلن أنه: no subject, no و, inside the sentence whose noun is its antecedent
  float unjoined_here = 0.90f;
  // ..., يعبر عن: likewise, but often what a noun before it does
  float unjoined_elsewhere = -0.90f;
  float unjoined_present = -0.70f;
  float present = -0.50f;         // يقول: of views and habits as well
  float far = -0.85f;             // kFar sentences or more behind its antecedent
  float object = -0.75f;          // وصفه, قاله: the pronoun is often a relative clause's
  float cited_first = 0.35f;      // وبحسب الوزارة، ...
  float cited_last = -0.40f;      // ..., بحسب الوزارة
  float announced_noun = -0.50f;  // أعلن وقف العمل: a deed as well as words
  float long_clause = -0.40f;     // more than kLong tokens: likelier to end too late
  float unjoined_first = -1.0f;  // the sentence begins with it, no particle follows: قال: نعم
  float inner = -0.06f;          // the cue stands inside another's words, or in ما وصفه بـ
  float step = -0.78f;           // each step to the antecedent behind the first
  float unnamed = -0.89f;        // no proper name in the article
  float nominal = -0.22f;        // the mention has no name, the article gives one
  float indefinite = -0.61f;     // a person, but any: خبير
  float unknown_word = -0.41f;   // taken for a source by its place alone
  float crowd = -0.65f;          // for kCrowd persons in the article, less for fewer
  float mentioned_often = 0.26f;
  float organization = 0.47f;
  float document = 0.31f;
  float anonymous = 0.08f;
};
constexpr ReportedWeights kReportedWeights;
constexpr int kCrowd = 12;
constexpr int kOften = 5;
constexpr int32_t kBrief = 6;  // tokens
constexpr int32_t kLong = 40;  // tokens
constexpr int32_t kFar = 3;

bool BeginsWithNoun(const Document& d, const ReportedClause& clause, const Cue& cue) {
  if (clause.after || cue.kind == CueKind::kPreposition) return false;
  return !Any(d.tokens[clause.tokens.begin], ClassBit(WordClass::kParticle));
}

bool MostlyQuoted(const Document& d, TokenRange tokens) {
  auto span = std::partition_point(d.spans.begin(), d.spans.end(), [&](const QuoteSpan& other) {
    return other.tokens.begin <= tokens.begin;
  });
  // The one that the clause begins in, if any, is around the last that begins before it.
  if (span != d.spans.begin()) {
    --span;
    while (span->parent >= 0) span = d.spans.begin() + span->parent;
  }
  int32_t quoted = 0;
  for (; span != d.spans.end() && span->tokens.begin < tokens.end; ++span) {
    if (span->parent >= 0) continue;
    const int32_t begin = std::max(span->tokens.begin, tokens.begin);
    quoted += std::max(0, std::min(span->tokens.end, tokens.end) - begin);
  }
  return quoted * 2 > tokens.size();
}

bool IsUnjoined(const Cue& cue) {
  return cue.kind == CueKind::kVerb && cue.place == SubjectPlace::kNone && !cue.conjoined;
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
  const bool quoted = MostlyQuoted(document, clause.tokens);
  if (clause.cue >= 0) {
    const Cue& cue = document.cues[clause.cue];
    if (BeginsWithNoun(document, clause, cue)) {
      odds += w.noun;
      if (cue.stance == Stance::kAnnounce) odds += w.announced_noun;
      if (cue.stance == Stance::kReveal) odds += w.revealed_noun;
      if (quoted) odds += w.quoted_noun;
    }
    if (cue.kind == CueKind::kVerb && cue.form == Form::kPresent) odds += w.present;
    if (cue.sentence - mention.sentence >= kFar) odds += w.far;
    if (cue.stance == Stance::kOpinion) odds += w.opinion;
    if (cue.level == VerbLevel::kB || cue.level == VerbLevel::kC) odds += w.weak_level;
    if (cue.embedded || cue.relative) odds += w.inner;
    const int32_t start = document.sentences[cue.sentence].tokens.begin;
    if (IsUnjoined(cue) && cue.tokens.begin > start + 1) {
      const bool present = cue.form == Form::kPresent;
      const bool here = mention.sentence == cue.sentence;
      odds += here && !present ? w.unjoined_here : w.unjoined_elsewhere;
      if (present) odds += here ? w.unjoined_present : 0;
    } else if (IsUnjoined(cue) && cue.tokens.begin == start && cue.intro != Intro::kParticle) {
      odds += w.unjoined_first;
    }
    if (cue.kind == CueKind::kVerb && cue.suffix != Suffix::kNone) odds += w.object;
    if (cue.kind == CueKind::kPreposition) odds += cue.conjoined ? w.cited_first : w.cited_last;
    odds += w.step * static_cast<float>(std::max(0, cue.doubt - 1));
  }
  if (quoted) odds += w.quoted;
  if (clause.tokens.size() < kBrief) odds += w.brief;
  if (clause.tokens.size() > kLong) odds += w.long_clause;
  if (!mention.definite && entity.kind == SpeakerKind::kPerson) odds += w.indefinite;
  const bool named = document.mentions[entity.name].name.valid();
  if (!named) odds += w.unnamed;
  if (named && !mention.name.valid()) odds += w.nominal;
  if (!mention.known) odds += w.unknown_word;
  odds += w.crowd * static_cast<float>(std::min(cast.persons, kCrowd)) / kCrowd;
  if (cast.mentions >= kOften) odds += w.mentioned_often;
  return 1.0f / (1.0f + std::exp(-odds));
}

}  // namespace isnad
