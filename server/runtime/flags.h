// The command line, the environment and the flag file of isnad-server, as options.
//
//   Settings settings;
//   std::string error = ReadFlags(argc, argv, &settings);
//   if (!error.empty()) ...                     // one line: "--max_concurrent must be from 1 to
//   10000" if (!settings.print.empty()) ...            // --help or --version: print it and exit
//   with 0
//
// Every flag of flags.cc has a twin in the environment, ISNAD_ and its name in capitals:
// ISNAD_LISTEN is --listen. The command line wins over the environment; --flagfile=FILE stands for
// the flags in FILE, a line each. A variable that is no flag is ignored: Kubernetes sets
// ISNAD_PORT, ISNAD_SERVICE_HOST and the like for a service that is called isnad, and no flag may
// have such a name. What the library's flag parser itself finds wrong ends the process, with a line
// and status 1.
//
// To add a flag: ABSL_FLAG and its group in flags.cc, a member of an options struct, a row of the
// README's table (tests/readme compares the two).
// Thread-safety: call once, from main. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_RUNTIME_FLAGS_H_
#define ISNAD_SERVER_RUNTIME_FLAGS_H_

#include <string>

#include "server/runtime/credentials.h"
#include "server/runtime/drain.h"
#include "server/runtime/server.h"
#include "server/service/admission.h"

namespace isnad {

struct Settings {
  ServerOptions server;
  SecurityOptions security;
  AdmissionOptions admission;
  absl::Duration max_request_time;
  absl::Duration max_stream_idle;
  DrainOptions drain;
  std::string known_speakers;  // file of the server's catalog; empty: none
  bool log_calls = true;
  std::string metrics_listen;  // HOST:PORT of /metrics; empty: none
  std::string print;  // what --help or --version asked for; empty when the server is to run
};

// Fills `settings`, and returns what is wrong in one line; empty when nothing is.
std::string ReadFlags(int argc, char** argv, Settings* settings);

}  // namespace isnad

#endif  // ISNAD_SERVER_RUNTIME_FLAGS_H_
