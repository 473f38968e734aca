// The process_* metrics that every Prometheus client has, and that prometheus-cpp lacks: processor
// time, memory, files, threads and the start, read from /proc whenever somebody looks.
//
//   exposer.RegisterCollectable(std::make_shared<ProcessMetrics>());
//   →  process_resident_memory_bytes 3.1457280e+07
//
// What /proc does not tell is left out. Thread-safety: thread-safe.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_RUNTIME_PROCESS_METRICS_H_
#define ISNAD_SERVER_RUNTIME_PROCESS_METRICS_H_

#include <prometheus/collectable.h>

#include <vector>

namespace isnad {

class ProcessMetrics final : public prometheus::Collectable {
 public:
  std::vector<prometheus::MetricFamily> Collect() const override;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_RUNTIME_PROCESS_METRICS_H_
