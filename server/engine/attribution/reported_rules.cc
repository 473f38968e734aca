// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/reported_rules.h"

#include "server/engine/attribution/first_rule.h"

namespace isnad {
namespace {

struct ReportedCase {
  const ReportedClause& clause;
  const Cue* cue;

  bool Is(CueKind kind) const { return cue != nullptr && cue->kind == kind; }
  bool Placed(SubjectPlace place) const { return cue != nullptr && cue->place == place; }
};

// قال: "اخترنا السلام". [ونحن نعرف الثمن.]
bool FirstPerson(const ReportedCase& c) { return c.clause.continuation; }
// وقال [إن العمل انتهى], and the text names nobody before
bool NoAntecedent(const ReportedCase& c) { return c.cue->speaker < 0; }
// ونقلت وكالة الساحل عن مصدر أمني [أن العمل انتهى]
bool RelaySource(const ReportedCase& c) {
  return c.Is(CueKind::kVerb) && c.Placed(SubjectPlace::kSource);
}
// [انتهى العمل]، بحسب وزارة الطاقة
bool AccordingTo(const ReportedCase& c) { return c.Is(CueKind::kPreposition); }
// [انتهى العمل]، كما قالت المهندسة لمى النادر
bool ClauseVerbSubject(const ReportedCase& c) { return c.Is(CueKind::kVerb) && c.clause.after; }
// قالت المهندسة لمى النادر [إن العمل انتهى]
bool VerbSubject(const ReportedCase& c) {
  return c.Is(CueKind::kVerb) && c.Placed(SubjectPlace::kAfter) && c.cue->intro == Intro::kParticle;
}
// دعت المهندسة لمى النادر إلى [وقف العمل]
bool VerbSubjectNoun(const ReportedCase& c) {
  return c.Is(CueKind::kVerb) && c.Placed(SubjectPlace::kAfter);
}
// المحامي أسعد الجمال يقول [إن العمل انتهى]
bool SubjectVerb(const ReportedCase& c) {
  return c.Is(CueKind::kVerb) && c.Placed(SubjectPlace::kBefore);
}
// المهندس جلال الشامي الذي قال [إن العمل انتهى]
bool RelativeVerb(const ReportedCase& c) {
  return c.Is(CueKind::kVerb) && c.Placed(SubjectPlace::kRelative);
}
// اجتمعت الوزيرة مع السفير، مؤكدة [أن العمل انتهى]
bool Participle(const ReportedCase& c) { return c.Is(CueKind::kParticiple); }
// ... قوله [إن العمل انتهى]
bool Noun(const ReportedCase& c) { return c.Is(CueKind::kNoun); }
// وأضاف [أن العمل انتهى]
bool ProDrop(const ReportedCase& c) { return c.Is(CueKind::kVerb); }

struct ReportedRule {
  std::string_view id;
  bool (*matches)(const ReportedCase&);
  float
      odds;  // log odds of a right answer over reported_confidence.cc; of the first person assumed
};

constexpr ReportedRule kReportedRules[] = {
    {"first-person-goes-on", FirstPerson, 0.40f},
    {"reported-no-antecedent", NoAntecedent, 0.00f},
    {"reported-relay-source", RelaySource, 0.08f},
    {"reported-according-to", AccordingTo, -0.41f},
    {"reported-clause-verb", ClauseVerbSubject, -0.22f},
    {"reported-verb-subject", VerbSubject, 0.65f},
    {"reported-verb-subject-noun", VerbSubjectNoun, 0.36f},
    {"reported-subject-verb", SubjectVerb, -0.15f},
    {"reported-relative-verb", RelativeVerb, -0.53f},
    {"reported-participle", Participle, 0.33f},
    {"reported-noun", Noun, -0.22f},
    {"reported-pro-drop", ProDrop, 0.11f},
};

}  // namespace

AttributionDecision DecideReported(const Document& document, const ReportedClause& clause) {
  const ReportedCase c{clause, clause.cue >= 0 ? &document.cues[clause.cue] : nullptr};
  AttributionDecision out;
  const int32_t matching = FirstRule<kReportedRules>(c);
  if (matching < 0) return out;
  out.rule = kReportedRules[matching].id;
  out.odds = kReportedRules[matching].odds;
  out.mention = c.cue != nullptr ? c.cue->speaker : document.links[clause.follows].header;
  if (clause.continuation) {
    out.resolution = Resolution::kContinuation;
  } else if (out.mention >= 0) {
    out.resolution = c.cue->resolution;
  } else {
    out.unknown = c.cue->unknown == UnknownReason::kUnspecified ? UnknownReason::kNoAntecedent
                                                                : c.cue->unknown;
  }
  return out;
}

}  // namespace isnad
