// SPDX-License-Identifier: Apache-2.0
#include "client/document_reader.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "client/render_json.h"
#include "client/utf8.h"

namespace isnad {
namespace {

// Far above any server's limit: it only keeps an endless pipe out of memory. What is shorter goes
// to the server, which knows its limit.
constexpr size_t kMaxDocumentBytes = size_t{64} << 20;

const char* DisplayName(const std::string& file) {
  return file == "-" ? "standard input" : file.c_str();
}

Failure InputFailure(grpc::StatusCode code, std::string reason, std::string message) {
  Failure failure;
  failure.code = code;
  failure.reason = std::move(reason);
  failure.message = std::move(message);
  return failure;
}

Failure SystemFailure(int error) {
  const auto code = error == ENOENT   ? grpc::StatusCode::NOT_FOUND
                    : error == EACCES ? grpc::StatusCode::PERMISSION_DENIED
                                      : grpc::StatusCode::UNKNOWN;
  return InputFailure(code, "INPUT_UNREADABLE", std::strerror(error));
}

InputDocument NamedAfter(const std::string& file) {
  InputDocument input;
  input.origin = DisplayName(file);
  input.id_json = JsonString(file);
  if (FindInvalidUtf8(file) == std::string::npos) input.document.set_id(file);
  return input;
}

InputDocument UnreadableFile(const std::string& file, int error) {
  InputDocument input = NamedAfter(file);
  input.failure = SystemFailure(error);
  return input;
}

int Open(const std::string& file) {
  return file == "-" ? STDIN_FILENO : open(file.c_str(), O_RDONLY | O_CLOEXEC);
}

// Returns an errno, 0 when all was read. Stops one byte beyond the limit.
int ReadAll(int descriptor, std::string* text) {
  std::array<char, 1 << 16> buffer{};
  while (text->size() <= kMaxDocumentBytes) {
    const ssize_t n = read(descriptor, buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return n < 0 ? errno : 0;
    text->append(buffer.data(), static_cast<size_t>(n));
  }
  return 0;
}

std::optional<Failure> CheckText(const std::string& text) {
  if (text.size() > kMaxDocumentBytes) {
    return InputFailure(grpc::StatusCode::INVALID_ARGUMENT, "TEXT_TOO_LONG",
                        "the document is longer than this command reads");
  }
  // Checked here because Protobuf would send it all the same and print a warning of its own.
  const size_t invalid = FindInvalidUtf8(text);
  if (invalid == std::string::npos) return std::nullopt;
  return InputFailure(grpc::StatusCode::INVALID_ARGUMENT, "MALFORMED_REQUEST",
                      "the text is not valid UTF-8 (at byte " + std::to_string(invalid) + ")");
}

}  // namespace

DocumentReader::DocumentReader(std::vector<std::string> files, InputFormat format)
    : files_(std::move(files)), format_(format) {}

DocumentReader::~DocumentReader() { Close(); }

void DocumentReader::Close() {
  lines_.reset();
  if (descriptor_ > STDERR_FILENO) close(descriptor_);
  descriptor_ = -1;
}

std::optional<InputDocument> DocumentReader::Next() {
  if (format_ == InputFormat::kJsonl) return NextLine();
  if (next_file_ == files_.size()) return std::nullopt;
  return ReadWholeFile(files_[next_file_++]);
}

InputDocument DocumentReader::ReadWholeFile(const std::string& file) {
  descriptor_ = Open(file);
  if (descriptor_ < 0) return UnreadableFile(file, errno);
  InputDocument input = NamedAfter(file);
  const int error = ReadAll(descriptor_, input.document.mutable_text());
  Close();
  if (error != 0) return UnreadableFile(file, error);
  input.failure = CheckText(input.document.text());
  return input;
}

std::optional<InputDocument> DocumentReader::NextLine() {
  while (true) {
    if (!lines_) {
      if (next_file_ == files_.size()) return std::nullopt;
      descriptor_ = Open(files_[next_file_++]);
      if (descriptor_ < 0) return UnreadableFile(files_[next_file_ - 1], errno);
      lines_ = std::make_unique<LineReader>(descriptor_, kMaxDocumentBytes);
    }
    const std::string& file = files_[next_file_ - 1];
    const std::optional<Line> line = lines_->Next();
    if (!line) {
      const int error = lines_->error();
      Close();
      if (error != 0) return UnreadableFile(file, error);
      continue;
    }
    if (line->text.find_first_not_of(" \t") == std::string::npos && !line->too_long) continue;
    return ParseJsonLine(*line,
                         std::string(DisplayName(file)) + ":" + std::to_string(line->number));
  }
}

}  // namespace isnad
