// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/call_interceptor.h"

#include <grpcpp/support/byte_buffer.h>

#include <chrono>
#include <map>
#include <string>
#include <string_view>

#include "server/service/errors.h"

namespace isnad {
namespace {

using grpc::experimental::InterceptionHookPoints;
using grpc::experimental::InterceptorBatchMethods;

constexpr char kRequestId[] = "x-request-id";
constexpr char kTraceparent[] = "traceparent";

class CompletingInterceptor : public grpc::experimental::Interceptor {
 public:
  void Intercept(InterceptorBatchMethods* methods) override {
    if (methods->QueryInterceptionHookPoint(InterceptionHookPoints::PRE_SEND_STATUS)) {
      const grpc::Status status = CompleteStatus(methods->GetSendStatus());
      methods->ModifySendStatus(status);
      OnStatus(status);
    }
    methods->Proceed();
  }

 protected:
  virtual void OnStatus(const grpc::Status& /*status*/) {}
};

std::string_view HeaderOf(const std::multimap<grpc::string_ref, grpc::string_ref>& headers,
                          const char* name) {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string_view()
                                : std::string_view(found->second.data(), found->second.size());
}

class WatchingInterceptor final : public CompletingInterceptor {
 public:
  WatchingInterceptor(grpc::experimental::ServerRpcInfo* info, CallWatch* watch)
      : context_(info->server_context()), watch_(watch) {
    record_.path = info->method();
    watch_->Begin(context_, &record_);
  }

  // A call that never got a status: its connection was lost before a handler began.
  ~WatchingInterceptor() override { watch_->End(context_, grpc::Status::CANCELLED); }

  void Intercept(InterceptorBatchMethods* methods) override {
    if (methods->QueryInterceptionHookPoint(InterceptionHookPoints::POST_RECV_INITIAL_METADATA)) {
      const auto* headers = methods->GetRecvInitialMetadata();
      record_.ids = ReadCallIds(HeaderOf(*headers, kRequestId), HeaderOf(*headers, kTraceparent));
    }
    if (methods->QueryInterceptionHookPoint(InterceptionHookPoints::POST_RECV_MESSAGE)) {
      const auto* message = static_cast<const grpc::ByteBuffer*>(methods->GetRecvMessage());
      if (message != nullptr) record_.request_bytes += static_cast<int64_t>(message->Length());
    }
    if (methods->QueryInterceptionHookPoint(InterceptionHookPoints::PRE_SEND_INITIAL_METADATA)) {
      methods->GetSendInitialMetadata()->emplace(kRequestId, record_.ids.request);
    }
    if (methods->QueryInterceptionHookPoint(InterceptionHookPoints::PRE_SEND_MESSAGE)) {
      const grpc::ByteBuffer* message = methods->GetSerializedSendMessage();
      if (message != nullptr) record_.response_bytes += static_cast<int64_t>(message->Length());
    }
    CompletingInterceptor::Intercept(methods);
  }

 private:
  // What the caller got: a handler may be content with a call that its caller has left, and refuses
  // as unreadable a request that had not arrived when the time was over.
  void OnStatus(const grpc::Status& status) override {
    if (context_->deadline() <= std::chrono::system_clock::now()) {
      return watch_->End(context_, ToGrpcStatus(DeadlineError()));
    }
    const bool left = status.ok() || status.error_code() == grpc::INVALID_ARGUMENT;
    watch_->End(context_,
                left && context_->IsCancelled() ? ToGrpcStatus(CancelledError()) : status);
  }

  const grpc::ServerContextBase* const context_;
  CallWatch* const watch_;
  CallRecord record_;
};

}  // namespace

grpc::experimental::Interceptor* CallInterceptorFactory::CreateServerInterceptor(
    grpc::experimental::ServerRpcInfo* info) {
  const bool of_grpc = std::string_view(info->method()).rfind("/grpc.", 0) == 0;
  if (of_grpc || watch_ == nullptr) return new CompletingInterceptor();
  return new WatchingInterceptor(info, watch_);
}

}  // namespace isnad
