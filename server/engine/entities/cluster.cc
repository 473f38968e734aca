// SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/cluster.h"

#include <algorithm>

#include "server/engine/entities/clusters.h"
#include "server/engine/entities/names.h"
#include "server/engine/prefetch.h"
#include "server/engine/words.h"

namespace isnad {

namespace {

constexpr size_t kMaxHeadlineMentions = 256;

void Place(Clusters* clusters, int32_t m) {
  const Mention& mention = clusters->mention(m);
  if (mention.joint) return PlaceJoint(clusters, m);
  switch (mention.kind) {
    case SpeakerKind::kPerson:
      return mention.name.valid() ? PlaceShortName(clusters, m) : PlaceDescription(clusters, m);
    case SpeakerKind::kDocument:
      return PlaceDocument(clusters, m);
    case SpeakerKind::kOrganization:
    case SpeakerKind::kCollective:
      return PlaceBody(clusters, m);
    case SpeakerKind::kAnonymous:
      return PlaceAnonymous(clusters, m);
    case SpeakerKind::kUnspecified:
      return clusters->Add(m);
  }
}

// "صدى ساريا", where صحيفة "صدى ساريا" stands nearby: no person.
bool NamesBodyNearby(const Clusters& clusters, int32_t m) {
  constexpr int32_t kReach = 100;  // mentions back
  const Document& d = clusters.document();
  if (!OpensQuote(d, clusters.mention(m).tokens.begin)) return false;
  for (int32_t k = m - 1; k >= 0 && k >= m - kReach; --k) {
    if (clusters.mention(k).kind != SpeakerKind::kOrganization) continue;
    if (Contains(clusters.name(k), clusters.name(m))) return true;
  }
  return false;
}

// The first entity that the headline's name names more fully; null when none.
Entity* NamedMoreFully(const Clusters& clusters, const Name& name, Gender gender,
                       std::vector<Entity>* entities) {
  for (Entity& entity : *entities) {
    if (entity.kind != SpeakerKind::kPerson || entity.headline >= 0) continue;
    const Name& known = clusters.name(entity.name);
    if (!clusters.mention(entity.name).name.valid() || known.count >= name.count) continue;
    if (Contains(name, known) && GenderFits(entity.gender, gender)) return &entity;
  }
  return nullptr;
}

// The headline says نبيل سولان where the text says سولان alone.
void ReadHeadline(const Document& headline, Clusters* clusters, std::vector<Entity>* entities) {
  const size_t count = std::min(headline.mentions.size(), kMaxHeadlineMentions);
  for (size_t m = 0; m < count; ++m) {
    const Mention& mention = headline.mentions[m];
    if (mention.kind != SpeakerKind::kPerson || !mention.name.valid() || mention.joint) continue;
    Name name;
    ReadName(headline, mention, clusters->spellings(), &name);
    if (name.count < 2) continue;
    Entity* entity = NamedMoreFully(*clusters, name, mention.gender, entities);
    if (entity != nullptr) entity->headline = static_cast<int32_t>(m);
  }
}

}  // namespace

void ClusterMentions(Document* document) {
  Clusters clusters(document);
  PlaceEpithets(&clusters);
  ExtendShortNames(&clusters);
  const int32_t count = clusters.mention_count();
  for (int32_t m = 0; m < count; ++m) {
    if (clusters.mention(m).entity < 0 && clusters.IsPersonName(m) && clusters.name(m).count >= 2 &&
        !NamesBodyNearby(clusters, m))
      PlaceWholeName(&clusters, m);
  }
  for (int32_t m = 0; m < count; ++m) {
    PrefetchMention(*document, static_cast<size_t>(m));
    if (clusters.mention(m).entity < 0) PlaceApposition(&clusters, m);
  }
  clusters.EndWholeNames();
  for (int32_t m = 0; m < count; ++m) {
    PrefetchMention(*document, static_cast<size_t>(m));
    if (clusters.mention(m).entity < 0) Place(&clusters, m);
  }
  GiveDocumentsToOwners(&clusters);
  NameBodiesFully(&clusters);
  NameByEpithets(&clusters);
  clusters.Summarise();
  if (!document->title.empty() && document->headline != nullptr) {
    ReadHeadline(*document->headline, &clusters, &document->entities);
  }
}

}  // namespace isnad
