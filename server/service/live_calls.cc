// SPDX-License-Identifier: Apache-2.0
#include "server/service/live_calls.h"

#include <malloc.h>

#include <algorithm>

#include "server/service/errors.h"

namespace isnad {
namespace {

constexpr std::chrono::milliseconds kWatchInterval(250);
constexpr std::chrono::seconds kTrimInterval(10);

// A deadline is a time of the wall clock on the wire's way in, and gRPC's timer may be early by a
// tick.
bool HasPassed(std::chrono::system_clock::time_point deadline) {
  return deadline <= std::chrono::system_clock::now() + std::chrono::milliseconds(10);
}

}  // namespace

LiveCalls::LiveCalls(std::chrono::milliseconds max_time, std::chrono::milliseconds max_idle)
    : max_time_(max_time), max_idle_(max_idle), watcher_([this] { Watch(); }) {}

LiveCalls::~LiveCalls() {
  {
    const std::lock_guard<std::recursive_mutex> lock(mutex_);
    ending_ = true;
  }
  wake_.notify_all();
  watcher_.join();
}

void LiveCalls::StopAll() {
  stopping_ = true;
  ForEach([](LiveCall* call) { call->OnStopping(); });
}

int LiveCalls::size() const {
  const std::lock_guard<std::recursive_mutex> lock(mutex_);
  return static_cast<int>(calls_.size());
}

uint64_t LiveCalls::Join(LiveCall* call) {
  const std::lock_guard<std::recursive_mutex> lock(mutex_);
  calls_.emplace_hint(calls_.end(), ++last_id_, call);
  return last_id_;
}

void LiveCalls::Leave(uint64_t id) {
  const std::lock_guard<std::recursive_mutex> lock(mutex_);
  calls_.erase(id);
}

// Any call may leave while the function runs for one.
template <typename Function>
void LiveCalls::ForEach(Function function) {
  const std::lock_guard<std::recursive_mutex> lock(mutex_);
  for (auto next = calls_.begin(); next != calls_.end();) {
    const uint64_t id = next->first;
    function(next->second);
    next = calls_.upper_bound(id);
  }
}

void LiveCalls::Watch() {
  std::unique_lock<std::recursive_mutex> lock(mutex_);
  auto next_trim = LiveCall::Clock::now() + kTrimInterval;
  while (!wake_.wait_for(lock, std::min(kWatchInterval, max_time_), [this] { return ending_; })) {
    const auto now = LiveCall::Clock::now();
    ForEach([this, now](LiveCall* call) {
      if (call->limit_.load() >= now) return;
      if (call->sending_) call->context_->TryCancel();
      if (call->waiting_) call->OnIdle(max_idle_);
    });
    if (!calls_.empty() || now < next_trim) continue;
    next_trim = now + kTrimInterval;
    lock.unlock();
    malloc_trim(0);  // or a burst's memory would stay with the allocator for good
    lock.lock();
  }
}

LiveCall::LiveCall(LiveCalls* calls, grpc::CallbackServerContext* context)
    : calls_(calls), context_(context), limit_(Clock::now() + calls->max_time_) {}

// gRPC says so by OnCancel(), but not before the call's constructor has returned.
bool LiveCall::Cancelled() const {
  return cancelled_.load(std::memory_order_relaxed) || context_->IsCancelled();
}

bool LiveCall::Stopped() const {
  return Cancelled() || stopping() || Clock::now() > limit_.load(std::memory_order_relaxed);
}

google::rpc::Status LiveCall::StopError() const {
  if (HasPassed(context_->deadline())) return DeadlineError();
  if (Cancelled()) return CancelledError();
  return stopping() ? ShuttingDownError() : TimeLimitError(calls_->max_time_);
}

void LiveCall::BeginWork() {
  waiting_ = false;
  limit_ = Clock::now() + calls_->max_time_;
}

void LiveCall::BeginWaiting() {
  const bool for_ever = calls_->max_idle_.count() == 0;
  limit_ = for_ever ? Clock::time_point::max() : Clock::now() + calls_->max_idle_;
  waiting_ = true;
}

void LiveCall::BeginSending() {
  BeginWork();
  sending_ = true;
}

}  // namespace isnad
