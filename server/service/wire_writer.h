// Writes a message in Protobuf's wire format from its end to its begin: what stands inside a
// message is written before its head, so that its length is known and nothing is measured first.
//
//   WireWriter writer;                                // {name: "هدى", mentions {begin: 7}}
//   const size_t end = writer.size();
//   writer.AddVarint(1, 7);
//   writer.AddHead(6, end);                           // of what was written since
//   writer.AddString(1, "هدى");
//   grpc::ByteBuffer bytes = writer.Take();
//
// Fields in falling order of their numbers, the last of a repeated one first, give the bytes that
// Protobuf gives for the same message; like it, the Add functions for scalars leave out what is
// zero or empty. The bytes go to gRPC as they are, without a copy but for short answers. That
// strings are UTF-8 is the caller's to know. Not thread-safe. Complexity: linear in the bytes.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_SERVICE_WIRE_WRITER_H_
#define ISNAD_SERVER_SERVICE_WIRE_WRITER_H_

#include <grpc/slice.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/slice.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace isnad {

class WireWriter {
 public:
  WireWriter() = default;
  ~WireWriter();
  WireWriter(const WireWriter&) = delete;
  WireWriter& operator=(const WireWriter&) = delete;

  // Bytes so far.
  size_t size() const { return full_ + static_cast<size_t>(end_ - next_); }

  // int32, int64, bool and enums.
  void AddVarint(int field, int64_t value) {
    if (value != 0) AddPresentVarint(field, value);
  }
  // The same for a field with presence.
  void AddPresentVarint(int field, int64_t value) {
    PutVarint(static_cast<uint64_t>(value));
    PutTag(field, kVarint);
  }
  void AddFixed64(int field, uint64_t value) {
    if (value == 0) return;
    PutBytes({reinterpret_cast<const char*>(&value), sizeof(value)});
    PutTag(field, kFixed64);
  }
  void AddFloat(int field, float value);
  void AddString(int field, std::string_view value) {
    if (value.empty()) return;
    PutBytes(value);
    PutVarint(value.size());
    PutTag(field, kLengthDelimited);
  }

  // Bytes that are a message, or a part of one, themselves.
  void AddSerialized(std::string_view bytes) { PutBytes(bytes); }

  // The head of the message in `field` that ends where the writer stood at `end`.
  void AddHead(int field, size_t end) {
    PutVarint(size() - end);
    PutTag(field, kLengthDelimited);
  }

  // Drops all that was written.
  void Clear();

  // What was written, also as slices at the end of others; the writer is empty then.
  grpc::ByteBuffer Take();
  void Take(std::vector<grpc::Slice>* slices);

 private:
  enum WireType : uint32_t { kVarint = 0, kFixed64 = 1, kLengthDelimited = 2, kFixed32 = 5 };
  static constexpr ptrdiff_t kMaxVarint = 10;

  void PutTag(int field, WireType type) { PutVarint(static_cast<uint32_t>(field) << 3 | type); }

  void PutVarint(uint64_t value) {
    if (value < 0x80 && next_ != begin_) {
      *--next_ = static_cast<uint8_t>(value);
      return;
    }
    PutLongVarint(value);
  }

  void PutLongVarint(uint64_t value);
  void PutBytes(std::string_view bytes);
  void AddBlock();

  std::vector<grpc_slice> blocks_;  // the last of the answer's bytes in the first
  size_t full_ = 0;                 // bytes in all blocks but the one that is written
  // Of the block that is written; it is written from its end down to next_.
  uint8_t* begin_ = nullptr;
  uint8_t* next_ = nullptr;
  uint8_t* end_ = nullptr;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_SERVICE_WIRE_WRITER_H_
