// SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/catalog.h"

#include <algorithm>
#include <utility>

namespace isnad {
namespace {

// Consonants that a name needs before a spelling that only resembles it counts.
constexpr int kLeastConsonants = 4;

const std::vector<RoleWord> kNoRoles;

bool Fits(SpeakerKind a, SpeakerKind b) {
  return a == SpeakerKind::kUnspecified || b == SpeakerKind::kUnspecified || a == b;
}
bool Fits(Gender a, Gender b) { return a == Gender::kUnknown || b == Gender::kUnknown || a == b; }

}  // namespace

std::string_view Catalog::id(int32_t entry) const {
  const Entry& e = entries_[static_cast<size_t>(entry)];
  return std::string_view(text_).substr(e.id, e.latin - e.id);
}

std::string_view Catalog::latin_name(int32_t entry) const {
  const Entry& e = entries_[static_cast<size_t>(entry)];
  return std::string_view(text_).substr(e.latin, e.end - e.latin);
}

// The best entry for one query: what its name alone says first, then what its role says.
class Catalog::Search {
 public:
  Search(const Catalog& catalog, const Query& query)
      : catalog_(catalog),
        query_(query),
        roles_(query.roles != nullptr ? *query.roles : kNoRoles) {}

  int32_t Run() {
    if (query_.named) {
      ByName();
    } else {
      // وزارة الصحة: bodies are known by what they are called.
      if (query_.kind != SpeakerKind::kPerson) ByName();
      ByRole();
    }
    return best_ == kNone || !tied_ ? best_ : kAmbiguous;
  }

 private:
  // How sure a row's name is the query's.
  enum Strength { kOuter = 1, kScript = 2, kSpelling = 3, kExact = 4 };

  void ByName() {
    const NameKeys keys = KeysOf(query_.name, KeysFor::kQuery);
    if (keys.words == 0) return;
    const bool resembles = keys.words >= 2 && keys.consonants >= kLeastConsonants;
    const uint64_t written = keys.latin ? keys.script : keys.spelling;
    ForEach(written, [&](const Row& row) {
      const bool exact = row.check == static_cast<uint32_t>(keys.exact);
      if (exact || resembles) Offer(row, exact ? kExact : kSpelling, keys.words);
    });
    if (!keys.latin && resembles) {
      ForEach(keys.script, [&](const Row& row) { Offer(row, kScript, keys.words); });
    }
    if (best_ != kNone) return;
    const NameKeys outer = OuterKeysOf(query_.name);
    if (outer.words == 0 || outer.consonants < kLeastConsonants) return;
    ForEach(outer.spelling, [&](const Row& row) { Offer(row, kOuter, outer.words); });
  }

  void ByRole() {
    const uint64_t key = RoleKey(roles_);
    if (key == 0) return;
    ForEach(key, [&](const Row& row) {
      if (!catalog_.entries_[row.entry].former) Offer(row, kExact, 2);
    });
  }

  template <typename Visitor>
  void ForEach(uint64_t key, Visitor visit) const {
    if (catalog_.rows_.empty()) return;
    const size_t bucket = catalog_.BucketOf(key);
    const size_t end = catalog_.buckets_[bucket + 1];
    for (size_t k = catalog_.buckets_[bucket]; k < end; ++k) {
      if (catalog_.rows_[k].key == key) visit(catalog_.rows_[k]);
    }
  }

  void Offer(const Row& row, Strength strength, int words) {
    const Entry& entry = catalog_.entries_[row.entry];
    if (!Fits(entry.kind, query_.kind) || !Fits(entry.gender, query_.gender)) return;
    const int overlap = Overlap(entry);
    if (overlap < 0) return;
    const bool both_say = entry.role_count > 0 && !roles_.empty();
    // سولان alone, or a name that only resembles it: the role must agree where both give one.
    if (overlap == 0 && both_say && (words < 2 || strength < kExact)) return;
    if (overlap == 0 && strength <= kOuter) return;
    const std::pair<int, int> score(strength, overlap);
    const auto found = static_cast<int32_t>(row.entry);
    if (best_ != kNone && score < score_) return;
    if (best_ != kNone && score == score_) {
      tied_ = tied_ || catalog_.id(found) != catalog_.id(best_);
      return;
    }
    best_ = found;
    score_ = score;
    tied_ = false;
  }

  // Words that the entry's role and the text share; -1 when both name countries and share none.
  int Overlap(const Entry& entry) const {
    int shared = 0;
    bool country_here = false, country_there = false, country_shared = false;
    for (const RoleWord word : roles_) country_here = country_here || word.country();
    for (size_t k = entry.roles; k < size_t{entry.roles} + entry.role_count; ++k) {
      const RoleWord word = catalog_.role_words_[k];
      country_there = country_there || word.country();
      const auto here = std::lower_bound(roles_.begin(), roles_.end(), word);
      if (here == roles_.end() || !(*here == word)) continue;
      ++shared;
      country_shared = country_shared || word.country() || here->country();
    }
    return country_here && country_there && !country_shared ? -1 : shared;
  }

  const Catalog& catalog_;
  const Query& query_;
  const std::vector<RoleWord>& roles_;
  int32_t best_ = kNone;
  std::pair<int, int> score_;
  bool tied_ = false;
};

int32_t Catalog::Find(const Query& query) const { return Search(*this, query).Run(); }

Catalog::Builder::Builder() : catalog_(std::make_shared<Catalog>()) {}
Catalog::Builder::~Builder() = default;

bool Catalog::Builder::Add(const CatalogEntry& entry) {
  Catalog& c = *catalog_;
  if (c.text_.size() + entry.id.size() > kMaxTextBytes) return false;
  if (entry.id.empty()) return true;
  const auto index = static_cast<uint32_t>(c.entries_.size());
  Entry e;
  e.kind = entry.kind;
  e.gender = entry.gender;
  e.former = entry.former;
  e.id = static_cast<uint32_t>(c.text_.size());
  c.text_ += entry.id;
  e.latin = e.end = static_cast<uint32_t>(c.text_.size());
  for (const std::string& name : entry.names) {
    const NameKeys keys = KeysOf(name, KeysFor::kCatalog);
    if (keys.words == 0) continue;
    AddRow(keys.latin ? keys.script : keys.spelling, index, keys.exact);
    if (!keys.latin || e.end != e.latin || name.size() > kMaxTextBytes - c.text_.size()) continue;
    c.text_ += name;
    e.end = static_cast<uint32_t>(c.text_.size());
  }
  words_.clear();
  AddRoleWords(entry.role, &words_);
  e.roles = static_cast<uint32_t>(c.role_words_.size());
  e.role_count = static_cast<uint8_t>(words_.size());
  c.role_words_.insert(c.role_words_.end(), words_.begin(), words_.end());
  if (const uint64_t key = RoleKey(words_)) AddRow(key, index, 0);
  c.entries_.push_back(e);
  return true;
}

void Catalog::Builder::AddRow(uint64_t key, uint32_t entry, uint64_t check) {
  if (chunks_.empty() || chunks_.back().size() == kRowsAChunk) {
    chunks_.emplace_back().reserve(kRowsAChunk);
  }
  chunks_.back().push_back({key, entry, static_cast<uint32_t>(check)});
}

// Puts the rows into buckets of about two by the highest bits of their keys.
void Catalog::Builder::SortRows() {
  Catalog& c = *catalog_;
  size_t count = 0;
  for (const std::vector<Row>& chunk : chunks_) count += chunk.size();
  unsigned bits = 1;
  while ((size_t{2} << bits) < count) ++bits;
  c.bucket_shift_ = 64 - bits;
  c.buckets_.assign((size_t{1} << bits) + 1, 0);
  for (const std::vector<Row>& chunk : chunks_) {
    for (const Row& row : chunk) ++c.buckets_[c.BucketOf(row.key) + 1];
  }
  for (size_t k = 1; k < c.buckets_.size(); ++k) c.buckets_[k] += c.buckets_[k - 1];
  c.rows_.resize(count);
  // Fills each bucket from its begin; the begins move to the ends, that is to the next begins.
  for (std::vector<Row>& chunk : chunks_) {
    for (const Row& row : chunk) c.rows_[c.buckets_[c.BucketOf(row.key)]++] = row;
    std::vector<Row>().swap(chunk);
  }
  for (size_t k = c.buckets_.size() - 1; k > 0; --k) c.buckets_[k] = c.buckets_[k - 1];
  c.buckets_[0] = 0;
}

std::shared_ptr<const Catalog> Catalog::Builder::Finish() {
  SortRows();
  chunks_.clear();
  catalog_->text_.shrink_to_fit();
  catalog_->entries_.shrink_to_fit();
  catalog_->role_words_.shrink_to_fit();
  return std::exchange(catalog_, std::make_shared<Catalog>());
}

}  // namespace isnad
