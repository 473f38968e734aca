// SPDX-License-Identifier: Apache-2.0
#include "server/engine/scratch.h"

#include <algorithm>

#include "server/engine/large_pages.h"

namespace isnad {
namespace {

constexpr size_t kFirstBlock = 16 * 1024;
constexpr size_t kLargePiece = 4 * 1024 * 1024;

}  // namespace

void ScratchMemory::Reset() {
  used_ = 0;
  // The last block is larger than the others together.
  if (blocks_.size() > 1) blocks_.erase(blocks_.begin(), blocks_.end() - 1);
  if (!blocks_.empty()) blocks_.back().pieces = 0;
}

void ScratchMemory::Reserve(size_t size) {
  Reset();
  if (!blocks_.empty() && blocks_.back().size >= size) return;
  blocks_.clear();
  AddBlock(std::max(size, kFirstBlock));
}

void* ScratchMemory::do_allocate(size_t size, size_t alignment) {
  size_t begin = (used_ + alignment - 1) & ~(alignment - 1);  // a power of two
  if (blocks_.empty() || begin + size > blocks_.back().size) {
    AddBlock(std::max(size, blocks_.empty() ? kFirstBlock : 2 * blocks_.back().size));
    begin = 0;
  }
  used_ = begin + size;
  ++blocks_.back().pieces;
  return blocks_.back().bytes.get() + begin;
}

void ScratchMemory::do_deallocate(void* memory, size_t size, size_t /*alignment*/) {
  if (size < kLargePiece || memory == blocks_.back().bytes.get()) return;
  const auto block = std::find_if(blocks_.begin(), blocks_.end(), [&](const Block& b) {
    return b.bytes.get() == memory && b.pieces == 1;
  });
  if (block != blocks_.end()) blocks_.erase(block);
}

void ScratchMemory::AddBlock(size_t size) {
  blocks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[size]), size, 0});
  UseLargePages(blocks_.back().bytes.get(), size);
  used_ = 0;
}

}  // namespace isnad
