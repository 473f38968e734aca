// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/log.h"

#include <google/protobuf/stubs/logging.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>

namespace isnad {
namespace {

// What the action writes to standard error, with the log on.
template <typename Action>
std::string Logged(Action action) {
  SetLogLevel(LogLevel::kInfo);
  testing::internal::CaptureStderr();
  action();
  SetLogLevel(LogLevel::kOff);
  return testing::internal::GetCapturedStderr();
}

TEST(LogTest, WritesOneJsonObjectALine) {
  const std::string line = Logged([] {
    Log(LogLevel::kWarning, "a \"b\"",
        {{"path", "c:\\d\n"}, {"n", -7}, {"ms", 1.5}, {"us", -0.0046}});
  });
  EXPECT_EQ(line.rfind("{\"time\":\"20", 0), 0U) << line;
  const std::string rest = line.substr(line.find("\"level\""));
  EXPECT_EQ(rest,
            "\"level\":\"warning\",\"msg\":\"a \\\"b\\\"\",\"path\":\"c:\\\\d \",\"n\":-7,"
            "\"ms\":1.500,\"us\":-0.005}\n");
}

TEST(LogTest, WritesNothingOutsideAscii) {
  const std::string line = Logged([] { Log(LogLevel::kInfo, "قال\x01\xFF"); });
  EXPECT_NE(line.find("\"msg\":\"????????\""), std::string::npos) << line;
}

TEST(LogTest, DropsLinesBelowTheLevel) {
  const std::string lines = Logged([] {
    SetLogLevel(LogLevel::kError);
    Log(LogLevel::kWarning, "less");
    Log(LogLevel::kError, "more");
  });
  EXPECT_EQ(lines.find("less"), std::string::npos);
  EXPECT_NE(lines.find("more"), std::string::npos);
}

TEST(LogTest, CutsLongTexts) {
  const std::string line = Logged([] {
    Log(LogLevel::kInfo, "a", {{"detail", std::string(5000, 'b')}});
  });
  EXPECT_EQ(std::count(line.begin(), line.end(), 'b'), 1000) << line;
}

TEST(LogTest, SoonIsInOrderAndAllOfIt) {
  const std::string lines = Logged([] {
    for (int i = 0; i < 1000; ++i) LogSoon(LogLevel::kInfo, "soon", {{"n", i}});
    Log(LogLevel::kInfo, "last");
  });
  size_t at = 0;
  for (int i = 0; i < 1000 && at != std::string::npos; ++i) {
    at = lines.find("\"soon\",\"n\":" + std::to_string(i) + "}\n", at);
  }
  EXPECT_NE(at, std::string::npos);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 1001);
  EXPECT_NE(lines.find("\"last\"", at), std::string::npos);
}

TEST(LogTest, SoonNeedsNoOtherLine) {
  const std::string lines = Logged([] {
    LogSoon(LogLevel::kInfo, "soon", {});
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
  });
  EXPECT_NE(lines.find("\"soon\""), std::string::npos);
}

TEST(LogTest, ALibraryCannotFloodIt) {
  CaptureLibraryLogs();
  const std::string lines = Logged([] {
    for (int i = 0; i < 1000; ++i) GOOGLE_LOG(ERROR) << "bad bytes";
  });
  const auto count = std::count(lines.begin(), lines.end(), '\n');
  EXPECT_GT(count, 0);
  EXPECT_LE(count, 30) << "ten a second";
  EXPECT_NE(lines.find("\"msg\":\"protobuf\",\"detail\":\"bad bytes\""), std::string::npos);
}

}  // namespace
}  // namespace isnad
