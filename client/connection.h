// The channel to a server, and one question over it.
//
//   Connection connection(options, *MakeCredentials(options.security));
//   if (!connection.Connect()) ...           nobody answers there; HandshakeError() may know why
//   Answer answer = connection.Attribute(request);
//
// Attribute() may be called from many threads at once; each call has its own deadline. With retry
// it asks again, as often as the deadline allows, when the answer was UNAVAILABLE, CANCELLED or
// UNKNOWN (after 100 ms, then twice as long each time, up to 3.2 s) or carried a RetryInfo (after
// the time that it names); up to half of the pause is added at random. service_config.json is the
// same policy for other clients, as far as gRPC's own can express it.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_CLIENT_CONNECTION_H_
#define ISNAD_CLIENT_CONNECTION_H_

#include <grpcpp/channel.h>
#include <grpcpp/security/credentials.h>

#include <chrono>
#include <memory>
#include <string>
#include <variant>

#include "client/failure.h"
#include "client/options.h"
#include "isnad/v1/quote_attribution.grpc.pb.h"

namespace isnad {

using Answer = std::variant<v1::AttributeQuotesResponse, Failure>;

class Connection {
 public:
  Connection(const Options& options, const std::shared_ptr<grpc::ChannelCredentials>& credentials);

  // False as soon as the address refuses, or when the timeout passes.
  bool Connect();

  // What was wrong with the last attempt at TLS; empty when nothing was.
  static std::string HandshakeError();

  Answer Attribute(const v1::AttributeQuotesRequest& request);

 private:
  const std::chrono::milliseconds timeout_;
  const bool retry_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::QuoteAttributionService::Stub> stub_;
};

}  // namespace isnad

#endif  // ISNAD_CLIENT_CONNECTION_H_
