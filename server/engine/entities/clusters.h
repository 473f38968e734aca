// The clusters of mentions while they grow, and the steps that put one mention into a cluster.
//
//   cluster_names.cc          سلمى النادر ... النادر
//   cluster_descriptions.cc   الوزيرة, الخبير الأرمادي, الأخيرة, المصدر
//   cluster_roles.cc          وزير الدفاع ... وزير الخارجية: whether two roles can be one person's
//   cluster_bodies.cc         وزارة الصحة ... الوزارة, البيان
//   cluster_epithets.cc       تعالى ... الله; النبي ... رسول الله
//   cluster_fuller.cc         وزارة الصحة ... وزارة الصحة الفلسطينية
//
// Internal to entities/. Whole names come first, wherever they stand; the other mentions follow in
// text order. What stands in apposition to a whole name goes with it. Reads tokens and mentions;
// writes Document::entities and Mention::entity.
//
// Time: a mention is compared with kMaxLookBack entities and at most kMaxRoles roles of each, so
// that hostile texts stay linear. Not thread-safe.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ENTITIES_CLUSTERS_H_
#define ISNAD_SERVER_ENGINE_ENTITIES_CLUSTERS_H_

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/engine/document.h"
#include "server/engine/entities/entity_index.h"
#include "server/engine/entities/names.h"

namespace isnad {

// A list of mentions threaded through an array: each leads to the next, the last to -1.
class MentionChain {
 public:
  class Iterator {
   public:
    Iterator(const int32_t* next, int32_t at) : next_(next), at_(at) {}
    int32_t operator*() const { return at_; }
    Iterator& operator++() {
      at_ = next_[at_];
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const int32_t* next_;
    int32_t at_;
  };

  MentionChain(const int32_t* next, int32_t first) : next_(next), first_(first) {}
  Iterator begin() const { return {next_, first_}; }
  Iterator end() const { return {next_, -1}; }
  bool empty() const { return first_ < 0; }
  int32_t front() const { return first_; }

 private:
  const int32_t* next_;
  int32_t first_;
};

// The memory of Clusters.
struct ClusterWorkspace {
  explicit ClusterWorkspace(std::pmr::memory_resource* memory);

  struct Members {
    int32_t named_begin = 0, named_end = 0;  // into `named`, once the whole names have ended
    int32_t last_placed = -1;
    int32_t first_role = -1, last_role = -1;
    int32_t role_count = 0;
  };

  // What is known of a mention.
  struct Described {
    Name name;
    uint64_t head_stem = 0;
    int32_t placed_before = -1;  // the entity's member before this one; -1 the first
    bool sayer = false;
    Gender gender_by_verb = Gender::kUnknown;
  };

  std::pmr::vector<Described> mentions;
  std::pmr::vector<int32_t> next_role;  // by mention: the entity's next member with a role
  std::pmr::vector<Members> members;    // by entity
  EntityIndex index;
  std::pmr::vector<int32_t> prophets;  // mentions that mean the Prophet, by PlaceEpithets
  std::pmr::vector<std::pair<int32_t, int32_t>> named;   // entity and where its whole name begins
  std::pmr::unordered_map<uint64_t, int32_t> anonymous;  // stem of the head -> entity
};

class Clusters {
 public:
  // Entities that a mention is compared with.
  static constexpr int32_t kMaxLookBack = EntityIndex::kReach;
  static constexpr int32_t kMaxRoles = 32;  // roles of an entity that are compared

  // Starts without entities.
  explicit Clusters(Document* document);

  const Document& document() const { return d_; }
  SpellingMemo* spellings() const { return &d_.spellings; }
  const Mention& mention(int32_t m) const { return d_.mentions[m]; }
  const Token& head(int32_t m) const { return d_.tokens[mention(m).head]; }
  const Name& name(int32_t m) const { return w_.mentions[m].name; }
  uint64_t head_stem(int32_t m) const { return w_.mentions[m].head_stem; }
  int32_t mention_count() const { return static_cast<int32_t>(d_.mentions.size()); }
  // How many there were before any was added.
  int32_t mentions_at_first() const { return mentions_at_first_; }

  // A single person's proper name.
  bool IsPersonName(int32_t m) const {
    return mention(m).name.valid() && mention(m).kind == SpeakerKind::kPerson && !mention(m).joint;
  }
  // The mention is some cue's subject: only then is a description worth resolving.
  bool IsSayer(int32_t m) const { return w_.mentions[m].sayer; }

  // قالت [النادر]: the gender of the verb whose subject the mention is; unknown when there is none.
  Gender GenderByVerb(int32_t m) const { return w_.mentions[m].gender_by_verb; }

  // Entities, in order of their making; those before first_entity() are out of reach.
  int32_t entity_count() const { return w_.index.count(); }
  int32_t first_entity() const { return w_.index.first(); }
  const Entity& entity(int32_t e) const { return d_.entities[e]; }
  const Name& entity_name(int32_t e) const { return name(entity(e).name); }
  // Those in reach by what they are called; people, and bodies that are neither people nor unnamed.
  const EntityIndex& index() const { return w_.index; }
  bool HasProperName(int32_t e) const { return mention(entity(e).name).name.valid(); }
  // Members with a role, the first ones.
  MentionChain roles(int32_t e) const { return {w_.next_role.data(), w_.members[e].first_role}; }
  // The token where the entity was last spoken of before the mention; -1 when it was not.
  int32_t LastBefore(int32_t e, int32_t m) const;
  // The last unnamed source before the mention being placed whose head has this stem; -1 when none.
  int32_t LastAnonymous(uint64_t stem) const;

  // Adds a mention behind the sorted ones: entities read it, cues never point to it.
  void AddMention(const Mention& mention);
  // Makes an entity of the mention alone.
  void Add(int32_t m);
  void Join(int32_t m, int32_t e);
  // Joins when `e` is an entity, else adds.
  void JoinOrAdd(int32_t m, int32_t e);
  // Makes the mention, a member, the one with the entity's name.
  void Rename(int32_t e, int32_t m);
  // The mention means the Prophet; told in order.
  void MeansProphet(int32_t m) { w_.prophets.push_back(m); }
  const std::pmr::vector<int32_t>& prophets() const { return w_.prophets; }
  // The entity speaks in scripture alone.
  void MarkAsGod(int32_t e) { d_.entities[e].god = true; }
  // The mention's entity speaks in the spans of scripture.
  void SpeaksInScripture(int32_t m) { d_.scripture = m; }
  // Ends the whole names: from now on mentions come in text order.
  void EndWholeNames();
  // Writes what the finished entities say of themselves.
  void Summarise();

 private:
  void NameInNominative();
  void Describe(const Mention& mention);
  // By which head it is found; 0 for people.
  uint64_t IndexedHead(int32_t e, int32_t m) const;
  void AddRole(int32_t m, int32_t e);

  Document& d_;
  ClusterWorkspace w_;
  const int32_t mentions_at_first_;
  bool whole_names_ended_ = false;
};

// The candidate with the highest score above 0, of equals the one spoken of last.
struct BestEntity {
  int32_t entity = -1;
  int score = 0;
  int32_t last = -1;

  void Offer(int32_t e, int new_score, int32_t new_last) {
    if (new_score > score || (new_score > 0 && new_score == score && new_last > last)) {
      *this = {e, new_score, new_last};
    }
  }
};

// Unknown fits anything.
bool GenderFits(Gender a, Gender b);

// How many content words of the description stand in the entity's roles too; -1 when a nisba
// contradicts.
int RoleOverlap(const Clusters& clusters, int32_t m, int32_t e);
// The description's head noun stands in the entity's roles: رئيسة and الرئيس meet.
bool SharesHead(const Clusters& clusters, int32_t m, int32_t e);
// Each of the entity's roles says of what it is, and so does the description, of something else:
// وزير الدفاع, وزير الخارجية.
bool HoldsOtherOffice(const Clusters& clusters, int32_t m, int32_t e);
// What kind of work a role is, for words that stand for each other: العاهل is a king, الضابط a
// colonel; 0 when no other word stands for it.
int CallingOf(uint64_t stem);
bool HasCalling(const Clusters& clusters, int32_t e, int calling);
// The stem of the noun that says what the mention is: of its title before a name, else of its head.
uint64_t StemOfOffice(const Clusters& clusters, int32_t m);
// Some word of the range has the stem.
bool HasStem(const Document& document, TokenRange range, uint64_t stem);
// الرئيس الكورالي, read as a title and a name: who holds that office in that country; -1 when
// nobody who was spoken of does.
int32_t HolderInNation(const Clusters& clusters, int32_t m);
// وأضافت النادر: the person whose name ends in the one word that the mention is; -1 when nobody's
// does. Or المدرب الحلبي, where the last word may also say whence he is.
int32_t BearerOf(const Clusters& clusters, int32_t m);
// البغدادي, الجلندى: a word that is a family name, by the lexicon or by its ending where the
// lexicon lacks it, and no title: whoever bears it is not described by it.
bool IsFamilyName(const Clusters& clusters, int32_t m);
// The named person spoken of last, one who said something rather than any other; -1 when none.
int32_t LatestSpokenOf(const Clusters& clusters, int32_t m);

// Adds mentions for whole names that no rule of noun phrases found: ... التقى بريت سولان ... قال
// سولان.
void ExtendShortNames(Clusters* clusters);
// A person's name of two words or more.
void PlaceWholeName(Clusters* clusters, int32_t m);
// A person's name of one word, or one that no whole name was made of.
void PlaceShortName(Clusters* clusters, int32_t m);
// سلمى ورامي: the same words again.
void PlaceJoint(Clusters* clusters, int32_t m);

// نبيل الحكيم، مدير المحطة،; مدير المحطة، نبيل الحكيم،: joins what somebody is to the whole name
// beside it.
void PlaceApposition(Clusters* clusters, int32_t m);
// الوزير, المدرب البرتغالي, الأخير, الشابة: a definite person without a name.
void PlaceDescription(Clusters* clusters, int32_t m);
// المصدر, المصدر نفسه: the last unnamed source; مصدر أمني is a new one each time.
void PlaceAnonymous(Clusters* clusters, int32_t m);

// وزارة الصحة ... الوزارة; البيان ... the same words again.
void PlaceBody(Clusters* clusters, int32_t m);
// Finds fuller names of the bodies that speak where nothing is said: وفق أرقام [وزارة الصحة
// الفلسطينية].
void NameBodiesFully(Clusters* clusters);
// تعالى, الله: the mention means God.
bool MeansGod(const Clusters& clusters, int32_t m);
// God and the Prophet, under whichever of their epithets, are one entity each. First of all.
void PlaceEpithets(Clusters* clusters);
// رسول الله ... [محمد] صلى الله عليه وسلم; تعالى ... [الله]: names of those whom epithets stand
// for. Finds who speaks in scripture too.
void NameByEpithets(Clusters* clusters);

// البيان، التقرير: said by the body that spoke last, when one just did; its own voice otherwise.
void PlaceDocument(Clusters* clusters, int32_t m);
// What a document is called by its body's pronoun (تقريره السنوي) says, that body says: the
// mentions of such a document become the body's.
void GiveDocumentsToOwners(Clusters* clusters);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ENTITIES_CLUSTERS_H_
