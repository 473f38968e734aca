// SPDX-License-Identifier: Apache-2.0
#include "server/service/request_reader.h"

#include <google/protobuf/stubs/logging.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

namespace isnad {
namespace {

using google::protobuf::Arena;

v1::AttributeQuotesRequest MakeRequest() {
  v1::AttributeQuotesRequest request;
  request.mutable_document()->set_id("7");
  request.mutable_document()->set_title("عنوان");
  request.mutable_document()->set_text("قالت سلمى: \"انتهى العمل\".");
  request.mutable_options()->set_min_confidence(0.25F);
  request.mutable_options()->add_kinds(v1::QUOTE_KIND_DIRECT);
  request.mutable_options()->add_known_speakers()->add_names("سلمى");
  return request;
}

void ExpectEqual(const DocumentRequest& read, const v1::AttributeQuotesRequest& parsed) {
  EXPECT_EQ(read.id, parsed.document().id());
  EXPECT_EQ(read.title, parsed.document().title());
  EXPECT_EQ(read.text, parsed.document().text());
  EXPECT_EQ(read.options->SerializeAsString(), parsed.options().SerializeAsString());
}

// Reads the bytes as Protobuf does; whether they are a message.
bool ExpectAsProtobuf(const std::string& bytes) {
  const google::protobuf::LogSilencer silence;  // of bad UTF-8
  Arena arena;
  DocumentRequest read;
  v1::AttributeQuotesRequest parsed;
  const bool is_request = ReadRequest(bytes, &arena, &read);
  EXPECT_EQ(is_request, parsed.ParseFromString(bytes)) << testing::PrintToString(bytes);
  if (is_request) ExpectEqual(read, parsed);
  return is_request;
}

TEST(RequestReaderTest, ReadsARequest) {
  EXPECT_TRUE(ExpectAsProtobuf(""));
  EXPECT_TRUE(ExpectAsProtobuf(MakeRequest().SerializeAsString()));
}

TEST(RequestReaderTest, MergesWhatComesTwice) {
  v1::AttributeQuotesRequest more;
  more.mutable_document()->set_text("نص آخر");
  more.mutable_options()->set_offset_encoding(v1::OFFSET_ENCODING_UTF16);
  more.mutable_options()->add_known_speakers()->add_names("سعاد");
  const std::string bytes = MakeRequest().SerializeAsString() + more.SerializeAsString();
  EXPECT_TRUE(ExpectAsProtobuf(bytes));
  const std::string empty_text("\x0A\x02\x1A\x00", 4);
  EXPECT_TRUE(ExpectAsProtobuf(bytes + empty_text));
  const std::string no_confidence("\x12\x05\x1D\x00\x00\x00\x00", 7);
  EXPECT_TRUE(ExpectAsProtobuf(bytes + no_confidence));
}

TEST(RequestReaderTest, PassesOverUnknownFields) {
  const std::string bytes = MakeRequest().SerializeAsString();
  EXPECT_TRUE(ExpectAsProtobuf(std::string("\x78\x01\x7D\x00\x00\x00\x00\x7A\x01x", 10) + bytes));
  EXPECT_TRUE(ExpectAsProtobuf(std::string("\x0A\x02\x18\x01", 4) + bytes)) << "a text of a number";
}

TEST(RequestReaderTest, KnowsWhatIsNoMessage) {
  const std::string bytes = MakeRequest().SerializeAsString();
  for (size_t length = 0; length < bytes.size(); ++length) {
    ExpectAsProtobuf(bytes.substr(0, length));
  }
  for (const char* bad : {"\xFF", "\x02\x01x", "\x0A\x7F", "\x0A\x02\x1A\x01",
                          "\x0A\x05\x1A\x03\xED\xA0\x80", "\x12\x02\x22\x01"}) {
    EXPECT_FALSE(ExpectAsProtobuf(bytes + bad)) << testing::PrintToString(std::string(bad));
  }
}

TEST(RequestReaderTest, AgreesWithProtobufOnBytesOfChance) {
  std::mt19937 random(11);
  const std::string bytes = MakeRequest().SerializeAsString();
  int taken = 0;
  constexpr int kMessages = 20'000;
  for (int i = 0; i < kMessages; ++i) {
    std::string changed = bytes;
    const char byte = static_cast<char>(random());
    if ((byte & 7) == 3) continue;  // would make groups
    changed[random() % changed.size()] = byte;
    taken += ExpectAsProtobuf(changed);
    if (HasFailure()) return;
  }
  EXPECT_GT(taken, kMessages / 10);
  EXPECT_LT(taken, kMessages * 9 / 10);
}

TEST(RequestReaderTest, ReadsTheRequestOfAStream) {
  v1::StreamAttributeQuotesRequest item;
  *item.mutable_request() = MakeRequest();
  v1::StreamAttributeQuotesRequest more;
  more.mutable_request()->mutable_options()->add_kinds(v1::QUOTE_KIND_INDIRECT);
  const std::string bytes = item.SerializeAsString() + more.SerializeAsString();
  Arena arena;
  DocumentRequest read;
  ASSERT_TRUE(ReadStreamRequest(bytes, &arena, &read));
  item.MergeFrom(more);
  ExpectEqual(read, item.request());
  EXPECT_FALSE(ReadStreamRequest(bytes + "\x0A\x01\xFF", &arena, &read));
}

TEST(RequestReaderTest, ReadsTheRequestsOfABatch) {
  v1::BatchAttributeQuotesRequest batch;
  *batch.add_requests() = MakeRequest();
  batch.add_requests();
  *batch.add_requests() = MakeRequest();
  batch.mutable_requests(2)->mutable_options()->clear_known_speakers();
  const std::string bytes = batch.SerializeAsString();
  Arena arena;
  std::deque<DocumentRequest> requests;
  ASSERT_TRUE(ReadBatchRequest(bytes, &arena, &requests));
  ASSERT_EQ(requests.size(), 3U);
  for (int i = 0; i < 3; ++i) ExpectEqual(requests[static_cast<size_t>(i)], batch.requests(i));
  EXPECT_FALSE(ReadBatchRequest(bytes + "\x0A\x01\xFF", &arena, &requests));
}

}  // namespace
}  // namespace isnad
