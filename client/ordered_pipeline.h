// Many documents at once, results in the order of the input, in bounded memory:
//
//   next() ──> parallel x work(in) ──> sink(out)
//
// next runs on the caller's thread, work on `parallel` threads, sink on one thread of its own as
// soon as the oldest result is there. At most 4 x parallel documents are held, so that a slow
// document delays the output but does not fill the memory. Returns when next has given nullopt and
// sink has seen every result. None of the functions may throw. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_CLIENT_ORDERED_PIPELINE_H_
#define ISNAD_CLIENT_ORDERED_PIPELINE_H_

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace isnad {

template <typename In, typename Out>
class OrderedPipeline {
 public:
  OrderedPipeline(int parallel, std::function<Out(In)> work, std::function<void(Out)> sink)
      : window_(4 * static_cast<size_t>(parallel)), work_(std::move(work)), sink_(std::move(sink)) {
    for (int i = 0; i < parallel; ++i) threads_.emplace_back([this] { Work(); });
    threads_.emplace_back([this] { Write(); });
  }
  OrderedPipeline(const OrderedPipeline&) = delete;
  OrderedPipeline& operator=(const OrderedPipeline&) = delete;

  void Run(const std::function<std::optional<In>()>& next) {
    while (std::optional<In> in = next()) Push(std::move(*in));
    {
      std::lock_guard<std::mutex> lock(mutex_);
      ended_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

 private:
  using Task = std::packaged_task<Out()>;

  void Push(In in) {
    Task task([this, in = std::move(in)]() mutable { return work_(std::move(in)); });
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return results_.size() < window_; });
    results_.push_back(task.get_future());
    tasks_.push_back(std::move(task));
    changed_.notify_all();
  }

  void Work() {
    while (true) {
      Task task;
      {
        std::unique_lock<std::mutex> lock(mutex_);
        changed_.wait(lock, [this] { return !tasks_.empty() || ended_; });
        if (tasks_.empty()) return;
        task = std::move(tasks_.front());
        tasks_.pop_front();
      }
      task();
    }
  }

  void Write() {
    while (true) {
      {
        std::unique_lock<std::mutex> lock(mutex_);
        changed_.wait(lock, [this] { return !results_.empty() || ended_; });
        if (results_.empty()) return;
      }
      sink_(results_.front().get());  // push_back leaves references to a deque's elements valid
      std::lock_guard<std::mutex> lock(mutex_);
      results_.pop_front();
      changed_.notify_all();
    }
  }

  const size_t window_;
  const std::function<Out(In)> work_;
  const std::function<void(Out)> sink_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> tasks_;                // not yet begun
  std::deque<std::future<Out>> results_;  // not yet written, in order
  bool ended_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace isnad

#endif  // ISNAD_CLIENT_ORDERED_PIPELINE_H_
