// SPDX-License-Identifier: Apache-2.0
#include "server/engine/text/utf8.h"

#include <google/protobuf/stubs/logging.h>
#include <google/protobuf/wrappers.pb.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

namespace isnad {
namespace {

// What Protobuf thinks of the same bytes, in a string of less than 16 kB.
bool ProtobufTakes(const std::string& bytes) {
  const google::protobuf::LogSilencer silence;  // of bad UTF-8
  std::string message = "\x0A";
  message += static_cast<char>(0x80 | (bytes.size() & 0x7F));
  message += static_cast<char>(bytes.size() >> 7);
  return google::protobuf::StringValue().ParseFromString(message + bytes);
}

// At every place of a block of sixteen, and with every number of bytes behind.
void ExpectUtf8(const std::string& bytes, bool valid) {
  for (const std::string around : {"x", "ق", "€", "😀"}) {
    for (size_t before = 0; before < 18; ++before) {
      for (size_t behind = 0; behind < 18; ++behind) {
        std::string text(before, ' ');
        text += around + bytes;
        text.append(behind, ' ');
        ASSERT_EQ(IsUtf8(text), valid) << testing::PrintToString(text);
        ASSERT_EQ(ProtobufTakes(text), valid) << testing::PrintToString(text);
      }
    }
  }
}

TEST(Utf8Test, TakesTheFirstAndTheLastOfEachLength) {
  for (const char* text :
       {"", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xEF\xBF\xBF", "\xED\x9F\xBF",
        "\xEE\x80\x80", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    ExpectUtf8(text, true);
  }
  EXPECT_TRUE(IsUtf8(std::string(100, '\0')));
}

TEST(Utf8Test, RefusesWhatIsNone) {
  for (const char* text : {"\x80",
                           "\xBF",
                           "\xC0\x80",
                           "\xC1\xBF",
                           "\xC2",
                           "\xC2x",
                           "\xC2\xC2\x80",
                           "\xD9\x82\x80",
                           "\xE0\x9F\xBF",
                           "\xE2\x82",
                           "\xE2\x82x",
                           "\xE2x\x82",
                           "\xE2\x82\xAC\x80",
                           "\xED\xA0\x80",
                           "\xED\xBF\xBF",
                           "\xF0\x8F\xBF\xBF",
                           "\xF0\x9F\x98",
                           "\xF0\x9F\x98x",
                           "\xF4\x90\x80\x80",
                           "\xF5\x80\x80\x80",
                           "\xFE",
                           "\xFF"}) {
    ExpectUtf8(text, false);
  }
}

TEST(Utf8Test, AgreesWithProtobufOnBytesOfChance) {
  std::mt19937 random(7);
  const auto below = [&random](size_t bound) { return random() % bound; };
  const std::string pieces[] = {"a", " ", "ق", "ا", "«", "€", "ࠀ", "퟿", "😀"};
  size_t valid = 0;
  constexpr size_t kTexts = 20'000;
  for (size_t i = 0; i < kTexts; ++i) {
    std::string text;
    while (text.size() < 70) text += pieces[below(std::size(pieces))];
    for (size_t errors = below(3); errors > 0; --errors) {
      const size_t at = below(text.size());
      below(2) == 0 ? text[at] = static_cast<char>(random()) : text.erase(at, 1)[0];
    }
    ASSERT_EQ(IsUtf8(text), ProtobufTakes(text)) << testing::PrintToString(text);
    valid += IsUtf8(text);
  }
  EXPECT_GT(valid, kTexts / 4);
  EXPECT_LT(valid, kTexts * 3 / 4);
}

}  // namespace
}  // namespace isnad
