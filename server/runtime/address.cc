// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/address.h"

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>

namespace isnad {

std::string Address::ToString() const {
  const bool ipv6 = host.find(':') != std::string::npos;
  return (ipv6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

std::optional<Address> ParseAddress(std::string_view text) {
  const size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string_view host = text.substr(0, colon);
  const std::string_view digits = text.substr(colon + 1);
  if (host.size() >= 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  } else if (host.find(':') != std::string_view::npos) {
    return std::nullopt;
  }
  Address address{host.empty() ? "127.0.0.1" : std::string(host), 0};
  const char* end = digits.data() + digits.size();
  const auto [parsed, error] = std::from_chars(digits.data(), end, address.port);
  if (error != std::errc() || parsed != end || address.port < 0 || address.port > 65535) {
    return std::nullopt;
  }
  return address;
}

namespace {

// To be given to freeaddrinfo; the result of getaddrinfo.
int Resolve(const Address& address, addrinfo** found) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  return getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &hints, found);
}

}  // namespace

std::string BindError(const Address& address) {
  addrinfo* found = nullptr;
  const int code = Resolve(address, &found);
  if (code != 0) return gai_strerror(code);
  int error = 0;
  bool bound = false;
  for (const addrinfo* info = found; info != nullptr; info = info->ai_next) {
    const int fd = socket(info->ai_family, info->ai_socktype, info->ai_protocol);
    if (fd < 0) continue;
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, info->ai_addr, info->ai_addrlen) == 0) {
      bound = true;
    } else if (error == 0 || error == EADDRNOTAVAIL) {
      error = errno;
    }
    close(fd);
  }
  freeaddrinfo(found);
  // A container without IPv6 still has ::1 in its /etc/hosts.
  if (error == EADDRNOTAVAIL && bound) return "";
  return error == 0 ? "" : std::strerror(error);
}

void Knock(const Address& address) {
  addrinfo* found = nullptr;
  if (Resolve(address, &found) != 0) return;
  for (const addrinfo* info = found; info != nullptr; info = info->ai_next) {
    const int fd = socket(info->ai_family, info->ai_socktype | SOCK_NONBLOCK, info->ai_protocol);
    if (fd < 0) continue;
    connect(fd, info->ai_addr, info->ai_addrlen);
    close(fd);
  }
  freeaddrinfo(found);
}

}  // namespace isnad
