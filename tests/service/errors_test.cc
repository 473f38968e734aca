// Every error that a request can have: its code, its reason, the field it names.
// SPDX-License-Identifier: Apache-2.0
#include "server/service/errors.h"

#include <limits>

#include "tests/service/service_fixture.h"

namespace isnad {
namespace {

using Change = void (*)(v1::AttributeQuotesRequest*);

struct BadRequestCase {
  const char* name;
  Change change;  // makes a good request bad
  const char* reason;
  const char* field;
};

std::ostream& operator<<(std::ostream& out, const BadRequestCase& c) { return out << c.name; }

Limits SmallLimits() {
  Limits limits;
  limits.max_text_bytes = 100;
  limits.max_title_bytes = 10;
  limits.max_id_bytes = 10;
  limits.max_batch_documents = 4;
  limits.max_known_speakers = 2;
  return limits;
}

const BadRequestCase kCases[] = {
    {"NoDocument", [](auto* r) { r->clear_document(); }, "TEXT_EMPTY", "document.text"},
    {"EmptyText", [](auto* r) { r->mutable_document()->clear_text(); }, "TEXT_EMPTY",
     "document.text"},
    {"LongText", [](auto* r) { r->mutable_document()->set_text(std::string(101, 'a')); },
     "TEXT_TOO_LONG", "document.text"},
    {"LongTitle", [](auto* r) { r->mutable_document()->set_title(std::string(11, 'a')); },
     "TITLE_TOO_LONG", "document.title"},
    {"LongId", [](auto* r) { r->mutable_document()->set_id(std::string(11, 'a')); }, "ID_TOO_LONG",
     "document.id"},
    {"OffsetEncoding",
     [](auto* r) { r->mutable_options()->set_offset_encoding(static_cast<v1::OffsetEncoding>(4)); },
     "OFFSET_ENCODING_INVALID", "options.offset_encoding"},
    {"UnknownKind",
     [](auto* r) {
       r->mutable_options()->add_kinds(v1::QUOTE_KIND_DIRECT);
       r->mutable_options()->add_kinds(static_cast<v1::QuoteKind>(99));
     },
     "QUOTE_KIND_INVALID", "options.kinds[1]"},
    {"UnspecifiedKind",
     [](auto* r) { r->mutable_options()->add_kinds(v1::QUOTE_KIND_UNSPECIFIED); },
     "QUOTE_KIND_INVALID", "options.kinds[0]"},
    {"ConfidenceTooHigh", [](auto* r) { r->mutable_options()->set_min_confidence(1.5F); },
     "MIN_CONFIDENCE_INVALID", "options.min_confidence"},
    {"ConfidenceNegative", [](auto* r) { r->mutable_options()->set_min_confidence(-0.1F); },
     "MIN_CONFIDENCE_INVALID", "options.min_confidence"},
    {"ConfidenceNotANumber",
     [](auto* r) {
       r->mutable_options()->set_min_confidence(std::numeric_limits<float>::quiet_NaN());
     },
     "MIN_CONFIDENCE_INVALID", "options.min_confidence"},
    {"KnownSpeakers",
     [](auto* r) {
       for (int i = 0; i < 3; ++i) r->mutable_options()->add_known_speakers();
     },
     "TOO_MANY_KNOWN_SPEAKERS", "options.known_speakers"},
};

class BadRequestTest : public testing::TestWithParam<BadRequestCase> {
 protected:
  static v1::AttributeQuotesRequest Bad() {
    v1::AttributeQuotesRequest request = Request("هدى: \"مرحبا\"");
    GetParam().change(&request);
    return request;
  }
};

TEST_P(BadRequestTest, NamesTheFieldOfACall) {
  TestServer server({}, SmallLimits());
  v1::AttributeQuotesResponse response;
  const grpc::Status status = Ask(server, Bad(), &response);
  EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
  const Details details = DetailsOf(status);
  EXPECT_EQ(details.info.reason(), GetParam().reason);
  EXPECT_EQ(details.info.domain(), "isnad");
  EXPECT_EQ(details.field(), GetParam().field);
  EXPECT_NE(status.error_message().find(GetParam().field), std::string::npos);
  EXPECT_TRUE(Ask(server, Request("قالت"), &response).ok()) << "the server goes on";
}

TEST_P(BadRequestTest, NamesTheFieldOfABatchItem) {
  TestServer server({}, SmallLimits());
  v1::BatchAttributeQuotesRequest request;
  *request.add_requests() = Request("قالت", "a");
  *request.add_requests() = Bad();
  v1::BatchAttributeQuotesResponse response;
  grpc::ClientContext context;
  ASSERT_TRUE(server->BatchAttributeQuotes(&context, request, &response).ok());
  ASSERT_EQ(response.results_size(), 2);
  EXPECT_TRUE(response.results(0).has_response());
  ASSERT_TRUE(response.results(1).has_error());
  EXPECT_EQ(response.results(1).error().code(), grpc::INVALID_ARGUMENT);
  const Details details = DetailsOf(response.results(1).error());
  EXPECT_EQ(details.info.reason(), GetParam().reason);
  EXPECT_EQ(details.field(), std::string("requests[1].") + GetParam().field);
}

INSTANTIATE_TEST_SUITE_P(All, BadRequestTest, testing::ValuesIn(kCases),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(ErrorsTest, BatchSizes) {
  TestServer server({}, SmallLimits());
  v1::BatchAttributeQuotesRequest request;
  v1::BatchAttributeQuotesResponse response;
  {
    grpc::ClientContext context;
    const grpc::Status status = server->BatchAttributeQuotes(&context, request, &response);
    EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
    EXPECT_EQ(DetailsOf(status).info.reason(), "BATCH_EMPTY");
    EXPECT_EQ(DetailsOf(status).field(), "requests");
  }
  for (int i = 0; i < 5; ++i) *request.add_requests() = Request("قالت");
  {
    grpc::ClientContext context;
    const grpc::Status status = server->BatchAttributeQuotes(&context, request, &response);
    EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
    const Details details = DetailsOf(status);
    EXPECT_EQ(details.info.reason(), "BATCH_TOO_LARGE");
    EXPECT_EQ(details.field(), "requests");
    EXPECT_EQ(details.info.metadata().at("size"), "5");
    EXPECT_EQ(details.info.metadata().at("limit"), "4");
  }
  request.mutable_requests()->RemoveLast();
  grpc::ClientContext context;
  EXPECT_TRUE(server->BatchAttributeQuotes(&context, request, &response).ok());
}

TEST(ErrorsTest, ATextOfExactlyTheLimitIsAnswered) {
  TestServer server;
  v1::AttributeQuotesResponse response;
  const Limits limits;
  EXPECT_TRUE(Ask(server, Request(std::string(limits.max_text_bytes, 'a')), &response).ok());
  const grpc::Status status =
      Ask(server, Request(std::string(limits.max_text_bytes + 1, 'a')), &response);
  EXPECT_EQ(DetailsOf(status).info.reason(), "TEXT_TOO_LONG");
}

TEST(ErrorsTest, InvalidUtf8IsTheCallersFault) {
  TestServer server;
  v1::AttributeQuotesResponse response;
  const grpc::Status status = Ask(server, Request(kBadUtf8), &response);
  EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
  EXPECT_EQ(DetailsOf(status).info.reason(), "MALFORMED_REQUEST");
  EXPECT_EQ(DetailsOf(status).info.domain(), "isnad");
  EXPECT_TRUE(Ask(server, Request("قالت"), &response).ok()) << "the server goes on";
}

TEST(ErrorsTest, AnExceptionIsInternal) {
  TestServer server;
  v1::AttributeQuotesResponse response;
  const grpc::Status status = Ask(server, Request("تعطل"), &response);
  EXPECT_EQ(status.error_code(), grpc::INTERNAL);
  EXPECT_EQ(DetailsOf(status).info.reason(), "INTERNAL");
  EXPECT_EQ(status.error_message().find("broken"), std::string::npos) << "nothing leaks";
  EXPECT_TRUE(Ask(server, Request("قالت"), &response).ok()) << "the server goes on";
}

TEST(ErrorsTest, AMessageOverTheLimitIsRefused) {
  ServerOptions options;
  options.max_message_bytes = 1000;
  TestServer server(options);
  v1::AttributeQuotesResponse response;
  EXPECT_EQ(Ask(server, Request(std::string(2000, 'a')), &response).error_code(),
            grpc::RESOURCE_EXHAUSTED);
  EXPECT_TRUE(Ask(server, Request("قالت"), &response).ok()) << "the server goes on";
}

TEST(ErrorsTest, CompressedRequestsAreRefused) {
  TestServer server;
  grpc::ClientContext context;
  context.set_compression_algorithm(GRPC_COMPRESS_GZIP);
  v1::AttributeQuotesResponse response;
  const grpc::Status status =
      server->AttributeQuotes(&context, Request(std::string(100'000, 'a')), &response);
  EXPECT_EQ(status.error_code(), grpc::UNIMPLEMENTED) << status.error_message();
}

TEST(ErrorsTest, CompletesWhatGrpcSays) {
  struct Case {
    grpc::Status status;
    grpc::StatusCode code;
    const char* reason;
  };
  const Case cases[] = {
      {grpc::Status::OK, grpc::OK, ""},
      {{grpc::INTERNAL, ""}, grpc::INVALID_ARGUMENT, "MALFORMED_REQUEST"},
      {{grpc::INTERNAL, "what"}, grpc::INTERNAL, "INTERNAL"},
      {{grpc::UNKNOWN, "what"}, grpc::INTERNAL, "INTERNAL"},
      {{grpc::RESOURCE_EXHAUSTED, "what"}, grpc::RESOURCE_EXHAUSTED, "SERVER_BUSY"},
      {{grpc::UNIMPLEMENTED, ""}, grpc::UNIMPLEMENTED, "METHOD_UNKNOWN"},
      {{grpc::NOT_FOUND, "what"}, grpc::NOT_FOUND, ""},
      {ToGrpcStatus(TextEmptyError("document.text")), grpc::INVALID_ARGUMENT, "TEXT_EMPTY"},
  };
  for (const Case& c : cases) {
    const grpc::Status completed = CompleteStatus(c.status);
    EXPECT_EQ(completed.error_code(), c.code) << c.status.error_message();
    EXPECT_EQ(ReasonOf(completed), c.reason) << c.status.error_message();
  }
}

TEST(ErrorsTest, CodesHaveTheirNames) {
  EXPECT_EQ(CodeName(grpc::OK), "OK");
  EXPECT_EQ(CodeName(grpc::RESOURCE_EXHAUSTED), "RESOURCE_EXHAUSTED");
  EXPECT_EQ(CodeName(grpc::UNAUTHENTICATED), "UNAUTHENTICATED");
}

TEST(ErrorsTest, EqualErrorsHaveEqualBytes) {
  TestServer one({}, SmallLimits());
  TestServer other({}, SmallLimits());
  v1::AttributeQuotesResponse response;
  const auto request = Request(std::string(200, 'a'));
  const grpc::Status first = Ask(one, request, &response);
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(Ask(other, request, &response).error_details(), first.error_details());
  }
}

}  // namespace
}  // namespace isnad
