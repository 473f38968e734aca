// Turns byte offsets of a UTF-8 text into the unit that a caller counts in.
//
//   OffsetTable table("قال 😀 x", OffsetUnit::kUtf16);
//   table.At(12)   →  7: three letters, a space, two code units, a space
//
// Reads: the text, once, when made; keeps a view of it. Total: any bytes; an offset beyond the end
// counts as the end. Thread-safety: immutable. Complexity: linear in the text to make, constant a
// look-up; 1/16 of the text's size in memory, none for bytes. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_SERVICE_OFFSETS_H_
#define ISNAD_SERVER_SERVICE_OFFSETS_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace isnad {

enum class OffsetUnit : uint8_t { kUtf8, kUtf16, kUtf32 };

class OffsetTable {
 public:
  OffsetTable(std::string_view text, OffsetUnit unit);

  // Units before byte `offset` of the text.
  int32_t At(int32_t offset) const;

 private:
  int32_t Count(size_t begin, size_t end) const;

  std::string_view text_;
  OffsetUnit unit_;
  std::vector<int32_t> before_block_;  // units before each block of kBlock bytes; empty for kUtf8
};

}  // namespace isnad

#endif  // ISNAD_SERVER_SERVICE_OFFSETS_H_
