// SPDX-License-Identifier: Apache-2.0
#include "server/service/quote_attribution_service.h"

#include <grpcpp/grpcpp.h>
#include <grpcpp/support/method_handler.h>

#include <chrono>
#include <utility>

#include "server/service/convert.h"
#include "server/service/errors.h"
#include "server/service/validate.h"

namespace isnad {
namespace {

// Where StreamAttributeQuotes stands in the generated service.
constexpr int kStreamMethod = 2;

// Whether an error ends the whole call and not only its document.
bool EndsCall(const google::rpc::Status& error) {
  return error.code() == grpc::CANCELLED || error.code() == grpc::DEADLINE_EXCEEDED;
}

}  // namespace

QuoteAttributionServiceImpl::QuoteAttributionServiceImpl(ServiceOptions options)
    : options_(std::move(options)) {
  // gRPC's reader of messages cannot tell a request that it failed to parse from the end of the
  // stream, so one bad string would end the stream with OK and lose the rest. This handler reads
  // bytes, and AnswerStream parses them.
  MarkMethodStreamed(
      kStreamMethod,
      new grpc::internal::BidiStreamingHandler<QuoteAttributionServiceImpl, grpc::ByteBuffer,
                                               v1::StreamAttributeQuotesResponse>(
          [](QuoteAttributionServiceImpl* service, grpc::ServerContext* context,
             RequestStream* stream) { return service->AnswerStream(context, stream); },
          this));
}

grpc::Status QuoteAttributionServiceImpl::AttributeQuotes(grpc::ServerContext* context,
                                                          const v1::AttributeQuotesRequest* request,
                                                          v1::AttributeQuotesResponse* response) {
  return ToGrpcStatus(Answer(*context, *request, "", response));
}

grpc::Status QuoteAttributionServiceImpl::BatchAttributeQuotes(
    grpc::ServerContext* context, const v1::BatchAttributeQuotesRequest* request,
    v1::BatchAttributeQuotesResponse* response) {
  const int count = request->requests_size();
  const int32_t limit = options_.limits.max_batch_documents;
  if (count == 0) return ToGrpcStatus(BatchEmptyError());
  if (count > limit) return ToGrpcStatus(BatchTooLargeError(count, limit));
  response->mutable_results()->Reserve(count);
  for (int i = 0; i < count; ++i) {
    v1::AttributeQuotesResult* result = response->add_results();
    result->set_index(i);
    const google::rpc::Status error =
        AnswerOne(*context, request->requests(i), "requests[" + std::to_string(i) + "].", result);
    if (error.code() != 0) return ToGrpcStatus(error);
  }
  return grpc::Status::OK;
}

grpc::Status QuoteAttributionServiceImpl::AnswerStream(grpc::ServerContext* context,
                                                       RequestStream* stream) {
  grpc::ByteBuffer bytes;
  for (int64_t index = 0; stream->Read(&bytes); ++index) {
    v1::StreamAttributeQuotesRequest request;
    v1::StreamAttributeQuotesResponse response;
    response.mutable_result()->set_index(index);
    if (!grpc::SerializationTraits<v1::StreamAttributeQuotesRequest>::Deserialize(&bytes, &request)
             .ok()) {
      *response.mutable_result()->mutable_error() = MalformedRequestError();
    } else {
      const google::rpc::Status error =
          AnswerOne(*context, request.request(), "request.", response.mutable_result());
      if (error.code() != 0) return ToGrpcStatus(error);
    }
    if (!stream->Write(response)) return ToGrpcStatus(CancelledError());
  }
  return context->IsCancelled() ? ToGrpcStatus(CancelledError()) : grpc::Status::OK;
}

grpc::Status QuoteAttributionServiceImpl::GetEngineInfo(grpc::ServerContext* /*context*/,
                                                        const v1::GetEngineInfoRequest* /*request*/,
                                                        v1::GetEngineInfoResponse* response) {
  response->set_engine_version(options_.engine_version);
  response->set_rule_set_version(options_.engine_version);
  for (const auto& [name, digest] : options_.lexicons) {
    v1::Lexicon* lexicon = response->add_lexicons();
    lexicon->set_name(name);
    lexicon->set_digest(digest);
  }
  v1::Limits* limits = response->mutable_limits();
  limits->set_max_text_bytes(options_.limits.max_text_bytes);
  limits->set_max_title_bytes(options_.limits.max_title_bytes);
  limits->set_max_id_bytes(options_.limits.max_id_bytes);
  limits->set_max_batch_documents(options_.limits.max_batch_documents);
  limits->set_max_known_speakers(options_.limits.max_known_speakers);
  limits->set_max_message_bytes(options_.limits.max_message_bytes);
  return grpc::Status::OK;
}

google::rpc::Status QuoteAttributionServiceImpl::Answer(const grpc::ServerContext& context,
                                                        const v1::AttributeQuotesRequest& request,
                                                        const std::string& path,
                                                        v1::AttributeQuotesResponse* response) {
  google::rpc::Status error = ValidateRequest(request, options_.limits, path);
  if (error.code() != 0) return error;

  EngineOptions engine_options;
  engine_options.min_confidence = request.options().min_confidence();
  engine_options.stop = [&context] { return context.IsCancelled(); };
  const std::shared_ptr<const Catalog> known_speakers = ReadKnownSpeakers(request.options());
  engine_options.callers_catalog = known_speakers.get();

  const WorkspacePool::Lease document = workspaces_.Take();
  const bool complete = !engine_options.stop() &&
                        options_.attribute({request.document().title(), request.document().text()},
                                           engine_options, document.get());
  if (!complete) {
    return context.deadline() <= std::chrono::system_clock::now() ? DeadlineError()
                                                                  : CancelledError();
  }
  response->set_document_id(request.document().id());
  response->set_engine_version(options_.engine_version);
  ConvertDocument(*document, request.options(), response);
  return {};
}

google::rpc::Status QuoteAttributionServiceImpl::AnswerOne(
    const grpc::ServerContext& context, const v1::AttributeQuotesRequest& request,
    const std::string& path, v1::AttributeQuotesResult* result) {
  google::rpc::Status error = Answer(context, request, path, result->mutable_response());
  if (error.code() == 0 || EndsCall(error)) return error;
  *result->mutable_error() = std::move(error);  // the oneof drops the empty response
  return {};
}

}  // namespace isnad
