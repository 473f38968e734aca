// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/server.h"

#include <absl/time/clock.h>
#include <grpcpp/ext/channelz_service_plugin.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/impl/server_builder_option.h>
#include <grpcpp/impl/server_builder_plugin.h>
#include <grpcpp/resource_quota.h>
#include <grpcpp/xds_server_builder.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "grpc/health/v1/health.pb.h"
#include "isnad/v1/quote_attribution.grpc.pb.h"
#include "server/runtime/address.h"
#include "server/runtime/call_interceptor.h"

namespace isnad {
namespace {

constexpr size_t kResourceQuotaBytes = 256 * 1024 * 1024;
constexpr int kMaxConcurrentStreams = 100;  // a connection
// Reflection and channelz are gRPC's own sync services; the contract's methods need none of these
// threads.
constexpr int kSyncThreads = 16;
constexpr absl::Duration kStopTime = absl::Milliseconds(500);

// The library of reflection adds itself to every server as soon as it is linked.
class WithoutReflection final : public grpc::ServerBuilderOption {
 public:
  void UpdateArguments(grpc::ChannelArguments* /*arguments*/) override {}
  void UpdatePlugins(std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>>* plugins) override {
    const auto is_reflection = [](const std::unique_ptr<grpc::ServerBuilderPlugin>& plugin) {
      return plugin->name() == "proto_server_reflection";
    };
    plugins->erase(std::remove_if(plugins->begin(), plugins->end(), is_reflection), plugins->end());
  }
};

int Milliseconds(absl::Duration duration) {
  return static_cast<int>(std::min<int64_t>(absl::ToInt64Milliseconds(duration), INT_MAX));
}

void SetTransport(const ServerOptions& options, grpc::ServerBuilder* builder) {
  // Two servers on one port would share its connections and neither would know.
  builder->AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder->AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kMaxConcurrentStreams);
  builder->AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, Milliseconds(options.keepalive_time));
  builder->AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS,
                              Milliseconds(options.keepalive_timeout));
  builder->AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 30'000);
  builder->AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  builder->AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_MS,
                              Milliseconds(options.max_connection_age));
  builder->AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS,
                              Milliseconds(options.max_connection_grace));
  builder->SetMaxReceiveMessageSize(options.max_message_bytes);
  // gRPC inflates a message before it looks at its size: 200 kB on the wire could become 200 MB
  // here.
  builder->SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_GZIP, options.allow_compression);
  builder->SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_DEFLATE, options.allow_compression);
}

void SetResources(grpc::ServerBuilder* builder) {
  grpc::ResourceQuota quota("isnad");
  quota.SetMaxThreads(kSyncThreads);
  quota.Resize(kResourceQuotaBytes);
  builder->SetResourceQuota(quota);
  builder->SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::NUM_CQS, 1);
  builder->SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::MAX_POLLERS, 2);
}

void AddServices(const ServerOptions& options) {
  grpc::EnableDefaultHealthCheckService(true);
  // Reflection describes only what is linked, and nothing else here names the health service's
  // messages.
  google::protobuf::LinkMessageReflection<grpc::health::v1::HealthCheckRequest>();
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  if (options.channelz) grpc::channelz::experimental::InitChannelzService();
}

// Without a control plane gRPC would log an error and serve as if nothing had been asked for.
std::string XdsError(const Address& address) {
  if (address.port == 0) return "--xds needs a port in --listen: the control plane names it";
  if (std::getenv("GRPC_XDS_BOOTSTRAP_CONFIG") != nullptr) return "";
  const char* file = std::getenv("GRPC_XDS_BOOTSTRAP");
  if (file == nullptr) return "--xds needs GRPC_XDS_BOOTSTRAP in the environment";
  return access(file, R_OK) == 0 ? "" : std::string("cannot read ") + file;
}

std::shared_ptr<grpc::ServerCredentials> CredentialsOf(const ServerOptions& options) {
  const auto credentials =
      options.credentials ? options.credentials : grpc::InsecureServerCredentials();
  return options.xds ? grpc::XdsServerCredentials(credentials) : credentials;
}

std::unique_ptr<grpc::ServerBuilder> MakeBuilder(bool xds) {
  if (xds) return std::make_unique<grpc::XdsServerBuilder>();
  return std::make_unique<grpc::ServerBuilder>();
}

void AddInterceptors(const ServerOptions& options, grpc::ServerBuilder* builder) {
  std::vector<std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>> creators;
  creators.push_back(std::make_unique<CallInterceptorFactory>(options.watch));
  builder->experimental().SetInterceptorCreators(std::move(creators));
}

}  // namespace

std::unique_ptr<Server> Server::Start(const ServerOptions& options, grpc::Service* service,
                                      std::string* error) {
  const std::optional<Address> address = ParseAddress(options.listen);
  if (!address.has_value()) {
    *error = "cannot listen on " + options.listen + ": not HOST:PORT";
    return nullptr;
  }
  *error = options.xds ? XdsError(*address) : "";
  if (!error->empty()) return nullptr;
  const std::string bind_error = BindError(*address);
  if (!bind_error.empty()) {
    *error = "cannot listen on " + address->ToString() + ": " + bind_error;
    return nullptr;
  }

  AddServices(options);
  const std::unique_ptr<grpc::ServerBuilder> builder = MakeBuilder(options.xds);
  if (!options.reflection) builder->SetOption(std::make_unique<WithoutReflection>());
  auto server = std::unique_ptr<Server>(new Server());
  server->host_ = address->host;
  server->stop_calls_ = options.stop_calls;
  server->live_calls_ = options.live_calls;
  builder->AddListeningPort(address->ToString(), CredentialsOf(options), &server->port_);
  builder->RegisterService(service);
  SetTransport(options, builder.get());
  SetResources(builder.get());
  AddInterceptors(options, builder.get());
  server->server_ = builder->BuildAndStart();
  if (server->server_ == nullptr) {
    *error = "cannot listen on " + address->ToString();
    return nullptr;
  }
  if (options.xds) server->port_ = address->port;  // opened when the control plane says so
  server->SetServing(true);
  return server;
}

void Server::SetServing(bool serving) {
  grpc::HealthCheckServiceInterface* health = server_->GetHealthCheckService();
  health->SetServingStatus(serving);  // every service that was set
  health->SetServingStatus(v1::QuoteAttributionService::service_full_name(), serving);
}

void Server::Shutdown(absl::Time deadline) {
  std::mutex mutex;
  std::condition_variable wake;
  bool done = false;
  std::thread stopper([&] {
    std::unique_lock<std::mutex> lock(mutex);
    const auto wait = absl::ToChronoNanoseconds(deadline - absl::Now());
    if (!wake.wait_for(lock, wait, [&] { return done; })) StopCalls();
  });
  server_->Shutdown(absl::ToChronoTime(deadline + kStopTime));
  {
    const std::lock_guard<std::mutex> lock(mutex);
    done = true;
  }
  wake.notify_one();
  stopper.join();
}

}  // namespace isnad
