// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/credentials.h"

#include <grpcpp/security/auth_metadata_processor.h>
#include <grpcpp/security/tls_certificate_provider.h>
#include <grpcpp/security/tls_credentials_options.h>

#include <string_view>
#include <utility>

#include "server/runtime/tokens.h"

namespace isnad {
namespace {

// gRPC looks at the copies of the certificates as often as it can.
constexpr unsigned int kSecondsUntilTaken = 1;

std::string_view View(grpc::string_ref text) { return {text.data(), text.size()}; }

bool IsLoopback(std::string_view host) {
  return host == "localhost" || host == "::1" || host.rfind("127.", 0) == 0;
}

template <typename Metadata>
bool ShowsToken(const Metadata& metadata, TokenFile* tokens) {
  const auto header = metadata.find("authorization");
  return header != metadata.end() && tokens->Knows(View(header->second));
}

// Guards what the service does not: reflection and channelz. The service answers for itself, with
// the details that gRPC does not send here, and the health service is for everybody.
class TokenGuard final : public grpc::AuthMetadataProcessor {
 public:
  explicit TokenGuard(std::shared_ptr<TokenFile> tokens) : tokens_(std::move(tokens)) {}

  bool IsBlocking() const override { return false; }

  grpc::Status Process(const InputMetadata& metadata, grpc::AuthContext* /*context*/,
                       OutputMetadata* /*consumed*/, OutputMetadata* /*response*/) override {
    const auto path = metadata.find(":path");
    const std::string_view method = path == metadata.end() ? "" : View(path->second);
    if (method.rfind("/isnad.v1.", 0) == 0 || method.rfind("/grpc.health.v1.", 0) == 0 ||
        ShowsToken(metadata, tokens_.get())) {
      return grpc::Status::OK;
    }
    return {grpc::UNAUTHENTICATED, "the call needs a token"};
  }

 private:
  const std::shared_ptr<TokenFile> tokens_;
};

std::shared_ptr<grpc::ServerCredentials> MakeTls(const CertificateFiles& files) {
  namespace tls = grpc::experimental;
  tls::TlsServerCredentialsOptions made(std::make_shared<tls::FileWatcherCertificateProvider>(
      files.pair(), files.pair(), files.client_ca(), kSecondsUntilTaken));
  made.watch_identity_key_cert_pairs();
  if (!files.client_ca().empty()) {
    made.watch_root_certs();
    made.set_cert_request_type(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
  }
  return tls::TlsServerCredentials(made);
}

}  // namespace

std::string MakeCredentials(const SecurityOptions& options, const std::string& host,
                            Credentials* credentials) {
  const bool tls = !options.tls_cert.empty();
  if (tls != !options.tls_key.empty()) return "--tls_cert and --tls_key go together";
  if (!tls && !options.tls_client_ca.empty()) return "--tls_client_ca needs --tls_cert";
  if (!tls && !options.auth_token_file.empty()) {
    return "--auth_token_file needs --tls_cert: a token in plaintext is anybody's";
  }
  if (!tls) {
    if (!options.insecure && !IsLoopback(host)) {
      return "refusing to serve plaintext on " + host +
             ": give --tls_cert and --tls_key, or --insecure where the network is trusted";
    }
    credentials->server = grpc::InsecureServerCredentials();
    return "";
  }
  std::string error;
  credentials->certificates =
      CertificateFiles::Open({options.tls_cert, options.tls_key, options.tls_client_ca},
                             absl::Seconds(options.tls_refresh_seconds), &error);
  if (credentials->certificates == nullptr) return error;
  credentials->server = MakeTls(*credentials->certificates);
  if (options.auth_token_file.empty()) return "";
  const std::shared_ptr<TokenFile> tokens = TokenFile::Open(options.auth_token_file, &error);
  if (tokens == nullptr) return error;
  credentials->tokens = tokens;
  credentials->server->SetAuthMetadataProcessor(std::make_shared<TokenGuard>(tokens));
  credentials->authorized = [tokens](const grpc::CallbackServerContext& context) {
    return ShowsToken(context.client_metadata(), tokens.get());
  };
  return "";
}

}  // namespace isnad
