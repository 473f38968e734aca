// Whether a file that may change while the server runs could be read when it last changed.
//
//   ReloadStatus status;
//   status.Record(false);     // it could not: what was read before stays in use
//   status.succeeded()        →  false, until a Record(true)
//
// Thread-safety: thread-safe. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_RUNTIME_RELOAD_STATUS_H_
#define ISNAD_SERVER_RUNTIME_RELOAD_STATUS_H_

#include <absl/time/clock.h>
#include <absl/time/time.h>

#include <atomic>
#include <cstdint>

namespace isnad {

class ReloadStatus {
 public:
  void Record(bool succeeded) {
    succeeded_ = succeeded;
    if (succeeded) last_success_ = absl::ToUnixNanos(absl::Now());
  }

  bool succeeded() const { return succeeded_; }
  double last_success_seconds() const { return static_cast<double>(last_success_) / 1e9; }

 private:
  std::atomic<bool> succeeded_{false};
  std::atomic<int64_t> last_success_{0};  // nanoseconds since 1970
};

}  // namespace isnad

#endif  // ISNAD_SERVER_RUNTIME_RELOAD_STATUS_H_
