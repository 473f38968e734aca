// SPDX-License-Identifier: Apache-2.0
#include "client/connection.h"

#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <algorithm>
#include <thread>

namespace isnad {
namespace {

using Clock = std::chrono::system_clock;
constexpr std::chrono::milliseconds kFirstPause{100};
constexpr std::chrono::milliseconds kLongestPause{5000};

grpc::ChannelArguments ChannelOptions() {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(
      -1);  // the server has limited the text; its answer may be many times longer
  // gRPC would send even localhost through the web proxy that http_proxy names, and web proxies do
  // not speak gRPC.
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  return arguments;
}

// A restarting server is away for a moment; a busy one says so with RetryInfo. Every other failure
// is final.
bool WorthAnotherTry(const Failure& failure) {
  return failure.code == grpc::StatusCode::UNAVAILABLE || failure.retry_after.has_value();
}

}  // namespace

Connection::Connection(const std::string& server, std::chrono::milliseconds timeout)
    : timeout_(timeout),
      channel_(
          grpc::CreateCustomChannel(server, grpc::InsecureChannelCredentials(), ChannelOptions())),
      stub_(v1::QuoteAttributionService::NewStub(channel_)) {}

bool Connection::Connect() {
  const Clock::time_point deadline = Clock::now() + timeout_;
  while (true) {
    const grpc_connectivity_state state = channel_->GetState(/*try_to_connect=*/true);
    if (state == GRPC_CHANNEL_READY) return true;
    if (state == GRPC_CHANNEL_TRANSIENT_FAILURE || state == GRPC_CHANNEL_SHUTDOWN) return false;
    if (!channel_->WaitForStateChange(state, deadline)) return false;
  }
}

Answer Connection::Attribute(const v1::AttributeQuotesRequest& request) {
  const Clock::time_point deadline = Clock::now() + timeout_;
  std::chrono::milliseconds pause = kFirstPause;
  while (true) {
    grpc::ClientContext context;
    context.set_deadline(deadline);
    v1::AttributeQuotesResponse response;
    const grpc::Status status = stub_->AttributeQuotes(&context, request, &response);
    if (status.ok()) return response;
    Failure failure = FailureFromStatus(status);
    const auto wait = std::max(pause, failure.retry_after.value_or(pause));
    if (!WorthAnotherTry(failure) || Clock::now() + wait >= deadline) return failure;
    std::this_thread::sleep_for(wait);
    pause = std::min(2 * pause, kLongestPause);
  }
}

}  // namespace isnad
