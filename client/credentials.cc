// SPDX-License-Identifier: Apache-2.0
#include "client/credentials.h"

#include <absl/status/status.h>
#include <absl/strings/ascii.h>
#include <absl/strings/str_cat.h>

#include <fstream>
#include <iterator>

namespace isnad {
namespace {

// What --FLAG=FILE holds; nothing for a flag that was not given.
absl::StatusOr<std::string> ReadFile(const char* flag, const std::string& path) {
  if (path.empty()) return std::string();
  std::ifstream file(path, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(file), {}};
  if (file.bad() || content.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("--", flag, "=", path, ": cannot be read, or is empty"));
  }
  return content;
}

absl::StatusOr<grpc::SslCredentialsOptions> ReadTls(const SecurityOptions& security) {
  grpc::SslCredentialsOptions options;
  const struct {
    const char* flag;
    const std::string& path;
    std::string* content;
  } files[] = {{"tls-ca", security.ca, &options.pem_root_certs},
               {"tls-cert", security.cert, &options.pem_cert_chain},
               {"tls-key", security.key, &options.pem_private_key}};
  for (const auto& file : files) {
    absl::StatusOr<std::string> content = ReadFile(file.flag, file.path);
    if (!content.ok()) return content.status();
    *file.content = *std::move(content);
  }
  return options;
}

}  // namespace

absl::StatusOr<std::shared_ptr<grpc::ChannelCredentials>> MakeCredentials(
    const SecurityOptions& security) {
  if (!security.tls) return grpc::InsecureChannelCredentials();
  const absl::StatusOr<grpc::SslCredentialsOptions> tls = ReadTls(security);
  if (!tls.ok()) return tls.status();
  std::shared_ptr<grpc::ChannelCredentials> credentials = grpc::SslCredentials(*tls);
  if (security.token_file.empty()) return credentials;

  const absl::StatusOr<std::string> token = ReadFile("token-file", security.token_file);
  if (!token.ok()) return token.status();
  const std::string trimmed(absl::StripAsciiWhitespace(*token));
  for (const char c : trimmed) {
    // gRPC ends the process when it is given a header that HTTP does not allow.
    if (!absl::ascii_isgraph(static_cast<unsigned char>(c))) {
      return absl::InvalidArgumentError(
          absl::StrCat("--token-file=", security.token_file, ": holds more than one token"));
    }
  }
  return grpc::CompositeChannelCredentials(credentials, grpc::AccessTokenCredentials(trimmed));
}

}  // namespace isnad
