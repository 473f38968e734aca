// Follows each call from its arrival to its status: counts it, and writes its log line.
//
//   CallWatch watch(&metrics, /*log_calls=*/true);
//   answerer_options.observer = &watch;                 // what the engine found
//   creators.push_back(...CallInterceptorFactory(&watch));   // what gRPC saw
//   →  {..."msg":"call","method":"AttributeQuotes","code":"OK","ms":0.412,"engine_ms":0.201,
//       "request_bytes":210,"response_bytes":388,"documents":1,"refused":0,"quotes":2,
//       "request_id":"6e0c...","trace_id":"4bf9...","span_id":"00f0..."}
//
// A line says how much, never what: no text of a request, and of its metadata only ids that look
// like ids (call_ids.h). Calls of gRPC's own services are left alone.
// Thread-safety: thread-safe; a CallRecord belongs to its call. One lock for each event.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_RUNTIME_CALL_WATCH_H_
#define ISNAD_SERVER_RUNTIME_CALL_WATCH_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/status.h>

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/runtime/call_ids.h"
#include "server/runtime/metrics.h"
#include "server/service/document_observer.h"

namespace isnad {

struct CallRecord {
  std::string_view path;  // gRPC's, for as long as the call lives
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
  CallIds ids;
  int64_t request_bytes = 0;
  int64_t response_bytes = 0;
  // What the engine found: under CallWatch's lock.
  int64_t documents = 0;
  int64_t refused = 0;
  int64_t quotes = 0;
  double engine_seconds = 0;
};

class CallWatch final : public DocumentObserver {
 public:
  // Without metrics it only logs.
  CallWatch(Metrics* metrics, bool log_calls) : metrics_(metrics), log_calls_(log_calls) {}

  void Begin(const grpc::ServerContextBase* call, CallRecord* record);
  // Once for each Begin().
  void End(const grpc::ServerContextBase* call, const grpc::Status& status);

  void OnAnswered(const grpc::ServerContextBase* call, const Document& document) override;
  void OnRefused(const grpc::ServerContextBase* call) override;

 private:
  Metrics* const metrics_;
  const bool log_calls_;
  std::mutex mutex_;
  std::unordered_map<const grpc::ServerContextBase*, CallRecord*> records_;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_RUNTIME_CALL_WATCH_H_
