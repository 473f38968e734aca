// The service of the contract: checks each request, lets the engine answer and converts the answer.
// Knows no transport: it is given to a grpc::ServerBuilder (runtime/server.cc) or called by a test.
//
//   Engine engine;
//   QuoteAttributionServiceImpl service({
//       [&engine](const EngineInput& input, const EngineOptions& options, Document* document) {
//         return engine.Attribute(input, options, document);
//       },
//       "0.1.0", {{"builtin", "9a1c..."}}, Limits()});
//   builder.RegisterService(&service);
//
// Thread-safety: thread-safe, as `attribute` must be. Deterministic if `attribute` is. Deadlines
// and cancellation reach the engine through EngineOptions::stop. SPDX-License-Identifier:
// Apache-2.0
#ifndef ISNAD_SERVER_SERVICE_QUOTE_ATTRIBUTION_SERVICE_H_
#define ISNAD_SERVER_SERVICE_QUOTE_ATTRIBUTION_SERVICE_H_

#include <grpcpp/support/byte_buffer.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "isnad/v1/quote_attribution.grpc.pb.h"
#include "server/engine/engine.h"
#include "server/service/limits.h"
#include "server/service/workspaces.h"

namespace isnad {

// Engine::Attribute, or a test's stand-in for it.
using AttributeFunction =
    std::function<bool(const EngineInput&, const EngineOptions&, Document* document)>;

struct ServiceOptions {
  AttributeFunction attribute;
  std::string engine_version;
  std::vector<std::pair<std::string, std::string>> lexicons;  // name, digest
  Limits limits;
};

class QuoteAttributionServiceImpl final : public v1::QuoteAttributionService::Service {
 public:
  explicit QuoteAttributionServiceImpl(ServiceOptions options);

  grpc::Status AttributeQuotes(grpc::ServerContext* context,
                               const v1::AttributeQuotesRequest* request,
                               v1::AttributeQuotesResponse* response) override;

  grpc::Status BatchAttributeQuotes(grpc::ServerContext* context,
                                    const v1::BatchAttributeQuotesRequest* request,
                                    v1::BatchAttributeQuotesResponse* response) override;

  grpc::Status GetEngineInfo(grpc::ServerContext* context, const v1::GetEngineInfoRequest* request,
                             v1::GetEngineInfoResponse* response) override;

 private:
  using RequestStream =
      grpc::ServerReaderWriter<v1::StreamAttributeQuotesResponse, grpc::ByteBuffer>;

  // Reads bytes where the generated method would read messages: see the constructor.
  grpc::Status AnswerStream(grpc::ServerContext* context, RequestStream* stream);

  // Fills `response`, or returns what is wrong with this one request.
  google::rpc::Status Answer(const grpc::ServerContext& context,
                             const v1::AttributeQuotesRequest& request, const std::string& path,
                             v1::AttributeQuotesResponse* response);

  // The same as one result among several. Returns an error only when the whole call must end.
  google::rpc::Status AnswerOne(const grpc::ServerContext& context,
                                const v1::AttributeQuotesRequest& request, const std::string& path,
                                v1::AttributeQuotesResult* result);

  const ServiceOptions options_;
  WorkspacePool workspaces_;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_SERVICE_QUOTE_ATTRIBUTION_SERVICE_H_
