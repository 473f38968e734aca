// catalog_bench CORPUS ENTRIES: writes a catalog of invented people, loads it and measures what it
// costs: seconds, memory, and articles a second with and without it.
//
// Two engines take turns on every article, so that a machine that is busy for a while slows both.
// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "server/engine/engine.h"
#include "server/engine/entities/catalog_file.h"
#include "tests/bench/corpus.h"

namespace isnad::bench {
namespace {

constexpr int kCorpusStep = 4;

using Clock = std::chrono::steady_clock;

double SecondsSince(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

// A line of /proc/self/status in megabytes: VmRSS, VmHWM (the peak).
double Megabytes(const std::string& what) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind(what + ":", 0) == 0) return std::atof(line.c_str() + what.size() + 1) / 1024;
  }
  return 0;
}

// The first column of a source file of the lexicon.
std::vector<std::string> WordsOf(const char* file) {
  std::vector<std::string> words;
  std::ifstream source(std::string("server/engine/lexicon/") + file);
  for (std::string line; std::getline(source, line);) {
    if (!line.empty() && line[0] != '#') words.push_back(line.substr(0, line.find('\t')));
  }
  if (words.empty()) std::exit(2);
  return words;
}

class Inventor {
 public:
  std::string Line(int number) {
    const std::string first = Any(names_), last = Any(names_);
    return "{\"id\": \"Q" + std::to_string(1'000'000 + number) + "\", \"names\": [\"" + first +
           " " + Any(names_) + " " + last + "\", \"" + first + " " + last + "\", \"" + Latin() +
           " " + Latin() + "\"], \"kind\": \"person\", \"role\": \"" + Any(roles_) + " " +
           Any(bodies_) + " " + Any(places_) + "\", \"gender\": \"masculine\"}\n";
  }

 private:
  size_t Below(size_t end) { return random_() % end; }
  const std::string& Any(const std::vector<std::string>& words) {
    return words[Below(words.size())];
  }
  std::string Latin() {
    std::string word(1, static_cast<char>('A' + Below(26)));
    for (size_t k = 4 + Below(4); k > 0; --k) word += static_cast<char>('a' + Below(26));
    return word;
  }

  std::minstd_rand random_{20};
  const std::vector<std::string> names_ = WordsOf("names.tsv");
  const std::vector<std::string> roles_ = WordsOf("roles.tsv");
  const std::vector<std::string> bodies_ = WordsOf("organizations.tsv");
  const std::vector<std::string> places_ = WordsOf("places.tsv");
};

std::string WriteCatalog(int entries) {
  const std::string path = "/tmp/isnad-catalog-bench-" + std::to_string(getpid()) + ".jsonl";
  std::ofstream file(path, std::ios::binary);
  Inventor inventor;
  for (int k = 0; k < entries; ++k) file << inventor.Line(k);
  return path;
}

std::shared_ptr<const Catalog> Load(const std::string& path) {
  const double before = Megabytes("VmRSS");
  const auto begin = Clock::now();
  std::string error;
  std::shared_ptr<const Catalog> catalog = ReadCatalog(path, &error);
  const double seconds = SecondsSince(begin);
  if (catalog == nullptr) {
    std::fprintf(stderr, "%s\n", error.c_str());
    std::exit(1);
  }
  std::printf("figure catalog_load_seconds %.3g\n", seconds);
  std::printf("figure catalog_megabytes %.4g\n", Megabytes("VmRSS") - before);
  std::printf("figure catalog_peak_megabytes %.4g\n", Megabytes("VmHWM") - before);
  return catalog;
}

void Compare(const std::vector<std::string>& articles, const Catalog& catalog) {
  const Engine engine;
  EngineOptions with;
  with.servers_catalog = &catalog;
  Document document;
  double seconds_with = 0, seconds_without = 0;
  size_t linked = 0, speakers = 0;
  const auto run = [&](const std::string& article, const EngineOptions& options, double* seconds) {
    const auto begin = Clock::now();
    engine.Attribute({"", article}, options, &document);
    *seconds += SecondsSince(begin);
  };
  for (const std::string& article : articles) {
    engine.Attribute({"", article}, {},
                     &document);  // neither side has the article's bytes to fetch
    run(article, {}, &seconds_without);
    run(article, with, &seconds_with);
    speakers += document.speakers.size();
    for (const SpeakerResult& s : document.speakers) linked += !s.known_speaker_id.empty();
  }
  const auto count = static_cast<double>(articles.size());
  std::printf("figure articles_a_second_without_catalog %.0f\n", count / seconds_without);
  std::printf("figure articles_a_second_with_catalog %.0f\n", count / seconds_with);
  std::printf("%zu of %zu speakers linked to invented people\n", linked, speakers);
}

}  // namespace
}  // namespace isnad::bench

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: catalog_bench CORPUS ENTRIES   (from the root of the project)\n");
    return 2;
  }
  const std::string path = isnad::bench::WriteCatalog(std::atoi(argv[2]));
  const auto catalog = isnad::bench::Load(path);
  std::remove(path.c_str());
  isnad::bench::Compare(isnad::bench::ReadArticles(argv[1], isnad::bench::kCorpusStep), *catalog);
  return 0;
}
