// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/acts.h"

#include <algorithm>

#include "server/engine/speakers/agreement.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr int32_t kObjectReach = 7;  // tokens from a verb's object to its subject
constexpr size_t kUsualActs = 16;

}  // namespace

Acts::Acts(const Document& document) : d_(document), acts_(&document.scratch) {}

const std::pmr::vector<Act>& Acts::Before(const Cue& cue) {
  constexpr uint64_t kMayAct = kFinite | ClassBit(WordClass::kNounVerb);
  if (begins_ == nullptr) FindPlaces();
  const uint64_t* const classes = d_.classes.data();
  const int32_t first = d_.sentences[std::max(cue.sentence - 1, 0)].tokens.begin;
  for (int32_t i = std::max(next_token_, first); i < cue.head; ++i) {
    if ((classes[i] & kMayAct) != 0) Look(i);
  }
  next_token_ = std::max(next_token_, cue.head);
  return acts_;
}

void Acts::FindPlaces() {
  acts_.reserve(kUsualActs);
  const size_t size = d_.tokens.size() + 1;
  begins_ = static_cast<int32_t*>(d_.scratch.allocate(2 * size * sizeof(int32_t), sizeof(int32_t)));
  ends_ = begins_ + size;
  std::fill_n(begins_, 2 * size, -1);
  const auto count = static_cast<int32_t>(d_.mentions.size());
  const int32_t ordered = count - d_.late_mentions;
  for (int32_t m = 0; m < count; ++m) {
    const TokenRange tokens = d_.mentions[m].tokens;
    ends_[tokens.end] = m;
    if (m < ordered && begins_[tokens.begin] < 0) begins_[tokens.begin] = m;
  }
}

void Acts::Look(int32_t i) {
  const Token& t = d_.tokens[i];
  if (t.quote >= 0 || !IsWord(t) || !(CanBeVerb(t) || IsNounVerbAtStart(d_, i))) return;
  while (next_cue_ < d_.cues.size() && d_.cues[next_cue_].head < i) ++next_cue_;
  if (next_cue_ < d_.cues.size() && d_.cues[next_cue_].head == i) {
    const Cue& cue = d_.cues[next_cue_];
    if (cue.kind == CueKind::kVerb && cue.subject >= 0 && cue.place != SubjectPlace::kSource)
      acts_.push_back({i, t.sentence, cue.subject});
    if (cue.subject >= 0 || cue.strength > 0) return;
  }
  const int32_t subject = SubjectOf(i);
  if (subject >= 0) acts_.push_back({i, t.sentence, subject});
}

// A word that is also a noun is a verb where a clause begins.
bool Acts::Opens(int32_t i) const {
  const Token& t = d_.tokens[i];
  if (!Any(t, kNounClasses | kNameClasses)) return true;
  if (i == d_.sentences[t.sentence].tokens.begin || IsConjoined(t)) return true;
  const Token& p = d_.tokens[i - 1];
  return !IsWord(p) || Any(p, ClassBits(WordClass::kAuxiliary, WordClass::kConjunction));
}

// استقبل [المدير] ...; قدم القراءة [الناقد سامي الراعي]; [الوزير] زار ...
int32_t Acts::SubjectOf(int32_t verb) const {
  const Token& t = d_.tokens[verb];
  const Reading* r = FindAny(t, kVerbClasses | ClassBit(WordClass::kNounVerb));
  if (r == nullptr || r->person != 3 || r->passive() || !Opens(verb)) return -1;
  constexpr uint64_t kBetween = ClassBits(WordClass::kTime, WordClass::kAdverb);
  const int32_t end = d_.sentences[t.sentence].tokens.end;
  int32_t k = verb + 1;
  while (k < end && begins_[k] < 0 && (d_.classes[k] & kBetween) != 0 && IsWord(d_.tokens[k])) ++k;
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
int32_t Acts::SubjectBehindObject(int32_t from) const {
  constexpr uint64_t kStops =
      kNoWord | kConjoinedFirst | ClassBits(WordClass::kParticle, WordClass::kRelative);
  constexpr uint64_t kNouns = kNounClasses | kNameClasses;
  const int32_t end = std::min(static_cast<int32_t>(d_.tokens.size()), from + kObjectReach);
  for (int32_t k = from; k < end; ++k) {
    const uint64_t classes = d_.classes[k];
    if ((classes & kStops) != 0) return -1;
    if (k == from) continue;
    if ((classes & kFinite) != 0 && (classes & kNouns) == 0 && CanBeVerb(d_.tokens[k])) return -1;
    const int32_t m = begins_[k];
    if (m < 0) continue;
    const Mention& mention = d_.mentions[m];
    const Token& p = d_.tokens[k - 1];
    const bool governed = IsPlainPreposition(p) && !NameLike(p);
    if (mention.name.valid() && mention.role.valid() && !governed) return m;
  }
  return -1;
}

}  // namespace isnad
