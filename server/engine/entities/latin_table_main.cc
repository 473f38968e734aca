// Writes the table of Latin spellings as C++ to standard output. Run by the build:
//   isnad_latin_table latin_names.tsv > latin_table.cc
// Exits with 1 and one line a fault when the source has any.
//
// SPDX-License-Identifier: Apache-2.0
#include <cinttypes>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "server/engine/lexicon/compiler/tsv.h"
#include "server/engine/text/fold.h"

namespace isnad {
namespace {

int Write(const std::string& source) {
  lexicon::Problems problems;
  std::map<uint64_t, std::string> spellings;
  for (const lexicon::Row& row : lexicon::ReadTsv(source, 2, &problems)) {
    if (!spellings.emplace(FoldedKey(row.fields[0]), row.fields[1]).second) {
      problems.Add(row.file, row.line, "folds to a word that is listed");
    }
  }
  for (const std::string& problem : problems.all()) std::fprintf(stderr, "%s\n", problem.c_str());
  if (!problems.empty() || spellings.empty()) return 1;
  std::printf("#include \"server/engine/entities/latin_table.h\"\n\nnamespace isnad {\n\n");
  std::printf("const LatinSpelling kLatinSpellings[] = {\n");
  for (const auto& [key, latin] : spellings) {
    std::printf("    {%" PRIu64 "u, \"%s\"},\n", key, latin.c_str());
  }
  std::printf("};\nconst size_t kLatinSpellingCount = %zu;\n\n}  // namespace isnad\n",
              spellings.size());
  return 0;
}

}  // namespace
}  // namespace isnad

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: isnad_latin_table LATIN_NAMES_TSV\n");
    return 2;
  }
  return isnad::Write(argv[1]);
}
