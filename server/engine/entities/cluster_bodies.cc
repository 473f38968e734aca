// SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/clusters.h"
#include "server/engine/words.h"

namespace isnad {

namespace {

constexpr uint64_t kWizara = WordKey(u"وزاره");
constexpr int32_t kSpeakerReach = 25;  // mentions before a document among which its body stands

// الوزارة: a definite noun alone.
bool IsBareHead(const Clusters& clusters, int32_t m) {
  const Mention& mention = clusters.mention(m);
  return clusters.head(m).word->reading_count > 0 && mention.definite && mention.tokens.size() == 1;
}

// وزارة الخارجية الأرمادية, الخارجية الأرمادية
bool IsMinistryOf(const Clusters& clusters, int32_t a, int32_t b) {
  const size_t x = clusters.name(a).count, y = clusters.name(b).count;
  const int32_t longer = x > y ? a : b;
  return (x > y ? x - y : y - x) == 1 && clusters.head_stem(longer) == kWizara;
}

// How well a body's name or noun fits the entity; 0: not at all. A noun alone (الوزارة) fits what
// was spoken of before, which `spoken_of` says when asked.
template <typename SpokenOf>
int BodyScore(const Clusters& clusters, int32_t m, int32_t e, SpokenOf spoken_of) {
  const int32_t named = clusters.entity(e).name;
  const Name& name = clusters.name(m);
  const Name& other = clusters.name(named);
  // الصحف ... الصحيفة: many and one are written with the same consonants.
  const Number a = clusters.mention(m).number, b = clusters.mention(named).number;
  if (a != b && a != Number::kUnknown && b != Number::kUnknown) return 0;
  const bool within = Contains(other, name);
  const bool around = Contains(name, other);
  const bool same_head = clusters.head_stem(m) == clusters.head_stem(named);
  if (within && other.count == name.count) return 30;
  if ((within || around) && same_head && name.count >= 2 && other.count >= 2) return 20;
  if (within != around && IsMinistryOf(clusters, m, named) && other.count + name.count >= 3)
    return 18;
  const bool again = same_head && IsBareHead(clusters, m) && other.count > name.count;
  return again && clusters.entity(e).kind == clusters.mention(m).kind && spoken_of() ? 10 : 0;
}

// زياد البيان ... قال البيان: the person whose family name a body's noun is, spoken of before; -1
// when nobody's.
int32_t PersonCalled(const Clusters& clusters, int32_t m) {
  // قال ليستر: a club, where nobody is called so
  const bool own_name = clusters.mention(m).tokens.size() == 1 &&
                        Any(clusters.head(m), kBodyClasses | kPlaceClasses) &&
                        clusters.GenderByVerb(m) == Gender::kMasculine;
  if (!clusters.IsSayer(m) || !(IsBareHead(clusters, m) || own_name)) return -1;
  const int32_t e = BearerOf(clusters, m);
  if (e < 0 || clusters.LastBefore(e, m) < 0) return -1;
  return GenderFits(clusters.GenderByVerb(m), clusters.entity(e).gender) ? e : -1;
}

// في بيان ... وأضاف البيان: a document that has no name is the one that the text speaks of.
bool IsTheDocument(const Clusters& clusters, int32_t m, int32_t e) {
  const Mention& named = clusters.mention(clusters.entity(e).name);
  const int32_t name = clusters.entity(e).name;
  return clusters.IsSayer(m) && IsBareHead(clusters, m) && !named.definite &&
         !clusters.IsSayer(name) && clusters.mention(m).number != Number::kPlural &&
         clusters.mention(m).kind == SpeakerKind::kDocument && named.tokens.size() == 1;
}

// البيان: the body that spoke last, when one just did; -1 when none did.
int32_t BodyOfDocument(const Clusters& clusters, int32_t m) {
  const Mention& mention = clusters.mention(m);
  if (!clusters.IsSayer(m) || !mention.definite || mention.tokens.size() != 1) return -1;
  for (int32_t k = m - 1; k >= 0 && k >= m - kSpeakerReach; --k) {
    const int32_t e = clusters.mention(k).entity;
    if (!clusters.IsSayer(k) || e < 0) continue;
    if (clusters.entity(e).kind == SpeakerKind::kDocument) {
      // أكد بيان مشترك للوزراء ... وقال البيان: that one.
      const bool this_one = clusters.mention(k).tokens.size() > 1 &&
                            clusters.head_stem(k) == clusters.head_stem(m);
      if (this_one) return -1;
      continue;
    }
    // تتوقع الهيئة أن تسجل كوراليا نموا. وقال التقرير ...: countries issue few.
    if (Any(clusters.head(k), kPlaceClasses)) continue;
    const bool issues = clusters.entity(e).kind == SpeakerKind::kOrganization &&
                        !Any(clusters.head(k), ClassBit(WordClass::kMedium));
    return issues ? e : -1;
  }
  return -1;
}

}  // namespace

void PlaceBody(Clusters* clusters, int32_t m) {
  const int32_t bearer = PersonCalled(*clusters, m);
  if (bearer >= 0) return clusters->Join(m, bearer);
  BestEntity best;
  const Name& name = clusters->name(m);
  const bool alone = IsBareHead(*clusters, m);
  const uint64_t head_stem = alone ? clusters->head_stem(m) : 0;
  EntityIndex::Search bodies = clusters->index().RelatedTo(name, head_stem, EntityIndex::kBodies);
  for (int32_t e = bodies.Next(); e >= 0; e = bodies.Next()) {
    if (clusters->mention(clusters->entity(e).name).joint) continue;  // الصين وروسيا
    const int score =
        BodyScore(*clusters, m, e, [&] { return clusters->LastBefore(e, m) >= 0; });
    if (score > 0) best.Offer(e, score, clusters->LastBefore(e, m));
  }
  if (best.entity < 0) return clusters->Add(m);
  clusters->Join(m, best.entity);
  const bool fuller = clusters->entity_name(best.entity).count < clusters->name(m).count;
  if ((fuller && !alone) || IsTheDocument(*clusters, m, best.entity)) {
    clusters->Rename(best.entity, m);
  }
}

// تتوقع الهيئة في [تقريرها السنوي] ...: whose document it is by its pronoun, when that body stands
// before it in the sentence; -1 otherwise.
int32_t OwnerOf(const Clusters& clusters, int32_t m) {
  const Token& head = clusters.head(m);
  const Reading* r = FindAny(head, ClassBits(WordClass::kDocument, WordClass::kSpeechNoun));
  if (r == nullptr || (r->suffix != Suffix::kHu && r->suffix != Suffix::kHa)) return -1;
  const Gender gender = r->suffix == Suffix::kHa ? Gender::kFeminine : Gender::kMasculine;
  for (int32_t k = m - 1; k >= 0 && clusters.mention(k).sentence == clusters.mention(m).sentence;
       --k) {
    const int32_t e = clusters.mention(k).entity;
    if (e < 0 || clusters.mention(k).kind != SpeakerKind::kOrganization) continue;
    if (!clusters.IsSayer(k) || Any(clusters.head(k), kPlaceClasses)) continue;
    return GenderFits(clusters.mention(k).gender, gender) ? e : -1;
  }
  return -1;
}

void GiveDocumentsToOwners(Clusters* clusters) {
  const int32_t entities = clusters->entity_count(), mentions = clusters->mention_count();
  std::pmr::vector<int32_t> owner(&clusters->document().scratch);
  for (int32_t e = 0; e < entities; ++e) {
    if (clusters->entity(e).kind != SpeakerKind::kDocument) continue;
    const int32_t of = OwnerOf(*clusters, clusters->entity(e).name);
    if (of < 0) continue;
    if (owner.empty()) owner.assign(static_cast<size_t>(entities), -1);
    owner[static_cast<size_t>(e)] = of;
  }
  if (owner.empty()) return;
  for (int32_t m = 0; m < mentions; ++m) {
    const int32_t e = clusters->mention(m).entity;
    if (e >= 0 && owner[static_cast<size_t>(e)] >= 0) {
      clusters->Join(m, owner[static_cast<size_t>(e)]);
    }
  }
}

void PlaceDocument(Clusters* clusters, int32_t m) {
  const int32_t body = BodyOfDocument(*clusters, m);
  if (body >= 0) return clusters->Join(m, body);
  PlaceBody(clusters, m);
}

}  // namespace isnad
