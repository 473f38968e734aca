// Looks at a request before the engine does.
//
//   ValidateRequest(request, limits, "requests[3].")   →  code 0, or TEXT_EMPTY at
//   requests[3].document.text
//
// Reads: one request. That strings are UTF-8 was checked when it was read (request_reader.h).
// Thread-safety: a pure function. Complexity: linear in the number of `kinds`.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_SERVICE_VALIDATE_H_
#define ISNAD_SERVER_SERVICE_VALIDATE_H_

#include <string>

#include "google/rpc/status.pb.h"
#include "server/service/limits.h"
#include "server/service/request_reader.h"

namespace isnad {

// The first thing that is wrong with the request; code 0 when nothing is. `path` stands before the
// names of its fields in the error.
google::rpc::Status ValidateRequest(const DocumentRequest& request, const Limits& limits,
                                    const std::string& path);

}  // namespace isnad

#endif  // ISNAD_SERVER_SERVICE_VALIDATE_H_
