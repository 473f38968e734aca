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
  pool.Take()->quotes.resize(100'000);
  EXPECT_EQ(pool.Take()->quotes.capacity(), 0U);
}

TEST(WorkspacePoolTest, KeepsTheResultsOfAHugeText) {
  WorkspacePool pool;
  const WorkspacePool::Lease document = pool.Take();
  for (const size_t size : {100U, 1'000'000U}) {
    document->tokens.resize(size);
    document->quotes.resize(3);
    WorkspacePool::DropHugeWork(document.get());
    EXPECT_EQ(document->tokens.size(), size == 100 ? 100U : 0U);
    EXPECT_EQ(document->quotes.size(), 3U);
  }
  EXPECT_EQ(document->tokens.capacity(), 0U);
}

}  // namespace
}  // namespace isnad
