// SPDX-License-Identifier: Apache-2.0
#include "server/service/offsets.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace isnad {
namespace {

// Arabic with diacritics and tatweel, an emoji of four code points, a letter beyond the BMP, a BOM,
// Latin.
constexpr char kText[] = "\uFEFFقَالَــتْ: 👩‍👧 «مرحبًا» 𞸀 ok\r\n";

// Units before each byte, counted one code point at a time.
struct Naive {
  int32_t utf16 = 0;
  int32_t utf32 = 0;
};
Naive Count(std::string_view prefix) {
  Naive count;
  for (const char c : prefix) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 && byte < 0xC0) continue;
    ++count.utf32;
    count.utf16 += byte >= 0xF0 ? 2 : 1;
  }
  return count;
}

TEST(OffsetTableTest, CountsByHand) {
  const std::string text = "قال 😀 x";
  EXPECT_EQ(OffsetTable(text, OffsetUnit::kUtf8).At(12), 12);
  EXPECT_EQ(OffsetTable(text, OffsetUnit::kUtf16).At(12), 7);
  EXPECT_EQ(OffsetTable(text, OffsetUnit::kUtf32).At(12), 6);
}

TEST(OffsetTableTest, AgreesWithCountingAtEveryCodePoint) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += kText;
  const OffsetTable utf8(text, OffsetUnit::kUtf8);
  const OffsetTable utf16(text, OffsetUnit::kUtf16);
  const OffsetTable utf32(text, OffsetUnit::kUtf32);
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && (text[i] & 0xC0) == 0x80) continue;
    const auto offset = static_cast<int32_t>(i);
    const Naive naive = Count(std::string_view(text).substr(0, i));
    ASSERT_EQ(utf8.At(offset), offset);
    ASSERT_EQ(utf16.At(offset), naive.utf16) << "at byte " << i;
    ASSERT_EQ(utf32.At(offset), naive.utf32) << "at byte " << i;
  }
}

TEST(OffsetTableTest, IsTotal) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string bytes(random() % 300, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    for (const OffsetUnit unit : {OffsetUnit::kUtf8, OffsetUnit::kUtf16, OffsetUnit::kUtf32}) {
      const OffsetTable table(bytes, unit);
      int32_t last = 0;
      for (int32_t i = 0; i <= static_cast<int32_t>(bytes.size()); ++i) {
        ASSERT_GE(table.At(i), last);
        last = table.At(i);
      }
      EXPECT_EQ(table.At(-5), 0);
      EXPECT_EQ(table.At(1'000'000), last);
    }
  }
}

TEST(OffsetTableTest, EmptyText) {
  EXPECT_EQ(OffsetTable("", OffsetUnit::kUtf16).At(0), 0);
  EXPECT_EQ(OffsetTable(std::string(64, 'a'), OffsetUnit::kUtf32).At(64), 64);
}

}  // namespace
}  // namespace isnad
