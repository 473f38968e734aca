// Documents to work in, kept between calls with their memory.
//
//   WorkspacePool pool;
//   WorkspacePool::Lease document = pool.Take();
//   engine.Attribute(input, options, document.get());      // given back when the lease ends
//
// A workspace that a huge text has blown up is dropped, so that memory returns; DropHugeWork()
// gives most of it back as soon as there are results. Thread-safety: the pool is thread-safe; a
// leased Document belongs to its holder. Leases must not outlive the pool.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_SERVICE_WORKSPACES_H_
#define ISNAD_SERVER_SERVICE_WORKSPACES_H_

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "server/engine/document.h"

namespace isnad {

class WorkspacePool {
 public:
  struct GiveBack {
    WorkspacePool* pool = nullptr;
    void operator()(Document* document) const { pool->Return(std::unique_ptr<Document>(document)); }
  };
  using Lease = std::unique_ptr<Document, GiveBack>;

  Lease Take() {
    std::unique_ptr<Document> document;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (!free_.empty()) {
        document = std::move(free_.back());
        free_.pop_back();
      }
    }
    if (document == nullptr) document = std::make_unique<Document>();
    return Lease(document.release(), GiveBack{this});
  }

  // The answer is made beside the results, and would come on top of what the engine needed.
  static void DropHugeWork(Document* document) {
    if (document->tokens.capacity() > kMaxKeptTokens) document->DropWork();
  }

 private:
  static constexpr size_t kMaxKeptTokens = 64 * 1024;  // about 600 kB of text, 4 MB of workspace
  static constexpr size_t kMaxKeptQuotes = 16 * 1024;
  static constexpr size_t kMaxKept = 64;

  void Return(std::unique_ptr<Document> document) {
    if (document->tokens.capacity() > kMaxKeptTokens) return;
    if (document->quotes.capacity() > kMaxKeptQuotes) return;
    document->Reset({}, {});  // its views end with the request
    const std::lock_guard<std::mutex> lock(mutex_);
    if (free_.size() < kMaxKept) free_.push_back(std::move(document));
  }

  std::mutex mutex_;
  std::vector<std::unique_ptr<Document>> free_;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_SERVICE_WORKSPACES_H_
