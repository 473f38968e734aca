// SPDX-License-Identifier: Apache-2.0
#include "server/service/answerer.h"

#include <memory>

#include "server/service/convert.h"
#include "server/service/errors.h"
#include "server/service/validate.h"

namespace isnad {
namespace {

// Whether an error ends the whole call and not only its document: all that LiveCall::StopError()
// tells.
bool EndsCall(const google::rpc::Status& error) {
  return error.code() == grpc::CANCELLED || error.code() == grpc::DEADLINE_EXCEEDED ||
         error.code() == grpc::UNAVAILABLE;
}

}  // namespace

google::rpc::Status Answerer::Answer(const LiveCall& call, const DocumentRequest& request,
                                     const std::string& path, int64_t room,
                                     WireWriter* response) try {
  google::rpc::Status error = ValidateRequest(request, options_.limits, path);
  if (error.code() != 0) return error;

  EngineOptions engine_options;
  engine_options.min_confidence = request.options->min_confidence();
  engine_options.stop = [&call] { return call.Stopped(); };
  const std::shared_ptr<const Catalog> known_speakers = ReadKnownSpeakers(*request.options);
  engine_options.callers_catalog = known_speakers.get();

  const WorkspacePool::Lease document = workspaces_.Take();
  const bool complete = !call.Stopped() && options_.attribute({request.title, request.text},
                                                              engine_options, document.get());
  if (!complete) return call.StopError();
  WorkspacePool::DropHugeWork(document.get());
  if (!ConvertDocument(*document, request, options_.engine_version, room, response)) {
    response->Clear();
    return AnswerTooLargeError(path + "document.text", options_.limits.max_answer_bytes);
  }
  if (options_.observer != nullptr) options_.observer->OnAnswered(call.context(), *document);
  return {};
} catch (...) {
  response->Clear();
  return InternalError();
}

google::rpc::Status Answerer::AnswerOne(const LiveCall& call, const DocumentRequest& request,
                                        const std::string& path, int64_t index, int64_t room,
                                        WireWriter* result) {
  const google::rpc::Status error = Answer(call, request, path, room, result);
  if (error.code() == 0) {
    result->AddHead(v1::AttributeQuotesResult::kResponseFieldNumber, 0);
    result->AddVarint(v1::AttributeQuotesResult::kIndexFieldNumber, index);
  } else if (!EndsCall(error)) {
    Refuse(call, error, index, result);
  } else {
    return error;
  }
  return {};
}

void Answerer::Refuse(const LiveCall& call, const google::rpc::Status& error, int64_t index,
                      WireWriter* result) {
  if (options_.observer != nullptr) options_.observer->OnRefused(call.context());
  result->AddSerialized(error.SerializeAsString());
  result->AddHead(v1::AttributeQuotesResult::kErrorFieldNumber, 0);
  result->AddVarint(v1::AttributeQuotesResult::kIndexFieldNumber, index);
}

void Answerer::DescribeEngine(v1::GetEngineInfoResponse* response) const {
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
  limits->set_max_message_fields(options_.limits.max_message_fields);
  limits->set_max_answer_bytes(options_.limits.max_answer_bytes);
}

}  // namespace isnad
