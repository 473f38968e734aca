// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/log.h"

#include <absl/time/clock.h>
#include <absl/time/time.h>
#include <google/protobuf/stubs/logging.h>
#include <grpc/grpc.h>
#include <grpc/support/log.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <ctime>
#include <mutex>
#include <thread>

namespace isnad {
namespace {

constexpr int kLibraryLinesPerSecond = 10;
constexpr size_t kMaxTextBytes = 1000;
// A pipe takes up to 4,096 bytes at once or none; a line about dropped ones must fit too.
constexpr size_t kMaxWrite = 3800;
constexpr std::chrono::milliseconds kSoon(10);
constexpr size_t kMaxWaiting = 64 * 1024;

std::atomic<LogLevel> minimum_level{LogLevel::kInfo};
std::atomic<int64_t> dropped_lines{0};

void AppendQuoted(std::string_view text, std::string* out) {
  *out += '"';
  for (const char c : text.substr(0, kMaxTextBytes)) {
    if (c == '"' || c == '\\') {
      *out += '\\';
      *out += c;
    } else {
      *out += c < ' ' || c > '~' ? (c == '\n' || c == '\t' ? ' ' : '?') : c;
    }
  }
  *out += '"';
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

// 2026-01-02T03:04:05.678Z
void AppendTime(std::string* out) {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  tm utc{};
  gmtime_r(&now.tv_sec, &utc);
  char text[32];
  const size_t length = std::strftime(text, sizeof(text), "%FT%T.", &utc);
  const std::string milliseconds = std::to_string(1000 + now.tv_nsec / 1'000'000);
  out->append(text, length).append(milliseconds, 1).append("Z");
}

std::string LineOf(LogLevel level, std::string_view message, const std::vector<LogField>& fields) {
  std::string line;
  line.reserve(512);  // a call
  line += "{\"time\":\"";
  AppendTime(&line);
  line += "\",\"level\":\"";
  line += NameOf(level);
  line += "\",\"msg\":";
  AppendQuoted(message, &line);
  for (const LogField& field : fields) {
    line += ',';
    AppendQuoted(field.name, &line);
    line += ':';
    line += field.json;
  }
  line += "}\n";
  return line;
}

// Standard error, and the lines that wait for it.
class Output {
 public:
  // Never destroyed: threads may log until the process is gone.
  static Output& Get() {
    static auto* const output = new Output();
    return *output;
  }

  void Write(const std::string& line) {
    const std::lock_guard<std::mutex> lock(mutex_);
    waiting_ += line;
    WriteWaiting();
  }

  void WriteSoon(const std::string& line) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const bool first = waiting_.empty();
    waiting_ += line;
    if (waiting_.size() > kMaxWaiting) return WriteWaiting();
    if (!first) return;
    if (!has_writer_) std::thread([this] { WriteAlways(); }).detach();
    has_writer_ = true;
    wake_.notify_one();
  }

 private:
  void WriteAlways() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (true) {
      wake_.wait(lock, [this] { return !waiting_.empty(); });
      lock.unlock();
      std::this_thread::sleep_for(kSoon);
      lock.lock();
      WriteWaiting();
    }
  }

  void WriteWaiting() {
    for (std::string_view rest = waiting_; !rest.empty();) {
      size_t end = std::min(rest.size(), kMaxWrite);
      end = rest.rfind('\n', end - 1) + 1;
      if (end == 0) end = rest.find('\n') + 1;
      WriteLines(rest.substr(0, end));
      rest.remove_prefix(end);
    }
    waiting_.clear();
  }

  void WriteLines(std::string_view lines) {
    if (!TakesLines()) {
      const auto count = std::count(lines.begin(), lines.end(), '\n');
      dropped_ += count;
      dropped_lines += count;
      return;
    }
    std::string told;
    if (dropped_ > 0) {
      told = LineOf(LogLevel::kWarning, "log lines dropped", {{"lines", dropped_}});
      lines = told.append(lines);
      dropped_ = 0;
    }
    // A full or closed standard error is no reason to stop serving.
    [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, lines.data(), lines.size());
  }

  // False when a write would have to wait: whoever reads the pipe is slow, or has stopped.
  static bool TakesLines() {
    pollfd out{STDERR_FILENO, POLLOUT, 0};
    return poll(&out, 1, 0) != 0;
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::string waiting_;  // whole lines
  bool has_writer_ = false;
  int64_t dropped_ = 0;  // since the last that was written
};

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

LogField::LogField(std::string_view field_name, std::string_view text) : name(field_name) {
  AppendQuoted(text, &json);
}

LogField::LogField(std::string_view field_name, int64_t number)
    : name(field_name), json(std::to_string(number)) {}

LogField::LogField(std::string_view field_name, double number) : name(field_name) {
  const int64_t thousandths = std::llround(std::abs(number) * 1000);
  if (number < 0) json += '-';
  json += std::to_string(thousandths / 1000);
  json += '.';
  json.append(std::to_string(1000 + thousandths % 1000), 1);
}

void SetLogLevel(LogLevel level) { minimum_level = level; }

void Log(LogLevel level, std::string_view message, const std::vector<LogField>& fields) {
  if (level < minimum_level.load(std::memory_order_relaxed)) return;
  Output::Get().Write(LineOf(level, message, fields));
}

void LogSoon(LogLevel level, std::string_view message, const std::vector<LogField>& fields) {
  if (level < minimum_level.load(std::memory_order_relaxed)) return;
  Output::Get().WriteSoon(LineOf(level, message, fields));
}

int64_t DroppedLogLines() { return dropped_lines; }

void CaptureLibraryLogs() {
  grpc_init();  // it resets the function that is set before it
  gpr_set_log_function(&LogGrpcLine);
  google::protobuf::SetLogHandler(&LogProtobufLine);
}

}  // namespace isnad
