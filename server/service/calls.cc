// SPDX-License-Identifier: Apache-2.0
#include "server/service/calls.h"

#include <google/protobuf/arena.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/support/proto_buffer_reader.h>
#include <grpcpp/support/proto_buffer_writer.h>

#include <chrono>
#include <string>
#include <utility>

#include "server/service/errors.h"

namespace isnad {
namespace {

constexpr std::chrono::milliseconds kBatchStep(10);
constexpr size_t kArenaBlock = 16 * 1024;  // a usual answer and its request

// An answer is a hundred small messages: they stand in a few blocks and go all at once.
google::protobuf::ArenaOptions ArenaWithRoom() {
  google::protobuf::ArenaOptions options;
  options.start_block_size = kArenaBlock;
  return options;
}

bool ParseBytes(const grpc::ByteBuffer& bytes, google::protobuf::Message* message) {
  grpc::ByteBuffer copy = bytes;  // of the references; parsing empties it
  return grpc::GenericDeserialize<grpc::ProtoBufferReader, google::protobuf::Message>(&copy,
                                                                                      message)
      .ok();
}

bool WriteBytes(const google::protobuf::Message& message, grpc::ByteBuffer* bytes) {
  bool own = false;
  return grpc::GenericSerialize<grpc::ProtoBufferWriter, google::protobuf::Message>(message, bytes,
                                                                                    &own)
      .ok();
}

}  // namespace

UnaryCall::UnaryCall(const CallContext& shared, grpc::CallbackServerContext* context,
                     const grpc::ByteBuffer* request, grpc::ByteBuffer* response)
    : LiveCall(shared.live_calls, context),
      shared_(shared),
      context_(context),
      request_(request),
      response_(response) {}

void UnaryCall::Begin() {
  Join();
  held_ = static_cast<int64_t>(request_->Length());
  if (!shared_.admission->Admit(held_, [this] { return Step(); })) {
    held_ = 0;
    Fail(ServerBusyError());
  }
}

bool UnaryCall::Parse(google::protobuf::Message* message) {
  const bool parsed = ParseBytes(*request_, message);
  context_->GetRpcAllocatorState()->FreeRequest();
  return parsed;
}

void UnaryCall::Send(const google::protobuf::Message& message) {
  if (!WriteBytes(message, response_)) return Fail(InternalError());
  const auto bytes = static_cast<int64_t>(response_->Length());
  shared_.admission->Hold(bytes - held_);
  held_ = bytes;
  BeginSending();
  Finish(grpc::Status::OK);
}

void UnaryCall::Fail(const google::rpc::Status& error) { Finish(ToGrpcStatus(error)); }

void UnaryCall::OnDone() {
  shared_.admission->Hold(-held_);
  Leave();
  delete this;
}

DocumentCall::DocumentCall(const CallContext& shared, grpc::CallbackServerContext* context,
                           const grpc::ByteBuffer* request, grpc::ByteBuffer* response)
    : UnaryCall(shared, context, request, response) {
  Begin();
}

bool DocumentCall::Step() {
  google::protobuf::Arena arena(ArenaWithRoom());
  auto* request = google::protobuf::Arena::CreateMessage<v1::AttributeQuotesRequest>(&arena);
  auto* response = google::protobuf::Arena::CreateMessage<v1::AttributeQuotesResponse>(&arena);
  const google::rpc::Status error =
      Parse(request) ? answerer().Answer(*this, *request, "", response) : MalformedRequestError();
  error.code() == 0 ? Send(*response) : Fail(error);
  return false;
}

BatchCall::BatchCall(const CallContext& shared, grpc::CallbackServerContext* context,
                     const grpc::ByteBuffer* request, grpc::ByteBuffer* response)
    : UnaryCall(shared, context, request, response) {
  Begin();
}

bool BatchCall::ReadRequest() {
  parsed_ = true;
  google::rpc::Status error;
  const int32_t limit = answerer().limits().max_batch_documents;
  if (!Parse(&batch_)) {
    error = MalformedRequestError();
  } else if (batch_.requests_size() == 0) {
    error = BatchEmptyError();
  } else if (batch_.requests_size() > limit) {
    error = BatchTooLargeError(batch_.requests_size(), limit);
  }
  if (error.code() != 0) {
    Fail(error);  // from here on the call may be gone
    return false;
  }
  results_.mutable_results()->Reserve(batch_.requests_size());
  return true;
}

bool BatchCall::Step() {
  const auto end = std::chrono::steady_clock::now() + kBatchStep;
  if (!parsed_ && !ReadRequest()) return false;
  while (results_.results_size() < batch_.requests_size()) {
    const int i = results_.results_size();
    v1::AttributeQuotesResult* result = results_.add_results();
    result->set_index(i);
    const google::rpc::Status error = answerer().AnswerOne(
        *this, batch_.requests(i), "requests[" + std::to_string(i) + "].", result);
    if (error.code() != 0) {
      Fail(error);
      return false;
    }
    if (std::chrono::steady_clock::now() > end) return true;
  }
  // Given back here and not in OnDone: gRPC's own threads have better things to do.
  const v1::BatchAttributeQuotesRequest batch = std::move(batch_);
  const v1::BatchAttributeQuotesResponse results = std::move(results_);
  Send(results);
  return false;
}

StreamCall::StreamCall(const CallContext& shared, grpc::CallbackServerContext* context)
    : LiveCall(shared.live_calls, context),
      shared_(shared),
      entered_(shared.admission->EnterStream()) {
  Join();
  entered_ ? ReadNext() : End(ServerBusyError());
}

void StreamCall::ReadNext() {
  std::unique_lock<std::mutex> lock(mutex_);
  if (stopping()) {
    lock.unlock();
    return End(ShuttingDownError());
  }
  state_ = State::kReading;
  StartRead(&request_);  // under the lock, or OnStopping could finish the call before
}

bool StreamCall::Move(State from, State to) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (state_ != from) return false;
  state_ = to;
  return true;
}

void StreamCall::OnReadDone(bool ok) {
  if (!Move(State::kReading, State::kBusy)) return;
  if (!ok) return End(Stopped() ? StopError() : google::rpc::Status());
  BeginWork();
  Hold(request_.Length());
  shared_.admission->Continue([this] {
    AnswerItem();
    return false;
  });
}

void StreamCall::AnswerItem() {
  google::protobuf::Arena arena(ArenaWithRoom());
  auto& request = *google::protobuf::Arena::CreateMessage<v1::StreamAttributeQuotesRequest>(&arena);
  auto& response =
      *google::protobuf::Arena::CreateMessage<v1::StreamAttributeQuotesResponse>(&arena);
  response.mutable_result()->set_index(index_++);
  const bool parsed = ParseBytes(request_, &request);
  request_.Clear();
  if (parsed) {
    const google::rpc::Status error = shared_.answerer->AnswerOne(
        *this, request.request(), "request.", response.mutable_result());
    if (error.code() != 0) return End(error);
  } else {
    shared_.answerer->RefuseUnread(*this, response.mutable_result());
  }
  if (!WriteBytes(response, &response_)) return End(InternalError());
  Hold(response_.Length());
  BeginSending();
  StartWrite(&response_);
}

void StreamCall::OnWriteDone(bool ok) {
  EndSending();
  response_.Clear();
  Hold(0);
  if (!ok || Stopped()) return End(Stopped() ? StopError() : CancelledError());
  ReadNext();
}

void StreamCall::OnStopping() {
  if (Move(State::kReading, State::kFinished)) Finish(ToGrpcStatus(ShuttingDownError()));
}

void StreamCall::End(const google::rpc::Status& error) {
  Move(State::kBusy, State::kFinished);
  Finish(ToGrpcStatus(error));
}

void StreamCall::Hold(size_t bytes) {
  shared_.admission->Hold(static_cast<int64_t>(bytes) - held_);
  held_ = static_cast<int64_t>(bytes);
}

void StreamCall::OnDone() {
  Hold(0);
  if (entered_) shared_.admission->LeaveStream();
  Leave();
  delete this;
}

}  // namespace isnad
