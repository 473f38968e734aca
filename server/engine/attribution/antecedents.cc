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
constexpr int kMaxActsBack = 16;
constexpr int kMaxCuesBack = 8;
constexpr size_t kMaxCandidates = 24;
constexpr int32_t kChangeReach = 8;   // tokens before a verb among which من جهته stands
constexpr int32_t kHeadingWords = 7;  // a paragraph of more words is no heading
constexpr int32_t kObjectReach = 7;   // tokens from a verb's object to its subject
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

}  // namespace

bool CanBeSubject(const Document& document, const Cue& cue, int32_t mention) {
  if (mention < 0) return false;
  const Mention& m = document.mentions[mention];
  const Entity& e = document.entities[m.entity];
  // وأضاف البيان: ... وتابع: of the court's statement the verb agrees with the statement.
  if (m.kind == SpeakerKind::kDocument && e.kind != SpeakerKind::kDocument && m.definite &&
      m.tokens.size() == 1 && AgreesFully({cue.gender, cue.number}, m.kind, {m.gender, m.number})) {
    return true;
  }
  const Gender gender = e.gender != Gender::kUnknown ? e.gender : m.gender;
  const Number joint = cue.number == Number::kDual ? Number::kDual : Number::kPlural;
  return AgreesFully({cue.gender, cue.number}, e.kind, {gender, m.joint ? joint : e.number});
}

Antecedents::Antecedents(const Document& document)
    : d_(document),
      acts_(&document.scratch),
      begins_(document.tokens.size() + 1, -1, &document.scratch),
      ends_(document.tokens.size() + 1, -1, &document.scratch),
      times_spoken_(document.entities.size(), 0, &document.scratch),
      main_person_(&document.scratch),
      previous_(&document.scratch),
      places_(document.mentions.size(), &document.scratch),
      headings_(document.paragraphs.size(), kNotAsked, &document.scratch),
      recent_acts_(&document.scratch),
      candidates_(&document.scratch) {
  const auto count = static_cast<int32_t>(d_.mentions.size());
  for (int32_t m = 0; m < count; ++m) ends_[d_.mentions[m].tokens.end] = m;
  for (int32_t m = count - d_.late_mentions; m-- > 0;) begins_[d_.mentions[m].tokens.begin] = m;
  FindMainPerson();
}

void Antecedents::FindMainPerson() {
  std::pmr::vector<int> count(d_.entities.size(), 0, &d_.scratch);
  std::pmr::vector<int32_t> latest(d_.entities.size(), -1, &d_.scratch);
  std::pmr::vector<int32_t> previous(d_.entities.size(), -1, &d_.scratch);
  int32_t main = -1;
  main_person_.reserve(d_.mentions.size());
  previous_.reserve(d_.mentions.size());
  for (size_t m = 0; m < d_.mentions.size(); ++m) {
    const Mention& mention = d_.mentions[m];
    const int32_t e = mention.entity;
    previous_.push_back(e >= 0 ? std::exchange(previous[e], static_cast<int32_t>(m)) : -1);
    if (e >= 0 && mention.quote < 0 && d_.entities[e].kind == SpeakerKind::kPerson &&
        !d_.entities[e].god && d_.mentions[d_.entities[e].name].name.valid()) {
      latest[e] = static_cast<int32_t>(m);
      ++count[e];
      if (count[e] >= kOftenMentioned && (main < 0 || count[e] >= count[main])) main = e;
    }
    main_person_.push_back(main >= 0 ? latest[main] : -1);
  }
}

void Antecedents::Spoke(int32_t mention) {
  const int32_t e = d_.mentions[mention].entity;
  if (e >= 0) ++times_spoken_[e];
}

void Antecedents::Joined(int32_t mention, int32_t before) {
  const int32_t now = d_.mentions[mention].entity;
  const auto end = static_cast<int32_t>(d_.mentions.size());
  const int32_t old_previous = previous_[mention];
  int32_t k = mention - 1;
  while (k >= 0 && mention - k < kMaxMentionsBack && d_.mentions[k].entity != now) --k;
  previous_[mention] = mention - k < kMaxMentionsBack ? k : -1;
  bool found_old = false, found_new = false;
  for (k = mention + 1; k < end && k - mention < kMaxMentionsBack; ++k) {
    const int32_t entity = d_.mentions[k].entity;
    if (entity == before && !found_old) previous_[k] = old_previous;
    if (entity == now && !found_new) previous_[k] = mention;
    found_old = found_old || entity == before;
    found_new = found_new || entity == now;
  }
}

void Antecedents::FindActs(int32_t sentence) {
  for (int32_t s = std::max({next_acts_, sentence - 1, 0}); s <= sentence; ++s) {
    AddActs(d_.sentences[s]);
  }
  next_acts_ = std::max(next_acts_, sentence + 1);
}

void Antecedents::AddActs(const Sentence& sentence) {
  constexpr uint64_t kMayAct = kFinite | ClassBit(WordClass::kNounVerb);
  auto next_cue = CueFrom(d_, sentence.tokens.begin);
  for (int32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    const Token& t = d_.tokens[i];
    if (!Any(t, kMayAct) || t.quote >= 0 || !IsWord(t)) continue;
    if (!CanBeVerb(t) && !IsNounVerbAtStart(d_, i)) continue;
    while (next_cue != d_.cues.end() && next_cue->head < i) ++next_cue;
    if (next_cue != d_.cues.end() && next_cue->head == i) {
      const Cue* cue = &*next_cue;
      if (cue->kind == CueKind::kVerb && cue->subject >= 0 && cue->place != SubjectPlace::kSource)
        acts_.push_back({i, cue->subject});
      if (cue->subject >= 0 || cue->strength > 0) continue;
    }
    const int32_t subject = SubjectOf(i);
    if (subject >= 0) acts_.push_back({i, subject});
  }
}

// A word that is also a noun is a verb where a clause begins.
bool Antecedents::Opens(int32_t i) const {
  const Token& t = d_.tokens[i];
  if (!Any(t, kNounClasses | kNameClasses)) return true;
  if (i == d_.sentences[t.sentence].tokens.begin || IsConjoined(t)) return true;
  const Token& p = d_.tokens[i - 1];
  return !IsWord(p) || Any(p, ClassBits(WordClass::kAuxiliary, WordClass::kConjunction));
}

// استقبل [المدير] ...; قدم القراءة [الناقد سامي الراعي]; [الوزير] زار ...
int32_t Antecedents::SubjectOf(int32_t verb) const {
  const Token& t = d_.tokens[verb];
  const Reading* r = FindAny(t, kVerbClasses | ClassBit(WordClass::kNounVerb));
  if (r == nullptr || r->person != 3 || r->passive() || !Opens(verb)) return -1;
  const int32_t end = d_.sentences[t.sentence].tokens.end;
  int32_t k = verb + 1;
  while (k < end && IsWord(d_.tokens[k]) && begins_[k] < 0 &&
         Any(d_.tokens[k], ClassBits(WordClass::kTime, WordClass::kAdverb))) {
    ++k;
  }
  const int32_t after = k < end ? begins_[k] : -1;
  if (after >= 0 && d_.mentions[after].kind != SpeakerKind::kDocument &&
      AgreesAfterVerb(r->gender, d_.mentions[after])) {
    return after;
  }
  const int32_t before = verb > 0 ? ends_[verb] : -1;
  if (before >= 0 && d_.mentions[before].sentence == t.sentence && !IsConjoined(t) &&
      AgreesAfterVerb(r->gender, d_.mentions[before])) {
    return before;
  }
  const int32_t late = SubjectBehindObject(k);
  return late >= 0 && AgreesAfterVerb(r->gender, d_.mentions[late]) ? late : -1;
}

// قدم القراءة النقدية [الناقد سامي الراعي]: a named person behind the object and no preposition.
int32_t Antecedents::SubjectBehindObject(int32_t from) const {
  const int32_t size = static_cast<int32_t>(d_.tokens.size());
  for (int32_t k = from; k < size && k < from + kObjectReach; ++k) {
    const Token& t = d_.tokens[k];
    if (!IsWord(t) || (k > from && CanBeVerb(t) && !Any(t, kNounClasses | kNameClasses))) return -1;
    if (Any(t, ClassBits(WordClass::kParticle, WordClass::kRelative)) || IsConjoined(t)) return -1;
    const int32_t m = k > from ? begins_[k] : -1;
    if (m < 0) continue;
    const Mention& mention = d_.mentions[m];
    const Token& p = d_.tokens[k - 1];
    const bool governed = IsPlainPreposition(p) && !NameLike(p);
    if (mention.name.valid() && mention.role.valid() && !governed) return m;
  }
  return -1;
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
bool Antecedents::GoesOnInScripture(const Cue& cue, const Mention& m,
                                    const DiscourseState& state) const {
  const auto is = [&](int32_t other) {
    return other >= 0 && d_.mentions[other].entity == m.entity;
  };
  if (is(state.controller)) return true;
  // وصف الله المنافقين فقال
  const auto act = std::lower_bound(acts_.begin(), acts_.end(), cue.head,
                                    [](const Act& a, int32_t t) { return a.token < t; });
  if (act != acts_.begin() && is((act - 1)->mention) && cue.head - (act - 1)->token <= kDeedReach &&
      d_.tokens[(act - 1)->token].sentence == cue.sentence) {
    return true;
  }
  return is(state.last) && cue.sentence - state.last_sentence <= 1;
}

void Antecedents::Offer(const Cue& cue, const DiscourseState& state, int32_t mention,
                        std::pmr::vector<Candidate>* out) const {
  if (mention < 0) return;
  const Mention& m = d_.mentions[mention];
  if (m.entity < 0 || m.quote != cue.quote || m.tokens.end > cue.head) return;
  for (const Candidate& c : *out) {
    if (c.entity == m.entity) return;
  }
  // القرار الذي وصفه بأنه: the relative's own noun is spoken of.
  if (cue.suffix != Suffix::kNone && m.tokens.end == cue.head - 1 &&
      IsRelativePronoun(d_.tokens[cue.head - 1])) {
    return;
  }
  const Token& head = d_.tokens[m.head];
  if (!m.name.valid() && head.word->reading_count > 0 && (head.word->begin()->proclitics & kKa)) {
    return;  // حضر كضيف شرف: what somebody is
  }
  const SpeakerKind kind = d_.entities[m.entity].kind;
  if (kind == SpeakerKind::kUnspecified) return;
  if (NamesThing(d_, d_.mentions[d_.entities[m.entity].name])) return;
  if (d_.entities[m.entity].god && !GoesOnInScripture(cue, m, state)) return;
  if (kind == SpeakerKind::kDocument && times_spoken_[m.entity] == 0) return;
  // نقلت إلى المستشفى في ساريا. وقالت ...: a place where something happens, and which never spoke.
  const int32_t p = m.tokens.begin - 1;
  const bool where = Any(head, kPlaceClasses) && !m.name.valid() && p >= 0 &&
                     d_.tokens[p].sentence == m.sentence && IsPlainPreposition(d_.tokens[p]);
  if (where && times_spoken_[m.entity] == 0) return;
  if (!CanBeSubject(d_, cue, mention)) return;
  out->push_back({m.entity, mention});
}

bool Antecedents::InHeading(const Mention& m) {
  const int32_t paragraph = d_.tokens[m.head].paragraph;
  int8_t& heading = headings_[paragraph];
  if (heading == kNotAsked) heading = IsHeading(d_, d_.paragraphs[paragraph]);
  return heading != 0;
}

void Antecedents::Collect(const Cue& cue, const DiscourseState& state,
                          std::pmr::vector<Candidate>* out) {
  const int32_t first = static_cast<int32_t>(MentionFrom(d_, cue.head) - d_.mentions.cbegin()) - 1;
  int32_t k = first;
  for (int looked = 0; k >= 0 && looked < kMaxMentionsBack && out->size() < kMaxCandidates;
       --k, ++looked) {
    const Mention& m = d_.mentions[k];
    if (m.sentence < cue.sentence - kSentencesBack) break;
    if (!InHeading(m)) Offer(cue, state, k, out);
  }
  if (first >= 0) Offer(cue, state, main_person_[first], out);
  Offer(cue, state, state.controller, out);
  Offer(cue, state, state.own_focus, out);
  if (cue.sentence - state.last_sentence <= kLastSpeakerBack) {
    Offer(cue, state, state.last, out);
    Offer(cue, state, state.relayer, out);
  }
}

const Antecedents::Place& Antecedents::PlaceOf(int32_t mention) {
  Place& place = places_[mention];
  if (place.known) return place;
  place.known = true;
  const Mention& m = d_.mentions[mention];
  const int32_t p = m.tokens.begin - 1;
  if (p >= 0 && IsWord(d_.tokens[p]) && d_.tokens[p].sentence == m.sentence) {
    const Token& t = d_.tokens[p];
    const Token& head = d_.tokens[m.tokens.begin];
    const bool governed = (IsPlainPreposition(t) && !NameLike(t)) ||
                          (head.word->reading_count > 0 && head.word->begin()->governed());
    const bool genitive = !governed && Any(t, kNounClasses) && !CanBeVerb(t) && !IsConjoined(head);
    place.evidence = Bit(kGoverned, governed) | Bit(kGenitive, genitive);
  }
  auto cue_behind = std::upper_bound(d_.cues.begin(), d_.cues.end(), m.tokens.begin,
                                     [](int32_t t, const Cue& other) { return t < other.head; });
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
  const Place& place = PlaceOf(mention);
  return place.evidence | Bit(kHere, m.sentence == cue.sentence) |
         Bit(kBefore, m.sentence == cue.sentence - 1) |
         Bit(kParagraphBreak, d_.tokens[m.head].paragraph != d_.tokens[cue.head].paragraph) |
         Bit(kReported, place.reporter >= 0 && place.reporter != cue.head);
}

void Antecedents::FindRecentActs(const Cue& cue) {
  recent_acts_.clear();
  auto act = std::lower_bound(acts_.begin(), acts_.end(), cue.head,
                              [](const Act& a, int32_t t) { return a.token < t; });
  for (int steps = 0; act != acts_.begin() && steps < kMaxActsBack; ++steps) {
    --act;
    const int32_t sentence = d_.tokens[act->token].sentence;
    if (sentence < cue.sentence - 1) break;
    recent_acts_.push_back(
        {d_.mentions[act->mention].entity,
         Bit(sentence == cue.sentence ? kActsHere : kActsBefore) | Bit(kActsLast, steps == 0)});
  }
}

bool Antecedents::IsOftenMentioned(int32_t mention) const {
  int32_t k = mention;
  for (int mentioned = 1; mentioned < kOftenMentioned; ++mentioned) {
    k = previous_[k];
    if (k < 0 || k <= mention - kMaxMentionsBack) return false;
  }
  return true;
}

AntecedentEvidence Antecedents::EntityEvidence(int32_t e, const Token& head) const {
  const Entity& entity = d_.entities[e];
  AntecedentEvidence x = Bit(kNamed, d_.mentions[entity.name].name.valid());
  switch (entity.kind) {
    case SpeakerKind::kPerson:
      return x | Bit(kPerson);
    case SpeakerKind::kCollective:
      return x | Bit(kGroup);
    case SpeakerKind::kOrganization: {
      const bool place = Any(head, kPlaceClasses);
      const bool medium = Any(head, ClassBit(WordClass::kMedium));
      return x | Bit(kPlace, place) | Bit(kMediumSource, medium) | Bit(kBody, !place && !medium);
    }
    default:
      return x;
  }
}

AntecedentEvidence Antecedents::Weigh(const Cue& cue, const DiscourseState& state,
                                      const Candidate& c) {
  const auto is = [&](int32_t mention) {
    return mention >= 0 && d_.mentions[mention].entity == c.entity;
  };
  const bool verb = cue.kind == CueKind::kVerb;
  const bool controller = is(state.controller), own_focus = is(state.own_focus);
  const bool last = is(state.last);
  const int32_t distance = cue.sentence - state.last_sentence;
  AntecedentEvidence acts = 0;
  for (const RecentAct& act : recent_acts_) {
    if (act.entity == c.entity) acts |= act.evidence;
  }
  const bool subject = controller || own_focus || (acts & Bit(kActsHere)) != 0;
  constexpr AntecedentEvidence kHereLast = Bit(kActsHere) | Bit(kActsLast);
  AntecedentEvidence x =
      acts | EntityEvidence(c.entity, d_.tokens[d_.mentions[c.mention].head]) |
      PlaceEvidence(cue, c.mention) | Bit(kController, controller) | Bit(kOwnFocus, own_focus) |
      Bit(kSpokeBefore, !last && times_spoken_[c.entity] > 0) |
      Bit(kSpokeOften, times_spoken_[c.entity] >= kOftenSpoke) |
      Bit(kControls, !verb && controller) |
      Bit(kControlsLast, !verb && (acts & kHereLast) == kHereLast) |
      Bit(kJoins, verb && cue.conjoined && subject) | Bit(kOften, IsOftenMentioned(c.mention)) |
      Bit(kGenderKnown,
          d_.entities[c.entity].gender != Gender::kUnknown && cue.gender != Gender::kUnknown) |
      Bit(last ? kAddsAndLast : kAddsNotLast, Adds(cue.stance)) |
      Bit(kChangeAndLast, last && ChangesSpeaker(cue)) | Bit(kPassesOn, is(state.relayer)) |
      Bit(kMainPerson, is(main_person_[c.mention]));
  if (last)
    x |= Bit(distance <= 1 ? kLastSpeaker : distance <= 3 ? kLastSpeakerFar : kLastSpeakerOld);
  if (cue.sentence >= 1) x |= Bit(kFocusBefore, is(d_.foci[cue.sentence - 1]));
  if (cue.sentence >= 2) x |= Bit(kFocusEarlier, is(d_.foci[cue.sentence - 2]));
  return x;
}

RankedAntecedents Antecedents::Rank(const Cue& cue, const DiscourseState& state) {
  std::pmr::vector<Candidate>& candidates = candidates_;
  candidates.clear();
  FindActs(cue.sentence);
  FindRecentActs(cue);
  Collect(cue, state, &candidates);
  RankedAntecedents ranked;
  float total = 0;
  for (size_t k = 0; k < candidates.size(); ++k) {
    const AntecedentEvidence evidence = Weigh(cue, state, candidates[k]) | Bit(kNearest, k == 0);
    Antecedent next{candidates[k].mention, std::exp(Score(evidence))};
    total += next.share;
    for (Antecedent& place : ranked) {
      if (place.mention < 0 || next.share > place.share) std::swap(place, next);
    }
  }
  for (Antecedent& place : ranked) place.share = place.mention < 0 ? 0 : place.share / total;
  return ranked;
}

}  // namespace isnad
