// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/call_ids.h"

#include <gtest/gtest.h>

#include <string>

namespace isnad {
namespace {

constexpr char kTrace[] = "4bf92f3577b34da6a3ce929d0e0e4736";
constexpr char kSpan[] = "00f067aa0ba902b7";

TEST(CallIdsTest, KeepsARequestIdThatLooksLikeOne) {
  for (const char* id : {"a", "pipeline-7/42", "A_b.c:d+e=f@g", "0"}) {
    EXPECT_EQ(ReadCallIds(id, "").request, id);
  }
  EXPECT_EQ(ReadCallIds(std::string(128, 'x'), "").request, std::string(128, 'x'));
}

TEST(CallIdsTest, ReplacesWhatIsNone) {
  for (const std::string& id :
       {std::string(), std::string("two words"), std::string("quote\""), std::string("line\n"),
        std::string("قال"), std::string("nul\0", 4), std::string(129, 'x')}) {
    const std::string made = ReadCallIds(id, "").request;
    EXPECT_EQ(made.size(), 32U) << id;
    EXPECT_EQ(made.find_first_not_of("0123456789abcdef"), std::string::npos) << made;
    EXPECT_NE(made, ReadCallIds(id, "").request);
  }
}

TEST(CallIdsTest, ReadsATraceparent) {
  const std::string head = std::string("-") + kTrace + "-" + kSpan + "-";
  for (const std::string& header : {"00" + head + "01", "00" + head + "00", "cc" + head + "01",
                                   "cc" + head + "01-what-comes-later"}) {
    const CallIds ids = ReadCallIds("", header);
    EXPECT_EQ(ids.trace, kTrace) << header;
    EXPECT_EQ(ids.span, kSpan) << header;
  }
}

TEST(CallIdsTest, IgnoresWhatIsNoTraceparent) {
  const std::string trace = kTrace;
  const std::string span = kSpan;
  const std::string zeros(32, '0');
  for (const std::string& header :
       {std::string(), std::string("00"), "00-" + trace + "-" + span,
        "00-" + trace + "-" + span + "-0", "00-" + trace + "-" + span + "-01-more",
        "ff-" + trace + "-" + span + "-01", "0g-" + trace + "-" + span + "-01",
        "00-" + zeros + "-" + span + "-01", "00-" + trace + "-" + zeros.substr(16) + "-01",
        "00_" + trace + "-" + span + "-01", "00-" + trace.substr(1) + "G-" + span + "-01",
        "cc-" + trace + "-" + span + "-01more"}) {
    const CallIds ids = ReadCallIds("", header);
    EXPECT_EQ(ids.trace, "") << header;
    EXPECT_EQ(ids.span, "") << header;
  }
}

}  // namespace
}  // namespace isnad
