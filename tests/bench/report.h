// Prints what Google Benchmark measured: medians in MB/s, then one line `figure NAME VALUE` for
// each counter that is a figure.
//
//   FigureReporter reporter;
//   benchmark::RunSpecifiedBenchmarks(&reporter);
//   reporter.PrintFigures();
//
// A benchmark that compares sets the counter itself, from passes that alternate within one
// repetition; the median over the repetitions counts. Counters named figure/NAME are figures (the
// greatest counts when several benchmarks set one), others are rows of the table.
// Thread-safety: none. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_TESTS_BENCH_REPORT_H_
#define ISNAD_TESTS_BENCH_REPORT_H_

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace isnad::bench {

class FigureReporter : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context& /*context*/) override { return true; }

  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.error_occurred) {
        std::fprintf(stderr, "%s: %s\n", run.benchmark_name().c_str(), run.error_message.c_str());
        failed_ = true;
      }
      if (run.aggregate_name != "median") continue;
      for (const auto& [name, counter] : run.counters) {
        if (name.rfind("figure/", 0) == 0) {
          double& figure = figures_[name.substr(7)];
          figure = std::max(figure, counter.value);
        } else {
          std::printf("%-44s %10.2f\n", name.c_str(), counter.value);
        }
      }
      std::fflush(stdout);
    }
  }

  void PrintFigures() const {
    for (const auto& [name, value] : figures_) std::printf("figure %s %.4g\n", name.c_str(), value);
  }
  bool failed() const { return failed_; }

 private:
  std::map<std::string, double> figures_;
  bool failed_ = false;
};

}  // namespace isnad::bench

#endif  // ISNAD_TESTS_BENCH_REPORT_H_
