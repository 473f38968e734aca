// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/metrics.h"

#include <absl/strings/ascii.h>
#include <google/protobuf/descriptor.h>
#include <prometheus/counter.h>
#include <prometheus/exposer.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <array>
#include <atomic>
#include <chrono>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <thread>
#include <utility>
#include <vector>

#include "isnad/v1/quote_attribution.grpc.pb.h"
#include "server/engine/engine.h"
#include "server/runtime/address.h"
#include "server/runtime/process_metrics.h"
#include "server/service/errors.h"

namespace isnad {
namespace {

using prometheus::Counter;
using prometheus::Family;
using prometheus::Gauge;
using prometheus::Histogram;
using prometheus::Labels;
using prometheus::MetricType;
using prometheus::Registry;

constexpr int kCodes = 17;

// A document of a few sentences takes a tenth of a millisecond, one of the longest allowed seconds.
const Histogram::BucketBoundaries& CallBuckets() {
  static const auto* const buckets = new Histogram::BucketBoundaries{
      0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60};
  return *buckets;
}

const Histogram::BucketBoundaries& StageBuckets() {
  static const auto* const buckets =
      new Histogram::BucketBoundaries{0.000001, 0.00001, 0.0001, 0.001, 0.01, 0.1, 1, 10};
  return *buckets;
}

// The handles of one method, made at the start.
struct Method {
  std::string path;
  Counter* started = nullptr;
  std::array<Counter*, kCodes> handled{};
  Histogram* seconds = nullptr;
  Gauge* in_flight = nullptr;
  Counter* received = nullptr;
  Counter* sent = nullptr;
};

// QUOTE_KIND_NON_SPEECH  →  non_speech
std::string LabelOf(const google::protobuf::EnumValueDescriptor& value, size_t prefix) {
  return absl::AsciiStrToLower(value.name().substr(prefix));
}

// A counter for each value of an enum of the contract, whose numbers the engine shares.
std::vector<Counter*> CountersOf(const google::protobuf::EnumDescriptor& type,
                                 const std::string& label, Family<Counter>* family) {
  const size_t prefix = type.value(0)->name().size() - std::string("UNSPECIFIED").size();
  std::vector<Counter*> counters;
  counters.reserve(static_cast<size_t>(type.value_count()));
  for (int i = 0; i < type.value_count(); ++i) {
    counters.push_back(i == 0 ? nullptr : &family->Add({{label, LabelOf(*type.value(i), prefix)}}));
  }
  return counters;
}

template <typename Enum>
void Count(const std::vector<Counter*>& counters, Enum value) {
  const auto index = static_cast<size_t>(value);
  if (index < counters.size() && counters[index] != nullptr) counters[index]->Increment();
}

// Values that others keep, asked for at each look.
class Asked final : public prometheus::Collectable {
 public:
  struct Value {
    std::vector<prometheus::ClientMetric::Label> labels;
    std::function<double()> ask;
  };

  void Add(const std::string& name, const std::string& help, MetricType type, Value value) {
    const std::lock_guard<std::mutex> lock(mutex_);
    Entry& entry = entries_[name];
    entry.family = {name, help, type, {}};
    entry.values.push_back(std::move(value));
  }

  std::vector<prometheus::MetricFamily> Collect() const override {
    const std::lock_guard<std::mutex> lock(mutex_);
    std::vector<prometheus::MetricFamily> families;
    for (const auto& [name, entry] : entries_) {
      families.push_back(entry.family);
      for (const Value& value : entry.values) {
        prometheus::ClientMetric metric;
        metric.label = value.labels;
        const bool counts = entry.family.type == MetricType::Counter;
        (counts ? metric.counter.value : metric.gauge.value) = value.ask();
        families.back().metric.push_back(std::move(metric));
      }
    }
    return families;
  }

 private:
  struct Entry {
    prometheus::MetricFamily family;  // without values
    std::vector<Value> values;
  };
  mutable std::mutex mutex_;
  std::map<std::string, Entry> entries_;
};

Family<Counter>& AddCounters(const char* name, const char* help, Registry* registry) {
  return prometheus::BuildCounter().Name(name).Help(help).Register(*registry);
}

}  // namespace

struct Metrics::Parts {
  std::shared_ptr<Registry> registry = std::make_shared<Registry>();
  std::shared_ptr<Asked> asked = std::make_shared<Asked>();
  std::shared_ptr<ProcessMetrics> process = std::make_shared<ProcessMetrics>();
  std::vector<Method> methods;  // the last one: other
  Counter* documents = nullptr;
  Counter* text_bytes = nullptr;
  std::vector<Counter*> kinds;
  std::vector<Counter*> resolutions;
  std::vector<Counter*> unknown_reasons;
  std::vector<Histogram*> stages;
  Family<Counter>* rules = nullptr;
  std::shared_mutex rules_mutex;
  std::map<std::string_view, Counter*> counter_of_rule;  // keys: static storage of the engine

  void AddMethods();
  void AddEngine();
  Method* MethodAt(std::string_view path);
  Counter* CounterOfRule(std::string_view rule);
};

void Metrics::Parts::AddMethods() {
  auto& started = AddCounters("grpc_server_started_total", "Calls that came in.", registry.get());
  auto& handled =
      AddCounters("grpc_server_handled_total", "Calls that ended, by code.", registry.get());
  auto& received = AddCounters("grpc_server_received_bytes_total",
                               "Bytes of request messages, unframed.", registry.get());
  auto& sent = AddCounters("grpc_server_sent_bytes_total", "Bytes of response messages, unframed.",
                           registry.get());
  auto& seconds = prometheus::BuildHistogram()
                      .Name("grpc_server_handling_seconds")
                      .Help("Time from a call's arrival to its status, waiting included.")
                      .Register(*registry);
  auto& in_flight = prometheus::BuildGauge()
                        .Name("grpc_server_in_flight")
                        .Help("Calls that have come in and not ended, waiting ones included.")
                        .Register(*registry);
  const auto add = [&](const std::string& service, const std::string& name) {
    const Labels labels = {{"grpc_service", service}, {"grpc_method", name}};
    Method method;
    method.path = "/" + service + "/" + name;
    method.started = &started.Add(labels);
    for (int code = 0; code < kCodes; ++code) {
      Labels with_code = labels;
      with_code["grpc_code"] = std::string(CodeName(static_cast<grpc::StatusCode>(code)));
      method.handled[static_cast<size_t>(code)] = &handled.Add(with_code);
    }
    method.seconds = &seconds.Add(labels, CallBuckets());
    method.in_flight = &in_flight.Add(labels);
    method.received = &received.Add(labels);
    method.sent = &sent.Add(labels);
    methods.push_back(std::move(method));
  };
  const std::string service = v1::QuoteAttributionService::service_full_name();
  const auto* described =
      google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(service);
  for (int i = 0; i < described->method_count(); ++i) add(service, described->method(i)->name());
  add("other", "other");
}

void Metrics::Parts::AddEngine() {
  documents = &AddCounters("isnad_documents_total", "Documents answered.", registry.get()).Add({});
  text_bytes =
      &AddCounters("isnad_text_bytes_total", "Bytes of their texts.", registry.get()).Add({});
  kinds = CountersOf(*v1::QuoteKind_descriptor(), "kind",
                     &AddCounters("isnad_quotes_total", "Quotations found.", registry.get()));
  resolutions = CountersOf(
      *v1::Resolution_descriptor(), "resolution",
      &AddCounters("isnad_attributions_total",
                   "Quotations with speech, by how the speaker was found.", registry.get()));
  unknown_reasons =
      CountersOf(*v1::UnknownReason_descriptor(), "reason",
                 &AddCounters("isnad_unknown_speakers_total",
                              "Quotations without a speaker, by the reason.", registry.get()));
  rules = &AddCounters("isnad_rule_decisions_total", "Attributions, by the rule that decided.",
                       registry.get());
  auto& seconds = prometheus::BuildHistogram()
                      .Name("isnad_stage_seconds")
                      .Help("Time of each stage of the engine for a document.")
                      .Register(*registry);
  for (const std::string_view stage : Engine::StageNames()) {
    stages.push_back(&seconds.Add({{"stage", std::string(stage)}}, StageBuckets()));
  }
  prometheus::BuildGauge()
      .Name("isnad_build_info")
      .Help("1, with the engine's version.")
      .Register(*registry)
      .Add({{"version", std::string(Engine::Version())}})
      .Set(1);
}

Method* Metrics::Parts::MethodAt(std::string_view path) {
  // Probes and tools would drown the rest.
  if (path.rfind("/grpc.", 0) == 0) return nullptr;
  for (Method& method : methods) {
    if (method.path == path) return &method;
  }
  return &methods.back();
}

Counter* Metrics::Parts::CounterOfRule(std::string_view rule) {
  {
    const std::shared_lock<std::shared_mutex> lock(rules_mutex);
    const auto found = counter_of_rule.find(rule);
    if (found != counter_of_rule.end()) return found->second;
  }
  const std::lock_guard<std::shared_mutex> lock(rules_mutex);
  return counter_of_rule.emplace(rule, &rules->Add({{"rule", std::string(rule)}})).first->second;
}

Metrics::Metrics() : parts_(std::make_unique<Parts>()) {
  parts_->AddMethods();
  parts_->AddEngine();
}

Metrics::~Metrics() = default;

void Metrics::CountStart(std::string_view path) {
  Method* method = parts_->MethodAt(path);
  if (method == nullptr) return;
  method->started->Increment();
  method->in_flight->Increment();
}

void Metrics::CountEnd(std::string_view path, const CallMeasures& call) {
  Method* method = parts_->MethodAt(path);
  if (method == nullptr) return;
  method->in_flight->Decrement();
  const grpc::StatusCode code = call.code >= 0 && call.code < kCodes ? call.code : grpc::UNKNOWN;
  method->handled[static_cast<size_t>(code)]->Increment();
  method->seconds->Observe(call.seconds);
  method->received->Increment(static_cast<double>(call.request_bytes));
  method->sent->Increment(static_cast<double>(call.response_bytes));
}

void Metrics::CountDocument(const Document& document) {
  parts_->documents->Increment();
  parts_->text_bytes->Increment(static_cast<double>(document.text.size()));
  for (const QuoteResult& quote : document.quotes) {
    Count(parts_->kinds, quote.kind);
    if (!quote.attributed) continue;
    Count(parts_->resolutions, quote.attribution.resolution);
    if (quote.attribution.speaker < 0) {
      Count(parts_->unknown_reasons, quote.attribution.unknown_reason);
    }
    if (!quote.attribution.rule.empty()) {
      parts_->CounterOfRule(quote.attribution.rule)->Increment();
    }
  }
  for (size_t i = 0; i < parts_->stages.size(); ++i) {
    if (document.stage_seconds[i] > 0) parts_->stages[i]->Observe(document.stage_seconds[i]);
  }
}

void Metrics::AddGauge(const std::string& name, const std::string& help,
                       std::function<double()> value) {
  parts_->asked->Add(name, help, MetricType::Gauge, {{}, std::move(value)});
}

void Metrics::AddCounter(const std::string& name, const std::string& help,
                         std::function<double()> value) {
  parts_->asked->Add(name, help, MetricType::Counter, {{}, std::move(value)});
}

void Metrics::AddReload(const std::string& file, std::function<const ReloadStatus&()> status) {
  parts_->asked->Add(
      "isnad_reload_successful", "Whether the file could be read when it last changed.",
      MetricType::Gauge,
      {{{"file", file}}, [status] { return static_cast<double>(status().succeeded()); }});
  parts_->asked->Add("isnad_reload_success_timestamp_seconds",
                     "When the file was last read with success, since 1970.", MetricType::Gauge,
                     {{{"file", file}}, [status] { return status().last_success_seconds(); }});
}

MetricsPort::MetricsPort() = default;

MetricsPort::~MetricsPort() {
  // The library looks every two seconds whether it is to stop, and at once when somebody calls.
  std::atomic<bool> stopped{exposer_ == nullptr};
  std::thread caller([&] {
    while (!stopped) {
      Knock(address_);
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  });
  exposer_.reset();
  stopped = true;
  caller.join();
}

std::unique_ptr<MetricsPort> MetricsPort::Open(const std::string& address, const Metrics& metrics,
                                               std::string* error) {
  auto port = std::unique_ptr<MetricsPort>(new MetricsPort());
  const std::optional<Address> parsed = ParseAddress(address);
  *error = parsed.has_value() ? BindError(*parsed) : "not HOST:PORT";
  if (error->empty()) {
    try {  // the only way in which the library tells that it cannot listen
      port->exposer_ = std::make_unique<prometheus::Exposer>(parsed->ToString());
    } catch (const std::exception& exception) {
      *error = exception.what();
    }
  }
  if (!error->empty()) {
    *error = "cannot serve metrics on " + address + ": " + *error;
    return nullptr;
  }
  port->address_ = {parsed->host, port->port()};
  port->exposer_->RegisterCollectable(metrics.parts_->registry);
  port->exposer_->RegisterCollectable(metrics.parts_->asked);
  port->exposer_->RegisterCollectable(metrics.parts_->process);
  return port;
}

int MetricsPort::port() const { return exposer_->GetListeningPorts().front(); }

}  // namespace isnad
