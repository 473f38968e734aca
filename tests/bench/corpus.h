// Texts to measure on: articles from a file of JSON lines, long documents made of them, and inputs
// made to be slow.
//
//   std::vector<std::string> articles = ReadArticles("../shared/corpus/raw/articles.jsonl", 4);
//   std::string megabyte = Concatenation(articles, 1 << 20);
//   for (const Hostile& h : HostileTexts(1 << 20)) ...
//
// Thread-safety: pure but for reading the file. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_TESTS_BENCH_CORPUS_H_
#define ISNAD_TESTS_BENCH_CORPUS_H_

#include <string>
#include <string_view>
#include <vector>

namespace isnad::bench {

// The "text" of every `step`-th line. Ends the program with a message when there is none.
std::vector<std::string> ReadArticles(const std::string& path, int step);

// Articles one after the other, from the `first` on and around, cut at the last line break before
// `bytes`.
std::string Concatenation(const std::vector<std::string>& articles, size_t bytes, size_t first = 0);

// ReadArticles' articles of about five kilobytes.
std::vector<std::string> FiveKilobytes(const std::vector<std::string>& articles);

struct Hostile {
  std::string_view name;
  std::string text;
};

// Inputs of about `bytes` bytes, each a way to make some stage walk far from every place. Names of
// the lexicon come from its source file.
std::vector<Hostile> HostileTexts(size_t bytes);

}  // namespace isnad::bench

#endif  // ISNAD_TESTS_BENCH_CORPUS_H_
