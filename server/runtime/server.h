// The gRPC server: one service, health, reflection and the limits that keep a process alive.
//
//   std::string error;
//   std::unique_ptr<Server> server = Server::Start(options, &service, &error);
//   if (server == nullptr) { ... error: "cannot listen on 127.0.0.1:50051: Address already in use"
//   } server->port(); server->SetServing(false); server->Shutdown(absl::Now() + absl::Seconds(20));
//
// Thread-safety: thread-safe. The service must outlive the server.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_RUNTIME_SERVER_H_
#define ISNAD_SERVER_RUNTIME_SERVER_H_

#include <absl/time/time.h>
#include <grpcpp/server.h>

#include <cstdint>
#include <memory>
#include <string>

namespace isnad {

struct ServerOptions {
  std::string listen = "127.0.0.1:50051";  // HOST:PORT; no host: 127.0.0.1; port 0: any free one
  bool reflection = true;
  bool log_calls = true;
  int max_concurrent =
      32;  // calls that run at once, an open stream included; the rest is refused as SERVER_BUSY
  int32_t max_message_bytes = 16 * 1024 * 1024;
};

class Server {
 public:
  // Null when the address cannot be listened on; `error` then says why in one line. SERVING from
  // the start.
  static std::unique_ptr<Server> Start(const ServerOptions& options, grpc::Service* service,
                                       std::string* error);

  const std::string& host() const { return host_; }
  int port() const { return port_; }

  // What the health service answers for "" and for the contract's service.
  void SetServing(bool serving);

  // Closes the port at once, lets calls finish until the deadline, then cancels them. Returns when
  // all handlers have.
  void Shutdown(absl::Time deadline);

 private:
  Server() = default;

  std::unique_ptr<grpc::Server> server_;
  std::string host_;
  int port_ = 0;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_RUNTIME_SERVER_H_
