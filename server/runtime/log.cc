// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/log.h"

#include <absl/time/clock.h>
#include <absl/time/time.h>
#include <google/protobuf/stubs/logging.h>
#include <grpc/grpc.h>
#include <grpc/support/log.h>
#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <mutex>

namespace isnad {
namespace {

constexpr int kLibraryLinesPerSecond = 10;
// A pipe takes up to 4,096 bytes at once or none.
constexpr size_t kMaxTextBytes = 1000;

std::atomic<LogLevel> minimum_level{LogLevel::kInfo};
std::atomic<int64_t> dropped_lines{0};

std::string Quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text.substr(0, kMaxTextBytes)) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else {
      out += c < ' ' || c > '~' ? (c == '\n' || c == '\t' ? ' ' : '?') : c;
    }
  }
  out += '"';
  return out;
}

const char* NameOf(LogLevel level) {
  switch (level) {
    case LogLevel::kError:
      return "error";
    case LogLevel::kWarning:
      return "warning";
    default:
      return "info";
  }
}

std::string LineOf(LogLevel level, std::string_view message, const std::vector<LogField>& fields) {
  std::string line = "{\"time\":\"";
  line += absl::FormatTime("%Y-%m-%dT%H:%M:%E3SZ", absl::Now(), absl::UTCTimeZone());
  line += "\",\"level\":\"";
  line += NameOf(level);
  line += "\",\"msg\":";
  line += Quoted(message);
  for (const LogField& field : fields) {
    line += ',';
    line += Quoted(field.name);
    line += ':';
    line += field.json;
  }
  line += "}\n";
  return line;
}

// False when a write would have to wait: whoever reads the pipe is slow, or has stopped.
bool TakesALine() {
  pollfd out{STDERR_FILENO, POLLOUT, 0};
  return poll(&out, 1, 0) != 0;
}

// True for the first lines of each second.
bool AdmitLibraryLine() {
  static std::atomic<int64_t> second{0};
  static std::atomic<int> lines{0};
  const int64_t now = absl::ToUnixSeconds(absl::Now());
  if (second.exchange(now) != now) lines = 0;
  return lines.fetch_add(1) < kLibraryLinesPerSecond;
}

void LogGrpcLine(gpr_log_func_args* args) {
  if (args->severity != GPR_LOG_SEVERITY_ERROR || !AdmitLibraryLine()) return;
  // "Error parsing metadata: ... key=grpc-timeout value=..." repeats what a caller sent.
  const std::string_view message = args->message;
  Log(LogLevel::kWarning, "grpc", {{"detail", message.substr(0, message.find(" value="))}});
}

void LogProtobufLine(google::protobuf::LogLevel level, const char* /*file*/, int /*line*/,
                     const std::string& message) {
  if (level < google::protobuf::LOGLEVEL_ERROR || !AdmitLibraryLine()) return;
  Log(LogLevel::kWarning, "protobuf", {{"detail", message}});
}

}  // namespace

LogField::LogField(std::string_view field_name, std::string_view text)
    : name(field_name), json(Quoted(text)) {}

LogField::LogField(std::string_view field_name, int64_t number)
    : name(field_name), json(std::to_string(number)) {}

LogField::LogField(std::string_view field_name, double number) : name(field_name) {
  char buffer[32];
  std::snprintf(buffer, sizeof(buffer), "%.3f", number);
  json = buffer;
}

void SetLogLevel(LogLevel level) { minimum_level = level; }

void Log(LogLevel level, std::string_view message, const std::vector<LogField>& fields) {
  if (level < minimum_level.load(std::memory_order_relaxed)) return;
  std::string line = LineOf(level, message, fields);
  static std::mutex mutex;  // or two threads could find room for one line
  static int64_t dropped = 0;
  const std::lock_guard<std::mutex> lock(mutex);
  if (!TakesALine()) {
    ++dropped;
    ++dropped_lines;
    return;
  }
  if (dropped > 0) {
    line = LineOf(LogLevel::kWarning, "log lines dropped", {{"lines", dropped}}) + line;
    dropped = 0;
  }
  // A full or closed standard error is no reason to stop serving.
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, line.data(), line.size());
}

int64_t DroppedLogLines() { return dropped_lines; }

void CaptureLibraryLogs() {
  grpc_init();  // it resets the function that is set before it
  gpr_set_log_function(&LogGrpcLine);
  google::protobuf::SetLogHandler(&LogProtobufLine);
}

}  // namespace isnad
