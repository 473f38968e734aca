// The service of the contract: lets calls in, answers them (answerer.h) and ends them.
// Knows no transport: it is given to a grpc::ServerBuilder (runtime/server.cc) or called by a test.
//
//   Engine engine;
//   ServiceOptions options;
//   options.attribute = [&engine](const EngineInput& input, const EngineOptions& engine_options,
//                                 Document* document) {
//     return engine.Attribute(input, engine_options, document);
//   };
//   options.engine_version = "0.1.0";
//   QuoteAttributionServiceImpl service(options);
//   builder.RegisterService(&service);
//
// Thread-safety: thread-safe, as `attribute` must be. Deterministic if `attribute` is. It must
// outlive the server. Deadlines, cancellation and the time limit reach the engine through
// EngineOptions::stop.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_SERVICE_QUOTE_ATTRIBUTION_SERVICE_H_
#define ISNAD_SERVER_SERVICE_QUOTE_ATTRIBUTION_SERVICE_H_

#include <chrono>
#include <functional>

#include "isnad/v1/quote_attribution.grpc.pb.h"
#include "server/service/admission.h"
#include "server/service/answerer.h"
#include "server/service/calls.h"
#include "server/service/live_calls.h"

namespace isnad {

struct ServiceOptions : AnswererOptions {
  AdmissionOptions admission;
  // For a document, waiting in line included; for a batch; and again for the caller to take the
  // answer.
  std::chrono::milliseconds max_request_time{60'000};
  // For a stream to wait for its caller's next document; 0: for ever.
  std::chrono::milliseconds max_stream_idle{300'000};
  // Whether the call may be answered; empty: every call may.
  std::function<bool(const grpc::CallbackServerContext&)> authorized;
};

// Every method reads and writes bytes: gRPC's callback API answers a message that it cannot parse
// like a method that does not exist.
using RawService = v1::QuoteAttributionService::WithRawCallbackMethod_AttributeQuotes<
    v1::QuoteAttributionService::WithRawCallbackMethod_BatchAttributeQuotes<
        v1::QuoteAttributionService::WithRawCallbackMethod_StreamAttributeQuotes<
            v1::QuoteAttributionService::WithRawCallbackMethod_GetEngineInfo<
                v1::QuoteAttributionService::Service>>>>;

class QuoteAttributionServiceImpl final : public RawService {
 public:
  explicit QuoteAttributionServiceImpl(const ServiceOptions& options);

  grpc::ServerUnaryReactor* AttributeQuotes(grpc::CallbackServerContext* context,
                                            const grpc::ByteBuffer* request,
                                            grpc::ByteBuffer* response) override;

  grpc::ServerUnaryReactor* BatchAttributeQuotes(grpc::CallbackServerContext* context,
                                                 const grpc::ByteBuffer* request,
                                                 grpc::ByteBuffer* response) override;

  grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* StreamAttributeQuotes(
      grpc::CallbackServerContext* context) override;

  grpc::ServerUnaryReactor* GetEngineInfo(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override;

  // Ends every call with SHUTTING_DOWN as soon as it can be ended.
  void StopCalls() { live_calls_.StopAll(); }

  // Calls that have not ended, answers that are being taken included.
  int live_calls() const { return live_calls_.size(); }

  Admission::Load load() const { return admission_.load(); }

 private:
  bool Authorized(const grpc::CallbackServerContext& context) const {
    return !authorized_ || authorized_(context);
  }

  const std::function<bool(const grpc::CallbackServerContext&)> authorized_;
  Answerer answerer_;
  LiveCalls live_calls_;
  Admission admission_;
  const CallContext calls_;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_SERVICE_QUOTE_ATTRIBUTION_SERVICE_H_
