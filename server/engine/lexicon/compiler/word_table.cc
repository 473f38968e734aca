// SPDX-License-Identifier: Apache-2.0
#include "server/engine/lexicon/compiler/word_table.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <map>
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
template <typename Stemmed>
auto Order(const Stemmed& r) {
  return std::make_tuple(CliticCount(r), r.word_class, r.person != 3, r.form, r.attributes, r.lemma,
                         r.number, r.gender, r.proclitics, r.suffix, r.stem);
}

template <typename Field>
void Put(std::string* bytes, size_t at, Field field) {
  std::memcpy(&(*bytes)[at], &field, sizeof(field));
}

bool HasClitic(const Reading& r) { return (r.proclitics & ~kAl) != 0 || r.suffix != Suffix::kNone; }

bool MayBeCue(const Reading& r) {
  switch (r.word_class) {
    case WordClass::kVerb:
      return r.person == 3;
    case WordClass::kParticiple:
    case WordClass::kVerbalNoun:
      return true;
    case WordClass::kPreposition:
      return r.attributes == kAccordingTo;
    default:
      return false;
  }
}

template <typename Stemmed>
uint64_t FactsOf(uint64_t key, const std::vector<Stemmed>& readings) {
  const Reading& first = readings.front();
  const Reading* preposition = nullptr;
  uint64_t facts = first.conjoined() ? kConjoinedFirst : 0;
  if (HasClitic(first)) facts |= kCliticFirst;
  if (ClassBit(first.word_class) & kNameClasses) facts |= kOwnName;
  for (const Stemmed& r : readings) {
    const uint64_t bit = ClassBit(r.word_class);
    if ((bit & kVerbClasses) && r.attributes != kJussive) facts |= kFinite;
    if ((bit & kNameClasses) && !r.governed()) facts |= kOwnName;
    if (r.definite()) facts |= kAnyDefinite;
    if (MayBeCue(r)) facts |= kMayBeCue;
    if (HasClitic(r)) facts |= kAnyClitic;
    if ((r.proclitics & ~(kWa | kFa)) == 0 && r.stem != key) {
      facts |= kStemmed | StemBit(r.stem);
    }
    if (r.word_class == WordClass::kPreposition && preposition == nullptr) preposition = &r;
  }
  if ((facts & kFinite) && (ClassBit(first.word_class) & kVerbClasses)) facts |= kFiniteFirst;
  if (preposition != nullptr && preposition->suffix == Suffix::kNone &&
      preposition->attributes == kPlainPreposition) {
    facts |= kPlainFirst;
  }
  return facts;
}

// The memory of a WordEntry and the readings behind it; padding is zero, so that equal words give
// equal bytes.
template <typename Stemmed>
std::string RecordBytes(uint64_t key, bool begins_phrase, const std::vector<Stemmed>& readings) {
  WordEntry entry;
  entry.classes = FactsOf(key, readings) | (begins_phrase ? kMayBeCue : 0);
  for (const Reading& r : readings) entry.classes |= ClassBit(r.word_class);
  const size_t size = sizeof(WordEntry) + readings.size() * sizeof(Reading);
  std::string bytes((size + kRecordUnit - 1) / kRecordUnit * kRecordUnit, '\0');
  Put(&bytes, offsetof(WordEntry, classes), entry.classes);
  Put(&bytes, offsetof(WordEntry, reading_count), static_cast<uint8_t>(readings.size()));
  size_t at = sizeof(WordEntry);
  for (const Reading& r : readings) {
    Put(&bytes, at + offsetof(Reading, word_class), r.word_class);
    Put(&bytes, at + offsetof(Reading, proclitics), r.proclitics);
    Put(&bytes, at + offsetof(Reading, suffix), r.suffix);
    Put(&bytes, at + offsetof(Reading, form), r.form);
    Put(&bytes, at + offsetof(Reading, gender), r.gender);
    Put(&bytes, at + offsetof(Reading, number), r.number);
    Put(&bytes, at + offsetof(Reading, person), r.person);
    Put(&bytes, at + offsetof(Reading, attributes), r.attributes);
    Put(&bytes, at + offsetof(Reading, lemma), r.lemma);
    at += sizeof(Reading);
  }
  return bytes;
}

struct PlacedWord {
  uint64_t key = 0;
  uint64_t record = 0;
  uint64_t stems = 0;
};

// Fills the slots with one choice of tags; false when two words cannot be told apart.
bool FillSlots(const std::vector<PlacedWord>& words, PackedWords* packed) {
  packed->slots.assign(packed->slot_count + 1, 0);
  for (const PlacedWord& word : words) {
    const uint64_t tag = TagOf(word.key, packed->tag_shift);
    uint64_t slot = SlotOf(word.key, packed->slot_count);
    for (; packed->slots[slot] != 0; ++slot) {
      if (TagOfSlot(packed->slots[slot]) == tag) return false;
      if (slot + 1 == packed->slots.size()) packed->slots.push_back(0);
    }
    packed->slots[slot] = PackSlot(tag, word.record, word.stems);
  }
  // A run of words ends at an empty slot.
  if (packed->slots.back() != 0) packed->slots.push_back(0);
  return true;
}

}  // namespace

// Gives each distinct record and each distinct list of stems one place.
class WordTable::Packer {
 public:
  explicit Packer(PackedWords* packed) : packed_(*packed) {
    packed_.records.assign(kRecordUnit, '\0');  // a slot of a word is never 0
  }

  void Add(uint64_t key, bool begins_phrase, const std::vector<StemmedReading>& readings) {
    ++packed_.words;
    packed_.readings += readings.size();
    const auto [record, is_new] = records_.try_emplace(RecordBytes(key, begins_phrase, readings),
                                                       packed_.records.size() / kRecordUnit);
    if (is_new) packed_.records += record->first;
    words_.push_back({key, record->second, Stems(readings)});
  }

  void Finish(Problems* problems) {
    const bool fits = packed_.records.size() / kRecordUnit < size_t{1} << kRecordBits &&
                      packed_.stems.size() < size_t{1} << (kStemBits - 1);
    if (!fits) problems->Add("lexicon", 0, "too many words for the bits of a slot, see tables.h");
    packed_.slot_count = std::max<uint64_t>(16, packed_.words + packed_.words * 2 / 5);
    for (packed_.tag_shift = 0; packed_.tag_shift < kMaxTagShift; ++packed_.tag_shift) {
      if (FillSlots(words_, &packed_)) return;
    }
    problems->Add("lexicon", 0, "two words have one place and one tag");
  }

 private:
  static constexpr uint32_t kMaxTagShift = 16;

  uint64_t Stems(const std::vector<StemmedReading>& readings) {
    std::vector<uint64_t> stems;
    for (const StemmedReading& r : readings) stems.push_back(r.stem);
    const bool one = std::all_of(stems.begin(), stems.end(),
                                 [&stems](uint64_t stem) { return stem == stems.front(); });
    if (one) stems.resize(1);
    const auto [place, is_new] = stems_.try_emplace(stems, packed_.stems.size());
    if (is_new) packed_.stems.insert(packed_.stems.end(), stems.begin(), stems.end());
    return place->second << 1 | (one ? 0 : 1);
  }

  PackedWords& packed_;
  std::vector<PlacedWord> words_;
  std::unordered_map<std::string, uint64_t> records_;
  std::map<std::vector<uint64_t>, uint64_t> stems_;
};

WordTable::WordTable() { cells_.reserve(size_t{1} << 20); }

void WordTable::Add(WordView written, WordView stem, Reading reading) {
  const std::string utf8 = Utf8(written);
  std::string folded = FoldToString(utf8);
  Cell& cell = cells_[FoldedKey(utf8)];
  if (cell.readings.empty()) {
    cell.folded = std::move(folded);
  } else if (cell.folded != folded) {
    collisions_.push_back("'" + cell.folded + "' and '" + folded + "' have one key");
    return;
  }
  cell.readings.push_back({reading, FoldedKey(Utf8(stem))});
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
  const auto before = [](const StemmedReading& a, const StemmedReading& b) {
    return Order(a) < Order(b);
  };
  const auto same = [](const StemmedReading& a, const StemmedReading& b) {
    return Order(a) == Order(b) && a.person == b.person;
  };
  // Words with few clitics are the frequent ones: their records, side by side, share pages and
  // cache lines. Then by key: the same sources must give the same bytes.
  std::vector<std::tuple<int, uint64_t, const Cell*>> sorted;
  for (const auto& [key, cell] : cells_) {
    const auto& all = cell.readings;
    sorted.emplace_back(CliticCount(*std::min_element(all.begin(), all.end(), before)), key, &cell);
  }
  std::sort(sorted.begin(), sorted.end());
  PackedWords packed;
  Packer packer(&packed);
  for (const auto& [clitics, key, cell] : sorted) {
    static_cast<void>(clitics);
    std::vector<StemmedReading> readings = cell->readings;
    std::sort(readings.begin(), readings.end(), before);
    readings.erase(std::unique(readings.begin(), readings.end(), same), readings.end());
    if (readings.size() > UINT8_MAX) {
      problems->Add("lexicon", 0, "'" + cell->folded + "' has too many readings");
    }
    packer.Add(key, phrase_starts_.count(key) != 0, readings);
  }
  packer.Finish(problems);
  return packed;
}

}  // namespace isnad::lexicon
