// Speakers that the operator or a caller knows, by their names and roles; for linking only.
//
//   Catalog::Builder builder;
//   builder.Add({"Q1", {"سلمى النادر", "Salma Nader"}, SpeakerKind::kPerson, "وزيرة الري"});
//   std::shared_ptr<const Catalog> catalog = builder.Finish();
//   catalog->Find({"سلمى نادر", ...})  →  the entry with id Q1
//
// Only hashes of names and of words of roles are kept, in one table with a row for each name and
// role: about 100 bytes an entry. A look-up reads a few neighbouring rows. catalog_file.h reads
// catalogs from files, catalog_link.h links a document's speakers.
//
// A Catalog is immutable and may be shared by threads; a Builder belongs to one. Building is linear
// in the names.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ENTITIES_CATALOG_H_
#define ISNAD_SERVER_ENGINE_ENTITIES_CATALOG_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/engine/document.h"
#include "server/engine/entities/catalog_keys.h"

namespace isnad {

struct CatalogEntry {
  std::string id;                                // any text; entries that share it are one speaker
  std::vector<std::string> names;                // in any script and spelling
  SpeakerKind kind = SpeakerKind::kUnspecified;  // kUnspecified: any
  std::string role;                              // وزيرة الري; may be empty
  Gender gender = Gender::kUnknown;              // kUnknown: any
  bool former = false;  // no longer in that role: a text that gives only the role means another
};

class Catalog {
 public:
  class Builder;

  // What a text says of a speaker.
  struct Query {
    std::string_view name;  // the fullest one; the whole phrase when it has none
    bool named = false;     // it is a proper name
    SpeakerKind kind = SpeakerKind::kUnspecified;
    Gender gender = Gender::kUnknown;
    const std::vector<RoleWord>* roles = nullptr;  // of all that the text calls the speaker
  };

  static constexpr int32_t kNone = -1;
  static constexpr int32_t kAmbiguous = -2;  // several fit and nothing decides

  // An entry's index, kNone or kAmbiguous.
  int32_t Find(const Query& query) const;

  size_t size() const { return entries_.size(); }
  std::string_view id(int32_t entry) const;
  // The first name in Latin letters, else empty.
  std::string_view latin_name(int32_t entry) const;

 private:
  // A name under its spelling key (under its script key when it is Latin), or a role.
  struct Row {
    uint64_t key;
    uint32_t entry;
    uint32_t check;  // low bits of the exact key
  };
  struct Entry {
    uint32_t id = 0;     // into text_
    uint32_t latin = 0;  // likewise, behind the id
    uint32_t end = 0;    // behind the Latin name
    uint32_t roles = 0;  // into role_words_
    uint8_t role_count = 0;
    SpeakerKind kind = SpeakerKind::kUnspecified;
    Gender gender = Gender::kUnknown;
    bool former = false;
  };
  class Search;

  size_t BucketOf(uint64_t key) const { return static_cast<size_t>(key >> bucket_shift_); }

  std::string text_;
  std::vector<Entry> entries_;
  std::vector<RoleWord> role_words_;
  std::vector<Row> rows_;          // by bucket
  std::vector<uint32_t> buckets_;  // where each begins; one more at the end
  unsigned bucket_shift_ = 63;
};

class Catalog::Builder {
 public:
  // Catalogs of more text than 32 bits can count are refused.
  static constexpr size_t kMaxTextBytes = 0xf0000000;

  Builder();
  ~Builder();

  // Entries without an id or names are kept and never found. Returns false when the catalog is
  // full.
  bool Add(const CatalogEntry& entry);
  // The builder is empty afterwards.
  std::shared_ptr<const Catalog> Finish();

 private:
  static constexpr size_t kRowsAChunk = size_t{1} << 16;

  void AddRow(uint64_t key, uint32_t entry, uint64_t check);
  void SortRows();

  std::shared_ptr<Catalog> catalog_;
  std::vector<std::vector<Row>> chunks_;  // so that growing copies nothing
  std::vector<RoleWord> words_;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ENTITIES_CATALOG_H_
