// Who may connect: plaintext on loopback or by express wish, TLS with certificates that are read
// again when their files change, client certificates, bearer tokens.
//
//   SecurityOptions options;
//   options.tls_cert = "tls.crt"; options.tls_key = "tls.key";
//   Credentials credentials;
//   std::string error = MakeCredentials(options, "0.0.0.0", &credentials);   // one line, or empty
//   builder.AddListeningPort(address, credentials.server);
//   service_options.authorized = credentials.authorized;
//
// TLS is 1.2 or 1.3, as OpenSSL's defaults have it. Replace a file by renaming a new one over it.
// While one cannot be read, or key and certificate do not belong together, those of before stay.
// Thread-safety: MakeCredentials from main; what it makes is
// thread-safe. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_RUNTIME_CREDENTIALS_H_
#define ISNAD_SERVER_RUNTIME_CREDENTIALS_H_

#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_context.h>

#include <functional>
#include <memory>
#include <string>

#include "server/runtime/certificate_files.h"
#include "server/runtime/tokens.h"

namespace isnad {

struct SecurityOptions {
  std::string tls_cert;       // PEM, the chain; empty: no TLS
  std::string tls_key;        // PEM
  std::string tls_client_ca;  // PEM; not empty: callers must show a certificate of it
  int tls_refresh_seconds = 10;
  std::string auth_token_file;  // empty: no tokens
  bool insecure = false;        // plaintext beyond loopback
};

struct Credentials {
  std::shared_ptr<grpc::ServerCredentials> server;
  std::shared_ptr<CertificateFiles> certificates;  // null without TLS
  std::shared_ptr<TokenFile> tokens;               // null when none are asked for
  // Whether a call shows a token; empty when none is asked for.
  std::function<bool(const grpc::CallbackServerContext&)> authorized;
};

// What is wrong with the options or their files; empty when `credentials` is filled.
std::string MakeCredentials(const SecurityOptions& options, const std::string& host,
                            Credentials* credentials);

}  // namespace isnad

#endif  // ISNAD_SERVER_RUNTIME_CREDENTIALS_H_
