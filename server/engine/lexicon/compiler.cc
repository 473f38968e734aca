// lexicon_compiler SOURCE_FOLDER OUTPUT_FOLDER: compiles the .tsv files into the tables that the
// engine links. The build runs it.
//
// Prints every fault as "file:line: what is wrong" and exits with 1.
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <string>
#include <vector>

#include "server/engine/lexicon/compiler/entries.h"
#include "server/engine/lexicon/compiler/table_writer.h"

namespace isnad::lexicon {
namespace {

// The function words come first: AddVerb asks for them.
constexpr Source kSources[] = {{"function_words.tsv", 6, AddFunctionWord},
                               {"speech_nouns.tsv", 5, AddSpeechNoun},
                               {"other_verbs.tsv", 4, AddOtherVerb},
                               {"roles.tsv", 5, AddRole},
                               {"organizations.tsv", 5, AddOrganization},
                               {"name_heads.tsv", 5, AddNameHead},
                               {"names.tsv", 4, AddName},
                               {"places.tsv", 5, AddPlace},
                               {"common_words.tsv", 4, AddCommonWord}};

int Compile(const std::string& source, const std::string& output) {
  Problems problems;
  WordTable words;
  std::vector<VerbEntry> verbs;
  std::vector<PhraseEntry> phrases;
  for (const Source& s : kSources) {
    for (const Row& row : ReadTsv(source + "/" + s.file, s.columns, &problems)) {
      s.add(row, &words, &problems);
    }
  }
  for (const Row& row : ReadTsv(source + "/verbs.tsv", kVerbColumns, &problems)) {
    AddVerb(row, &verbs, &words, &problems);
  }
  for (const Row& row : ReadTsv(source + "/phrases.tsv", kPhraseColumns, &problems)) {
    AddPhrase(row, &phrases, &problems);
  }
  for (const PhraseEntry& phrase : phrases) words.AddPhraseStart(phrase.keys.front());
  for (const Row& row : ReadTsv(source + "/suras.tsv", kSuraColumns, &problems)) {
    AddSura(row, &phrases, &problems);
  }
  const PackedWords packed = words.Pack(&problems);
  for (const std::string& problem : problems.all()) std::fprintf(stderr, "%s\n", problem.c_str());
  if (!problems.empty()) return 1;
  if (!WriteTables(packed, verbs, phrases, output)) {
    std::fprintf(stderr, "%s: cannot be written\n", output.c_str());
    return 1;
  }
  std::printf("lexicon: %zu written words, %zu readings, %zu verbs, %zu phrases\n",
              packed.words, packed.readings, verbs.size(), phrases.size());
  return 0;
}

}  // namespace
}  // namespace isnad::lexicon

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: lexicon_compiler SOURCE_FOLDER OUTPUT_FOLDER\n");
    return 2;
  }
  return isnad::lexicon::Compile(argv[1], argv[2]);
}
