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
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace isnad {

class CallWatch;

struct ServerOptions {
  std::string listen = "127.0.0.1:50051";  // HOST:PORT; no host: 127.0.0.1; port 0: any free one
  std::shared_ptr<grpc::ServerCredentials> credentials;  // null: plaintext
  bool reflection = true;
  bool channelz = false;       // for whoever may connect: the state of every connection
  bool xds = false;            // a control plane tells what to serve; GRPC_XDS_BOOTSTRAP names it
  CallWatch* watch = nullptr;  // follows every call; null: nobody does
  int32_t max_message_bytes = 16 * 1024 * 1024;
  bool allow_compression = false;                          // of requests: see SetTransport
  absl::Duration keepalive_time = absl::Seconds(60);       // until a silent caller is asked
  absl::Duration keepalive_timeout = absl::Seconds(20);    // until it has to answer
  absl::Duration max_connection_age = absl::Minutes(30);   // so that callers find new replicas
  absl::Duration max_connection_grace = absl::Minutes(5);  // for the calls of an old connection
  // Asks the calls that still run at the end of a drain to end by themselves.
  std::function<void()> stop_calls;
  std::function<int()> live_calls;  // how many of the service's calls have not ended
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

  // Closes the port at once and lets calls finish until the deadline; then stops them, and cancels
  // what has not ended half a second later. Returns when no call is left.
  void Shutdown(absl::Time deadline);

  // Calls of the service that have not ended; 1 when nobody counts them.
  int LiveCalls() const { return live_calls_ ? live_calls_() : 1; }

  // Asks every call to end with SHUTTING_DOWN, at once.
  void StopCalls() const {
    if (stop_calls_) stop_calls_();
  }

 private:
  Server() = default;

  std::unique_ptr<grpc::Server> server_;
  std::function<void()> stop_calls_;
  std::function<int()> live_calls_;
  std::string host_;
  int port_ = 0;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_RUNTIME_SERVER_H_
