// SPDX-License-Identifier: Apache-2.0
#include "client/connection.h"

#include <grpc/support/log.h>
#include <grpc/support/time.h>
#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <algorithm>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <random>
#include <string_view>
#include <thread>

namespace isnad {
namespace {

// A wall clock may be set while a call waits; this one only goes on.
using Clock = std::chrono::steady_clock;

// How long a server that takes no connection is looked for: one that restarts is back by then.
constexpr std::chrono::milliseconds kLookFor(500);
constexpr int kFirstPauseMs = 100;
constexpr int kLongestPauseMs = 3200;

// The same moment, as gRPC's own monotonic clock has it.
gpr_timespec ToDeadline(Clock::time_point time) {
  const std::chrono::nanoseconds left = time - Clock::now();
  return gpr_time_add(gpr_now(GPR_CLOCK_MONOTONIC),
                      gpr_time_from_nanos(left.count(), GPR_TIMESPAN));
}

struct HandshakeLog {
  std::mutex mutex;
  std::string last;
};

HandshakeLog& handshake_log() {
  static auto* const log = new HandshakeLog;
  return *log;
}

// gRPC says only in its log why a handshake failed: "... SSL_ERROR_SSL: error:0A000086:SSL
// routines::certificate verify failed."
void KeepHandshakeError(gpr_log_func_args* line) {
  const std::string_view message = line->message;
  if (message.find("Handshake failed") == std::string_view::npos) return;
  std::string_view reason = message.substr(message.rfind(':') + 1);
  reason = reason.substr(0, reason.find_last_not_of(". \n") + 1);
  const std::lock_guard<std::mutex> lock(handshake_log().mutex);
  handshake_log().last = reason;
}

grpc::ChannelArguments ChannelOptions(const SecurityOptions& security) {
  grpc::ChannelArguments arguments;
  if (!security.name.empty()) arguments.SetSslTargetNameOverride(security.name);
  arguments.SetMaxReceiveMessageSize(
      -1);  // the server has limited the text; its answer may be many times longer
  // gRPC would send even localhost through the web proxy that http_proxy names, and web proxies do
  // not speak gRPC.
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, kFirstPauseMs);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, kLongestPauseMs);
  return arguments;
}

// A restarting server is away for a moment. This client cancels nothing, so that CANCELLED comes
// from a server of gRPC 1.51 that stops (a call that arrives as it closes its connections) or from
// a proxy that lost its server. UNKNOWN, which no Isnad answers, is gRPC's own "Stream removed": the
// connection went while the call was on it.
bool IsAway(grpc::StatusCode code) {
  return code == grpc::StatusCode::UNAVAILABLE || code == grpc::StatusCode::CANCELLED ||
         code == grpc::StatusCode::UNKNOWN;
}

// How long to wait before trying again after attempt number `attempt`; nothing when the failure is
// final. A server that is away is given longer each time; a busy one says with RetryInfo when to
// come back. The random part keeps callers that were refused together from coming back together.
std::optional<std::chrono::milliseconds> PauseBeforeRetry(const Failure& failure, int attempt) {
  if (!failure.retry_after && !IsAway(failure.code)) return std::nullopt;
  const std::chrono::milliseconds least = failure.retry_after.value_or(
      std::chrono::milliseconds(std::min(kFirstPauseMs << std::min(attempt, 10), kLongestPauseMs)));
  thread_local std::minstd_rand random(std::random_device{}());
  return least + std::chrono::milliseconds(
                     std::uniform_int_distribution<int64_t>(0, least.count() / 2)(random));
}

}  // namespace

Connection::Connection(const Options& options,
                       const std::shared_ptr<grpc::ChannelCredentials>& credentials)
    : timeout_(options.timeout),
      retry_(options.retry),
      channel_(
          grpc::CreateCustomChannel(options.server, credentials, ChannelOptions(options.security))),
      stub_(v1::QuoteAttributionService::NewStub(channel_)) {}

std::string Connection::HandshakeError() {
  const std::lock_guard<std::mutex> lock(handshake_log().mutex);
  return handshake_log().last;
}

bool Connection::Connect() {
  if (std::getenv("GRPC_VERBOSITY") == nullptr) gpr_set_log_function(KeepHandshakeError);
  const Clock::time_point deadline = Clock::now() + timeout_;
  const Clock::time_point patience = std::min(deadline, Clock::now() + kLookFor);
  while (true) {
    const grpc_connectivity_state state = channel_->GetState(/*try_to_connect=*/true);
    if (state == GRPC_CHANNEL_READY) return true;
    const bool failed = state == GRPC_CHANNEL_TRANSIENT_FAILURE;
    if (state == GRPC_CHANNEL_SHUTDOWN || (failed && !retry_)) return false;
    const Clock::time_point until = failed ? patience : deadline;
    if (!channel_->WaitForStateChange(state, ToDeadline(until))) return false;
  }
}

Answer Connection::Attribute(const v1::AttributeQuotesRequest& request) {
  const Clock::time_point deadline = Clock::now() + timeout_;
  for (int attempt = 0;; ++attempt) {
    grpc::ClientContext context;
    context.set_deadline(ToDeadline(deadline));
    v1::AttributeQuotesResponse response;
    const grpc::Status status = stub_->AttributeQuotes(&context, request, &response);
    if (status.ok()) return response;
    Failure failure = FailureFromStatus(status);
    const auto pause = retry_ ? PauseBeforeRetry(failure, attempt) : std::nullopt;
    if (!pause || Clock::now() + *pause >= deadline) return failure;
    std::this_thread::sleep_for(*pause);
  }
}

}  // namespace isnad
