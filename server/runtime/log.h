// One JSON object a line on standard error: what the process does, never what a request says.
//
//   Log(LogLevel::kInfo, "listening", {{"address", "127.0.0.1"}, {"port", 50051}});
//   →
//   {"time":"2026-01-02T03:04:05.678Z","level":"info","msg":"listening","address":"127.0.0.1","port":50051}
//
// Lines are written whole and in order, also those of several threads. Bytes outside ASCII are
// written as '?', texts are cut at 1,000 bytes. Serving goes before logging: a line that would
// have to wait, because nobody reads the pipe, is dropped, and the next that goes out tells how
// many were. Thread-safety: thread-safe. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_RUNTIME_LOG_H_
#define ISNAD_SERVER_RUNTIME_LOG_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

enum class LogLevel { kInfo, kWarning, kError, kOff };

// A member of the line; its value is ready JSON.
struct LogField {
  LogField(std::string_view field_name, std::string_view text);
  LogField(std::string_view field_name, const char* text)
      : LogField(field_name, std::string_view(text)) {}
  LogField(std::string_view field_name, int64_t number);
  LogField(std::string_view field_name, int number)
      : LogField(field_name, static_cast<int64_t>(number)) {}
  LogField(std::string_view field_name, double number);

  std::string_view name;
  std::string json;
};

// Lines below the level are dropped. kInfo until it is set.
void SetLogLevel(LogLevel level);

void Log(LogLevel level, std::string_view message, const std::vector<LogField>& fields = {});

// The same for what is logged often: written within some milliseconds, many lines at once, or with
// the next line of Log(). What waits is lost when the process is killed.
void LogSoon(LogLevel level, std::string_view message, const std::vector<LogField>& fields);

// Lines that were dropped because nobody read them, since the start.
int64_t DroppedLogLines();

// Sends what gRPC and Protobuf log through Log(), at most ten lines a second: a caller's bad
// request makes each of them print a line.
void CaptureLibraryLogs();

}  // namespace isnad

#endif  // ISNAD_SERVER_RUNTIME_LOG_H_
