// Turns the engine's answer into the contract's, as bytes.
//
//   WireWriter answer;
//   if (!ConvertDocument(document, request, "0.1.0", 64 << 20, &answer)) ...   // too large
//
// Reads: Document::text, quotes, speakers; the id and the options of the request. Writes: an
// AttributeQuotesResponse with the bytes that Protobuf would write. Offsets are made in the unit
// that the options name, content is cut from the text, quotations that `kinds` leaves out are
// dropped and the indices of their children's parents go with them. The options must be valid
// (validate.h). Thread-safety: pure functions. Complexity: linear in the text and in the answer.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_SERVICE_CONVERT_H_
#define ISNAD_SERVER_SERVICE_CONVERT_H_

#include <cstdint>
#include <memory>
#include <string_view>

#include "isnad/v1/quote_attribution.pb.h"
#include "server/engine/document.h"
#include "server/engine/entities/catalog.h"
#include "server/service/request_reader.h"
#include "server/service/wire_writer.h"

namespace isnad {

// The caller's own catalog; null when the options have none.
std::shared_ptr<const Catalog> ReadKnownSpeakers(const v1::AttributionOptions& options);

// False when the answer has more than `room` bytes: what stands in `answer` is then a part.
bool ConvertDocument(const Document& document, const DocumentRequest& request,
                     std::string_view engine_version, int64_t room, WireWriter* answer);

}  // namespace isnad

#endif  // ISNAD_SERVER_SERVICE_CONVERT_H_
