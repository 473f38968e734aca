// The names of entities, ready to be asked which of them another name may be.
//
//   NameIndex index(mentions, &document.scratch);
//   index.Set(0, name("سلمى النادر"), 0);
//   index.Next(0, NameIndex::Containing(name("النادر")))  →  0: now the names are compared
//   index.Next(0, NameIndex::Containing(name("الراعي")))  →  1, how many there are: surely none
//
// A name is a set of bits, one a word (Name::bits): it can be part of another only when its bits
// are among the other's. Internal to entities/. Not thread-safe; linear in the entities passed.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ENTITIES_NAME_INDEX_H_
#define ISNAD_SERVER_ENGINE_ENTITIES_NAME_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <vector>

#include "server/engine/entities/names.h"

namespace isnad {

class NameIndex {
 public:
  // What is looked for.
  struct Query {
    uint64_t part;       // these bits among a name's
    uint64_t not_whole;  // or none of a name's bits among these
    uint64_t not_head;   // or not the bit of a head's stem among these
  };

  // Names that may contain this one.
  static Query Containing(const Name& part) { return {part.part_bits, kAll, kAll}; }
  // Names that may contain this one or be contained in it, or those whose head has the stem, which
  // is not asked when it is 0.
  static Query RelatedTo(const Name& name, uint64_t head_stem) {
    return {name.part_bits, ~name.bits, head_stem == 0 ? kAll : ~HeadBit(head_stem)};
  }

  // For about so many entities.
  NameIndex(size_t entities, std::pmr::memory_resource* memory) : bits_(memory) {
    bits_.reserve(entities);
  }

  // Adds the next entity, which is not found before it has a name.
  void Add() { bits_.emplace_back(); }
  // Gives entity `e` a name, and its head unless the stem is 0.
  void Set(int32_t e, const Name& name, uint64_t head_stem) {
    bits_[e] = {name.bits, name.part_bits, head_stem == 0 ? kAll : HeadBit(head_stem)};
  }

  // The entity from `e` on that is looked for; how many there are when there is none.
  int32_t Next(int32_t e, const Query& query) const {
    return query.not_head == kAll ? Search<false>(e, query) : Search<true>(e, query);
  }

 private:
  static constexpr uint64_t kAll = ~uint64_t{0};

  struct Bits {
    uint64_t whole = 0;
    uint64_t part = kAll;
    uint64_t head = kAll;
  };

  static constexpr uint64_t HeadBit(uint64_t stem) { return uint64_t{1} << (stem >> 58); }

  template <bool kHead>
  int32_t Search(int32_t e, const Query& query) const {
    const Bits* const bits = bits_.data();
    const auto count = static_cast<int32_t>(bits_.size());
    for (; e < count; ++e) {
      const Bits& b = bits[e];
      if ((query.part & ~b.whole) == 0 || (b.part & query.not_whole) == 0) return e;
      if (kHead && (b.head & query.not_head) == 0) return e;
    }
    return count;
  }

  std::pmr::vector<Bits> bits_;  // by entity
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ENTITIES_NAME_INDEX_H_
