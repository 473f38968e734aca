// Waits for SIGTERM or SIGINT and stops a server without losing a call that it accepted.
//
//   BlockStopSignals();                    // first thing in main, before any other thread exists
//   ... start the server ...
//   return WaitAndDrain({}, server.get()); // the exit status of the process
//
// At the signal: NOT_SERVING, so that load balancers look elsewhere; after `delay`, no new
// connections; after `timeout`, what still runs ends with SHUTTING_DOWN. A second signal ends delay
// and drain at once, and the process a second later at most.
// Connections without a call, and streams of the health service and of reflection, are not waited
// for. Thread-safety: call from the main thread. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_RUNTIME_DRAIN_H_
#define ISNAD_SERVER_RUNTIME_DRAIN_H_

#include <absl/time/time.h>

#include "server/runtime/server.h"

namespace isnad {

struct DrainOptions {
  absl::Duration delay = absl::Seconds(5);
  absl::Duration timeout = absl::Seconds(20);
};

void BlockStopSignals();

// 0 when every call has ended, 1 when a second signal left no time for that.
int WaitAndDrain(const DrainOptions& options, Server* server);

}  // namespace isnad

#endif  // ISNAD_SERVER_RUNTIME_DRAIN_H_
