// The hashes under which a catalog finds names and compares roles.
//
//   KeysOf("سلمى النادر").exact == KeysOf("سَلمى نادر").exact        hamza, diacritics, article
//   KeysOf("نازارباييف").spelling == KeysOf("نزارباييف").spelling    transliterations
//   KeysOf("دونالد ترامب").script == KeysOf("Donald Trump").script   Arabic and Latin letters
//   RoleWords("الرئيس الفرنسي")  =  RoleWords("رئيس فرنسا")          with the country marked as one
//
// Internal to the catalog. Pure; linear in the length of the name.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ENTITIES_CATALOG_KEYS_H_
#define ISNAD_SERVER_ENGINE_ENTITIES_CATALOG_KEYS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace isnad {

struct NameKeys {
  uint64_t exact = 0;     // of the folded letters; 0 for names without letters
  uint64_t spelling = 0;  // of the skeletons of its words (name_key.h)
  uint64_t script = 0;    // of skeletons that Arabic and Latin letters share
  int words = 0;
  int consonants = 0;  // of the spelling's skeletons
  bool latin = false;  // it has Latin letters and no Arabic ones
};

// What a catalog keeps of a name, or what a query asks with: only that has the script key of a name
// in Arabic letters.
enum class KeysFor { kCatalog, kQuery };
NameKeys KeysOf(std::string_view name, KeysFor use);

// The first and the last word of a name of three words or more; words == 0 for others.
NameKeys OuterKeysOf(std::string_view name);

// A word of a role or description. Words of a country and its nisba are equal, whether the lexicon
// knows both for a country's or not.
class RoleWord {
 public:
  RoleWord() = default;
  RoleWord(uint32_t hash, bool country) : value_(hash << 1 | (country ? 1u : 0u)) {}
  bool country() const { return (value_ & 1) != 0; }
  uint32_t hash() const { return value_ >> 1; }
  friend bool operator==(RoleWord a, RoleWord b) { return a.hash() == b.hash(); }
  friend bool operator<(RoleWord a, RoleWord b) { return a.hash() < b.hash(); }

 private:
  uint32_t value_ = 0;
};

inline constexpr size_t kMaxRoleWords = 16;

// Adds the words that say something, at most kMaxRoleWords in all, sorted, each once.
void AddRoleWords(std::string_view role, std::vector<RoleWord>* words);

// Of all the words together; 0 when they are too few to name one office.
uint64_t RoleKey(const std::vector<RoleWord>& words);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ENTITIES_CATALOG_KEYS_H_
