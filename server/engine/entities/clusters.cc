#include "server/engine/entities/clusters.h"

#include "server/engine/words.h"

namespace isnad {

namespace {

// The last of the sorted tokens before `token`; -1 when none.
int32_t LastBelow(const std::vector<int32_t>& tokens, int32_t token) {
  const auto it = std::lower_bound(tokens.begin(), tokens.end(), token);
  return it == tokens.begin() ? -1 : *(it - 1);
}

}  // namespace

Clusters::Clusters(Document* document) : d_(*document) {
  d_.entities.clear();
  sayer_.assign(d_.mentions.size(), false);
  for (const Cue& cue : d_.cues) {
    if (cue.quote >= 0) continue;
    if (cue.subject >= 0) sayer_[cue.subject] = true;
    if (cue.relayer >= 0) sayer_[cue.relayer] = true;
  }
  names_.reserve(d_.mentions.size());
  for (const Mention& m : d_.mentions) names_.push_back(m.joint ? Name() : NameOf(d_, m));
}

bool Clusters::IsPersonName(int32_t m) const {
  return mention(m).name.valid() && mention(m).kind == SpeakerKind::kPerson && !mention(m).joint;
}

int32_t Clusters::LastBefore(int32_t e, int32_t m) const {
  const int32_t here = mention(m).tokens.begin;
  return std::max(LastBelow(members_[e].named, here), LastBelow(members_[e].placed, here));
}

int32_t Clusters::LastAnonymous(uint64_t stem) const {
  const auto it = anonymous_.find(stem);
  return it != anonymous_.end() ? it->second : -1;
}

void Clusters::AddMention(const Mention& mention) {
  d_.mentions.push_back(mention);
  names_.push_back(NameOf(d_, mention));
}

void Clusters::Add(int32_t m) {
  Entity e;
  e.name = m;
  e.kind = mention(m).kind;
  e.gender = mention(m).gender;
  e.number = mention(m).number;
  e.first = m;
  d_.entities.push_back(e);
  members_.emplace_back();
  Join(m, entity_count() - 1);
}

void Clusters::Join(int32_t m, int32_t e) {
  Mention& joining = d_.mentions[m];
  Entity& entity = d_.entities[e];
  Members& members = members_[e];
  joining.entity = e;
  (whole_names_ended_ ? members.placed : members.named).push_back(joining.tokens.begin);
  if (joining.role.valid() && members.roles.size() < kMaxRoles) members.roles.push_back(m);
  if (entity.gender == Gender::kUnknown) entity.gender = joining.gender;
  if (entity.number == Number::kUnknown) entity.number = joining.number;
  if (joining.tokens.begin < mention(entity.first).tokens.begin) entity.first = m;
  const bool fuller = entity.role < 0 || joining.role.size() > mention(entity.role).role.size();
  if (joining.role.valid() && joining.name.valid() && fuller) entity.role = m;
  if (entity.kind == SpeakerKind::kAnonymous) anonymous_[StemKey(head(m))] = e;
}

void Clusters::JoinOrAdd(int32_t m, int32_t e) {
  if (e >= 0) {
    Join(m, e);
  } else {
    Add(m);
  }
}

void Clusters::EndWholeNames() {
  for (Members& members : members_) std::sort(members.named.begin(), members.named.end());
  whole_names_ended_ = true;
}

void Clusters::Summarise() {
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

int32_t LatestSpokenOf(const Clusters& clusters, int32_t m) {
  constexpr int32_t kSayerReach = 60;  // mentions back
  constexpr int32_t kAnyReach = 12;
  int32_t any = -1;
  for (int32_t k = m - 1; k >= 0 && k >= m - kSayerReach; --k) {
    const Mention& o = clusters.mention(k);
    if (o.entity < 0 || o.kind != SpeakerKind::kPerson || o.joint) continue;
    const Entity& e = clusters.entity(o.entity);
    if (e.kind != SpeakerKind::kPerson || !clusters.HasProperName(o.entity)) continue;
    if (!GenderFits(e.gender, clusters.mention(m).gender)) continue;
    if (clusters.IsSayer(k)) return o.entity;
    if (any < 0 && k >= m - kAnyReach) any = o.entity;
  }
  return any;
}

}  // namespace isnad
