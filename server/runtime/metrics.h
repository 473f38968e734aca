// What Prometheus may ask: calls, answers, the engine's stages and the process.
//
//   Metrics metrics;
//   metrics.CountDocument(document);
//   std::string error;
//   std::unique_ptr<MetricsPort> port = MetricsPort::Open("127.0.0.1:9464", metrics, &error);
//   if (port == nullptr) ...     // error: cannot serve metrics on 127.0.0.1:9464: Address in use
//   →  GET /metrics: isnad_quotes_total{kind="direct"} 1 ...
//
// Labels are fixed sets, so that no caller can make the number of series grow: an unknown method is
// "other". The README lists the metrics.
// Thread-safety: thread-safe. Counting costs a few atomic additions; histograms and rules take
// locks that are held for nanoseconds. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_RUNTIME_METRICS_H_
#define ISNAD_SERVER_RUNTIME_METRICS_H_

#include <grpcpp/support/status.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "server/engine/document.h"
#include "server/runtime/address.h"
#include "server/runtime/reload_status.h"

namespace prometheus {
class Exposer;
}

namespace isnad {

// One call that ended.
struct CallMeasures {
  grpc::StatusCode code = grpc::OK;
  double seconds = 0;
  int64_t request_bytes = 0;   // of all messages, as Protobuf
  int64_t response_bytes = 0;  // likewise
};

class Metrics {
 public:
  Metrics();
  ~Metrics();

  // `path` as gRPC has it: /isnad.v1.QuoteAttributionService/AttributeQuotes. Calls of gRPC's own
  // services (health, reflection) are not counted.
  void CountStart(std::string_view path);
  void CountEnd(std::string_view path, const CallMeasures& call);

  // A document that was answered, as the engine left it: before `kinds` dropped quotations.
  void CountDocument(const Document& document);

  // Values that are asked for whenever somebody looks: what they read must outlive every
  // MetricsPort. A counter's name ends in _total.
  void AddGauge(const std::string& name, const std::string& help, std::function<double()> value);
  void AddCounter(const std::string& name, const std::string& help, std::function<double()> value);

  // Whether a file that may change could be read, and when.
  void AddReload(const std::string& file, std::function<const ReloadStatus&()> status);

 private:
  friend class MetricsPort;
  struct Parts;

  const std::unique_ptr<Parts> parts_;
};

// Serves http://ADDRESS/metrics as long as it lives.
class MetricsPort {
 public:
  // Null when the address cannot be listened on; `error` then says why in one line.
  static std::unique_ptr<MetricsPort> Open(const std::string& address, const Metrics& metrics,
                                           std::string* error);
  ~MetricsPort();

  int port() const;

 private:
  MetricsPort();

  Address address_;
  std::unique_ptr<prometheus::Exposer> exposer_;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_RUNTIME_METRICS_H_
