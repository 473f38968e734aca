// How the command shows itself to a server, and how it knows the server.
//
//   SecurityOptions security;                 // plaintext
//   security.tls = true;                      // TLS, trusting what the system trusts
//   security.ca = "ca.crt";                   // ... or only what this authority signed
//   security.token_file = "token";            // authorization: Bearer, over TLS only
//   absl::StatusOr<std::shared_ptr<grpc::ChannelCredentials>> made = MakeCredentials(security);
//
// Reads the files once. Thread-safety: pure but for the files. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_CLIENT_CREDENTIALS_H_
#define ISNAD_CLIENT_CREDENTIALS_H_

#include <absl/status/statusor.h>
#include <grpcpp/security/credentials.h>

#include <memory>
#include <string>

namespace isnad {

struct SecurityOptions {
  bool tls = false;
  std::string ca;    // PEM; empty: the system's authorities
  std::string cert;  // PEM, with key: the client's own certificate
  std::string key;
  std::string name;  // the server's name in its certificate; empty: the one it was called by
  std::string token_file;
};

// InvalidArgument with a sentence for the user when options or files are wrong.
absl::StatusOr<std::shared_ptr<grpc::ChannelCredentials>> MakeCredentials(
    const SecurityOptions& security);

}  // namespace isnad

#endif  // ISNAD_CLIENT_CREDENTIALS_H_
