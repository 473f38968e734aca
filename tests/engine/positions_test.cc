// What stands at a token, found without branches: as a plain search finds it.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/positions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace isnad {
namespace {

TEST(PositionsTest, CountsThoseBefore) {
  std::vector<int32_t> places;
  for (int32_t size = 0; size < 20; ++size) {
    for (int32_t token = -1; token <= 3 * size / 2 + 1; ++token) {
      const auto plain = std::lower_bound(places.begin(), places.end(), token) - places.begin();
      EXPECT_EQ(CountBefore(places.data(), places.size(), token, [](int32_t p) { return p; }),
                static_cast<size_t>(plain))
          << size << " places, token " << token;
    }
    places.push_back(size - size % 3 / 2);  // some twice, some left out
  }
}

TEST(PositionsTest, FindsNoMentionThatStandsInNoOrder) {
  Document document;
  document.mentions.resize(3);
  for (int32_t m = 0; m < 3; ++m) document.mentions[m].tokens = {10 - 2 * m, 11 - 2 * m};
  document.late_mentions = 2;
  EXPECT_EQ(MentionAt(document, 10), 0);
  EXPECT_EQ(MentionAt(document, 8), -1);
  EXPECT_EQ(MentionAt(document, 11), -1);
}

}  // namespace
}  // namespace isnad
