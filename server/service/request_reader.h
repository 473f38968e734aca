// Reads the contract's requests where they stand: neither is a text copied nor its UTF-8 checked
// letter by letter, as Protobuf would.
//
//   google::protobuf::Arena arena;
//   DocumentRequest request;
//   if (!ReadRequest(bytes, &arena, &request)) ...                     // malformed
//   request.text                                       →  a part of `bytes`
//
// Means by the bytes what Protobuf means: unknown fields are passed over, of a string that comes
// twice the last counts, messages that come twice are merged, strings that are no UTF-8 are
// malformed. Groups, which the contract does not have, must have been refused (field_count.h).
// Thread-safety: pure functions. Complexity: linear. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_SERVICE_REQUEST_READER_H_
#define ISNAD_SERVER_SERVICE_REQUEST_READER_H_

#include <google/protobuf/arena.h>

#include <deque>
#include <string_view>

#include "isnad/v1/quote_attribution.pb.h"

namespace isnad {

// An AttributeQuotesRequest. The strings are parts of its bytes, the options stand in the arena.
struct DocumentRequest {
  std::string_view id;
  std::string_view title;
  std::string_view text;
  const v1::AttributionOptions* options = &v1::AttributionOptions::default_instance();
};

// Each is false when the bytes are no such message; what was read is then a part. The result must
// be empty.
bool ReadRequest(std::string_view bytes, google::protobuf::Arena* arena, DocumentRequest* request);

// A StreamAttributeQuotesRequest.
bool ReadStreamRequest(std::string_view bytes, google::protobuf::Arena* arena,
                       DocumentRequest* request);

// A BatchAttributeQuotesRequest. A deque: a million empty requests must not be moved as it grows.
bool ReadBatchRequest(std::string_view bytes, google::protobuf::Arena* arena,
                      std::deque<DocumentRequest>* requests);

}  // namespace isnad

#endif  // ISNAD_SERVER_SERVICE_REQUEST_READER_H_
