// The line in front of the engine: a fixed number of threads that read documents, a bounded number
// of calls that wait for one, and a word at once for those that find the line full.
//
//   Admission admission({/*max_concurrent=*/2, /*max_queue=*/64});
//   if (!admission.Admit(request_bytes, [this] { return Step(); })) ...   // SERVER_BUSY
//
// Work is done in steps. A step that returns true has more to do and is put behind what waits, so
// that a batch of a thousand documents does not hold up a call with one. A call counts from its
// admission to the end of its last step. What is held in memory counts besides: requests until they
// are answered, answers until they are taken.
// Thread-safety: thread-safe. Steps must not throw. The destructor waits for the steps in line.
// Complexity: constant, one lock for each step. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_SERVICE_ADMISSION_H_
#define ISNAD_SERVER_SERVICE_ADMISSION_H_

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace isnad {

struct AdmissionOptions {
  int max_concurrent = 0;                      // documents read at once; 0: one for each core
  int max_queue = 64;                          // calls that wait beyond that
  int max_streams = 256;                       // streams that are open at once
  int64_t max_held_bytes = 256 * 1024 * 1024;  // of requests and answers; more calls are refused
};

class Admission {
 public:
  using Step = std::function<bool()>;  // true: not done yet

  explicit Admission(const AdmissionOptions& options);
  ~Admission();
  Admission(const Admission&) = delete;
  Admission& operator=(const Admission&) = delete;

  // False when the line is full or too much is held; else `step` runs soon on another thread, or,
  // when the call is small and nothing else runs or waits, has run here: waking a thread would cost
  // more than a short document.
  bool Admit(int64_t bytes, Step step);

  // For the next item of a stream that was let in: never refused, a stream has one at a time.
  void Continue(Step step);

  // A stream's place, from its begin to its end.
  bool EnterStream();
  void LeaveStream();

  // Counts memory that a call holds; negative when it is given back.
  void Hold(int64_t bytes);

  // Whether the others of a call that holds `own` bytes hold more than may be held: answers may
  // have become larger than what was admitted.
  bool Overheld(int64_t own) const;

  struct Load {
    int concurrent = 0;  // steps that run now
    int waiting = 0;     // steps in line
    int streams = 0;
    int64_t held_bytes = 0;
    int64_t refused = 0;  // calls and streams, since the start
  };
  Load load() const;
  int max_concurrent() const { return max_concurrent_; }

 private:
  struct Entry {
    Step step;
    bool counted;  // a call, and no stream's item
  };

  void Work();
  // Runs a step that is counted as running; under the lock, which it leaves meanwhile.
  void Run(Entry entry, std::unique_lock<std::mutex>* lock);

  const AdmissionOptions options_;
  int max_concurrent_ = 0;
  int max_calls_ = 0;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Entry> line_;
  Load load_;
  int calls_ = 0;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_SERVICE_ADMISSION_H_
