// SPDX-License-Identifier: Apache-2.0
#include "server/service/calls.h"

#include <google/protobuf/arena.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "server/service/errors.h"
#include "server/service/field_count.h"

namespace isnad {
namespace {

constexpr std::chrono::milliseconds kBatchStep(10);
// What a field takes in memory at most, an empty KnownSpeaker, beside its bytes on the wire.
constexpr int64_t kBytesAField = 96;

// A message in one piece: the network's, or a copy when it came in several.
bool Flatten(const grpc::ByteBuffer& bytes, grpc::Slice* slice) {
  return bytes.TrySingleSlice(slice).ok() || bytes.DumpToSingleSlice(slice).ok();
}

std::string_view BytesOf(const grpc::Slice& slice) {
  return {reinterpret_cast<const char*>(slice.begin()), slice.size()};
}

// What a request will take in memory, and what is wrong with its size.
google::rpc::Status MeasureRequest(const grpc::ByteBuffer& bytes,
                                   const google::protobuf::Descriptor& type, const Limits& limits,
                                   int64_t* held) {
  const std::optional<int64_t> fields = CountFields(bytes, type, limits.max_message_fields);
  if (!fields) return MalformedRequestError();
  if (*fields > limits.max_message_fields) return TooManyFieldsError(limits.max_message_fields);
  *held = static_cast<int64_t>(bytes.Length()) + *fields * kBytesAField;
  return {};
}

}  // namespace

UnaryCall::UnaryCall(const CallContext& shared, grpc::CallbackServerContext* context,
                     const grpc::ByteBuffer* request, grpc::ByteBuffer* response)
    : LiveCall(shared.live_calls, context),
      shared_(shared),
      context_(context),
      request_(request),
      response_(response) {}

void UnaryCall::Begin(const google::protobuf::Descriptor& type) {
  Join();
  if (!request_->Valid()) return FailWithoutMessage();
  const google::rpc::Status error = MeasureRequest(*request_, type, answerer().limits(), &held_);
  if (error.code() != 0) return Fail(error);
  if (!shared_.admission->Admit(held_, [this] { return Step(); })) {
    held_ = 0;
    Fail(ServerBusyError());
  }
}

// Most often the caller went while it sent its message, but word of that comes a moment later.
void UnaryCall::FailWithoutMessage() {
  shared_.admission->Continue([this] {
    if (context_->IsCancelled()) SetCancelled();
    Fail(Stopped() ? StopError() : MalformedRequestError());
    return false;
  });
}

void UnaryCall::HoldMore(int64_t bytes) {
  shared_.admission->Hold(bytes);
  held_ += bytes;
}

bool UnaryCall::TakeRequest(grpc::Slice* bytes) {
  const bool taken = Flatten(*request_, bytes);
  context_->GetRpcAllocatorState()->FreeRequest();
  return taken;
}

void UnaryCall::Send(grpc::ByteBuffer response) {
  response_->Swap(&response);
  HoldMore(static_cast<int64_t>(response_->Length()) - held_);
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
  Begin(*v1::AttributeQuotesRequest::descriptor());
}

bool DocumentCall::Step() {
  if (IsCrowdedOut()) {
    Fail(ServerBusyError());
    return false;
  }
  grpc::Slice bytes;
  google::protobuf::Arena arena;
  DocumentRequest request;
  WireWriter response;
  const google::rpc::Status error =
      TakeRequest(&bytes) && ReadRequest(BytesOf(bytes), &arena, &request)
          ? answerer().Answer(*this, request, "", answerer().limits().max_answer_bytes, &response)
          : MalformedRequestError();
  error.code() == 0 ? Send(response.Take()) : Fail(error);
  return false;
}

BatchCall::BatchCall(const CallContext& shared, grpc::CallbackServerContext* context,
                     const grpc::ByteBuffer* request, grpc::ByteBuffer* response)
    : UnaryCall(shared, context, request, response) {
  Begin(*v1::BatchAttributeQuotesRequest::descriptor());
}

bool BatchCall::ReadRequest() {
  parsed_ = true;
  google::rpc::Status error;
  const int32_t limit = answerer().limits().max_batch_documents;
  if (!TakeRequest(&bytes_) || !ReadBatchRequest(BytesOf(bytes_), &arena_, &requests_)) {
    error = MalformedRequestError();
  } else if (requests_.empty()) {
    error = BatchEmptyError();
  } else if (const auto count = static_cast<int>(requests_.size()); count > limit) {
    error = BatchTooLargeError(count, limit);
  }
  if (error.code() != 0) {
    Fail(error);  // from here on the call may be gone
    return false;
  }
  return true;
}

bool BatchCall::Step() {
  const auto end = std::chrono::steady_clock::now() + kBatchStep;
  if (IsCrowdedOut()) {
    Fail(ServerBusyError());
    return false;
  }
  if (!parsed_ && !ReadRequest()) return false;
  while (next_ < requests_.size()) {
    WireWriter result;
    const google::rpc::Status error =
        answerer().AnswerOne(*this, requests_[next_], "requests[" + std::to_string(next_) + "].",
                             static_cast<int64_t>(next_),
                             answerer().limits().max_answer_bytes - results_bytes_, &result);
    if (error.code() != 0) {
      Fail(error);
      return false;
    }
    ++next_;
    result.AddHead(v1::BatchAttributeQuotesResponse::kResultsFieldNumber, 0);
    const auto bytes = static_cast<int64_t>(result.size());
    result.Take(&results_);
    results_bytes_ += bytes;
    HoldMore(bytes);
    if (std::chrono::steady_clock::now() > end) return true;
  }
  DropRequest();
  Send(grpc::ByteBuffer(results_.data(), results_.size()));
  return false;
}

void BatchCall::DropRequest() {
  std::deque<DocumentRequest>().swap(requests_);
  arena_.Reset();
  bytes_ = grpc::Slice();
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
  BeginWaiting();
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
  grpc::Slice bytes;
  google::protobuf::Arena arena;
  DocumentRequest request;
  WireWriter response;
  const int64_t index = index_++;
  google::rpc::Status error = ItemError();
  if (error.code() == 0 &&
      !(Flatten(request_, &bytes) && ReadStreamRequest(BytesOf(bytes), &arena, &request))) {
    error = MalformedRequestError();
  }
  request_.Clear();
  if (error.code() == 0) {
    error = shared_.answerer->AnswerOne(*this, request, "request.", index,
                                        shared_.answerer->limits().max_answer_bytes, &response);
    if (error.code() != 0) return End(error);
  } else {
    shared_.answerer->Refuse(*this, error, index, &response);
  }
  response.AddHead(v1::StreamAttributeQuotesResponse::kResultFieldNumber, 0);
  grpc::ByteBuffer written = response.Take();
  response_.Swap(&written);
  Hold(response_.Length());
  BeginSending();
  StartWrite(&response_);
}

google::rpc::Status StreamCall::ItemError() {
  if (shared_.admission->Overheld(held_)) return ServerBusyError();
  int64_t held = 0;
  google::rpc::Status error = MeasureRequest(
      request_, *v1::StreamAttributeQuotesRequest::descriptor(), shared_.answerer->limits(), &held);
  if (error.code() == 0) Hold(static_cast<size_t>(held));
  return error;
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

void StreamCall::OnIdle(std::chrono::milliseconds limit) {
  if (Move(State::kReading, State::kFinished)) Finish(ToGrpcStatus(StreamIdleError(limit)));
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
