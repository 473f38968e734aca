// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/call_interceptor.h"

#include <chrono>
#include <string_view>

#include "server/runtime/log.h"
#include "server/service/errors.h"

namespace isnad {
namespace {

using grpc::experimental::InterceptionHookPoints;
using grpc::experimental::InterceptorBatchMethods;

class CallInterceptor final : public grpc::experimental::Interceptor {
 public:
  CallInterceptor(const char* method, bool log)
      : method_(method), log_(log), start_(std::chrono::steady_clock::now()) {}

  void Intercept(InterceptorBatchMethods* methods) override {
    if (methods->QueryInterceptionHookPoint(InterceptionHookPoints::PRE_SEND_STATUS)) {
      const grpc::Status status = CompleteStatus(methods->GetSendStatus());
      methods->ModifySendStatus(status);
      LogCall(status);
    }
    methods->Proceed();
  }

 private:
  void LogCall(const grpc::Status& status) const {
    if (!log_ || method_.rfind("/isnad.", 0) != 0) return;
    const std::chrono::duration<double, std::milli> elapsed =
        std::chrono::steady_clock::now() - start_;
    Log(LogLevel::kInfo, "call",
        {{"method", method_},
         {"code", CodeName(status.error_code())},
         {"reason", ReasonOf(status)},
         {"ms", elapsed.count()}});
  }

  const std::string_view method_;
  const bool log_;
  const std::chrono::steady_clock::time_point start_;
};

}  // namespace

grpc::experimental::Interceptor* CallInterceptorFactory::CreateServerInterceptor(
    grpc::experimental::ServerRpcInfo* info) {
  return new CallInterceptor(info->method(), log_calls_);
}

}  // namespace isnad
