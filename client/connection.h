// The channel to a server, and one question over it.
//
//   Connection connection("localhost:50051", std::chrono::seconds(60));
//   if (!connection.Connect()) ...           nobody answers there
//   Answer answer = connection.Attribute(request);
//
// Attribute() may be called from many threads at once; each call has its own deadline and tries
// again while the server is busy or away. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_CLIENT_CONNECTION_H_
#define ISNAD_CLIENT_CONNECTION_H_

#include <grpcpp/channel.h>

#include <chrono>
#include <memory>
#include <string>
#include <variant>

#include "client/failure.h"
#include "isnad/v1/quote_attribution.grpc.pb.h"

namespace isnad {

using Answer = std::variant<v1::AttributeQuotesResponse, Failure>;

class Connection {
 public:
  Connection(const std::string& server, std::chrono::milliseconds timeout);

  // False as soon as the address refuses, or when the timeout passes.
  bool Connect();

  Answer Attribute(const v1::AttributeQuotesRequest& request);

 private:
  std::chrono::milliseconds timeout_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::QuoteAttributionService::Stub> stub_;
};

}  // namespace isnad

#endif  // ISNAD_CLIENT_CONNECTION_H_
