// The answer to a document as a caller receives it: converted to bytes, and parsed by Protobuf.
//
//   v1::AttributeQuotesResponse response = Converted(document, options);
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_TESTS_SERVICE_CONVERSION_H_
#define ISNAD_TESTS_SERVICE_CONVERSION_H_

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "isnad/v1/quote_attribution.pb.h"
#include "server/service/convert.h"
#include "server/service/limits.h"
#include "server/service/wire_writer.h"

namespace isnad {

inline std::string BytesOf(WireWriter* writer) {
  std::vector<grpc::Slice> slices;
  writer->Take(&slices);
  std::string bytes;
  for (const grpc::Slice& slice : slices) {
    bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return bytes;
}

inline std::string ConvertedBytes(const Document& document, const v1::AttributionOptions& options) {
  DocumentRequest request;
  request.options = &options;
  WireWriter writer;
  EXPECT_TRUE(ConvertDocument(document, request, "1.2.3", Limits().max_answer_bytes, &writer));
  return BytesOf(&writer);
}

inline v1::AttributeQuotesResponse Converted(const Document& document,
                                             const v1::AttributionOptions& options) {
  v1::AttributeQuotesResponse response;
  EXPECT_TRUE(response.ParseFromString(ConvertedBytes(document, options)));
  return response;
}

// What Protobuf writes for the same answer: fields that it does not know would be missing.
inline std::string Rewritten(const v1::AttributeQuotesResponse& answer) {
  v1::AttributeQuotesResponse response = answer;
  response.DiscardUnknownFields();
  return response.SerializeAsString();
}

}  // namespace isnad

#endif  // ISNAD_TESTS_SERVICE_CONVERSION_H_
