// Writes the table of Latin spellings as C++ to standard output. Run by the build:
//   isnad_latin_table latin_names.tsv > latin_table.cc
// Exits with 1 and one line a fault when the source has any.
//
// SPDX-License-Identifier: Apache-2.0
#include <cinttypes>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "server/engine/entities/key_skeleton.h"
#include "server/engine/entities/latin_table.h"
#include "server/engine/lexicon/compiler/tsv.h"
#include "server/engine/text/fold.h"

namespace isnad {
namespace {

// The skeleton of a listed word, without its article.
std::string SkeletonOfWord(const std::string& word) {
  std::u32string letters;
  for (int32_t p = 0; p < static_cast<int32_t>(word.size());) {
    for (const char32_t c : FoldPoint(NextPoint(word, &p))) letters.push_back(c);
  }
  if (letters.size() >= 5 && letters.compare(0, 2, U"ال") == 0) letters.erase(0, 2);
  const auto heard = KeySkeletonOf(letters);
  std::string skeleton;
  for (const char32_t c : heard.view()) AppendPoint(c, &skeleton);
  return skeleton;
}

struct Listed {
  std::string latin;
  std::string skeleton;
};

int Write(const std::string& source) {
  lexicon::Problems problems;
  std::map<uint64_t, Listed> spellings;
  std::map<std::string, std::set<std::string>> latin_of;  // by skeleton
  for (const lexicon::Row& row : lexicon::ReadTsv(source, 2, &problems)) {
    const Listed listed = {row.fields[1], SkeletonOfWord(row.fields[0])};
    latin_of[listed.skeleton].insert(listed.latin);
    if (!spellings.emplace(FoldedKey(row.fields[0]), listed).second) {
      problems.Add(row.file, row.line, "folds to a word that is listed");
    }
  }
  for (const std::string& problem : problems.all()) std::fprintf(stderr, "%s\n", problem.c_str());
  if (!problems.empty() || spellings.empty()) return 1;
  std::printf("#include \"server/engine/entities/latin_table.h\"\n\nnamespace isnad {\n\n");
  std::printf("const LatinSpelling kLatinSpellings[] = {\n");
  for (const auto& [key, listed] : spellings) {
    const bool shared = latin_of[listed.skeleton].size() > 1;
    std::printf("    {%" PRIu64 "u, \"%s\", %s},\n", key, listed.latin.c_str(),
                shared ? "true" : "false");
  }
  std::printf("};\n\nconst uint16_t kLatinBuckets[] = {0");
  for (uint64_t bucket = 0; bucket < kLatinBucketCount; ++bucket) {
    size_t rows = 0;
    for (const auto& spelling : spellings) rows += LatinBucket(spelling.first) <= bucket;
    std::printf(", %zu", rows);
  }
  std::printf("};\n\n}  // namespace isnad\n");
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
