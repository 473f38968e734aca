// Why one document has no answer: a gRPC status with the details that Isnad's server puts into it,
// or an error found on this side (a file that cannot be read, a broken line), in the same shape so
// that scripts need to know only one.
//
//   isnad: notes.txt: INVALID_ARGUMENT TEXT_EMPTY: document.text is empty        DescribeFailure
//   {"code":3,"status":"INVALID_ARGUMENT","reason":"TEXT_EMPTY",...}             render_json.h
//
// Plain values and pure functions: safe from any thread, linear in the length of the status.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_CLIENT_FAILURE_H_
#define ISNAD_CLIENT_FAILURE_H_

#include <grpcpp/support/status.h>

#include <chrono>
#include <optional>
#include <string>

namespace isnad {

struct Failure {
  grpc::StatusCode code = grpc::StatusCode::UNKNOWN;
  std::string reason;   // google.rpc.ErrorInfo.reason: TEXT_EMPTY; empty when the server gave none
  std::string message;  // for a person
  std::string field;    // the first BadRequest violation: document.text; empty when none
  std::optional<std::chrono::milliseconds>
      retry_after;  // google.rpc.RetryInfo: the server is busy and says when to come back
};

// From a status that is not OK.
Failure FailureFromStatus(const grpc::Status& status);

// INVALID_ARGUMENT for 3; UNKNOWN for a number that gRPC does not define.
const char* StatusCodeName(grpc::StatusCode code);

// "INVALID_ARGUMENT TEXT_EMPTY: document.text is empty", always one line.
std::string DescribeFailure(const Failure& failure);

}  // namespace isnad

#endif  // ISNAD_CLIENT_FAILURE_H_
