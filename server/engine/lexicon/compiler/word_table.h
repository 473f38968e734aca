// Collects every written form with its readings and turns them into the arrays of tables.h.
//
//   WordTable table;
//   table.Add(U"وقالت", U"قالت", reading);   // folds both
//   PackedWords packed = table.Pack(&problems);
//
// Two different folded words with one key are reported as a problem: the build fails.
// Thread-safety: none. Linear but for sorting the entries by key.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_LEXICON_COMPILER_WORD_TABLE_H_
#define ISNAD_SERVER_ENGINE_LEXICON_COMPILER_WORD_TABLE_H_

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "server/engine/lexicon/compiler/letters.h"
#include "server/engine/lexicon/compiler/tsv.h"
#include "server/engine/lexicon/lexicon.h"

namespace isnad::lexicon {

struct PackedWords {
  size_t words = 0;
  size_t readings = 0;
  std::string records;          // WordEntry and its readings, one behind the other
  std::vector<uint64_t> stems;  // single ones, then lists
  std::vector<uint64_t> slots;
  uint64_t slot_count = 0;  // without those behind the last place
  uint32_t tag_shift = 0;
};

class WordTable {
 public:
  WordTable();
  void Add(WordView written, WordView stem, Reading reading);
  // Whether some reading of the word has the class.
  bool Has(WordView written, WordClass word_class) const;
  // A listed phrase begins with the word, which is or will be in the table, or is left out of it.
  void AddPhraseStart(uint64_t key) { phrase_starts_.insert(key); }
  PackedWords Pack(Problems* problems) const;

 private:
  struct StemmedReading : Reading {
    uint64_t stem = 0;
  };
  struct Cell {
    std::string folded;
    std::vector<StemmedReading> readings;
  };
  class Packer;

  std::unordered_map<uint64_t, Cell> cells_;
  std::unordered_set<uint64_t> phrase_starts_;
  std::vector<std::string> collisions_;
};

}  // namespace isnad::lexicon

#endif  // ISNAD_SERVER_ENGINE_LEXICON_COMPILER_WORD_TABLE_H_
