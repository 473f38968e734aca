// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/drain.h"

#include <absl/time/clock.h>
#include <pthread.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <thread>

#include "server/runtime/log.h"

namespace isnad {
namespace {

constexpr absl::Duration kHurryTime = absl::Seconds(1);
// How long no call must have run: for the last answers to leave the process.
constexpr absl::Duration kQuietTime = absl::Milliseconds(300);

sigset_t StopSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

// The signal that came, or 0 when none did in time.
int WaitForSignal(absl::Duration timeout) {
  const sigset_t signals = StopSignals();
  const timespec limit = absl::ToTimespec(timeout);
  const int signal = sigtimedwait(&signals, nullptr, &limit);
  return signal > 0 ? signal : 0;
}

int WaitForSignal() {
  const sigset_t signals = StopSignals();
  int signal = 0;
  while (sigwait(&signals, &signal) != 0) {
  }
  return signal;
}

}  // namespace

void BlockStopSignals() {
  const sigset_t signals = StopSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);  // whoever read the log may be gone
}

int WaitAndDrain(const DrainOptions& options, Server* server) {
  const int signal = WaitForSignal();
  server->SetServing(false);
  Log(LogLevel::kInfo, "draining", {{"signal", signal}});
  bool hurry = WaitForSignal(options.delay) != 0;
  absl::Time end = absl::Now() + kHurryTime;

  // Shutdown() blocks, and this thread must hear a further signal.
  Log(LogLevel::kInfo, "closing");
  std::atomic<bool> done{false};
  std::thread shutdown([&, timeout = hurry ? absl::ZeroDuration() : options.timeout] {
    server->Shutdown(absl::Now() + timeout);
    done = true;
  });
  absl::Time busy = absl::Now();
  while (!done) {
    if (WaitForSignal(absl::Milliseconds(20)) != 0 && !hurry) {
      hurry = true;
      end = absl::Now() + kHurryTime;
      server->StopCalls();
    }
    if (done) break;
    if (server->LiveCalls() > 0) busy = absl::Now();
    // Shutdown() waits for connections too, and who only watches our health does not leave.
    if (absl::Now() > busy + kQuietTime) {
      Log(LogLevel::kInfo, "stopped");
      _exit(0);
    }
    if (hurry && absl::Now() > end) {
      Log(LogLevel::kWarning, "stopped before every call had ended");
      _exit(1);
    }
  }
  shutdown.join();
  Log(LogLevel::kInfo, "stopped");
  return 0;
}

}  // namespace isnad
