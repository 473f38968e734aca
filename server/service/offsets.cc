// SPDX-License-Identifier: Apache-2.0
#include "server/service/offsets.h"

#include <algorithm>

namespace isnad {
namespace {

constexpr size_t kBlock = 64;

}  // namespace

OffsetTable::OffsetTable(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {
  if (unit == OffsetUnit::kUtf8) return;
  before_block_.reserve(text.size() / kBlock + 1);
  int32_t units = 0;
  for (size_t begin = 0; begin <= text.size(); begin += kBlock) {
    before_block_.push_back(units);
    units += Count(begin, std::min(begin + kBlock, text.size()));
  }
}

int32_t OffsetTable::At(int32_t offset) const {
  const size_t end = std::min(static_cast<size_t>(std::max(offset, 0)), text_.size());
  if (unit_ == OffsetUnit::kUtf8) return static_cast<int32_t>(end);
  const size_t block = end / kBlock;
  return before_block_[block] + Count(block * kBlock, end);
}

int32_t OffsetTable::Count(size_t begin, size_t end) const {
  int32_t code_points = 0;
  int32_t astral = 0;  // beyond U+FFFF: two units of UTF-16
  for (size_t i = begin; i < end; ++i) {
    const auto byte = static_cast<unsigned char>(text_[i]);
    code_points += (byte & 0xC0) != 0x80;
    astral += byte >= 0xF0;
  }
  return unit_ == OffsetUnit::kUtf16 ? code_points + astral : code_points;
}

}  // namespace isnad
