// SPDX-License-Identifier: Apache-2.0
#include "server/service/request_reader.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>

#include <cstddef>
#include <cstdint>

#include "server/engine/text/utf8.h"

namespace isnad {
namespace {

using google::protobuf::Arena;
using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

// Bytes of a tag or a length: the stream would take ten, Protobuf's messages do not.
constexpr int kMaxVarint32 = 5;

CodedInputStream StreamOf(std::string_view bytes) {
  return CodedInputStream(reinterpret_cast<const uint8_t*>(bytes.data()),
                          static_cast<int>(bytes.size()));
}

// Reads what each string or message holds, by its field's number; false when the bytes are no
// message or `read` is false.
template <typename Read>
bool ReadFields(std::string_view bytes, Read read) {
  CodedInputStream input = StreamOf(bytes);
  while (true) {
    const int begin = input.CurrentPosition();
    const uint32_t tag = input.ReadTag();
    if (tag == 0) return input.ConsumedEntireMessage();
    const int behind_tag = input.CurrentPosition();
    if (behind_tag - begin > kMaxVarint32) return false;
    if (WireFormatLite::GetTagWireType(tag) != WireFormatLite::WIRETYPE_LENGTH_DELIMITED) {
      if (!WireFormatLite::SkipField(&input, tag)) return false;
      continue;
    }
    const int field = WireFormatLite::GetTagFieldNumber(tag);
    int length = 0;
    if (field == 0 || !input.ReadVarintSizeAsInt(&length)) return false;
    const int content = input.CurrentPosition();
    if (content - behind_tag > kMaxVarint32 || !input.Skip(length)) return false;
    if (!read(field, bytes.substr(static_cast<size_t>(content), static_cast<size_t>(length)))) {
      return false;
    }
  }
}

bool ReadString(std::string_view bytes, std::string_view* string) {
  *string = bytes;
  return IsUtf8(bytes);
}

bool ReadDocument(std::string_view bytes, DocumentRequest* request) {
  return ReadFields(bytes, [request](int field, std::string_view content) {
    switch (field) {
      case v1::Document::kIdFieldNumber:
        return ReadString(content, &request->id);
      case v1::Document::kTitleFieldNumber:
        return ReadString(content, &request->title);
      case v1::Document::kTextFieldNumber:
        return ReadString(content, &request->text);
      default:
        return true;
    }
  });
}

// One request, which may come in parts.
class Reader {
 public:
  Reader(Arena* arena, DocumentRequest* request) : arena_(arena), request_(request) {}

  bool Read(std::string_view bytes) {
    return ReadFields(bytes, [this](int field, std::string_view content) {
      switch (field) {
        case v1::AttributeQuotesRequest::kDocumentFieldNumber:
          return ReadDocument(content, request_);
        case v1::AttributeQuotesRequest::kOptionsFieldNumber:
          return ReadOptions(content);
        default:
          return true;
      }
    });
  }

 private:
  bool ReadOptions(std::string_view bytes) {
    if (options_ == nullptr) {
      options_ = Arena::CreateMessage<v1::AttributionOptions>(arena_);
      request_->options = options_;
    }
    CodedInputStream input = StreamOf(bytes);
    return options_->MergeFromCodedStream(&input) && input.ConsumedEntireMessage();
  }

  Arena* const arena_;
  DocumentRequest* const request_;
  v1::AttributionOptions* options_ = nullptr;
};

}  // namespace

bool ReadRequest(std::string_view bytes, Arena* arena, DocumentRequest* request) {
  return Reader(arena, request).Read(bytes);
}

bool ReadStreamRequest(std::string_view bytes, Arena* arena, DocumentRequest* request) {
  Reader reader(arena, request);
  return ReadFields(bytes, [&reader](int field, std::string_view content) {
    return field != v1::StreamAttributeQuotesRequest::kRequestFieldNumber || reader.Read(content);
  });
}

bool ReadBatchRequest(std::string_view bytes, Arena* arena, std::deque<DocumentRequest>* requests) {
  return ReadFields(bytes, [arena, requests](int field, std::string_view content) {
    return field != v1::BatchAttributeQuotesRequest::kRequestsFieldNumber ||
           ReadRequest(content, arena, &requests->emplace_back());
  });
}

}  // namespace isnad
