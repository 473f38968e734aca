// The server's certificate and key, and whom it trusts, from files that may change while it runs.
//
//   std::string error;
//   const auto files = CertificateFiles::Open(paths, absl::Seconds(10), &error);
//   FileWatcherCertificateProvider(files->pair(), files->pair(), files->client_ca(), 1);
//
// gRPC reads key and certificate one after the other and fails every handshake while they do not
// belong together, as between the renames of two files. So it is given copies in memory, which are
// replaced at once, and only by files that fit: else the old ones stay, and the log says why.
// Thread-safety: thread-safe. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_RUNTIME_CERTIFICATE_FILES_H_
#define ISNAD_SERVER_RUNTIME_CERTIFICATE_FILES_H_

#include <absl/time/time.h>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "server/runtime/reload_status.h"

namespace isnad {

// Paths of PEM files.
struct CertificatePaths {
  std::string certificate;  // the chain, the server's own first
  std::string key;
  std::string client_ca;  // empty: callers show no certificate
};

class CertificateFiles {
 public:
  // Null when the files cannot be used; `error` then says why in one line.
  static std::shared_ptr<CertificateFiles> Open(const CertificatePaths& paths,
                                                absl::Duration look_every, std::string* error);
  ~CertificateFiles();

  // Paths, valid in this process, of what was last found good: key and chain in one file, and the
  // certificates to trust (empty when there are none).
  const std::string& pair() const { return pair_.path; }
  const std::string& client_ca() const { return client_ca_.path; }

  const ReloadStatus& status() const { return status_; }
  // When the certificate in use ends, in seconds since 1970.
  double expiry_seconds() const { return expiry_seconds_; }

 private:
  // A file that has no name and stands in memory. Whoever opens its path reads the old text or the
  // new one, never parts of both.
  struct MemoryFile {
    MemoryFile() = default;
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile();
    bool Write(const std::string& text);

    std::string path;
    std::string text;
    int descriptor = -1;
    int version = 0;
  };

  explicit CertificateFiles(CertificatePaths paths) : paths_(std::move(paths)) {}
  // What is wrong; empty when nothing is.
  std::string Read();
  void Watch(absl::Duration look_every);

  const CertificatePaths paths_;
  MemoryFile pair_;
  MemoryFile client_ca_;
  ReloadStatus status_;
  std::atomic<double> expiry_seconds_{0};
  std::mutex mutex_;
  std::condition_variable wake_;
  bool ending_ = false;  // guarded by mutex_
  std::thread watcher_;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_RUNTIME_CERTIFICATE_FILES_H_
