// SPDX-License-Identifier: Apache-2.0
#include "server/service/field_count.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>
#include <grpcpp/support/proto_buffer_reader.h>

namespace isnad {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

class Counter {
 public:
  Counter(CodedInputStream* input, int64_t limit) : input_(*input), limit_(limit) {}

  // False when the bytes are no message. Stops at the first field beyond the limit.
  bool Count(const Descriptor& type) {
    while (const uint32_t tag = input_.ReadTag()) {
      if (++fields_ > limit_) return true;
      if (!Skip(type, tag)) return false;
      if (fields_ > limit_) return true;
    }
    return input_.ConsumedEntireMessage();
  }

  int64_t fields() const { return fields_; }

 private:
  bool Skip(const Descriptor& type, uint32_t tag) {
    switch (WireFormatLite::GetTagWireType(tag)) {
      case WireFormatLite::WIRETYPE_LENGTH_DELIMITED:
        break;
      case WireFormatLite::WIRETYPE_START_GROUP:
      case WireFormatLite::WIRETYPE_END_GROUP:
        return false;
      default:
        return WireFormatLite::SkipField(&input_, tag);
    }
    const FieldDescriptor* field = type.FindFieldByNumber(WireFormatLite::GetTagFieldNumber(tag));
    if (field == nullptr || field->type() != FieldDescriptor::TYPE_MESSAGE) {
      return WireFormatLite::SkipField(&input_, tag);
    }
    int length = 0;
    if (!input_.ReadVarintSizeAsInt(&length) || length > input_.BytesUntilLimit()) return false;
    const CodedInputStream::Limit outer = input_.PushLimit(length);
    const bool counted = Count(*field->message_type());
    input_.PopLimit(outer);
    return counted;
  }

  CodedInputStream& input_;
  const int64_t limit_;
  int64_t fields_ = 0;
};

}  // namespace

std::optional<int64_t> CountFields(const grpc::ByteBuffer& bytes, const Descriptor& type,
                                   int64_t limit) {
  if (bytes.Length() == 0) return 0;
  grpc::ByteBuffer copy = bytes;  // of the references
  grpc::ProtoBufferReader reader(&copy);
  if (!reader.status().ok()) return std::nullopt;
  CodedInputStream input(&reader);
  input.PushLimit(static_cast<int>(bytes.Length()));  // a message's length is an int
  Counter counter(&input, limit);
  if (!counter.Count(type)) return std::nullopt;
  return counter.fields();
}

}  // namespace isnad
