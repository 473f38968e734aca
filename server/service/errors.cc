// SPDX-License-Identifier: Apache-2.0
#include "server/service/errors.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <initializer_list>
#include <iterator>
#include <utility>

#include "google/rpc/error_details.pb.h"

namespace isnad {
namespace {

using Metadata = std::initializer_list<std::pair<const char*, std::string>>;

// Any::PackFrom would write a map's entries in an order that changes from process to process.
void AddDetail(const google::protobuf::Message& detail, google::rpc::Status* status) {
  google::protobuf::Any* any = status->add_details();
  any->set_type_url("type.googleapis.com/" + detail.GetDescriptor()->full_name());
  google::protobuf::io::StringOutputStream stream(any->mutable_value());
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  detail.SerializeToCodedStream(&coded);
}

google::rpc::Status MakeError(grpc::StatusCode code, const char* reason, const std::string& message,
                              Metadata metadata = {}) {
  google::rpc::Status status;
  status.set_code(code);
  status.set_message(message);
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  info.set_domain(std::string(kErrorDomain));
  for (const auto& [key, value] : metadata) (*info.mutable_metadata())[key] = value;
  AddDetail(info, &status);
  return status;
}

google::rpc::Status MakeFieldError(const char* reason, const std::string& field,
                                   const std::string& description, Metadata metadata = {}) {
  google::rpc::Status status =
      MakeError(grpc::INVALID_ARGUMENT, reason, field + " " + description, metadata);
  google::rpc::BadRequest bad_request;
  auto* violation = bad_request.add_field_violations();
  violation->set_field(field);
  violation->set_description(description);
  AddDetail(bad_request, &status);
  return status;
}

google::rpc::Status MakeSizeError(const char* reason, const std::string& field, size_t size,
                                  const char* unit, int32_t limit) {
  const std::string size_text = std::to_string(size);
  const std::string limit_text = std::to_string(limit);
  return MakeFieldError(reason, field,
                        "has " + size_text + " " + unit + "; the limit is " + limit_text,
                        {{"field", field}, {"size", size_text}, {"limit", limit_text}});
}

google::rpc::Status MakeValueError(const char* reason, const std::string& field,
                                   const std::string& value, const char* expected) {
  return MakeFieldError(reason, field, "is " + value + "; " + expected,
                        {{"field", field}, {"value", value}});
}

}  // namespace

google::rpc::Status TextEmptyError(const std::string& field) {
  return MakeFieldError("TEXT_EMPTY", field, "is empty", {{"field", field}});
}

google::rpc::Status TextTooLongError(const std::string& field, size_t bytes, int32_t limit) {
  return MakeSizeError("TEXT_TOO_LONG", field, bytes, "bytes", limit);
}

google::rpc::Status TitleTooLongError(const std::string& field, size_t bytes, int32_t limit) {
  return MakeSizeError("TITLE_TOO_LONG", field, bytes, "bytes", limit);
}

google::rpc::Status IdTooLongError(const std::string& field, size_t bytes, int32_t limit) {
  return MakeSizeError("ID_TOO_LONG", field, bytes, "bytes", limit);
}

google::rpc::Status OffsetEncodingInvalidError(const std::string& field, int value) {
  return MakeValueError("OFFSET_ENCODING_INVALID", field, std::to_string(value),
                        "this version knows 1 (UTF-8), 2 (UTF-16) and 3 (UTF-32)");
}

google::rpc::Status QuoteKindInvalidError(const std::string& field, int value) {
  return MakeValueError("QUOTE_KIND_INVALID", field, std::to_string(value),
                        "this version knows 1 to 5; an empty list means all");
}

google::rpc::Status MinConfidenceInvalidError(const std::string& field, float value) {
  return MakeValueError("MIN_CONFIDENCE_INVALID", field, std::to_string(value),
                        "it must be from 0 to 1");
}

google::rpc::Status TooManyKnownSpeakersError(const std::string& field, int count, int32_t limit) {
  return MakeSizeError("TOO_MANY_KNOWN_SPEAKERS", field, static_cast<size_t>(count), "entries",
                       limit);
}

google::rpc::Status AnswerTooLargeError(const std::string& field, int32_t limit) {
  const std::string text = std::to_string(limit);
  return MakeFieldError("ANSWER_TOO_LARGE", field,
                        "has an answer that does not fit into a response of " + text +
                            " bytes; send less at once, or ask for fewer kinds",
                        {{"field", field}, {"limit", text}});
}

google::rpc::Status BatchEmptyError() {
  return MakeFieldError("BATCH_EMPTY", "requests", "is empty", {{"field", "requests"}});
}

google::rpc::Status BatchTooLargeError(int count, int32_t limit) {
  return MakeSizeError("BATCH_TOO_LARGE", "requests", static_cast<size_t>(count), "entries", limit);
}

google::rpc::Status MalformedRequestError() {
  return MakeError(grpc::INVALID_ARGUMENT, "MALFORMED_REQUEST",
                   "the request cannot be read: it is no message of this method, or a string in it "
                   "is not valid UTF-8");
}

google::rpc::Status TooManyFieldsError(int32_t limit) {
  const std::string text = std::to_string(limit);
  return MakeError(grpc::INVALID_ARGUMENT, "TOO_MANY_FIELDS",
                   "the request has more than " + text + " fields; send less at once",
                   {{"limit", text}});
}

google::rpc::Status DeadlineError() {
  return MakeError(grpc::DEADLINE_EXCEEDED, "DEADLINE",
                   "the deadline passed before the answer was ready");
}

google::rpc::Status TimeLimitError(std::chrono::milliseconds limit) {
  const std::string text = std::to_string(limit.count());
  return MakeError(grpc::DEADLINE_EXCEEDED, "TIME_LIMIT",
                   "the answer was not ready within " + text +
                       " ms, the longest time that this server gives a request",
                   {{"limit_ms", text}});
}

google::rpc::Status StreamIdleError(std::chrono::milliseconds limit) {
  const std::string text = std::to_string(limit.count());
  return MakeError(grpc::ABORTED, "STREAM_IDLE",
                   "no document came for " + text +
                       " ms, the longest time that this server keeps a "
                       "stream's place; open another",
                   {{"limit_ms", text}});
}

google::rpc::Status CancelledError() {
  return MakeError(grpc::CANCELLED, "CANCELLED", "the call was cancelled");
}

google::rpc::Status ShuttingDownError() {
  return MakeError(grpc::UNAVAILABLE, "SHUTTING_DOWN", "the server is stopping; ask another");
}

google::rpc::Status UnauthenticatedError() {
  return MakeError(grpc::UNAUTHENTICATED, "TOKEN_INVALID",
                   "the call needs the header authorization: Bearer, with a token that this server "
                   "knows");
}

google::rpc::Status UnknownMethodError() {
  return MakeError(grpc::UNIMPLEMENTED, "METHOD_UNKNOWN",
                   "this server has no such method, or the message is none of the method's");
}

google::rpc::Status ServerBusyError() {
  google::rpc::Status status = MakeError(grpc::RESOURCE_EXHAUSTED, "SERVER_BUSY",
                                         "the server is busy; try again in a second");
  google::rpc::RetryInfo retry;
  retry.mutable_retry_delay()->set_seconds(1);
  AddDetail(retry, &status);
  return status;
}

google::rpc::Status InternalError() {
  return MakeError(grpc::INTERNAL, "INTERNAL", "the server failed to answer");
}

grpc::Status ToGrpcStatus(const google::rpc::Status& error) {
  if (error.code() == grpc::OK) return grpc::Status::OK;
  return grpc::Status(static_cast<grpc::StatusCode>(error.code()), error.message(),
                      error.SerializeAsString());
}

grpc::Status CompleteStatus(const grpc::Status& status) {
  if (status.ok() || !status.error_details().empty()) return status;
  switch (status.error_code()) {
    case grpc::INTERNAL:
      // gRPC 1.51 tells of a request that a sync method (reflection) could not parse by this code
      // and no message at all.
      return ToGrpcStatus(status.error_message().empty() ? MalformedRequestError()
                                                         : InternalError());
    case grpc::UNIMPLEMENTED:
      return ToGrpcStatus(UnknownMethodError());
    case grpc::RESOURCE_EXHAUSTED:
      return ToGrpcStatus(ServerBusyError());
    case grpc::UNKNOWN:
      // An exception left a handler.
      return ToGrpcStatus(InternalError());
    default:
      return status;
  }
}

std::string ReasonOf(const grpc::Status& status) {
  google::rpc::Status error;
  google::rpc::ErrorInfo info;
  if (status.ok() || !error.ParseFromString(status.error_details())) return "";
  for (const auto& detail : error.details()) {
    if (detail.UnpackTo(&info)) return info.reason();
  }
  return "";
}

std::string_view CodeName(grpc::StatusCode code) {
  static constexpr std::string_view kNames[] = {
      "OK",
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
      "UNAUTHENTICATED",
  };
  const auto index = static_cast<size_t>(code);
  return index < std::size(kNames) ? kNames[index] : "UNKNOWN";
}

}  // namespace isnad
