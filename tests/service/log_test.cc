// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/log.h"

#include <google/protobuf/stubs/logging.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

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
    Log(LogLevel::kWarning, "a \"b\"", {{"path", "c:\\d\n"}, {"n", -7}, {"ms", 1.5}});
  });
  EXPECT_EQ(line.rfind("{\"time\":\"20", 0), 0U) << line;
  const std::string rest = line.substr(line.find("\"level\""));
  EXPECT_EQ(rest,
            "\"level\":\"warning\",\"msg\":\"a \\\"b\\\"\",\"path\":\"c:\\\\d \",\"n\":-7,"
            "\"ms\":1.500}\n");
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
