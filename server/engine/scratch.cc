// SPDX-License-Identifier: Apache-2.0
#include "server/engine/scratch.h"

#include <algorithm>

#include "server/engine/large_pages.h"

namespace isnad {
namespace {

constexpr size_t kFirstBlock = 16 * 1024;

}  // namespace

void ScratchMemory::Reset() {
  used_ = 0;
  // The last block is larger than the others together.
  if (blocks_.size() > 1) blocks_.erase(blocks_.begin(), blocks_.end() - 1);
}

void* ScratchMemory::do_allocate(size_t size, size_t alignment) {
  size_t begin = (used_ + alignment - 1) / alignment * alignment;
  if (blocks_.empty() || begin + size > blocks_.back().size) {
    AddBlock(std::max(size, blocks_.empty() ? kFirstBlock : 2 * blocks_.back().size));
    begin = 0;
  }
  used_ = begin + size;
  return blocks_.back().bytes.get() + begin;
}

void ScratchMemory::AddBlock(size_t size) {
  blocks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[size]), size});
  UseLargePages(blocks_.back().bytes.get(), size);
  used_ = 0;
}

}  // namespace isnad
