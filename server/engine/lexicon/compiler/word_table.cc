// SPDX-License-Identifier: Apache-2.0
#include "server/engine/lexicon/compiler/word_table.h"

#include <algorithm>
#include <tuple>

#include "server/engine/lexicon/tables.h"
#include "server/engine/text/fold.h"

namespace isnad::lexicon {
namespace {

// A function word with a pronoun (فيه, إليها) is listed whole and counts as one word: it stands
// before the nouns that fold alike (فئة, آلية).
bool IsListedWhole(const Reading& r) {
  return r.word_class >= WordClass::kParticle && r.word_class <= WordClass::kTime;
}

int CliticCount(const Reading& r) {
  int count = r.suffix == Suffix::kNone || IsListedWhole(r) ? 0 : 1;
  for (unsigned bits = r.proclitics; bits != 0; bits &= bits - 1) ++count;
  return count;
}

// Fewer clitics, then the order of WordClass; the third person before the first, indicative before
// jussive.
auto Order(const Reading& r) {
  return std::make_tuple(CliticCount(r), r.word_class, r.person != 3, r.form, r.attributes, r.lemma,
                         r.number, r.gender, r.proclitics, r.suffix, r.stem);
}

bool Before(const Reading& a, const Reading& b) { return Order(a) < Order(b); }
bool Same(const Reading& a, const Reading& b) {
  return Order(a) == Order(b) && a.person == b.person;
}

void FillSlots(PackedWords* packed) {
  packed->slot_bits = 4;
  while ((size_t{1} << packed->slot_bits) * 2 < packed->entries.size() * 3) ++packed->slot_bits;
  const uint64_t mask = (uint64_t{1} << packed->slot_bits) - 1;
  packed->slots.assign(mask + 1, 0);
  for (size_t i = 0; i < packed->entries.size(); ++i) {
    const uint64_t key = packed->entries[i].key;
    uint64_t slot = key & mask;
    while (packed->slots[slot] != 0) slot = (slot + 1) & mask;
    packed->slots[slot] = SlotTag(key) | static_cast<uint32_t>(i + 1);
  }
}

}  // namespace

WordTable::WordTable() { cells_.reserve(size_t{1} << 20); }

void WordTable::Add(WordView written, WordView stem, Reading reading) {
  const std::string utf8 = Utf8(written);
  std::string folded = FoldToString(utf8);
  reading.stem = FoldedKey(Utf8(stem));
  Cell& cell = cells_[FoldedKey(utf8)];
  if (cell.readings.empty()) {
    cell.folded = std::move(folded);
  } else if (cell.folded != folded) {
    collisions_.push_back("'" + cell.folded + "' and '" + folded + "' have one key");
    return;
  }
  cell.readings.push_back(reading);
}

bool WordTable::Has(WordView written, WordClass word_class) const {
  const auto found = cells_.find(FoldedKey(Utf8(written)));
  if (found == cells_.end()) return false;
  const auto& readings = found->second.readings;
  return std::any_of(readings.begin(), readings.end(),
                     [word_class](const Reading& r) { return r.word_class == word_class; });
}

PackedWords WordTable::Pack(Problems* problems) const {
  for (const std::string& collision : collisions_) problems->Add("lexicon", 0, collision);
  // Words with few clitics are the frequent ones: side by side they share pages and cache lines.
  // Then by key: the same sources must give the same bytes.
  std::vector<std::tuple<int, uint64_t, const Cell*>> sorted;
  for (const auto& [key, cell] : cells_) {
    const auto& all = cell.readings;
    const auto first = std::min_element(all.begin(), all.end(), Before);
    sorted.emplace_back(CliticCount(*first), key, &cell);
  }
  std::sort(sorted.begin(), sorted.end());
  PackedWords packed;
  for (const auto& [clitics, key, cell] : sorted) {
    static_cast<void>(clitics);
    std::vector<Reading> readings = cell->readings;
    std::sort(readings.begin(), readings.end(), Before);
    readings.erase(std::unique(readings.begin(), readings.end(), Same), readings.end());
    if (readings.size() > UINT8_MAX) {
      problems->Add("lexicon", 0, "'" + cell->folded + "' has too many readings");
    }
    WordEntry entry;
    entry.key = key;
    entry.reading_count = static_cast<uint8_t>(readings.size());
    for (const Reading& r : readings) {
      entry.classes |= uint64_t{1} << static_cast<unsigned>(r.word_class);
    }
    packed.entries.push_back(entry);
    packed.readings.insert(packed.readings.end(), readings.begin(), readings.end());
    packed.entries.back().first_reading =
        static_cast<uint32_t>(packed.readings.size() - readings.size());
  }
  if (packed.entries.size() > kIndexMask) problems->Add("lexicon", 0, "too many words");
  FillSlots(&packed);
  return packed;
}

}  // namespace isnad::lexicon
