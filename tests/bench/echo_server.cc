// echo_server: the real server's stack with a service that answers at once, to subtract the stack's
// cost. Prints "port N" when it listens; ends with its standard input.
//
// The answer is one string, as long as the request's document id says: the bytes are the real
// answer's, the work is none. SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <cstdlib>
#include <string>

#include "isnad/v1/quote_attribution.grpc.pb.h"
#include "server/runtime/log.h"
#include "server/runtime/server.h"

namespace {

class EchoService final : public isnad::v1::QuoteAttributionService::CallbackService {
 public:
  grpc::ServerUnaryReactor* AttributeQuotes(grpc::CallbackServerContext* context,
                                            const isnad::v1::AttributeQuotesRequest* request,
                                            isnad::v1::AttributeQuotesResponse* response) override {
    const long size = std::strtol(request->document().id().c_str(), nullptr, 10);
    response->mutable_engine_version()->assign(static_cast<size_t>(size), 'x');
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }
};

}  // namespace

int main() {
  isnad::CaptureLibraryLogs();
  EchoService service;
  isnad::ServerOptions options;
  options.listen = "127.0.0.1:0";
  std::string error;
  const auto server = isnad::Server::Start(options, &service, &error);
  if (server == nullptr) {
    std::fprintf(stderr, "echo_server: %s\n", error.c_str());
    return 1;
  }
  std::printf("port %d\n", server->port());
  std::fflush(stdout);
  while (std::getchar() != EOF) {
  }
  server->Shutdown(absl::Now());
  return 0;
}
