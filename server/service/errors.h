// Every error that the service gives, in one place (AIP-193): a code, a sentence, an ErrorInfo with
// the domain "isnad", a BadRequest when a field is wrong, a RetryInfo when the server is busy.
//
//   google::rpc::Status error = TextEmptyError("document.text");
//   return ToGrpcStatus(error);          // INVALID_ARGUMENT, reason TEXT_EMPTY, violation of
//   document.text
//
// A google.rpc.Status is the error of one document, in a batch or stream as well as of a whole
// call; code 0 is no error. Equal errors have equal bytes. No error holds text of the request.
// Thread-safety: pure functions.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_SERVICE_ERRORS_H_
#define ISNAD_SERVER_SERVICE_ERRORS_H_

#include <grpcpp/support/status.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "google/rpc/status.pb.h"

namespace isnad {

inline constexpr std::string_view kErrorDomain = "isnad";

// A document. `field` is its path from the request: document.text, requests[3].document.text.
google::rpc::Status TextEmptyError(const std::string& field);
google::rpc::Status TextTooLongError(const std::string& field, size_t bytes, int32_t limit);
google::rpc::Status TitleTooLongError(const std::string& field, size_t bytes, int32_t limit);
google::rpc::Status IdTooLongError(const std::string& field, size_t bytes, int32_t limit);

// Its options.
google::rpc::Status OffsetEncodingInvalidError(const std::string& field, int value);
google::rpc::Status QuoteKindInvalidError(const std::string& field, int value);
google::rpc::Status MinConfidenceInvalidError(const std::string& field, float value);
google::rpc::Status TooManyKnownSpeakersError(const std::string& field, int count, int32_t limit);

// Its answer.
google::rpc::Status AnswerTooLargeError(const std::string& field, int32_t limit);

// A batch.
google::rpc::Status BatchEmptyError();
google::rpc::Status BatchTooLargeError(int count, int32_t limit);

// A call.
google::rpc::Status MalformedRequestError();
google::rpc::Status TooManyFieldsError(int32_t limit);
google::rpc::Status DeadlineError();
google::rpc::Status TimeLimitError(std::chrono::milliseconds limit);
google::rpc::Status StreamIdleError(std::chrono::milliseconds limit);
google::rpc::Status CancelledError();
google::rpc::Status ShuttingDownError();
google::rpc::Status UnauthenticatedError();
google::rpc::Status UnknownMethodError();
google::rpc::Status ServerBusyError();
google::rpc::Status InternalError();

// The same error as the status of a whole call, details included.
grpc::Status ToGrpcStatus(const google::rpc::Status& error);

// Gives the errors that gRPC itself makes (no such method, too many threads, an exception) their
// code and details. Any other status is returned as it is.
grpc::Status CompleteStatus(const grpc::Status& status);

// The reason of a status, TEXT_EMPTY; empty when it carries none.
std::string ReasonOf(const grpc::Status& status);

// The name of a code, as the gRPC documentation writes it: INVALID_ARGUMENT.
std::string_view CodeName(grpc::StatusCode code);

}  // namespace isnad

#endif  // ISNAD_SERVER_SERVICE_ERRORS_H_
