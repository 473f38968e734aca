// The bearer tokens that callers must show, from a file that may change while the server runs.
//
//   std::string error;
//   auto tokens = TokenFile::Open("/run/secrets/tokens", &error);    // null: error says why
//   tokens->Knows("Bearer 5f1c...")   →  true
//
// A token a line, at least 16 characters; empty lines and lines that begin with # are skipped. Put
// the new token beside the old one, change the callers, then take the old one away. The file is
// looked at every second; while it cannot be read, or holds a line that is no token, the tokens of
// before stay. Only digests are kept, and all of them are compared, in constant time.
// Thread-safety: thread-safe. Complexity: linear in the tokens. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_RUNTIME_TOKENS_H_
#define ISNAD_SERVER_RUNTIME_TOKENS_H_

#include <array>
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "server/runtime/reload_status.h"

namespace isnad {

class TokenFile {
 public:
  static std::shared_ptr<TokenFile> Open(const std::string& path, std::string* error);

  // Whether the value of an authorization header shows one of the tokens.
  bool Knows(std::string_view authorization);

  // Looks at the file when it is time, as Knows() does.
  const ReloadStatus& status() {
    Current();
    return status_;
  }

 private:
  using Digest = std::array<unsigned char, 32>;
  using Digests = std::vector<Digest>;

  explicit TokenFile(std::string path) : path_(std::move(path)) {}
  std::string Read(Digests* digests) const;
  std::shared_ptr<const Digests> Current();

  const std::string path_;
  std::mutex mutex_;
  std::shared_ptr<const Digests> digests_;
  std::chrono::steady_clock::time_point next_look_;
  ReloadStatus status_;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_RUNTIME_TOKENS_H_
