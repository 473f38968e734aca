// Who wants to know of every document that is read: metrics and logs, without the service knowing
// either.
//
//   class Counter : public DocumentObserver { ... };
//   AnswererOptions options;
//   options.observer = &counter;
//
// Called on the thread that read the document, before its answer is sent; must be thread-safe and
// quick. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_SERVICE_DOCUMENT_OBSERVER_H_
#define ISNAD_SERVER_SERVICE_DOCUMENT_OBSERVER_H_

#include <grpcpp/server_context.h>

#include "server/engine/document.h"

namespace isnad {

class DocumentObserver {
 public:
  virtual ~DocumentObserver() = default;

  virtual void OnAnswered(const grpc::ServerContextBase* call, const Document& document) = 0;

  // A document of a batch or a stream that got an error while the call went on.
  virtual void OnRefused(const grpc::ServerContextBase* call) = 0;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_SERVICE_DOCUMENT_OBSERVER_H_
