// Sees what gRPC does with every call: completes the errors that it makes itself
// (service/errors.h), gives the call its ids, echoes x-request-id, and tells CallWatch of its
// begin, sizes and end.
//
//   creators.push_back(std::make_unique<CallInterceptorFactory>(&watch));
//
// Calls of gRPC's own services (health, reflection) are completed and no more. A request that gRPC
// refuses for its size is not seen. Messages of this server's methods are ByteBuffers.
// Thread-safety: one interceptor a call. The CallWatch must outlive the server.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_RUNTIME_CALL_INTERCEPTOR_H_
#define ISNAD_SERVER_RUNTIME_CALL_INTERCEPTOR_H_

#include <grpcpp/support/server_interceptor.h>

#include "server/runtime/call_watch.h"

namespace isnad {

class CallInterceptorFactory final : public grpc::experimental::ServerInterceptorFactoryInterface {
 public:
  // Without a watch it only completes errors.
  explicit CallInterceptorFactory(CallWatch* watch) : watch_(watch) {}

  grpc::experimental::Interceptor* CreateServerInterceptor(
      grpc::experimental::ServerRpcInfo* info) override;

 private:
  CallWatch* const watch_;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_RUNTIME_CALL_INTERCEPTOR_H_
