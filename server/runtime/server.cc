// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/impl/server_builder_option.h>
#include <grpcpp/impl/server_builder_plugin.h>
#include <grpcpp/resource_quota.h>

#include <algorithm>
#include <optional>
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
constexpr int kPollers = 4;                 // threads that wait for calls, kept when the load falls

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

void SetTransport(const ServerOptions& options, grpc::ServerBuilder* builder) {
  // Two servers on one port would share its connections and neither would know.
  builder->AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder->AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kMaxConcurrentStreams);
  builder->AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, 60'000);
  builder->AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 20'000);
  builder->AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 30'000);
  builder->AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  builder->SetMaxReceiveMessageSize(options.max_message_bytes);
  // gRPC inflates a message before it looks at its size: 200 kB on the wire could become 200 MB
  // here.
  builder->SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_GZIP, false);
  builder->SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_DEFLATE, false);
}

void SetConcurrency(const ServerOptions& options, grpc::ServerBuilder* builder) {
  grpc::ResourceQuota quota("isnad");
  // One thread of the quota waits for calls; the others run them, and what comes on top is refused
  // at once.
  quota.SetMaxThreads(options.max_concurrent + 1);
  quota.Resize(kResourceQuotaBytes);
  builder->SetResourceQuota(quota);
  builder->SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::NUM_CQS, 1);
  builder->SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::MAX_POLLERS, kPollers);
}

void AddInterceptors(const ServerOptions& options, grpc::ServerBuilder* builder) {
  std::vector<std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>> creators;
  creators.push_back(std::make_unique<CallInterceptorFactory>(options.log_calls));
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
  const std::string bind_error = BindError(*address);
  if (!bind_error.empty()) {
    *error = "cannot listen on " + address->ToString() + ": " + bind_error;
    return nullptr;
  }

  grpc::EnableDefaultHealthCheckService(true);
  // Reflection describes only what is linked, and nothing else here names the health service's
  // messages.
  google::protobuf::LinkMessageReflection<grpc::health::v1::HealthCheckRequest>();
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();

  grpc::ServerBuilder builder;
  if (!options.reflection) builder.SetOption(std::make_unique<WithoutReflection>());
  auto server = std::unique_ptr<Server>(new Server());
  server->host_ = address->host;
  builder.AddListeningPort(address->ToString(), grpc::InsecureServerCredentials(), &server->port_);
  builder.RegisterService(service);
  SetTransport(options, &builder);
  SetConcurrency(options, &builder);
  AddInterceptors(options, &builder);
  server->server_ = builder.BuildAndStart();
  if (server->server_ == nullptr) {
    *error = "cannot listen on " + address->ToString();
    return nullptr;
  }
  server->SetServing(true);
  return server;
}

void Server::SetServing(bool serving) {
  grpc::HealthCheckServiceInterface* health = server_->GetHealthCheckService();
  health->SetServingStatus(serving);  // every service that was set
  health->SetServingStatus(v1::QuoteAttributionService::service_full_name(), serving);
}

void Server::Shutdown(absl::Time deadline) { server_->Shutdown(absl::ToChronoTime(deadline)); }

}  // namespace isnad
