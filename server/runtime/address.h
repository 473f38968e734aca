// HOST:PORT as an operator writes it.
//
//   ParseAddress(":50051")      →  127.0.0.1, 50051
//   ParseAddress("[::1]:0")     →  ::1, 0
//   ParseAddress("localhost")   →  nothing
//   BindError({"127.0.0.1", 50051})  →  "Address already in use"
//
// Thread-safety: pure but for the system calls.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_RUNTIME_ADDRESS_H_
#define ISNAD_SERVER_RUNTIME_ADDRESS_H_

#include <optional>
#include <string>
#include <string_view>

namespace isnad {

struct Address {
  std::string host;
  int port = 0;

  // As gRPC reads it, with the brackets of IPv6.
  std::string ToString() const;
};

std::optional<Address> ParseAddress(std::string_view text);

// Why the address cannot be bound, by trying; empty when it can. gRPC itself only says so in its
// log.
std::string BindError(const Address& address);

// Connects and hangs up, to wake whoever listens there. Nothing happens when nobody does.
void Knock(const Address& address);

}  // namespace isnad

#endif  // ISNAD_SERVER_RUNTIME_ADDRESS_H_
