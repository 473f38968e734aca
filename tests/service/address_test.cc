// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/address.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

struct AddressCase {
  const char* text;
  const char* expected;  // Address::ToString(), or empty when the text is no address
};

TEST(AddressTest, ParsesHostAndPort) {
  const AddressCase cases[] = {
      {"127.0.0.1:50051", "127.0.0.1:50051"},
      {":50051", "127.0.0.1:50051"},
      {":0", "127.0.0.1:0"},
      {"localhost:80", "localhost:80"},
      {"[::1]:65535", "[::1]:65535"},
      {"0.0.0.0:1", "0.0.0.0:1"},
      {"", ""},
      {"localhost", ""},
      {"50051", ""},
      {"::1:80", ""},
      {"host:", ""},
      {"host:65536", ""},
      {"host:-1", ""},
      {"host:80x", ""},
  };
  for (const AddressCase& c : cases) {
    const auto address = ParseAddress(c.text);
    EXPECT_EQ(address.has_value() ? address->ToString() : "", c.expected) << c.text;
  }
}

TEST(AddressTest, SaysWhyItCannotBind) {
  EXPECT_EQ(BindError({"127.0.0.1", 0}), "");
  EXPECT_NE(BindError({"192.0.2.7", 0}), "") << "an address that no machine has";
  EXPECT_NE(BindError({"no-such-host.invalid", 0}), "");
}

}  // namespace
}  // namespace isnad
