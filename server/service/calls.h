// The reactors of gRPC's callback API: what happens from a call's begin to its end.
//
//   return new DocumentCall(&shared, context, request, response);       // deletes itself
//
// gRPC's own threads only put a call in line (admission.h) or refuse it; messages are parsed, read
// and written by the threads of the line. That keeps every refusal, the health service and the
// transport quick whatever the engine does, costs a waiting stream or a slow reader no thread, and
// tells a request that cannot be parsed from one that was never sent.
// Thread-safety: each call belongs to itself; what they share is thread-safe.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_SERVICE_CALLS_H_
#define ISNAD_SERVER_SERVICE_CALLS_H_

#include <google/protobuf/arena.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/slice.h>

#include <chrono>
#include <deque>
#include <mutex>
#include <vector>

#include "isnad/v1/quote_attribution.pb.h"
#include "server/service/admission.h"
#include "server/service/answerer.h"
#include "server/service/live_calls.h"
#include "server/service/request_reader.h"

namespace isnad {

// What all calls of a service have in common.
struct CallContext {
  Answerer* answerer;
  LiveCalls* live_calls;
  Admission* admission;
};

// A call with one request. Refused at once when the line is full.
class UnaryCall : public grpc::ServerUnaryReactor, public LiveCall {
 public:
  void OnCancel() override { SetCancelled(); }
  void OnDone() override;
  // gRPC's thread may run both itself: they take less time than waking another one.
  bool InternalInlineable() override { return true; }

 protected:
  UnaryCall(const CallContext& shared, grpc::CallbackServerContext* context,
            const grpc::ByteBuffer* request, grpc::ByteBuffer* response);

  // Asks for admission, with a request of that type; the last thing in the constructor of a call.
  void Begin(const google::protobuf::Descriptor& type);

  // A part of the work, on a thread of the line or, see Admit(), on gRPC's; true when there is
  // more.
  virtual bool Step() = 0;

  // Whether others hold so much by now that this call must go.
  bool IsCrowdedOut() const { return shared_.admission->Overheld(held_); }

  // Counts what the call holds more.
  void HoldMore(int64_t bytes);

  // The request's bytes in one piece, which gRPC keeps no longer. False when they cannot be read.
  bool TakeRequest(grpc::Slice* bytes);
  void Send(grpc::ByteBuffer response);
  void Fail(const google::rpc::Status& error);

  Answerer& answerer() const { return *shared_.answerer; }

 private:
  void FailWithoutMessage();

  const CallContext shared_;
  grpc::CallbackServerContext* const context_;
  const grpc::ByteBuffer* const request_;
  grpc::ByteBuffer* const response_;
  int64_t held_ = 0;
};

class DocumentCall final : public UnaryCall {
 public:
  DocumentCall(const CallContext& shared, grpc::CallbackServerContext* context,
               const grpc::ByteBuffer* request, grpc::ByteBuffer* response);

 private:
  bool Step() override;
};

// Gives way to other calls every few milliseconds.
class BatchCall final : public UnaryCall {
 public:
  BatchCall(const CallContext& shared, grpc::CallbackServerContext* context,
            const grpc::ByteBuffer* request, grpc::ByteBuffer* response);

 private:
  bool Step() override;
  bool ReadRequest();

  // Gives back what was read; here and not in OnDone, gRPC's own threads have better things to do.
  void DropRequest();

  grpc::Slice bytes_;
  google::protobuf::Arena arena_;
  std::deque<DocumentRequest> requests_;  // parts of both
  size_t next_ = 0;                       // the first request without an answer
  std::vector<grpc::Slice> results_;
  int64_t results_bytes_ = 0;
  bool parsed_ = false;
};

// One item at a time: read, answered, written. The next is read when the answer was taken, so that
// a slow reader holds up only itself and holds one item of memory.
class StreamCall final : public grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>,
                         public LiveCall {
 public:
  StreamCall(const CallContext& shared, grpc::CallbackServerContext* context);

  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnCancel() override { SetCancelled(); }
  void OnDone() override;

 private:
  enum class State { kReading, kBusy, kFinished };

  void OnStopping() override;
  void OnIdle(std::chrono::milliseconds limit) override;
  void AnswerItem();
  // What keeps the item from being parsed.
  google::rpc::Status ItemError();
  void ReadNext();
  // Whether the call went from the one state to the other.
  bool Move(State from, State to);
  void End(const google::rpc::Status& error);
  void Hold(size_t bytes);

  const CallContext shared_;
  const bool entered_;
  grpc::ByteBuffer request_;
  grpc::ByteBuffer response_;
  int64_t index_ = 0;
  int64_t held_ = 0;
  std::mutex mutex_;
  State state_ = State::kBusy;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_SERVICE_CALLS_H_
