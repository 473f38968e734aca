// SPDX-License-Identifier: Apache-2.0
#include "server/service/workspaces.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

TEST(WorkspacePoolTest, GivesTheSameMemoryAgainAndNothingElse) {
  WorkspacePool pool;
  const Document* first = nullptr;
  {
    const WorkspacePool::Lease document = pool.Take();
    document->Reset("title", "text");
    document->tokens.resize(100);
    first = document.get();
  }
  const WorkspacePool::Lease again = pool.Take();
  EXPECT_EQ(again.get(), first);
  EXPECT_GE(again->tokens.capacity(), 100U);
  EXPECT_TRUE(again->tokens.empty());
  EXPECT_TRUE(again->text.empty()) << "the text belongs to a request that is over";
}

TEST(WorkspacePoolTest, LeasesAreDistinct) {
  WorkspacePool pool;
  const WorkspacePool::Lease one = pool.Take();
  const WorkspacePool::Lease other = pool.Take();
  EXPECT_NE(one.get(), other.get());
}

TEST(WorkspacePoolTest, DropsWhatAHugeTextBlewUp) {
  WorkspacePool pool;
  pool.Take()->tokens.resize(1'000'000);
  EXPECT_EQ(pool.Take()->tokens.capacity(), 0U);
}

}  // namespace
}  // namespace isnad
