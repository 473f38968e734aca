// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/catalog_store.h"

#include <absl/time/clock.h>
#include <pthread.h>
#include <sys/stat.h>

#include <csignal>
#include <utility>

#include "server/engine/entities/catalog_file.h"
#include "server/runtime/log.h"

namespace isnad {
namespace {

sigset_t ReloadSignal() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGHUP);
  return signals;
}

}  // namespace

void CatalogStore::BlockReloadSignal() {
  const sigset_t signals = ReloadSignal();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

std::unique_ptr<CatalogStore> CatalogStore::Open(const std::string& path,
                                                 const CatalogStoreOptions& options,
                                                 std::string* error) {
  std::unique_ptr<CatalogStore> store(new CatalogStore(path, options));
  *error = store->Read();
  if (!error->empty()) return nullptr;
  store->watcher_ = std::thread([raw = store.get()] { raw->Watch(); });
  return store;
}

CatalogStore::~CatalogStore() {
  if (!watcher_.joinable()) return;
  stop_ = true;
  pthread_kill(watcher_.native_handle(), SIGHUP);  // wakes it
  watcher_.join();
}

std::shared_ptr<const Catalog> CatalogStore::Current() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return current_;
}

std::string CatalogStore::Read() {
  const absl::Time begin = absl::Now();
  read_state_ = Look();  // before reading: a change meanwhile is seen at the next look
  std::string error;
  std::shared_ptr<const Catalog> catalog = ReadCatalog(path_, &error);
  status_.Record(catalog != nullptr);
  if (catalog == nullptr) return error;
  Log(LogLevel::kInfo, "known speakers read",
      {{"file", path_},
       {"entries", static_cast<int64_t>(catalog->size())},
       {"seconds", absl::ToDoubleSeconds(absl::Now() - begin)}});
  const std::lock_guard<std::mutex> lock(mutex_);
  current_.swap(catalog);  // the old one ends after the lock, when no call holds it
  return "";
}

void CatalogStore::Reload(const char* reason) {
  const std::string error = Read();
  if (error.empty()) return;
  Log(LogLevel::kError, "known speakers not read, the old ones stay",
      {{"reason", reason}, {"error", error}});
}

CatalogStore::State CatalogStore::Look() const {
  struct stat file = {};
  if (stat(path_.c_str(), &file) != 0) return {};
  return {file.st_dev, file.st_ino, file.st_size, file.st_mtim.tv_sec, file.st_mtim.tv_nsec};
}

void CatalogStore::Watch() {
  // The thread's own mask, in case the process did not block it: sigtimedwait needs that.
  BlockReloadSignal();
  const sigset_t signals = ReloadSignal();
  const timespec pause = absl::ToTimespec(options_.look_every);
  State last = read_state_;
  while (true) {
    const bool asked = sigtimedwait(&signals, nullptr, &pause) == SIGHUP;
    if (stop_) return;
    if (asked) {
      Reload("SIGHUP");
      last = read_state_;
      continue;
    }
    const State now = Look();
    const bool still = now == last;
    last = now;
    // A file that is gone is being replaced, or was mounted elsewhere: nothing to read yet.
    if (still && now != read_state_ && now != State()) Reload("changed");
  }
}

}  // namespace isnad
