// Turns the engine's answer into the contract's.
//
//   AttributeQuotesResponse response;
//   if (!ConvertDocument(document, request.options(), 64 << 20, &response)) ...   // too large
//
// Reads: Document::text, quotes, speakers. Writes: quotes, speakers and offset_encoding of the
// response; ids and versions are the caller's. Offsets are made in the unit that the options name,
// content is cut from the text, quotations that `kinds` leaves out are dropped and the indices of
// their children's parents go with them. The options must be valid (validate.h). Thread-safety:
// pure functions. Complexity: linear in the text and in the answer. SPDX-License-Identifier:
// Apache-2.0
#ifndef ISNAD_SERVER_SERVICE_CONVERT_H_
#define ISNAD_SERVER_SERVICE_CONVERT_H_

#include <memory>

#include "isnad/v1/quote_attribution.pb.h"
#include "server/engine/document.h"
#include "server/engine/entities/catalog.h"

namespace isnad {

// The caller's own catalog; null when the options have none.
std::shared_ptr<const Catalog> ReadKnownSpeakers(const v1::AttributionOptions& options);

// False when the answer has more than `room` bytes: what stands in `response` is then a part.
bool ConvertDocument(const Document& document, const v1::AttributionOptions& options, int64_t room,
                     v1::AttributeQuotesResponse* response);

}  // namespace isnad

#endif  // ISNAD_SERVER_SERVICE_CONVERT_H_
