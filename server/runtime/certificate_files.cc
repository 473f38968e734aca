// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/certificate_files.h"

#include <fcntl.h>
#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ctime>
#include <fstream>
#include <utility>

#include "server/runtime/log.h"

namespace isnad {
namespace {

template <typename T, void (*kFree)(T*)>
struct Freed {
  void operator()(T* value) const { kFree(value); }
};
void FreeBio(BIO* bio) { BIO_free(bio); }
using Bio = std::unique_ptr<BIO, Freed<BIO, FreeBio>>;
using Certificate = std::unique_ptr<X509, Freed<X509, X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY, EVP_PKEY_free>>;

std::string ReadFile(const std::string& path, std::string* text) {
  std::ifstream file(path, std::ios::binary);
  if (file.is_open()) std::getline(file, *text, '\0');  // PEM has none
  if (file.is_open() && !file.bad()) return "";
  return "cannot read " + path + ": " + std::strerror(errno);
}

Bio Reader(const std::string& text) {
  return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

Certificate ParseCertificate(const std::string& text) {
  return Certificate(PEM_read_bio_X509(Reader(text).get(), nullptr, nullptr, nullptr));
}

Key ParseKey(const std::string& text) {
  char no_password[] = "";  // or OpenSSL would ask for one on the terminal
  return Key(PEM_read_bio_PrivateKey(Reader(text).get(), nullptr, nullptr, no_password));
}

// The key alone: its file may hold certificates too, and gRPC would send them twice.
std::string ToPem(EVP_PKEY* key) {
  const Bio out(BIO_new(BIO_s_mem()));
  PEM_write_bio_PrivateKey(out.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
  char* text = nullptr;
  const auto size = static_cast<size_t>(BIO_get_mem_data(out.get(), &text));
  return {text, size};
}

double ExpiryOf(const X509* certificate) {
  tm expiry = {};
  ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &expiry);
  return static_cast<double>(timegm(&expiry));
}

}  // namespace

CertificateFiles::MemoryFile::~MemoryFile() {
  if (descriptor >= 0) close(descriptor);
}

bool CertificateFiles::MemoryFile::Write(const std::string& new_text) {
  if (descriptor >= 0 && text == new_text) return true;
  const int made = memfd_create("isnad-tls", MFD_CLOEXEC);
  if (made < 0) return false;
  // gRPC takes two reads for one state of the file when it is of the same second.
  const timespec times[] = {{++version, 0}, {version, 0}};
  const auto size = static_cast<ssize_t>(new_text.size());
  if (write(made, new_text.data(), new_text.size()) != size || futimens(made, times) != 0 ||
      (descriptor >= 0 && dup3(made, descriptor, O_CLOEXEC) < 0)) {
    close(made);
    return false;
  }
  if (descriptor >= 0) {
    close(made);
  } else {
    descriptor = made;
    path = "/proc/self/fd/" + std::to_string(made);
  }
  text = new_text;
  return true;
}

std::shared_ptr<CertificateFiles> CertificateFiles::Open(const CertificatePaths& paths,
                                                         absl::Duration look_every,
                                                         std::string* error) {
  std::shared_ptr<CertificateFiles> files(new CertificateFiles(paths));
  *error = files->Read();
  if (!error->empty()) return nullptr;
  files->watcher_ = std::thread([raw = files.get(), look_every] { raw->Watch(look_every); });
  return files;
}

CertificateFiles::~CertificateFiles() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    ending_ = true;
  }
  wake_.notify_all();
  if (watcher_.joinable()) watcher_.join();
}

std::string CertificateFiles::Read() {
  std::string chain;
  std::string key_text;
  std::string client_ca;
  std::string error = ReadFile(paths_.certificate, &chain);
  if (error.empty()) error = ReadFile(paths_.key, &key_text);
  if (error.empty() && !paths_.client_ca.empty()) error = ReadFile(paths_.client_ca, &client_ca);
  if (!error.empty()) return error;
  const Certificate certificate = ParseCertificate(chain);
  if (certificate == nullptr) return paths_.certificate + " holds no certificate in PEM";
  const Key key = ParseKey(key_text);
  if (key == nullptr) return paths_.key + " holds no private key in PEM";
  if (X509_check_private_key(certificate.get(), key.get()) != 1) {
    return paths_.key + " is not the key of " + paths_.certificate;
  }
  if (!paths_.client_ca.empty() && ParseCertificate(client_ca) == nullptr) {
    return paths_.client_ca + " holds no certificate in PEM";
  }
  if (!pair_.Write(ToPem(key.get()) + chain) ||
      (!paths_.client_ca.empty() && !client_ca_.Write(client_ca))) {
    return std::string("cannot hold certificates in memory: ") + std::strerror(errno);
  }
  expiry_seconds_ = ExpiryOf(certificate.get());
  status_.Record(true);
  return "";
}

void CertificateFiles::Watch(absl::Duration look_every) {
  std::string last_error;
  std::unique_lock<std::mutex> lock(mutex_);
  while (!wake_.wait_for(lock, absl::ToChronoNanoseconds(look_every), [this] { return ending_; })) {
    const std::string before = pair_.text + client_ca_.text;
    const std::string error = Read();
    if (!error.empty()) {
      status_.Record(false);
      if (error != last_error) {
        Log(LogLevel::kWarning, "certificates not read, the old ones stay", {{"error", error}});
      }
    } else if (before != pair_.text + client_ca_.text) {
      Log(LogLevel::kInfo, "certificates read", {{"file", paths_.certificate}});
    }
    last_error = error;
  }
}

}  // namespace isnad
