// Waits for SIGTERM or SIGINT and stops a server without losing a call that it accepted.
//
//   BlockStopSignals();                    // first thing in main, before any other thread exists
//   ... start the server ...
//   return WaitAndDrain({}, server.get()); // the exit status of the process
//
// At the signal: NOT_SERVING, so that load balancers look elsewhere; after `delay`, no new
// connections; after `timeout`, calls are cancelled. A second signal skips what is left of the
// delay; one during the drain ends the process at once.
// A client that is idle may keep the drain waiting: gRPC's own looks at its connection every five
// seconds. Thread-safety: call from the main thread. SPDX-License-Identifier: Apache-2.0
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

// 0 when every call finished or reached the timeout, 1 when a signal cut the drain short.
int WaitAndDrain(const DrainOptions& options, Server* server);

}  // namespace isnad

#endif  // ISNAD_SERVER_RUNTIME_DRAIN_H_
