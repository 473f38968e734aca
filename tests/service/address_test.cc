// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

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

TEST(AddressTest, KnocksWhoeverIsThere) {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  sockaddr_in name{};
  name.sin_family = AF_INET;
  name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(name);
  ASSERT_EQ(bind(listener, reinterpret_cast<sockaddr*>(&name), size), 0);
  ASSERT_EQ(listen(listener, 1), 0);
  ASSERT_EQ(getsockname(listener, reinterpret_cast<sockaddr*>(&name), &size), 0);
  pollfd ready{listener, POLLIN, 0};
  EXPECT_EQ(poll(&ready, 1, 0), 0);
  Knock({"127.0.0.1", ntohs(name.sin_port)});
  EXPECT_EQ(poll(&ready, 1, 10'000), 1);
  close(listener);
  Knock({"127.0.0.1", ntohs(name.sin_port)});  // nobody is there: nothing happens
}

TEST(AddressTest, SaysWhyItCannotBind) {
  EXPECT_EQ(BindError({"127.0.0.1", 0}), "");
  EXPECT_NE(BindError({"192.0.2.7", 0}), "") << "an address that no machine has";
  EXPECT_NE(BindError({"no-such-host.invalid", 0}), "");
}

}  // namespace
}  // namespace isnad
