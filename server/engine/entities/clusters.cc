// SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/clusters.h"

#include "server/engine/prefetch.h"
#include "server/engine/text/letters.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

// Mentions that the steps add at most: with room for them nothing is copied to larger memory.
constexpr size_t kMostAdded = 160;

// حمدي_السعيد: as a tag, which is no spelling of the name where the text has another.
bool IsTag(const Document& d, const Mention& m) {
  return d.Slice(m.name_span).find('_') != std::string_view::npos;
}

// وتعد الشركة الأولى, جاءت المنطقة في المركز الأول: a body whose verb reports nothing has not spoken;
// people and documents mostly have, in words of another kind.
bool MaySpeak(SpeakerKind kind) {
  return kind == SpeakerKind::kPerson || kind == SpeakerKind::kDocument;
}

bool IsPersonOrUnnamed(SpeakerKind kind) {
  return kind == SpeakerKind::kPerson || kind == SpeakerKind::kAnonymous;
}

}  // namespace

ClusterWorkspace::ClusterWorkspace(std::pmr::memory_resource* memory)
    : mentions(memory),
      next_role(memory),
      members(memory),
      prophets(memory),
      named(memory),
      anonymous(memory) {}

Clusters::Clusters(Document* document)
    : d_(*document), w_(&document->scratch), mentions_at_first_(mention_count()) {
  d_.entities.clear();
  w_.mentions.reserve(d_.mentions.size() + kMostAdded);
  w_.next_role.reserve(d_.mentions.size() + kMostAdded);
  w_.next_role.assign(d_.mentions.size(), -1);
  w_.members.reserve(d_.mentions.size());
  for (size_t m = 0; m < d_.mentions.size(); ++m) {
    PrefetchMention(d_, m);
    Describe(d_.mentions[m]);
  }
  for (const Cue& cue : d_.cues) {
    if (cue.quote >= 0) continue;
    if (cue.subject >= 0 && (cue.strength > 0 || MaySpeak(d_.mentions[cue.subject].kind))) {
      w_.mentions[cue.subject].sayer = true;
    }
    const bool agrees = cue.place == SubjectPlace::kAfter || cue.place == SubjectPlace::kBefore;
    if (cue.subject >= 0 && agrees && cue.kind == CueKind::kVerb && cue.person == 3 &&
        cue.number != Number::kPlural && cue.number != Number::kDual) {
      w_.mentions[cue.subject].gender_by_verb = cue.gender;
    }
    if (cue.relayer >= 0) w_.mentions[cue.relayer].sayer = true;
  }
}

void Clusters::Describe(const Mention& mention) {
  ClusterWorkspace::Described& described = w_.mentions.emplace_back();
  if (!mention.joint) ReadName(d_, mention, &d_.spellings, &described.name);
  described.head_stem = StemKey(d_.tokens[mention.head]);
}

uint64_t Clusters::IndexedHead(int32_t e, int32_t m) const {
  return IsPersonOrUnnamed(entity(e).kind) ? 0 : head_stem(m);
}

void Clusters::Rename(int32_t e, int32_t m) {
  const int32_t before = entity(e).name;
  w_.index.DropName(e, name(before), IndexedHead(e, before));
  w_.index.AddName(e, name(m), IndexedHead(e, m));
  d_.entities[e].name = m;
}

int32_t Clusters::LastBefore(int32_t e, int32_t m) const {
  const int32_t here = mention(m).tokens.begin;
  const ClusterWorkspace::Members& members = w_.members[e];
  const auto begin = w_.named.begin() + members.named_begin;
  const auto named =
      std::lower_bound(begin, w_.named.begin() + members.named_end, std::make_pair(e, here));
  const int32_t last = named == begin ? -1 : (named - 1)->second;
  // Mentions are placed in text order, so that few of the last ones stand here or later.
  int32_t placed = members.last_placed;
  while (placed >= 0 && mention(placed).tokens.begin >= here)
    placed = w_.mentions[placed].placed_before;
  return placed < 0 ? last : std::max(last, mention(placed).tokens.begin);
}

int32_t Clusters::LastAnonymous(uint64_t stem) const {
  const auto it = w_.anonymous.find(stem);
  return it != w_.anonymous.end() ? it->second : -1;
}

void Clusters::AddMention(const Mention& mention) {
  d_.mentions.push_back(mention);
  ++d_.late_mentions;
  w_.next_role.push_back(-1);
  Describe(mention);
}

void Clusters::Add(int32_t m) {
  Entity e;
  e.name = m;
  e.kind = mention(m).kind;
  e.gender = mention(m).gender;
  e.number = mention(m).number;
  e.first = m;
  d_.entities.push_back(e);
  w_.members.emplace_back();
  const int32_t added = w_.index.Add(IsPersonOrUnnamed(e.kind));
  w_.index.AddName(added, name(m), IndexedHead(added, m));
  Join(m, added);
}

void Clusters::Join(int32_t m, int32_t e) {
  Mention& joining = d_.mentions[m];
  Entity& entity = d_.entities[e];
  ClusterWorkspace::Members& members = w_.members[e];
  joining.entity = e;
  if (whole_names_ended_) {
    w_.mentions[m].placed_before = members.last_placed;
    members.last_placed = m;
  } else {
    w_.named.emplace_back(e, joining.tokens.begin);
  }
  if (joining.role.valid() && members.role_count < kMaxRoles) {
    (members.role_count == 0 ? members.first_role : w_.next_role[members.last_role]) = m;
    members.last_role = m;
    ++members.role_count;
    if (IsPersonOrUnnamed(entity.kind)) AddRole(m, e);
  }
  if (entity.gender == Gender::kUnknown) entity.gender = joining.gender;
  if (entity.number == Number::kUnknown) entity.number = joining.number;
  if (joining.tokens.begin < mention(entity.first).tokens.begin) entity.first = m;
  const bool fuller = entity.role < 0 || joining.role.size() > mention(entity.role).role.size();
  if (joining.role.valid() && joining.name.valid() && fuller) entity.role = m;
  if (entity.kind == SpeakerKind::kAnonymous) w_.anonymous[head_stem(m)] = e;
  if (joining.name.valid() && entity.name != m && IsTag(d_, mention(entity.name)) &&
      !IsTag(d_, joining) && name(m).count >= name(entity.name).count) {
    Rename(e, m);
  }
}

void Clusters::AddRole(int32_t m, int32_t e) {
  const TokenRange role = mention(m).role;
  for (int32_t i = role.begin; i < role.end; ++i) {
    if (IsWord(d_.tokens[i])) w_.index.AddRole(e, StemKey(d_.tokens[i]));
  }
  if (mention(m).counterpart) w_.index.AddCounterpart(e);
}

void Clusters::JoinOrAdd(int32_t m, int32_t e) {
  if (e >= 0) {
    Join(m, e);
  } else {
    Add(m);
  }
}

void Clusters::EndWholeNames() {
  std::sort(w_.named.begin(), w_.named.end());
  for (size_t i = 0; i < w_.named.size(); ++i) {
    ClusterWorkspace::Members& members = w_.members[w_.named[i].first];
    if (members.named_end == 0) members.named_begin = static_cast<int32_t>(i);
    members.named_end = static_cast<int32_t>(i) + 1;
  }
  whole_names_ended_ = true;
}

// السكان الأصليين ... وقال السكان الأصليون: who speaks in the nominative is named so.
void Clusters::NameInNominative() {
  const int32_t count = mention_count();
  for (int32_t m = 0; m < count; ++m) {
    const Mention& subject = mention(m);
    if (subject.number != Number::kPlural || subject.entity < 0 || subject.name.valid()) continue;
    Entity& entity = d_.entities[subject.entity];
    if (entity.name == m) continue;
    const Mention& named = mention(entity.name);
    if (named.name.valid() || named.tokens.size() != subject.tokens.size()) continue;
    if (EndsInWawNun(d_, head(m)) && EndsInYaNun(d_, head(entity.name))) entity.name = m;
  }
}

void Clusters::Summarise() {
  NameInNominative();
  for (int32_t e = 0; e < entity_count(); ++e) {
    Entity& entity = d_.entities[e];
    // سلمى النادر ... الوزيرة: the role stands alone.
    if (entity.role < 0 && HasProperName(e) && !roles(e).empty()) entity.role = roles(e).front();
    entity.kind = mention(entity.name).kind;
  }
}

bool GenderFits(Gender a, Gender b) {
  return a == Gender::kUnknown || b == Gender::kUnknown || a == b;
}

bool IsFamilyName(const Clusters& clusters, int32_t m) {
  const Token& head = clusters.head(m);
  if (IsUnknown(head)) return EndsInYa(clusters.document(), head);
  return Any(head, ClassBit(WordClass::kFamilyName)) && !Any(head, kPersonNounClasses);
}

int32_t LatestSpokenOf(const Clusters& clusters, int32_t m) {
  constexpr int32_t kSayerReach = 60;  // mentions back
  constexpr int32_t kAnyReach = 12;
  int32_t any = -1;
  for (int32_t k = m - 1; k >= 0 && k >= m - kSayerReach; --k) {
    const Mention& o = clusters.mention(k);
    if (o.entity < 0 || o.kind != SpeakerKind::kPerson || o.joint) continue;
    const Entity& e = clusters.entity(o.entity);
    if (e.kind != SpeakerKind::kPerson || !clusters.HasProperName(o.entity) || e.god) continue;
    if (!GenderFits(e.gender, clusters.mention(m).gender)) continue;
    if (clusters.IsSayer(k)) return o.entity;
    if (any < 0 && k >= m - kAnyReach) any = o.entity;
  }
  return any;
}

}  // namespace isnad
