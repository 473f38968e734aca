// SPDX-License-Identifier: Apache-2.0
#include "server/service/quote_attribution_service.h"

#include "server/service/errors.h"

namespace isnad {
namespace {

grpc::ServerUnaryReactor* Refuse(grpc::CallbackServerContext* context,
                                 const google::rpc::Status& error) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  reactor->Finish(ToGrpcStatus(error));
  return reactor;
}

class RefusedStream final : public grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer> {
 public:
  explicit RefusedStream(const google::rpc::Status& error) { Finish(ToGrpcStatus(error)); }
  void OnDone() override { delete this; }
};

}  // namespace

QuoteAttributionServiceImpl::QuoteAttributionServiceImpl(const ServiceOptions& options)
    : authorized_(options.authorized),
      answerer_(options),
      live_calls_(options.max_request_time, options.max_stream_idle),
      admission_(options.admission),
      calls_{&answerer_, &live_calls_, &admission_} {}

grpc::ServerUnaryReactor* QuoteAttributionServiceImpl::AttributeQuotes(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
    grpc::ByteBuffer* response) {
  if (!Authorized(*context)) return Refuse(context, UnauthenticatedError());
  return new DocumentCall(calls_, context, request, response);
}

grpc::ServerUnaryReactor* QuoteAttributionServiceImpl::BatchAttributeQuotes(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
    grpc::ByteBuffer* response) {
  if (!Authorized(*context)) return Refuse(context, UnauthenticatedError());
  return new BatchCall(calls_, context, request, response);
}

grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>*
QuoteAttributionServiceImpl::StreamAttributeQuotes(grpc::CallbackServerContext* context) {
  if (!Authorized(*context)) return new RefusedStream(UnauthenticatedError());
  return new StreamCall(calls_, context);
}

grpc::ServerUnaryReactor* QuoteAttributionServiceImpl::GetEngineInfo(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
    grpc::ByteBuffer* response) {
  if (!Authorized(*context)) return Refuse(context, UnauthenticatedError());
  v1::GetEngineInfoRequest question;
  grpc::ByteBuffer bytes = *request;
  if (!grpc::SerializationTraits<v1::GetEngineInfoRequest>::Deserialize(&bytes, &question).ok()) {
    return Refuse(context, MalformedRequestError());
  }
  v1::GetEngineInfoResponse info;
  answerer_.DescribeEngine(&info);
  bool own = false;
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  reactor->Finish(
      grpc::SerializationTraits<v1::GetEngineInfoResponse>::Serialize(info, response, &own));
  return reactor;
}

}  // namespace isnad
