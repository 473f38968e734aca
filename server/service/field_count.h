// How many fields a message holds, before it is parsed: a field of two bytes on the wire may become
// a hundred in memory.
//
//   CountFields(bytes, *v1::AttributeQuotesRequest::descriptor(), 1'000'000)  →  5, 1'000'001 for
//   more, nothing when the bytes are no such message
//
// The fields of messages inside are counted, unknown fields too; a packed list and a string are
// one. Groups, which no message of the contract has, are no message. What can be counted may still
// fail to parse. Thread-safety: pure. Complexity: linear in the fields, whatever their length.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_SERVICE_FIELD_COUNT_H_
#define ISNAD_SERVER_SERVICE_FIELD_COUNT_H_

#include <google/protobuf/descriptor.h>
#include <grpcpp/support/byte_buffer.h>

#include <cstdint>
#include <optional>

namespace isnad {

std::optional<int64_t> CountFields(const grpc::ByteBuffer& bytes,
                                   const google::protobuf::Descriptor& type, int64_t limit);

}  // namespace isnad

#endif  // ISNAD_SERVER_SERVICE_FIELD_COUNT_H_
