// Collects every written form with its readings and turns them into the arrays of tables.h.
//
//   WordTable table;
//   table.Add(U"وقالت", U"قالت", reading);   // folds both; sets reading.stem
//   PackedWords packed = table.Pack(&problems);
//
// Two different folded words with one key are reported as a problem: the build fails.
// Thread-safety: none. Linear but for sorting the entries by key.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_LEXICON_COMPILER_WORD_TABLE_H_
#define ISNAD_SERVER_ENGINE_LEXICON_COMPILER_WORD_TABLE_H_

#include <string>
#include <unordered_map>
#include <vector>

#include "server/engine/lexicon/compiler/letters.h"
#include "server/engine/lexicon/compiler/tsv.h"
#include "server/engine/lexicon/lexicon.h"

namespace isnad::lexicon {

struct PackedWords {
  std::vector<WordEntry> entries;  // those with the fewest clitics first
  std::vector<Reading> readings;
  std::vector<uint32_t> slots;
  uint32_t slot_bits = 0;
};

class WordTable {
 public:
  WordTable();
  void Add(WordView written, WordView stem, Reading reading);
  // Whether some reading of the word has the class.
  bool Has(WordView written, WordClass word_class) const;
  PackedWords Pack(Problems* problems) const;

 private:
  struct Cell {
    std::string folded;
    std::vector<Reading> readings;
  };
  std::unordered_map<uint64_t, Cell> cells_;
  std::vector<std::string> collisions_;
};

}  // namespace isnad::lexicon

#endif  // ISNAD_SERVER_ENGINE_LEXICON_COMPILER_WORD_TABLE_H_
