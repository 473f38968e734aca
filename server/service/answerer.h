// Answers one request: checks it, lets the engine read, converts the answer.
//
//   Answerer answerer({attribute, "0.1.0", {{"builtin", "9a1c..."}}, Limits()});
//   google::rpc::Status error = answerer.Answer(call, request, "requests[3].", room, &writer);
//
// Thread-safety: thread-safe, as `attribute` must be. Deterministic if `attribute` is.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_SERVICE_ANSWERER_H_
#define ISNAD_SERVER_SERVICE_ANSWERER_H_

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "google/rpc/status.pb.h"
#include "isnad/v1/quote_attribution.pb.h"
#include "server/engine/engine.h"
#include "server/service/document_observer.h"
#include "server/service/limits.h"
#include "server/service/live_calls.h"
#include "server/service/request_reader.h"
#include "server/service/wire_writer.h"
#include "server/service/workspaces.h"

namespace isnad {

// Engine::Attribute, or a test's stand-in for it.
using AttributeFunction =
    std::function<bool(const EngineInput&, const EngineOptions&, Document* document)>;

struct AnswererOptions {
  AttributeFunction attribute;
  std::string engine_version;
  std::vector<std::pair<std::string, std::string>> lexicons;  // name, digest
  Limits limits;
  DocumentObserver* observer = nullptr;  // told of every document; may be null
};

class Answerer {
 public:
  explicit Answerer(AnswererOptions options) : options_(std::move(options)) {}

  // Writes an AttributeQuotesResponse of at most `room` bytes, or returns what is wrong with this
  // one request: the writer, which must be empty, then stays so. An exception of the engine is an
  // INTERNAL error.
  google::rpc::Status Answer(const LiveCall& call, const DocumentRequest& request,
                             const std::string& path, int64_t room, WireWriter* response);

  // The same as one AttributeQuotesResult among several. Returns an error only when the whole call
  // must end.
  google::rpc::Status AnswerOne(const LiveCall& call, const DocumentRequest& request,
                                const std::string& path, int64_t index, int64_t room,
                                WireWriter* result);

  // The result of a request that is not looked at, for `error`.
  void Refuse(const LiveCall& call, const google::rpc::Status& error, int64_t index,
              WireWriter* result);

  void DescribeEngine(v1::GetEngineInfoResponse* response) const;

  const Limits& limits() const { return options_.limits; }

 private:
  const AnswererOptions options_;
  WorkspacePool workspaces_;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_SERVICE_ANSWERER_H_
