// SPDX-License-Identifier: Apache-2.0
#include "client/failure.h"

#include <google/protobuf/any.pb.h>

#include <array>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace isnad {
namespace {

void ReadDetail(const google::protobuf::Any& detail, Failure* failure) {
  google::rpc::ErrorInfo info;
  google::rpc::BadRequest bad_request;
  google::rpc::RetryInfo retry;
  if (detail.UnpackTo(&info)) {
    failure->reason = info.reason();
  } else if (detail.UnpackTo(&bad_request)) {
    if (bad_request.field_violations_size() > 0)
      failure->field = bad_request.field_violations(0).field();
  } else if (detail.UnpackTo(&retry)) {
    failure->retry_after = std::chrono::milliseconds(retry.retry_delay().seconds() * 1000 +
                                                     retry.retry_delay().nanos() / 1000000);
  }
}

}  // namespace

Failure FailureFromStatus(const grpc::Status& status) {
  Failure failure;
  failure.code = status.error_code();
  failure.message = status.error_message();
  google::rpc::Status details;
  if (details.ParseFromString(status.error_details())) {
    for (const google::protobuf::Any& detail : details.details()) ReadDetail(detail, &failure);
  }
  return failure;
}

const char* StatusCodeName(grpc::StatusCode code) {
  static constexpr std::array<const char*, 17> kNames = {"OK",
                                                         "CANCELLED",
                                                         "UNKNOWN",
                                                         "INVALID_ARGUMENT",
                                                         "DEADLINE_EXCEEDED",
                                                         "NOT_FOUND",
                                                         "ALREADY_EXISTS",
                                                         "PERMISSION_DENIED",
                                                         "RESOURCE_EXHAUSTED",
                                                         "FAILED_PRECONDITION",
                                                         "ABORTED",
                                                         "OUT_OF_RANGE",
                                                         "UNIMPLEMENTED",
                                                         "INTERNAL",
                                                         "UNAVAILABLE",
                                                         "DATA_LOSS",
                                                         "UNAUTHENTICATED"};
  const auto index = static_cast<size_t>(code);
  return index < kNames.size() ? kNames[index] : "UNKNOWN";
}

std::string DescribeFailure(const Failure& failure) {
  std::string line = StatusCodeName(failure.code);
  if (!failure.reason.empty()) line += " " + failure.reason;
  line += ": " + (failure.message.empty() ? "no message from the server" : failure.message);
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  }
  return line;
}

}  // namespace isnad
