// SPDX-License-Identifier: Apache-2.0
#include "server/service/admission.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

namespace isnad {
namespace {

// Below gRPC's own threads: a core that reads a document is left at once for a refusal or a health
// check. Other processes of the same machine see no more of it than that.
constexpr int kNicer = 5;

// Bytes of a call that is read within a millisecond: one of gRPC's threads can be spared for that.
constexpr int64_t kSmallCall = 24 * 1024;

}  // namespace

Admission::Admission(const AdmissionOptions& options) : options_(options) {
  const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  const int threads = options.max_concurrent > 0 ? options.max_concurrent : cores;
  max_concurrent_ = threads;
  max_calls_ = threads + options.max_queue;
  threads_.reserve(static_cast<size_t>(threads));
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { Work(); });
}

Admission::~Admission() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    ending_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool Admission::Admit(int64_t bytes, Step step) {
  std::unique_lock<std::mutex> lock(mutex_);
  // One call alone may be larger than what is held at most: there is a limit for messages.
  const bool no_memory = load_.held_bytes > 0 && load_.held_bytes + bytes > options_.max_held_bytes;
  if (calls_ >= max_calls_ || no_memory) {
    ++load_.refused;
    return false;
  }
  ++calls_;
  load_.held_bytes += bytes;
  Entry entry{std::move(step), /*counted=*/true};
  if (bytes <= kSmallCall && load_.concurrent == 0 && load_.waiting == 0) {
    ++load_.concurrent;
    Run(std::move(entry), &lock);
    if (!line_.empty()) wake_.notify_one();  // a thread may have found all places taken
    return true;
  }
  line_.push_back(std::move(entry));
  ++load_.waiting;
  lock.unlock();
  wake_.notify_one();
  return true;
}

void Admission::Continue(Step step) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    line_.push_back({std::move(step), /*counted=*/false});
    ++load_.waiting;
  }
  wake_.notify_one();
}

bool Admission::EnterStream() {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (load_.streams >= options_.max_streams) {
    ++load_.refused;
    return false;
  }
  ++load_.streams;
  return true;
}

void Admission::LeaveStream() {
  const std::lock_guard<std::mutex> lock(mutex_);
  --load_.streams;
}

void Admission::Hold(int64_t bytes) {
  const std::lock_guard<std::mutex> lock(mutex_);
  load_.held_bytes += bytes;
}

bool Admission::Overheld(int64_t own) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return load_.held_bytes - own > options_.max_held_bytes;
}

Admission::Load Admission::load() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return load_;
}

void Admission::Work() {
  const auto thread = static_cast<id_t>(gettid());
  setpriority(PRIO_PROCESS, thread, getpriority(PRIO_PROCESS, thread) + kNicer);
  std::unique_lock<std::mutex> lock(mutex_);
  while (true) {
    wake_.wait(
        lock, [this] { return ending_ || (!line_.empty() && load_.concurrent < max_concurrent_); });
    if (line_.empty()) return;
    Entry entry = std::move(line_.front());
    line_.pop_front();
    --load_.waiting;
    ++load_.concurrent;
    Run(std::move(entry), &lock);
  }
}

void Admission::Run(Entry entry, std::unique_lock<std::mutex>* lock) {
  lock->unlock();
  const bool more = entry.step();
  lock->lock();
  --load_.concurrent;
  if (more) {
    line_.push_back(std::move(entry));
    ++load_.waiting;
  } else if (entry.counted) {
    --calls_;
  }
}

}  // namespace isnad
