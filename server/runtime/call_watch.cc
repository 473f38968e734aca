// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/call_watch.h"

#include <google/protobuf/descriptor.h>

#include <numeric>
#include <utility>
#include <vector>

#include "isnad/v1/quote_attribution.grpc.pb.h"
#include "server/runtime/log.h"
#include "server/service/errors.h"

namespace isnad {
namespace {

// A path that is no method of ours comes from outside, and is not repeated in a log.
std::string_view MethodName(std::string_view path) {
  static const auto* const service =
      google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(
          v1::QuoteAttributionService::service_full_name());
  const size_t prefix = service->full_name().size() + 2;  // two slashes
  if (path.size() <= prefix || path.compare(1, prefix - 2, service->full_name()) != 0) {
    return "other";
  }
  const auto* method = service->FindMethodByName(std::string(path.substr(prefix)));
  return method == nullptr ? std::string_view("other") : method->name();
}

void LogCall(const CallRecord& record, const grpc::Status& status, double seconds) {
  std::vector<LogField> fields;
  fields.reserve(13);
  fields.emplace_back("method", MethodName(record.path));
  fields.emplace_back("code", CodeName(status.error_code()));
  const std::string reason = ReasonOf(status);
  if (!reason.empty()) fields.emplace_back("reason", reason);
  fields.emplace_back("ms", seconds * 1000);
  fields.emplace_back("engine_ms", record.engine_seconds * 1000);
  fields.emplace_back("request_bytes", record.request_bytes);
  fields.emplace_back("response_bytes", record.response_bytes);
  fields.emplace_back("documents", record.documents);
  fields.emplace_back("refused", record.refused);
  fields.emplace_back("quotes", record.quotes);
  fields.emplace_back("request_id", record.ids.request);
  if (!record.ids.trace.empty()) {
    fields.emplace_back("trace_id", record.ids.trace);
    fields.emplace_back("span_id", record.ids.span);
  }
  LogSoon(LogLevel::kInfo, "call", fields);
}

}  // namespace

void CallWatch::Begin(const grpc::ServerContextBase* call, CallRecord* record) {
  if (metrics_ != nullptr) metrics_->CountStart(record->path);
  const std::lock_guard<std::mutex> lock(mutex_);
  records_[call] = record;
}

void CallWatch::End(const grpc::ServerContextBase* call, const grpc::Status& status) {
  CallRecord record;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto found = records_.find(call);
    if (found == records_.end()) return;
    record = std::move(*found->second);
    records_.erase(found);
  }
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - record.start;
  if (metrics_ != nullptr) {
    metrics_->CountEnd(record.path, {status.error_code(), time.count(), record.request_bytes,
                                     record.response_bytes});
  }
  if (log_calls_) LogCall(record, status, time.count());
}

void CallWatch::OnAnswered(const grpc::ServerContextBase* call, const Document& document) {
  if (metrics_ != nullptr) metrics_->CountDocument(document);
  const double seconds =
      std::accumulate(document.stage_seconds.begin(), document.stage_seconds.end(), 0.0);
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = records_.find(call);
  if (found == records_.end()) return;
  CallRecord* record = found->second;
  ++record->documents;
  record->quotes += static_cast<int64_t>(document.quotes.size());
  record->engine_seconds += seconds;
}

void CallWatch::OnRefused(const grpc::ServerContextBase* call) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = records_.find(call);
  if (found != records_.end()) ++found->second->refused;
}

}  // namespace isnad
