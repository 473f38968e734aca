// Sees every call end: completes the errors that gRPC makes itself (service/errors.h) and writes
// the call's log line.
//
//   creators.push_back(std::make_unique<CallInterceptorFactory>(/*log_calls=*/true));
//   →  {...
//   "msg":"call","method":"/isnad.v1.QuoteAttributionService/AttributeQuotes","code":"INVALID_ARGUMENT",
//       "reason":"TEXT_EMPTY","ms":0.120}
//
// Calls of the health service and of reflection are completed but not logged. A request that gRPC
// refuses for its size is not seen. Thread-safety: one interceptor a call. SPDX-License-Identifier:
// Apache-2.0
#ifndef ISNAD_SERVER_RUNTIME_CALL_INTERCEPTOR_H_
#define ISNAD_SERVER_RUNTIME_CALL_INTERCEPTOR_H_

#include <grpcpp/support/server_interceptor.h>

namespace isnad {

class CallInterceptorFactory final : public grpc::experimental::ServerInterceptorFactoryInterface {
 public:
  explicit CallInterceptorFactory(bool log_calls) : log_calls_(log_calls) {}

  grpc::experimental::Interceptor* CreateServerInterceptor(
      grpc::experimental::ServerRpcInfo* info) override;

 private:
  const bool log_calls_;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_RUNTIME_CALL_INTERCEPTOR_H_
