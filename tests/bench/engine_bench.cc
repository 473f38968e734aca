// engine_bench CORPUS: what the engine costs, against ICU's word BreakIterator in the same process.
//
// Every comparison alternates its sides within one repetition and takes the ratio there, so that a
// machine that is busy for a while slows both. SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "server/engine/engine.h"
#include "server/engine/text/fold.h"
#include "tests/bench/allocations.h"
#include "tests/bench/corpus.h"
#include "tests/bench/report.h"

namespace isnad::bench {
namespace {

constexpr int kRepetitions = 9;
constexpr size_t kMegabyte = size_t{1} << 20;
constexpr int kCorpusStep = 4;  // a quarter of the corpus makes a repetition short
constexpr size_t kChunk = 16;   // articles before the other side has its turn

using Clock = std::chrono::steady_clock;

template <typename Work>
double Seconds(Work work) {
  const auto begin = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

struct Corpus {
  std::vector<std::string> articles;
  std::vector<std::u16string> utf16;
  size_t bytes = 0;
};

std::u16string Utf16(const std::string& utf8) {
  std::u16string text(utf8.size(), u'\0');
  int32_t length = 0;
  UErrorCode error = U_ZERO_ERROR;
  u_strFromUTF8WithSub(text.data(), static_cast<int32_t>(text.size()), &length, utf8.data(),
                       static_cast<int32_t>(utf8.size()), 0xFFFD, nullptr, &error);
  text.resize(length);
  return text;
}

Corpus ReadCorpus(const std::string& path) {
  Corpus corpus;
  corpus.articles = ReadArticles(path, kCorpusStep);
  for (const std::string& article : corpus.articles) {
    corpus.utf16.push_back(Utf16(article));
    corpus.bytes += article.size();
  }
  return corpus;
}

// Calls work(begin, end) for one chunk of articles after the other.
template <typename Work>
void ForChunks(const Corpus& corpus, Work work) {
  for (size_t begin = 0; begin < corpus.articles.size(); begin += kChunk) {
    work(begin, std::min(begin + kChunk, corpus.articles.size()));
  }
}

void Attribute(const std::string& text, Document* document) {
  static const Engine engine;
  engine.Attribute({"", text}, {}, document);
  benchmark::DoNotOptimize(document->quotes.data());
}

class WordBreaks {
 public:
  WordBreaks() : iterator_(ubrk_open(UBRK_WORD, "ar", nullptr, 0, &error_)) {}
  ~WordBreaks() { ubrk_close(iterator_); }
  WordBreaks(const WordBreaks&) = delete;
  WordBreaks& operator=(const WordBreaks&) = delete;

  bool failed() const { return U_FAILURE(error_); }
  int Count(const std::u16string& text) {
    ubrk_setText(iterator_, text.data(), static_cast<int32_t>(text.size()), &error_);
    int count = 0;
    while (ubrk_next(iterator_) != UBRK_DONE) ++count;
    return count;
  }

 private:
  UErrorCode error_ = U_ZERO_ERROR;
  UBreakIterator* iterator_;
};

// The least that any reader of UTF-8 does: decode and check every code point.
int CountInvalid(const std::string& text) {
  const auto size = static_cast<int32_t>(text.size());
  int count = 0;
  for (int32_t i = 0; i < size;) count += NextPoint(text, &i) == 0xFFFD;
  return count;
}

double MegabytesPerSecond(size_t bytes, double seconds) {
  return static_cast<double>(bytes) / seconds / 1e6;
}

void EngineAgainstIcu(benchmark::State& state, const Corpus& corpus) {
  Document document;
  WordBreaks breaks;
  double engine = 0, icu = 0, utf8 = 0;
  size_t passes = 0;
  for (auto unused : state) {
    static_cast<void>(unused);
    ++passes;
    ForChunks(corpus, [&](size_t begin, size_t end) {
      engine += Seconds([&] {
        for (size_t i = begin; i < end; ++i) Attribute(corpus.articles[i], &document);
      });
      icu += Seconds([&] {
        for (size_t i = begin; i < end; ++i) {
          benchmark::DoNotOptimize(breaks.Count(corpus.utf16[i]));
        }
      });
      utf8 += Seconds([&] {
        for (size_t i = begin; i < end; ++i)
          benchmark::DoNotOptimize(CountInvalid(corpus.articles[i]));
      });
    });
  }
  if (breaks.failed()) state.SkipWithError("ICU has no word breaks");
  const size_t bytes = corpus.bytes * passes;
  state.counters["engine, MB/s"] = MegabytesPerSecond(bytes, engine);
  state.counters["ICU word break, MB/s"] = MegabytesPerSecond(bytes, icu);
  state.counters["UTF-8 validation, MB/s"] = MegabytesPerSecond(bytes, utf8);
  state.counters["figure/engine_vs_icu"] = icu / engine;
}

void Stages(benchmark::State& state, const Corpus& corpus) {
  Document document;
  std::array<double, kMaxStages> seconds{};
  size_t passes = 0;
  for (auto unused : state) {
    static_cast<void>(unused);
    ++passes;
    for (const std::string& article : corpus.articles) {
      Attribute(article, &document);
      for (size_t s = 0; s < kMaxStages; ++s) seconds[s] += document.stage_seconds[s];
    }
  }
  const std::vector<std::string_view> names = Engine::StageNames();
  for (size_t s = 0; s < names.size(); ++s) {
    if (seconds[s] == 0) continue;  // the headline's: these articles have none
    state.counters["stage " + std::string(names[s]) + ", MB/s"] =
        MegabytesPerSecond(corpus.bytes * passes, seconds[s]);
  }
}

void Linear(benchmark::State& state, const Corpus& corpus) {
  std::vector<std::string> parts;
  std::string four, sixteen;
  for (size_t i = 0; i < 16; ++i) {
    parts.push_back(Concatenation(corpus.articles, kMegabyte, i * 200));
    sixteen += parts.back();
    if (i < 4) four += parts.back();
  }
  Document one, large;
  double apart = 0, together = 0, of_four = 0, in_four = 0;
  for (auto unused : state) {
    static_cast<void>(unused);
    for (size_t i = 0; i < 16; ++i) {
      const double seconds = Seconds([&] { Attribute(parts[i], &one); });
      apart += seconds;
      if (i < 4) of_four += seconds;
    }
    in_four += Seconds([&] { Attribute(four, &large); });
    together += Seconds([&] { Attribute(sixteen, &large); });
  }
  state.counters["4 MB against 4 x 1 MB"] = in_four / of_four;
  state.counters["figure/linear_16mb"] = together / apart;
}

void AgainstTypical(benchmark::State& state, const std::string& typical, const Hostile& hostile) {
  Document document;
  double typical_seconds = 0, hostile_seconds = 0;
  for (auto unused : state) {
    static_cast<void>(unused);
    typical_seconds += Seconds([&] { Attribute(typical, &document); });
    hostile_seconds += Seconds([&] { Attribute(hostile.text, &document); });
  }
  const double ratio = hostile_seconds / static_cast<double>(hostile.text.size()) /
                       (typical_seconds / static_cast<double>(typical.size()));
  state.counters["hostile: " + std::string(hostile.name)] = ratio;
  state.counters["figure/hostile_worst"] = ratio;
}

void SteadyAllocations(benchmark::State& state, const Corpus& corpus) {
  Document document;
  for (const std::string& article : corpus.articles) Attribute(article, &document);
  int64_t before = Allocations();
  for (auto unused : state) {
    static_cast<void>(unused);
    before = Allocations();
    for (const std::string& article : corpus.articles) Attribute(article, &document);
  }
  state.counters["figure/allocs_per_article"] =
      static_cast<double>(Allocations() - before) / static_cast<double>(corpus.articles.size());
}

void Pass(const Corpus& corpus, Document* document) {
  for (const std::string& article : corpus.articles) Attribute(article, document);
}

void TwoThreads(benchmark::State& state, const Corpus& corpus) {
  std::array<Document, 2> documents;
  double one = 0, two = 0;
  for (auto unused : state) {
    static_cast<void>(unused);
    one += Seconds([&] { Pass(corpus, &documents[0]); });
    two += Seconds([&] {
      std::thread other([&] { Pass(corpus, &documents[1]); });
      Pass(corpus, &documents[0]);
      other.join();
    });
  }
  state.counters["figure/threads_2"] = 2 * one / two;
}

template <typename Function>
void Register(const std::string& name, Function function, int repetitions = kRepetitions) {
  benchmark::RegisterBenchmark(name.c_str(), function)
      ->Unit(benchmark::kMillisecond)
      ->Iterations(1)
      ->Repetitions(repetitions)
      ->ReportAggregatesOnly();
}

}  // namespace
}  // namespace isnad::bench

int main(int argc, char** argv) {
  using namespace isnad::bench;
  benchmark::Initialize(&argc, argv);
  if (argc != 2) {
    std::fprintf(stderr, "usage: engine_bench CORPUS.jsonl [--benchmark_filter=REGEX]\n");
    return 2;
  }
  const Corpus corpus = ReadCorpus(argv[1]);
  const std::string typical = Concatenation(corpus.articles, kMegabyte);
  const std::vector<Hostile> hostile = HostileTexts(kMegabyte);
  Register("icu", [&](benchmark::State& s) { EngineAgainstIcu(s, corpus); });
  Register("stages", [&](benchmark::State& s) { Stages(s, corpus); });
  Register("allocations", [&](benchmark::State& s) { SteadyAllocations(s, corpus); });
  Register("threads", [&](benchmark::State& s) { TwoThreads(s, corpus); });
  Register("linear", [&](benchmark::State& s) { Linear(s, corpus); });
  for (const Hostile& h : hostile) {
    Register(
        "hostile/" + std::string(h.name),
        [&](benchmark::State& s) { AgainstTypical(s, typical, h); }, 3);
  }
  FigureReporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  reporter.PrintFigures();
  return reporter.failed() ? 1 : 0;
}
