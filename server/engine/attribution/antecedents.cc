// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/antecedents.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "server/engine/positions.h"
#include "server/engine/speakers/agreement.h"
#include "server/engine/speakers/noun_phrase.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr int32_t kSentencesBack = 2;     // among which candidates are looked for
constexpr int32_t kLastSpeakerBack = 12;  // sentences; a speaker further back is no candidate
constexpr int kMaxMentionsBack = 48;
// No sentence that somebody wrote has more, but a hostile one may.
constexpr int kMaxCuesBack = 8;
constexpr size_t kMaxCandidates = 24;
constexpr size_t kMaxGiven = 5;       // besides, that the state of the discourse names
constexpr int32_t kChangeReach = 8;   // tokens before a verb among which من جهته stands
constexpr int32_t kHeadingWords = 7;  // a paragraph of more words is no heading
constexpr int32_t kDeedReach = 12;    // tokens from what God did to what he said then
constexpr int kOftenMentioned = 3;
constexpr int kOftenSpoke = 3;

// Log odds against the other candidates, fitted by a softmax over them with a prior to 517 verbs,
// participles and pronouns without a written subject (corpus/dev and 276 annotated articles of
// corpus/raw): with whole outlets left out of the fit the right one is chosen 463 times (90 %).
constexpr std::array<float, kAntecedentFeatureCount> MakeWeights() {
  std::array<float, kAntecedentFeatureCount> w{};
  w[kController] = 0.71f;
  w[kLastSpeaker] = 0.62f;
  w[kLastSpeakerFar] = 2.05f;
  w[kLastSpeakerOld] = 0.26f;
  w[kSpokeBefore] = 0.04f;
  w[kSpokeOften] = 1.14f;
  w[kOwnFocus] = 0.34f;
  w[kFocusBefore] = 0.69f;
  w[kFocusEarlier] = 0.53f;
  w[kActsHere] = 0.51f;
  w[kActsLast] = 0.18f;
  w[kActsBefore] = 0.40f;
  w[kGoverned] = -1.05f;
  w[kGenitive] = 0.03f;
  w[kReported] = -0.63f;
  w[kHere] = 0.20f;
  w[kBefore] = 0.56f;
  w[kNearest] = 0.20f;
  w[kNamed] = 1.01f;
  w[kPerson] = 1.03f;
  w[kBody] = 0.34f;
  w[kPlace] = -0.70f;
  w[kMediumSource] = -0.99f;
  w[kGroup] = 0.76f;
  w[kOften] = -0.09f;
  w[kGenderKnown] = -0.34f;
  w[kParagraphBreak] = -1.59f;
  w[kAddsAndLast] = 1.02f;
  w[kAddsNotLast] = -0.02f;
  w[kChangeAndLast] = -0.98f;
  w[kPassesOn] = 0.00f;
  w[kControls] = 0.64f;
  w[kControlsLast] = -0.49f;
  w[kJoins] = 1.65f;
  w[kMainPerson] = 0.10f;
  return w;
}
constexpr std::array<float, kAntecedentFeatureCount> kWeights = MakeWeights();

// سيناريو النهائي: a line of its own without a verb.
bool IsHeading(const Document& d, const Paragraph& p) {
  if (p.tokens.size() > kHeadingWords) return false;
  for (int32_t i = p.tokens.begin; i < p.tokens.end; ++i) {
    const Token& t = d.tokens[i];
    if (IsMark(t, ':') || IsMark(t, '.') || t.quote >= 0) return false;
    if (IsWord(t) && CanBeVerb(t) && !Any(t, kNounClasses | kNameClasses)) return false;
  }
  return true;
}

bool Adds(Stance stance) {
  return stance == Stance::kAdd || stance == Stance::kConclude || stance == Stance::kRepeat;
}

float Score(AntecedentEvidence evidence) {
  float score = 0;
  for (; evidence != 0; evidence &= evidence - 1) score += kWeights[__builtin_ctzll(evidence)];
  return score;
}

constexpr AntecedentEvidence Bit(AntecedentFeature feature, bool holds = true) {
  return AntecedentEvidence{holds} << feature;
}

inline bool Fits(const Cue& cue, const Mention& m, const Entity& e) {
  const Gender gender = e.gender != Gender::kUnknown ? e.gender : m.gender;
  const Number joint = cue.number == Number::kDual ? Number::kDual : Number::kPlural;
  const Agreement verb{cue.gender, cue.number};
  if (AgreesFully(verb, e.kind, {gender, m.joint ? joint : e.number})) return true;
  // وأضاف البيان: ... وتابع: of the court's statement the verb agrees with the statement.
  return m.kind == SpeakerKind::kDocument && e.kind != SpeakerKind::kDocument && m.definite &&
         m.tokens.size() == 1 && AgreesFully(verb, m.kind, {m.gender, m.number});
}

}  // namespace

bool CanBeSubject(const Document& document, const Cue& cue, int32_t mention) {
  if (mention < 0) return false;
  const Mention& m = document.mentions[mention];
  return Fits(cue, m, document.entities[m.entity]);
}

Antecedents::Antecedents(const Document& document)
    : d_(document),
      acts_(document),
      times_spoken_(document.entities.size(), 0, &document.scratch),
      mentions_(&document.scratch),
      headings_(&document.scratch),
      candidates_(&document.scratch) {}

void Antecedents::Prepare() {
  if (!mentions_.empty() || d_.mentions.empty()) return;
  headings_.assign(d_.paragraphs.size(), kNotAsked);
  candidates_.reserve(kMaxCandidates + kMaxGiven);
  mentions_.resize(d_.mentions.size());
  struct Seen {
    int32_t previous = -1, latest = -1, count = 0;
  };
  std::pmr::vector<Seen> seen(d_.entities.size(), &d_.scratch);
  int32_t main = -1;
  for (size_t m = 0; m < d_.mentions.size(); ++m) {
    const Mention& mention = d_.mentions[m];
    const int32_t e = mention.entity;
    if (e >= 0) {
      mentions_[m].previous = std::exchange(seen[e].previous, static_cast<int32_t>(m));
      const Entity& entity = d_.entities[e];
      const bool person = (mention.quote < 0) & (entity.kind == SpeakerKind::kPerson) &
                          !entity.god & d_.mentions[entity.name].name.valid();
      seen[e].latest = person ? static_cast<int32_t>(m) : seen[e].latest;
      seen[e].count += person;
      if (person && seen[e].count >= kOftenMentioned &&
          (main < 0 || seen[e].count >= seen[main].count)) {
        main = e;
      }
    }
    mentions_[m].main_person = main >= 0 ? seen[main].latest : -1;
  }
}

void Antecedents::Spoke(int32_t mention) {
  const int32_t e = d_.mentions[mention].entity;
  if (e >= 0) ++times_spoken_[e];
}

void Antecedents::Joined(int32_t mention, int32_t before) {
  const int32_t now = d_.mentions[mention].entity;
  const auto end = static_cast<int32_t>(d_.mentions.size());
  const int32_t old_previous = mentions_[mention].previous;
  int32_t k = mention - 1;
  while (k >= 0 && mention - k < kMaxMentionsBack && d_.mentions[k].entity != now) --k;
  mentions_[mention].previous = mention - k < kMaxMentionsBack ? k : -1;
  bool found_old = false, found_new = false;
  for (k = mention + 1; k < end && k - mention < kMaxMentionsBack; ++k) {
    const int32_t entity = d_.mentions[k].entity;
    if (entity == before && !found_old) mentions_[k].previous = old_previous;
    if (entity == now && !found_new) mentions_[k].previous = mention;
    found_old = found_old || entity == before;
    found_new = found_new || entity == now;
  }
}

// من جهته, بدوره: somebody else than before speaks.
bool Antecedents::ChangesSpeaker(const Cue& cue) const {
  const int32_t start = d_.sentences[cue.sentence].tokens.begin;
  for (int32_t i = std::max(start, cue.head - kChangeReach); i < cue.head; ++i) {
    if (d_.tokens[i].traits & kInSpeakerChange) return true;
  }
  return false;
}

// قال تعالى: "..." وقال: "...": God is spoken of everywhere, and speaks only right behind what he
// said or did.
bool Antecedents::GoesOnInScripture(const Cue& cue, const Mention& m, const DiscourseState& state) {
  const auto is = [&](int32_t other) {
    return other >= 0 && d_.mentions[other].entity == m.entity;
  };
  if (is(state.controller)) return true;
  // وصف الله المنافقين فقال
  const std::pmr::vector<Act>& acts = acts_.Before(cue);
  if (!acts.empty() && is(acts.back().mention) && cue.head - acts.back().token <= kDeedReach &&
      acts.back().sentence == cue.sentence) {
    return true;
  }
  return is(state.last) && cue.sentence - state.last_sentence <= 1;
}

// The tests stand in the order of how much they tell for how little; they do not depend on it.
void Antecedents::Offer(const Cue& cue, const DiscourseState& state, int32_t mention) {
  if (mention < 0) return;
  const Mention& m = d_.mentions[mention];
  if ((m.entity < 0) | (m.quote != cue.quote) | (m.tokens.end > cue.head)) return;
  const uint64_t bit = uint64_t{1} << (m.entity % 64);
  if ((candidate_bits_ & bit) != 0 && IsCandidate(m.entity)) return;
  const Entity& entity = d_.entities[m.entity];
  if (entity.kind == SpeakerKind::kUnspecified || !Fits(cue, m, entity)) return;
  const bool spoke = times_spoken_[m.entity] > 0;
  if (entity.kind == SpeakerKind::kDocument && !spoke) return;
  if (!m.name.valid()) {
    const uint64_t head = d_.classes[m.head];
    if ((head & kCliticFirst) != 0 && (d_.tokens[m.head].word->begin()->proclitics & kKa) != 0) {
      return;  // حضر كضيف شرف: what somebody is
    }
    // نقلت إلى المستشفى في ساريا. وقالت ...: a place where something happens, and which never
    // spoke.
    if (!spoke && (head & kPlaceClasses) != 0 && (ClassesBefore(m) & kPlainFirst) != 0) return;
  }
  // القرار الذي وصفه بأنه: the relative's own noun is spoken of.
  if (cue.suffix != Suffix::kNone && m.tokens.end == cue.head - 1 &&
      IsRelativePronoun(d_.tokens[cue.head - 1])) {
    return;
  }
  if (NamesThing(d_, d_.mentions[entity.name])) return;
  if (entity.god && !GoesOnInScripture(cue, m, state)) return;
  candidates_.push_back({m.entity, mention});
  candidate_bits_ |= bit;
}

bool Antecedents::IsCandidate(int32_t entity) const {
  return std::any_of(candidates_.begin(), candidates_.end(),
                     [&](const Candidate& c) { return c.entity == entity; });
}

bool Antecedents::InHeading(const Mention& m) {
  const int32_t paragraph = d_.sentences[m.sentence].paragraph;
  int8_t& heading = headings_[paragraph];
  if (heading == kNotAsked) heading = IsHeading(d_, d_.paragraphs[paragraph]);
  return heading != 0;
}

// Document::classes of what stands before it in its sentence; kNoWord where nothing does.
uint64_t Antecedents::ClassesBefore(const Mention& m) const {
  const int32_t p = m.tokens.begin - 1;
  return p >= d_.sentences[m.sentence].tokens.begin ? d_.classes[p] : kNoWord;
}

void Antecedents::Collect(const Cue& cue, const DiscourseState& state) {
  candidates_.clear();
  candidate_bits_ = 0;
  const int32_t first = static_cast<int32_t>(MentionFrom(d_, cue.head) - d_.mentions.cbegin()) - 1;
  int32_t k = first;
  for (int looked = 0; k >= 0 && looked < kMaxMentionsBack && candidates_.size() < kMaxCandidates;
       --k, ++looked) {
    const Mention& m = d_.mentions[k];
    if (m.sentence < cue.sentence - kSentencesBack) break;
    if (!InHeading(m)) Offer(cue, state, k);
  }
  if (first >= 0) Offer(cue, state, mentions_[first].main_person);
  Offer(cue, state, state.controller);
  Offer(cue, state, state.own_focus);
  if (cue.sentence - state.last_sentence <= kLastSpeakerBack) {
    Offer(cue, state, state.last);
    Offer(cue, state, state.relayer);
  }
}

const Antecedents::OfMention& Antecedents::PlaceOf(int32_t mention) {
  OfMention& place = mentions_[mention];
  if (place.known) return place;
  place.known = true;
  const Mention& m = d_.mentions[mention];
  const uint64_t before = ClassesBefore(m);
  if ((before & kNoWord) == 0) {
    const Token* const p = &d_.tokens[m.tokens.begin - 1];
    const uint64_t first = d_.classes[m.tokens.begin];
    place.governed =
        ((before & kPlainFirst) != 0 && !NameLike(*p)) ||
        ((first & kCliticFirst) != 0 && d_.tokens[m.tokens.begin].word->begin()->governed());
    place.genitive = !place.governed && (before & kNounClasses) != 0 &&
                     (first & kConjoinedFirst) == 0 && !((before & kFinite) != 0 && CanBeVerb(*p));
  }
  auto cue_behind = CueFrom(d_, m.tokens.begin + 1);
  for (int steps = 0; cue_behind != d_.cues.begin() && steps < kMaxCuesBack; ++steps) {
    const Cue& other = *--cue_behind;
    if (other.sentence != m.sentence) break;
    if (other.quote != m.quote || other.strength < 2) continue;
    const bool reports = other.intro == Intro::kParticle || other.intro == Intro::kFrame;
    if (reports && m.tokens.begin >= other.body) place.reporter = other.head;
    break;
  }
  return place;
}

AntecedentEvidence Antecedents::PlaceEvidence(const Cue& cue, int32_t mention) {
  const Mention& m = d_.mentions[mention];
  const OfMention& place = PlaceOf(mention);
  return Bit(kGoverned, place.governed) | Bit(kGenitive, place.genitive) |
         Bit(kHere, m.sentence == cue.sentence) | Bit(kBefore, m.sentence == cue.sentence - 1) |
         Bit(kParagraphBreak,
             d_.sentences[m.sentence].paragraph != d_.sentences[cue.sentence].paragraph) |
         Bit(kReported, (place.reporter >= 0) & (place.reporter != cue.head));
}

// Three times: the entity's mention before the one before is there, and near by.
bool Antecedents::IsOftenMentioned(int32_t mention) const {
  static_assert(kOftenMentioned == 3);
  const int32_t before = mentions_[mention].previous;
  const int32_t first = before >= 0 ? mentions_[before].previous : -1;
  return (first >= 0) & (first > mention - kMaxMentionsBack);
}

AntecedentEvidence Antecedents::EntityEvidence(const Entity& entity, uint64_t head) const {
  const bool body = entity.kind == SpeakerKind::kOrganization;
  const bool place = (head & kPlaceClasses) != 0;
  const bool medium = (head & ClassBit(WordClass::kMedium)) != 0;
  return Bit(kNamed, d_.mentions[entity.name].name.valid()) |
         Bit(kPerson, entity.kind == SpeakerKind::kPerson) |
         Bit(kGroup, entity.kind == SpeakerKind::kCollective) | Bit(kPlace, body & place) |
         Bit(kMediumSource, body & medium) | Bit(kBody, body & !place & !medium);
}

Antecedents::Question Antecedents::Ask(const Cue& cue, const DiscourseState& state) {
  const auto entity = [&](int32_t mention) {
    return mention >= 0 ? d_.mentions[mention].entity : -1;
  };
  const bool verb = cue.kind == CueKind::kVerb, adds = Adds(cue.stance);
  const int32_t distance = cue.sentence - state.last_sentence;
  Question q;
  q.controller = entity(state.controller);
  q.own_focus = entity(state.own_focus);
  q.last = entity(state.last);
  q.relayer = entity(state.relayer);
  q.focus_before = cue.sentence >= 1 ? entity(d_.foci[cue.sentence - 1]) : -1;
  q.focus_earlier = cue.sentence >= 2 ? entity(d_.foci[cue.sentence - 2]) : -1;
  q.if_controller = Bit(kController) | Bit(kControls, !verb);
  q.if_last = Bit(distance <= 1   ? kLastSpeaker
                  : distance <= 3 ? kLastSpeakerFar
                                  : kLastSpeakerOld) |
              Bit(kAddsAndLast, adds);
  if (q.last >= 0) q.if_last |= Bit(kChangeAndLast, ChangesSpeaker(cue));
  q.if_not_last = Bit(kAddsNotLast, adds);
  q.if_subject = Bit(kJoins, verb & cue.conjoined);
  q.if_acted_last = Bit(kControlsLast, !verb);
  q.gender_known = cue.gender != Gender::kUnknown;
  const std::pmr::vector<Act>& acts = acts_.Before(cue);
  for (auto act = acts.end(); act != acts.begin() && q.act_count < kMaxActsBack;) {
    --act;
    if (act->sentence < cue.sentence - 1) break;
    const bool here = act->sentence == cue.sentence;
    q.acts[q.act_count] = {entity(act->mention),
                           Bit(here ? kActsHere : kActsBefore) | Bit(kActsLast, q.act_count == 0)};
    ++q.act_count;
  }
  return q;
}

AntecedentEvidence Antecedents::Weigh(const Cue& cue, const Question& q, const Candidate& c) {
  AntecedentEvidence acts = 0;
  for (int k = 0; k < q.act_count; ++k) {
    acts |= q.acts[k].entity == c.entity ? q.acts[k].evidence : 0;
  }
  const auto given = [&](int32_t entity, AntecedentEvidence evidence) {
    return entity == c.entity ? evidence : 0;
  };
  constexpr AntecedentEvidence kHereLast = Bit(kActsHere) | Bit(kActsLast);
  const bool subject =
      (q.controller == c.entity) | (q.own_focus == c.entity) | ((acts & Bit(kActsHere)) != 0);
  const bool last = q.last == c.entity;
  const int32_t spoken = times_spoken_[c.entity];
  const int32_t main = mentions_[c.mention].main_person;
  const Entity& entity = d_.entities[c.entity];
  return acts | EntityEvidence(entity, d_.classes[d_.mentions[c.mention].head]) |
         PlaceEvidence(cue, c.mention) | given(q.controller, q.if_controller) |
         given(q.own_focus, Bit(kOwnFocus)) | given(q.relayer, Bit(kPassesOn)) |
         given(q.focus_before, Bit(kFocusBefore)) | given(q.focus_earlier, Bit(kFocusEarlier)) |
         (last ? q.if_last : q.if_not_last) | Bit(kSpokeBefore, !last & (spoken > 0)) |
         Bit(kSpokeOften, spoken >= kOftenSpoke) | (subject ? q.if_subject : 0) |
         ((acts & kHereLast) == kHereLast ? q.if_acted_last : 0) |
         Bit(kOften, IsOftenMentioned(c.mention)) |
         Bit(kGenderKnown, q.gender_known & (entity.gender != Gender::kUnknown)) |
         Bit(kMainPerson, main >= 0 && d_.mentions[main].entity == c.entity);
}

RankedAntecedents Antecedents::Rank(const Cue& cue, const DiscourseState& state) {
  Prepare();
  Collect(cue, state);
  RankedAntecedents ranked;
  if (candidates_.empty()) return ranked;
  if (candidates_.size() == 1) {  // whatever speaks for it
    ranked[0] = {candidates_[0].mention, 1};
    return ranked;
  }
  const Question question = Ask(cue, state);
  float total = 0;
  for (size_t k = 0; k < candidates_.size(); ++k) {
    const AntecedentEvidence evidence =
        Weigh(cue, question, candidates_[k]) | Bit(kNearest, k == 0);
    Antecedent next{candidates_[k].mention, std::exp(Score(evidence))};
    total += next.share;
    for (Antecedent& place : ranked) {
      if (place.mention < 0 || next.share > place.share) std::swap(place, next);
    }
  }
  for (Antecedent& place : ranked) place.share = place.mention < 0 ? 0 : place.share / total;
  return ranked;
}

}  // namespace isnad
