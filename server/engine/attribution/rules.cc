// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/rules.h"

#include "server/engine/attribution/first_rule.h"
#include "server/engine/positions.h"

namespace isnad {
namespace {

bool Written(const AttributionCase& c, SubjectPlace place) {
  return c.cue != nullptr && c.cue->place == place;
}
bool Is(const AttributionCase& c, CueKind kind) { return c.cue != nullptr && c.cue->kind == kind; }
bool Resolved(const AttributionCase& c) { return c.cue != nullptr && c.cue->speaker >= 0; }
bool Strong(const AttributionCase& c) { return c.cue != nullptr && c.cue->strength >= 2; }

// تلا الإمام قوله تعالى: "...": a cue of no strength leads to the words, for who recites speaks.
bool IsRecited(const AttributionCase& c) {
  const Document& d = *c.document;
  const int32_t open = d.spans[c.span].outer_begin();
  const auto behind = CueFrom(d, open);
  if (behind == d.cues.cbegin()) return false;
  const Cue& cue = *(behind - 1);
  return cue.kind == CueKind::kNoun && cue.strength == 0 && cue.subject >= 0 && cue.body == open;
}
// "..." (البقرة: 255)  |  وقال أيضا: "..." (البقرة: 255). Who is written right before the words
// said them, and القرآن, that a verb without a subject means, is their speaker too.
bool ScriptureReference(const AttributionCase& c) {
  const Document& d = *c.document;
  if (!d.spans[c.span].scripture || d.scripture < 0 || IsRecited(c)) return false;
  if (c.cue == nullptr) return c.link->header < 0;
  if (c.cue->subject >= 0) return !c.link->adjacent;
  return !Resolved(c) || d.mentions[c.cue->speaker].kind == SpeakerKind::kPerson;
}
// ونقلت وكالة الساحل عن مصدر أمني قوله إن "..."
bool RelaySource(const AttributionCase& c) {
  return Is(c, CueKind::kVerb) && Written(c, SubjectPlace::kSource) && Resolved(c);
}
// "...", بحسب وزارة الطاقة  |  وفقا للمدير، فإن "..."
bool AccordingToSource(const AttributionCase& c) {
  return Is(c, CueKind::kPreposition) && Resolved(c);
}
// "...", قالت المهندسة لمى النادر
bool QuoteVerbSubject(const AttributionCase& c) {
  return Is(c, CueKind::kVerb) && c.link->after && Written(c, SubjectPlace::kAfter) && Resolved(c);
}
// قالت المهندسة لمى النادر إن "..."
bool VerbSubject(const AttributionCase& c) {
  return Is(c, CueKind::kVerb) && Written(c, SubjectPlace::kAfter) && Resolved(c) &&
         c.link->adjacent && Strong(c);
}
// قالت المهندسة لمى النادر إن السد سيبقى "آمنا"
bool VerbSubjectClause(const AttributionCase& c) {
  return Is(c, CueKind::kVerb) && Written(c, SubjectPlace::kAfter) && Resolved(c);
}
// المحامي أسعد الجمال يقول إن "..."
bool SubjectVerb(const AttributionCase& c) {
  return Is(c, CueKind::kVerb) && Written(c, SubjectPlace::kBefore) && Resolved(c);
}
// ... المهندس جلال الشامي الذي قال إن "..."
bool RelativeVerb(const AttributionCase& c) {
  return Is(c, CueKind::kVerb) && Written(c, SubjectPlace::kRelative) && Resolved(c);
}
// اجتمعت الوزيرة مع السفير، مؤكدة أن "..."
bool ParticipleControl(const AttributionCase& c) {
  return Is(c, CueKind::kParticiple) && Resolved(c);
}
// ... قوله إن "..."  |  "...", على حد تعبيره
bool NounPronoun(const AttributionCase& c) {
  return Is(c, CueKind::kNoun) && !Written(c, SubjectPlace::kSource) && Resolved(c);
}
// قول المدير إن "..."
bool NounGenitive(const AttributionCase& c) { return Is(c, CueKind::kNoun) && Resolved(c); }
// وخرج المتهم وهو يصرخ: "..."
bool VerbPronoun(const AttributionCase& c) {
  return Is(c, CueKind::kVerb) && Written(c, SubjectPlace::kPronoun) && Resolved(c);
}
// وأضاف: "..."
bool VerbProDrop(const AttributionCase& c) {
  return Is(c, CueKind::kVerb) && Written(c, SubjectPlace::kNone) && Resolved(c);
}
// وقيل إن "..."
bool PassiveNoSource(const AttributionCase& c) {
  return c.cue != nullptr && c.cue->unknown == UnknownReason::kPassive;
}
// في مقهى قديم. قال: "..."
bool NoAntecedent(const AttributionCase& c) { return c.cue != nullptr; }
// رئيس أرمادا: "..."
bool Header(const AttributionCase& c) { return c.link->header >= 0; }
// وقال المحامي إن "...". "سنستأنف الحكم".
bool Inherited(const AttributionCase& c) { return c.inherited >= 0; }
// "..." in a paragraph where nobody speaks.
bool NoCue(const AttributionCase&) { return true; }

struct Rule {
  std::string_view id;
  bool (*matches)(const AttributionCase&);
  float odds;  // what the rule adds to the log odds of a right answer (confidence.h)
};

constexpr Rule kRules[] = {
    {"scripture-reference", ScriptureReference, 0.00f},
    {"relay-source", RelaySource, -0.35f},
    {"according-to", AccordingToSource, -0.38f},
    {"quote-verb-subject", QuoteVerbSubject, -0.33f},
    {"verb-subject", VerbSubject, 0.68f},
    {"verb-subject-clause", VerbSubjectClause, 1.34f},
    {"subject-verb", SubjectVerb, 0.41f},
    {"relative-verb", RelativeVerb, -0.70f},
    {"participle-control", ParticipleControl, 0.33f},
    {"noun-pronoun", NounPronoun, -0.34f},
    {"noun-genitive", NounGenitive, -0.22f},
    {"verb-pronoun", VerbPronoun, 0.67f},
    {"verb-pro-drop", VerbProDrop, -0.08f},
    {"passive-no-source", PassiveNoSource, 0.00f},
    {"no-antecedent", NoAntecedent, 0.00f},
    {"header-colon", Header, 0.51f},
    {"inherited", Inherited, -0.08f},
    {"no-cue", NoCue, 0.00f},
};

}  // namespace

AttributionDecision DecideAttribution(const AttributionCase& c) {
  AttributionDecision out;
  const int32_t matching = FirstRule<kRules>(c);
  if (matching < 0) return out;
  const Rule& rule = kRules[matching];
  out.rule = rule.id;
  out.odds = rule.odds;
  if (rule.matches == ScriptureReference) {
    out.mention = c.document->scripture;
    out.resolution = Resolution::kNominal;
  } else if (c.cue != nullptr && c.cue->speaker >= 0) {
    out.mention = c.cue->speaker;
    out.resolution = c.cue->resolution;
  } else if (c.cue != nullptr) {
    out.unknown = c.cue->unknown == UnknownReason::kUnspecified ? UnknownReason::kNoAntecedent
                                                                : c.cue->unknown;
  } else if (c.link->header >= 0) {
    out.mention = c.link->header;
    out.resolution = Resolution::kHeader;
  } else if (c.inherited >= 0) {
    out.mention = c.inherited;
    out.resolution = Resolution::kContinuation;
  } else {
    out.unknown = UnknownReason::kNoCue;
  }
  return out;
}

}  // namespace isnad
