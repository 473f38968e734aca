// Which entities a mention is compared with: by the words of its name or by what it calls them.
//
//   EntityIndex index;
//   const int32_t e = index.Add(/*person=*/true);
//   index.AddName(e, name("سلمى النادر"), 0);
//   EntityIndex::Search search = index.Containing(name("النادر"), EntityIndex::kPeople);
//   for (int32_t e = search.Next(); e >= 0; e = search.Next()) ...   // 0: now the names are
//   compared
//
// A name is a set of bits, one a word (Name::bits): it can be part of another only when its bits
// are among the other's. The index has it the other way round: for each bit, which entities have
// it, 64 of them as 64 bits. So a search is a few ANDs and ORs, visits hardly any entity that is
// not meant, and passes over none that is.
//
// Has the last entities only, kReach or some more. Internal to entities/. Not thread-safe; a search
// takes entities in order, in constant time and that of each entity visited.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ENTITIES_ENTITY_INDEX_H_
#define ISNAD_SERVER_ENGINE_ENTITIES_ENTITY_INDEX_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "server/engine/entities/names.h"

namespace isnad {

class EntityIndex {
 private:
  // By bit: those of 64 entities that have it.
  using Postings = std::array<uint64_t, 64>;

  struct Block {
    uint64_t people;
    uint64_t counterparts;
    Postings words;   // a word of the name
    Postings lowest;  // the lowest bit of the name, which can be part of another
    Postings heads;   // the stem of the name's head
    Postings roles;   // the stem of a word of a role
  };

 public:
  static constexpr int32_t kReach = 256;

  // Of what kind the entities are that are looked for.
  enum Kind { kPeople, kBodies, kAnyKind };

  class Search {
   public:
    // The next entity; -1 when there is none.
    int32_t Next() {
      while (found_ == 0) {
        if (++block_ > (index_.count_ - 1) / 64) return -1;
        Find();
      }
      const int bit = __builtin_ctzll(found_);
      found_ &= found_ - 1;
      return block_ * 64 + bit;
    }

   private:
    friend class EntityIndex;

    explicit Search(const EntityIndex& index, Kind kind) : index_(index), kind_(kind) {}
    void Start() {
      if (index_.count() == 0) return;
      const int32_t first = index_.first();
      block_ = first / 64;
      Find();
      found_ &= ~uint64_t{0} << first % 64;
    }
    void Find() {
      const Block& b = index_.at(block_);
      found_ = all_ == 0 && !everyone_ ? 0 : ~uint64_t{0};
      for (uint64_t bits = all_; bits != 0; bits &= bits - 1) found_ &= b.words[Lowest(bits)];
      for (uint64_t bits = around_; bits != 0; bits &= bits - 1) found_ |= b.lowest[Lowest(bits)];
      if (head_ != 0) found_ |= b.heads[BitOf(head_)];
      if (role_ != 0) found_ |= b.roles[BitOf(role_)] | b.counterparts;
      if (kind_ != kAnyKind) found_ &= kind_ == kPeople ? b.people : ~b.people;
    }

    const EntityIndex& index_;
    const Kind kind_;
    uint64_t all_ = 0;     // bits, all of which a name has
    uint64_t around_ = 0;  // bits among which are all that a name has
    uint64_t head_ = 0;    // stem
    uint64_t role_ = 0;    // stem
    bool everyone_ = false;
    uint64_t found_ = 0;  // of the block, not visited yet
    int32_t block_ = 0;
  };

  // Not defaulted: EntityIndex() would write all blocks.
  EntityIndex() {}

  int32_t count() const { return count_; }
  // The first entity in reach.
  int32_t first() const { return std::max(0, count_ - kReach); }

  // Adds the next entity and returns it.
  int32_t Add(bool person) {
    if (count_ % 64 == 0) blocks_[Place(count_ / 64)] = {};
    const int32_t e = count_++;
    if (person) at(e / 64).people |= Bit(e);
    return e;
  }
  // Gives an entity without name this one, and its head unless the stem is 0.
  void AddName(int32_t e, const Name& name, uint64_t head_stem) {
    ChangeName(e, name, head_stem, [e](uint64_t* entities) { *entities |= Bit(e); });
  }
  // Takes the same name from it.
  void DropName(int32_t e, const Name& name, uint64_t head_stem) {
    ChangeName(e, name, head_stem, [e](uint64_t* entities) { *entities &= ~Bit(e); });
  }
  // Some role of the entity has a word with this stem.
  void AddRole(int32_t e, uint64_t stem) {
    if (IsHeld(e)) at(e / 64).roles[BitOf(stem)] |= Bit(e);
  }
  // Some role of the entity is that of a counterpart: Mention::counterpart.
  void AddCounterpart(int32_t e) {
    if (IsHeld(e)) at(e / 64).counterparts |= Bit(e);
  }

  // Those whose name may contain this one.
  Search Containing(const Name& part, Kind kind) const {
    Search search(*this, kind);
    search.all_ = part.is_part() ? part.bits : 0;
    search.Start();
    return search;
  }
  // ... or be contained in it, or whose head has the stem, which is not asked when it is 0.
  Search RelatedTo(const Name& name, uint64_t head_stem, Kind kind) const {
    Search search(*this, kind);
    search.all_ = name.is_part() ? name.bits : 0;
    search.around_ = name.bits;
    search.head_ = head_stem;
    search.Start();
    return search;
  }
  // People whose name has the word.
  Search Called(const NameWord& word) const {
    Search search(*this, kPeople);
    search.all_ = word.bits();
    search.Start();
    return search;
  }
  Search People() const {
    Search search(*this, kPeople);
    search.everyone_ = true;
    search.Start();
    return search;
  }
  // People some role of whom has the stem or is a counterpart's.
  Search Holding(uint64_t stem) const {
    Search search(*this, kPeople);
    search.role_ = stem;
    search.Start();
    return search;
  }

 private:
  static constexpr int32_t kBlocks = 8;  // more than kReach entities touch
  static_assert(kBlocks * 64 >= kReach + 128);

  static int Lowest(uint64_t bits) { return __builtin_ctzll(bits); }
  static size_t BitOf(uint64_t stem) { return stem >> 58; }
  static uint64_t Bit(int32_t e) { return uint64_t{1} << e % 64; }
  static size_t Place(int32_t block) { return static_cast<size_t>(block) % kBlocks; }

  Block& at(int32_t block) { return blocks_[Place(block)]; }
  const Block& at(int32_t block) const { return blocks_[Place(block)]; }
  bool IsHeld(int32_t e) const { return e / 64 > (count_ - 1) / 64 - kBlocks; }

  template <typename Change>
  void ChangeName(int32_t e, const Name& name, uint64_t head_stem, Change change) {
    if (!IsHeld(e)) return;
    Block& b = at(e / 64);
    for (uint64_t bits = name.bits; bits != 0; bits &= bits - 1) change(&b.words[Lowest(bits)]);
    if (name.is_part()) change(&b.lowest[Lowest(name.bits)]);
    if (head_stem != 0) change(&b.heads[BitOf(head_stem)]);
  }

  int32_t count_ = 0;
  std::array<Block, kBlocks> blocks_;  // by number % kBlocks; written when it is begun
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ENTITIES_ENTITY_INDEX_H_
