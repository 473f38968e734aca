// Tells ThreadSanitizer what gRPC's locks and queues order. gRPC and absl come from the system,
// where they are not instrumented: without this every object that goes from one thread to another
// through them looks like a race.
//
// Linked into what is built with -fsanitize=thread: its definitions stand before those of the
// libraries and call them. SPDX-License-Identifier: Apache-2.0
#include <absl/synchronization/mutex.h>
#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

namespace {

template <typename Function>
Function* Library(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

namespace absl {
ABSL_NAMESPACE_BEGIN

void Mutex::Lock() {
  static auto* const lock = Library<void(Mutex*)>("_ZN4absl7debian35Mutex4LockEv");
  lock(this);
  __tsan_acquire(this);
}

bool Mutex::TryLock() {
  static auto* const try_lock = Library<bool(Mutex*)>("_ZN4absl7debian35Mutex7TryLockEv");
  const bool locked = try_lock(this);
  if (locked) __tsan_acquire(this);
  return locked;
}

void Mutex::Unlock() {
  static auto* const unlock = Library<void(Mutex*)>("_ZN4absl7debian35Mutex6UnlockEv");
  __tsan_release(this);
  unlock(this);
}

void CondVar::Wait(Mutex* mutex) {
  static auto* const wait =
      Library<void(CondVar*, Mutex*)>("_ZN4absl7debian37CondVar4WaitEPNS0_5MutexE");
  __tsan_release(mutex);
  wait(this, mutex);
  __tsan_acquire(mutex);
}

bool CondVar::WaitWithTimeout(Mutex* mutex, Duration timeout) {
  static auto* const wait = Library<bool(CondVar*, Mutex*, Duration)>(
      "_ZN4absl7debian37CondVar15WaitWithTimeoutEPNS0_5MutexENS0_8DurationE");
  __tsan_release(mutex);
  const bool timed_out = wait(this, mutex, timeout);
  __tsan_acquire(mutex);
  return timed_out;
}

bool CondVar::WaitWithDeadline(Mutex* mutex, Time deadline) {
  static auto* const wait = Library<bool(CondVar*, Mutex*, Time)>(
      "_ZN4absl7debian37CondVar16WaitWithDeadlineEPNS0_5MutexENS0_4TimeE");
  __tsan_release(mutex);
  const bool timed_out = wait(this, mutex, deadline);
  __tsan_acquire(mutex);
  return timed_out;
}

ABSL_NAMESPACE_END
}  // namespace absl

// grpc_core::MultiProducerSingleConsumerQueue, whose header is not installed.
#define QUEUE(method) "_ZN9grpc_core32MultiProducerSingleConsumerQueue" method
extern "C" {
bool Push(void* queue, void* node) __asm__(QUEUE("4PushEPNS0_4NodeE"));
void* Pop(void* queue) __asm__(QUEUE("3PopEv"));
void* PopAndCheckEnd(void* queue, bool* empty) __asm__(QUEUE("14PopAndCheckEndEPb"));

bool Push(void* queue, void* node) {
  static auto* const push = Library<bool(void*, void*)>(QUEUE("4PushEPNS0_4NodeE"));
  __tsan_release(node);
  return push(queue, node);
}

void* Pop(void* queue) {
  static auto* const pop = Library<void*(void*)>(QUEUE("3PopEv"));
  void* node = pop(queue);
  if (node != nullptr) __tsan_acquire(node);
  return node;
}

void* PopAndCheckEnd(void* queue, bool* empty) {
  static auto* const pop = Library<void*(void*, bool*)>(QUEUE("14PopAndCheckEndEPb"));
  void* node = pop(queue, empty);
  if (node != nullptr) __tsan_acquire(node);
  return node;
}
}
