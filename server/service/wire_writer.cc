// SPDX-License-Identifier: Apache-2.0
#include "server/service/wire_writer.h"

#include <algorithm>
#include <cstring>

namespace isnad {
namespace {

constexpr size_t kFirstBlock = 8 * 1024;  // the usual answer to an article
constexpr size_t kMaxBlock = 1024 * 1024;

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "numbers are copied as they stand");

}  // namespace

WireWriter::~WireWriter() { Clear(); }

void WireWriter::Clear() {
  for (const grpc_slice& block : blocks_) grpc_slice_unref(block);
  blocks_.clear();
  full_ = 0;
  begin_ = next_ = end_ = nullptr;
}

void WireWriter::AddFloat(int field, float value) {
  uint32_t bits = 0;
  std::memcpy(&bits, &value, sizeof(bits));
  if (bits == 0) return;
  PutBytes({reinterpret_cast<const char*>(&bits), sizeof(bits)});
  PutTag(field, kFixed32);
}

void WireWriter::PutLongVarint(uint64_t value) {
  char bytes[kMaxVarint];
  size_t length = 0;
  for (; value >= 0x80; value >>= 7) bytes[length++] = static_cast<char>(value | 0x80);
  bytes[length++] = static_cast<char>(value);
  PutBytes({bytes, length});
}

void WireWriter::PutBytes(std::string_view bytes) {
  while (bytes.size() > static_cast<size_t>(next_ - begin_)) {
    const auto room = static_cast<size_t>(next_ - begin_);
    if (room > 0) std::memcpy(begin_, bytes.data() + (bytes.size() - room), room);
    bytes.remove_suffix(room);
    next_ = begin_;
    AddBlock();
  }
  if (bytes.empty()) return;
  next_ -= bytes.size();
  std::memcpy(next_, bytes.data(), bytes.size());
}

void WireWriter::AddBlock() {
  full_ = size();
  const size_t bytes =
      blocks_.empty() ? kFirstBlock : std::min(2 * GRPC_SLICE_LENGTH(blocks_.back()), kMaxBlock);
  blocks_.push_back(grpc_slice_malloc(bytes));
  begin_ = GRPC_SLICE_START_PTR(blocks_.back());
  next_ = end_ = begin_ + bytes;
}

void WireWriter::Take(std::vector<grpc::Slice>* slices) {
  if (!blocks_.empty()) {
    // Only the block that is written has room left; a short answer does not keep a long block.
    grpc_slice& last = blocks_.back();
    const auto used = static_cast<size_t>(end_ - next_);
    const size_t length = GRPC_SLICE_LENGTH(last);
    const grpc_slice part = used < length / 4 ? grpc_slice_from_copied_buffer(
                                                    reinterpret_cast<const char*>(next_), used)
                                              : grpc_slice_sub(last, length - used, length);
    grpc_slice_unref(last);
    last = part;
  }
  for (auto block = blocks_.rbegin(); block != blocks_.rend(); ++block) {
    slices->emplace_back(*block, grpc::Slice::STEAL_REF);
  }
  blocks_.clear();
  Clear();
}

grpc::ByteBuffer WireWriter::Take() {
  std::vector<grpc::Slice> slices;
  Take(&slices);
  return {slices.data(), slices.size()};
}

}  // namespace isnad
