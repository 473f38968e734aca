// The catalog of known speakers that the server links with: read at start, and again at SIGHUP or
// when its file has changed.
//
//   CatalogStore::BlockReloadSignal();            // before any other thread exists
//   std::unique_ptr<CatalogStore> store = CatalogStore::Open("speakers.jsonl", {}, &error);
//   const std::shared_ptr<const Catalog> catalog = store->Current();    // hold it for one call
//
// A thread of its own reads the new file while calls go on with the old catalog; a call keeps the
// one it began with. A file that cannot be read or has a bad line is told in the log, with the
// line, and the old catalog stays. A changed file is read when it has stood still for one look, so
// that a half-written one is not; replacing it by a rename is still the better way. While a file is
// read the memory of both catalogs is in use.
//
// Thread-safety: Current() is thread-safe. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_RUNTIME_CATALOG_STORE_H_
#define ISNAD_SERVER_RUNTIME_CATALOG_STORE_H_

#include <absl/time/time.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <tuple>

#include "server/engine/entities/catalog.h"
#include "server/runtime/reload_status.h"

namespace isnad {

struct CatalogStoreOptions {
  absl::Duration look_every = absl::Seconds(2);  // at the file
};

class CatalogStore {
 public:
  static void BlockReloadSignal();

  // Null when the file cannot be read; `error` then says why in one line.
  static std::unique_ptr<CatalogStore> Open(const std::string& path,
                                            const CatalogStoreOptions& options, std::string* error);
  ~CatalogStore();

  std::shared_ptr<const Catalog> Current() const;

  const ReloadStatus& status() const { return status_; }

 private:
  // What changes when the file does: device, inode, size, seconds and nanoseconds of its change.
  using State = std::tuple<uint64_t, uint64_t, int64_t, int64_t, int64_t>;

  CatalogStore(const std::string& path, const CatalogStoreOptions& options)
      : path_(path), options_(options) {}

  // Returns what is wrong, "" when nothing is.
  std::string Read();
  void Reload(const char* reason);
  void Watch();
  State Look() const;

  const std::string path_;
  const CatalogStoreOptions options_;
  mutable std::mutex mutex_;
  std::shared_ptr<const Catalog> current_;  // guarded by mutex_
  State read_state_;                        // of the file when it was last read
  ReloadStatus status_;
  std::atomic<bool> stop_{false};
  std::thread watcher_;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_RUNTIME_CATALOG_STORE_H_
