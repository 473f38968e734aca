// SPDX-License-Identifier: Apache-2.0
#include "server/service/field_count.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "isnad/v1/quote_attribution.pb.h"

namespace isnad {
namespace {

constexpr int64_t kNone = -1;

// In slices of `slice` bytes, as a network brings them.
int64_t FieldsOf(std::string_view bytes, int64_t limit = 1000, size_t slice = 3) {
  std::vector<grpc::Slice> slices;
  for (size_t i = 0; i < bytes.size(); i += slice) {
    slices.emplace_back(std::string(bytes.substr(i, slice)));
  }
  const grpc::ByteBuffer buffer(slices.data(), slices.size());
  return CountFields(buffer, *v1::BatchAttributeQuotesRequest::descriptor(), limit).value_or(kNone);
}

TEST(FieldCountTest, CountsWhatStandsInside) {
  v1::BatchAttributeQuotesRequest batch;
  EXPECT_EQ(FieldsOf(batch.SerializeAsString()), 0);
  auto* request = batch.add_requests();
  request->mutable_document()->set_text("نص");  // 3: request, document, text
  EXPECT_EQ(FieldsOf(batch.SerializeAsString()), 3);
  auto* options = request->mutable_options();
  options->add_kinds(v1::QUOTE_KIND_DIRECT);
  options->add_kinds(v1::QUOTE_KIND_INDIRECT);  // packed: 2 with the options
  options->set_min_confidence(0.5F);
  auto* known = options->add_known_speakers();
  known->add_names("سلمى");
  known->add_names("");
  EXPECT_EQ(FieldsOf(batch.SerializeAsString()), 9);
  for (int i = 0; i < 100; ++i) batch.add_requests();
  EXPECT_EQ(FieldsOf(batch.SerializeAsString()), 109);
  for (const size_t slice : {1, 2, 7, 1000}) {
    EXPECT_EQ(FieldsOf(batch.SerializeAsString(), 1000, slice), 109) << slice;
  }
}

TEST(FieldCountTest, StopsBehindTheLimit) {
  std::string empty;
  for (int i = 0; i < 1000; ++i) empty += std::string("\x0A\x00", 2);
  EXPECT_EQ(FieldsOf(empty), 1000);
  EXPECT_EQ(FieldsOf(empty, 999), 1000);
  EXPECT_EQ(FieldsOf(empty + "\xFF", 10), 11) << "what stands behind is not looked at";
}

TEST(FieldCountTest, CountsUnknownFields) {
  EXPECT_EQ(FieldsOf(std::string("\x7A\x00\x78\x01\x7D\x00\x00\x00\x00", 9)), 3);
}

TEST(FieldCountTest, KnowsWhatIsNoMessage) {
  const std::string_view bytes[] = {
      "\x0A",                               // no length
      "\x0A\x05\x0A",                       // shorter than it says
      "\x0A\x02\x0A\x05",                   // inside, too
      "\x0A\xFF\xFF\xFF\xFF\x0F",           // a negative length
      "\x7B\x7C",                           // a group
      "\x7C",                               // the end of one
      std::string_view("\x00\x00", 2),      // field 0
      std::string_view("\x0A\x01\x00", 3),  // inside
      "\x7F",                               // no such wire type
      "\xFF\xFF\xFF\xFF\xFF\xFF",
  };
  for (const std::string_view each : bytes) EXPECT_EQ(FieldsOf(each), kNone) << each;
}

}  // namespace
}  // namespace isnad
