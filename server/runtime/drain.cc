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
  WaitForSignal(options.delay);

  Log(LogLevel::kInfo, "closing");

  // Shutdown() blocks, and this thread must hear a further signal.
  std::atomic<bool> done{false};
  std::thread shutdown([&] {
    server->Shutdown(absl::Now() + options.timeout);
    done = true;
  });
  while (!done) {
    if (WaitForSignal(absl::Milliseconds(20)) != 0 && !done) {
      Log(LogLevel::kWarning, "stopped before the drain ended");
      _exit(1);
    }
  }
  shutdown.join();
  Log(LogLevel::kInfo, "stopped");
  return 0;
}

}  // namespace isnad
