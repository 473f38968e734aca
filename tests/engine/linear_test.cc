// The engine's time grows with a text as its size does: inputs made to be slow, in two sizes.
// Processor time, so that a busy machine changes little. SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <time.h>

#include <algorithm>
#include <string>
#include <vector>

#include "server/engine/engine.h"
#include "tests/bench/corpus.h"

namespace isnad {
namespace {

constexpr size_t kSmall = size_t{128} << 10;
constexpr int kTimes = 4;  // so much larger is the large text
// Linear time gives kTimes and what a cold cache adds, quadratic time its square.
constexpr double kMost = 2.25 * kTimes;
constexpr int kTries = 3;

double CpuSeconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double SecondsOf(const std::string& text, Document* document) {
  const double begin = CpuSeconds();
  Engine().Attribute({"", text}, {}, document);
  return CpuSeconds() - begin;
}

// The least ratio of some tries, until one is low enough.
double RatioOf(const std::string& small, const std::string& large) {
  Document document;
  SecondsOf(large, &document);  // the memory is there
  double least = 0;
  for (int i = 0; i < kTries && (i == 0 || least > kMost); ++i) {
    const double once = SecondsOf(small, &document);
    const double ratio = SecondsOf(large, &document) / once;
    least = i == 0 ? ratio : std::min(least, ratio);
  }
  return least;
}

TEST(LinearTest, HostileTextsTakeTimeInProportion) {
  const std::vector<bench::Hostile> small = bench::HostileTexts(kSmall);
  const std::vector<bench::Hostile> large = bench::HostileTexts(kTimes * kSmall);
  ASSERT_EQ(small.size(), large.size());
  for (size_t i = 0; i < small.size(); ++i) {
    EXPECT_LT(RatioOf(small[i].text, large[i].text), kMost) << small[i].name;
  }
}

}  // namespace
}  // namespace isnad
