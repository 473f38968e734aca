// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/tokens.h"

#include <absl/strings/match.h>
#include <openssl/crypto.h>
#include <openssl/sha.h>

#include <fstream>
#include <utility>

#include "server/runtime/log.h"

namespace isnad {
namespace {

constexpr std::chrono::seconds kLookInterval(1);
constexpr size_t kMinTokenBytes = 16;
constexpr std::string_view kScheme = "Bearer ";

std::string_view Trimmed(std::string_view line) {
  constexpr std::string_view kSpace = " \t\r";
  const size_t begin = line.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(kSpace) - begin + 1);
}

}  // namespace

std::shared_ptr<TokenFile> TokenFile::Open(const std::string& path, std::string* error) {
  std::shared_ptr<TokenFile> tokens(new TokenFile(path));
  auto digests = std::make_shared<Digests>();
  *error = tokens->Read(digests.get());
  if (!error->empty()) return nullptr;
  tokens->status_.Record(true);
  tokens->digests_ = std::move(digests);
  tokens->next_look_ = std::chrono::steady_clock::now() + kLookInterval;
  return tokens;
}

bool TokenFile::Knows(std::string_view authorization) {
  // The scheme's case does not matter (RFC 7235).
  if (!absl::StartsWithIgnoreCase({authorization.data(), authorization.size()},
                                  {kScheme.data(), kScheme.size()})) {
    return false;
  }
  const std::string_view token = Trimmed(authorization.substr(kScheme.size()));
  Digest shown;
  SHA256(reinterpret_cast<const unsigned char*>(token.data()), token.size(), shown.data());
  bool known = false;
  const std::shared_ptr<const Digests> digests = Current();  // another call may replace them
  for (const Digest& digest : *digests) {
    known |= CRYPTO_memcmp(digest.data(), shown.data(), digest.size()) == 0;
  }
  return known;
}

std::string TokenFile::Read(Digests* digests) const {
  std::ifstream file(path_);
  if (!file) return "cannot read " + path_;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    const std::string_view token = Trimmed(line);
    if (token.empty() || token[0] == '#') continue;
    if (token.size() < kMinTokenBytes) {
      return path_ + ", line " + std::to_string(number) + ": a token has at least " +
             std::to_string(kMinTokenBytes) + " characters";
    }
    Digest& digest = digests->emplace_back();
    SHA256(reinterpret_cast<const unsigned char*>(token.data()), token.size(), digest.data());
  }
  return digests->empty() ? path_ + " holds no token" : "";
}

std::shared_ptr<const TokenFile::Digests> TokenFile::Current() {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto now = std::chrono::steady_clock::now();
  if (now < next_look_) return digests_;
  next_look_ = now + kLookInterval;
  auto digests = std::make_shared<Digests>();
  const std::string error = Read(digests.get());
  if (!error.empty()) {
    if (status_.succeeded()) {
      Log(LogLevel::kWarning, "tokens not read, the old ones stay", {{"error", error}});
    }
    status_.Record(false);
    return digests_;
  }
  status_.Record(true);
  if (*digests != *digests_) {
    Log(LogLevel::kInfo, "tokens read", {{"count", static_cast<int64_t>(digests->size())}});
  }
  digests_ = std::move(digests);
  return digests_;
}

}  // namespace isnad
