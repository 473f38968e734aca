// Reads the lexicon's .tsv files: UTF-8, tab-separated, '#' begins a comment line, one entry a
// line, sorted by code point of the first column, unique in it.
//
//   Problems problems;
//   ParseTsv("roles.tsv", "وزير\tوزيرة\n", 5, &problems)  →  no row; problems: "roles.tsv:1:
//   expected 5 columns, found 2"
//
// Thread-safety: none needed; used by the host tool only. Linear.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_LEXICON_COMPILER_TSV_H_
#define ISNAD_SERVER_ENGINE_LEXICON_COMPILER_TSV_H_

#include <string>
#include <string_view>
#include <vector>

namespace isnad::lexicon {

// What is wrong with the sources, as "file:line: sentence".
class Problems {
 public:
  void Add(std::string_view file, int line, std::string_view what);
  bool empty() const { return all_.empty(); }
  const std::vector<std::string>& all() const { return all_; }

 private:
  std::vector<std::string> all_;
};

struct Row {
  std::string file;
  int line = 0;
  std::vector<std::string> fields;
};

// The rows of `text`. A bad row is left out and reported.
std::vector<Row> ParseTsv(std::string_view file, std::string_view text, size_t columns,
                          Problems* problems);

// ParseTsv of a whole file; reported under its name without folders.
std::vector<Row> ReadTsv(const std::string& path, size_t columns, Problems* problems);

// The parts of a field that are separated by commas; none for "-" or "".
std::vector<std::string> SplitList(std::string_view field);

}  // namespace isnad::lexicon

#endif  // ISNAD_SERVER_ENGINE_LEXICON_COMPILER_TSV_H_
