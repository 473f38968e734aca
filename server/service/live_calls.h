// The calls that are being answered now: what stops each of them, and who looks after those whose
// callers do not take their answers.
//
//   class Call : public LiveCall { ... };       // Join() when it is constructed, Leave() in OnDone
//   call.Stopped()    →  true when the caller cancelled, the time is up or the server stops
//   call.StopError()  →  which of them: CANCELLED, DEADLINE, TIME_LIMIT or SHUTTING_DOWN
//   calls.StopAll()   →  asks every call to end with SHUTTING_DOWN
//
// A caller that never reads would hold its answer in memory for as long as its connection lives;
// Watch() cancels a call whose answer was not taken within the time of a request, and ends one that
// has waited too long for its caller's next message. When no call is left it gives memory back to
// the system, every few seconds.
// Thread-safety: thread-safe. A LiveCalls must outlive its calls. Complexity: Stopped() is two
// loads and a look at the clock. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_SERVICE_LIVE_CALLS_H_
#define ISNAD_SERVER_SERVICE_LIVE_CALLS_H_

#include <grpcpp/server_context.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <thread>

#include "google/rpc/status.pb.h"

namespace isnad {

class LiveCall;

class LiveCalls {
 public:
  // For a request and for its answer to be taken; and for a call to wait for its caller's next
  // message, 0: for ever.
  LiveCalls(std::chrono::milliseconds max_time, std::chrono::milliseconds max_idle);
  ~LiveCalls();
  LiveCalls(const LiveCalls&) = delete;
  LiveCalls& operator=(const LiveCalls&) = delete;

  void StopAll();

  int size() const;

 private:
  friend class LiveCall;

  uint64_t Join(LiveCall* call);
  void Leave(uint64_t id);
  void Watch();
  template <typename Function>
  void ForEach(Function function);

  const std::chrono::milliseconds max_time_;
  const std::chrono::milliseconds max_idle_;
  std::atomic<bool> stopping_{false};
  // Recursive: gRPC may end a call, which then leaves, on the thread that cancels it.
  mutable std::recursive_mutex mutex_;
  std::condition_variable_any wake_;
  std::map<uint64_t, LiveCall*> calls_;
  uint64_t last_id_ = 0;
  bool ending_ = false;
  std::thread watcher_;
};

class LiveCall {
 public:
  LiveCall(LiveCalls* calls, grpc::CallbackServerContext* context);
  virtual ~LiveCall() = default;
  LiveCall(const LiveCall&) = delete;
  LiveCall& operator=(const LiveCall&) = delete;

  // What gRPC knows the call by.
  const grpc::ServerContextBase* context() const { return context_; }

  // Whether the work for the call is no longer wanted.
  bool Stopped() const;
  google::rpc::Status StopError() const;

 protected:
  // The time of a request begins: at the start of a call and with each item of a stream.
  void BeginWork();
  // The caller's next message is waited for, until BeginWork() or the end of the call.
  void BeginWaiting();
  // The answer is on its way, until the call ends or EndSending().
  void BeginSending();
  void EndSending() { sending_ = false; }
  void SetCancelled() { cancelled_ = true; }
  bool stopping() const { return calls_->stopping_; }

  // The first thing a call does when it is constructed, and the last.
  void Join() { id_ = calls_->Join(this); }
  void Leave() { calls_->Leave(id_); }

  // The server stops: a call that only waits for its caller can end now.
  virtual void OnStopping() {}

  // The caller has not sent its next message in time.
  virtual void OnIdle(std::chrono::milliseconds /*limit*/) {}

 private:
  bool Cancelled() const;

  friend class LiveCalls;
  using Clock = std::chrono::steady_clock;

  LiveCalls* const calls_;
  grpc::CallbackServerContext* const context_;
  std::atomic<Clock::time_point> limit_;
  std::atomic<bool> cancelled_{false};
  std::atomic<bool> sending_{false};
  std::atomic<bool> waiting_{false};
  uint64_t id_ = 0;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_SERVICE_LIVE_CALLS_H_
