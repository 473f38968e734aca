// The calls, over a real channel, with an engine that the test steers.
// SPDX-License-Identifier: Apache-2.0
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>
#include <grpcpp/generic/generic_stub.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "grpc/health/v1/health.grpc.pb.h"
#include "tests/service/service_fixture.h"

namespace isnad {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr char kServiceName[] = "isnad.v1.QuoteAttributionService";

// Whether the condition becomes true within ten seconds.
template <typename Condition>
bool Eventually(Condition condition) {
  const auto limit = steady_clock::now() + std::chrono::seconds(10);
  while (!condition()) {
    if (steady_clock::now() > limit) return false;
    std::this_thread::sleep_for(milliseconds(2));
  }
  return true;
}

TEST(ServiceTest, AnswersADocument) {
  TestServer server;
  auto request = Request("هدى الشامي: \"مرحبا\" ثم \"وداعا\".", "doc-7");
  request.mutable_options()->set_offset_encoding(v1::OFFSET_ENCODING_UTF32);
  v1::AttributeQuotesResponse response;
  const grpc::Status status = Ask(server, request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.document_id(), "doc-7");
  EXPECT_EQ(response.engine_version(), "1.2.3");
  EXPECT_EQ(response.offset_encoding(), v1::OFFSET_ENCODING_UTF32);
  ASSERT_EQ(response.quotes_size(), 2);
  EXPECT_EQ(response.quotes(0).span().content(), "مرحبا");
  EXPECT_EQ(response.quotes(0).span().begin_offset(), 13);
  EXPECT_EQ(response.quotes(0).span().end_offset(), 18);
  ASSERT_EQ(response.speakers_size(), 1);
  EXPECT_EQ(response.speakers(0).name(), "هدى الشامي");
}

TEST(ServiceTest, MinConfidenceReachesTheEngine) {
  TestServer server;
  auto request = Request("هدى: \"مرحبا\"");
  request.mutable_options()->set_min_confidence(0.9F);
  v1::AttributeQuotesResponse response;
  ASSERT_TRUE(Ask(server, request, &response).ok());
  const v1::Attribution& attribution = response.quotes(0).attribution();
  EXPECT_FALSE(attribution.has_speaker_index());
  EXPECT_EQ(attribution.resolution(), v1::RESOLUTION_UNKNOWN);
  EXPECT_EQ(attribution.unknown_reason(), v1::UNKNOWN_REASON_BELOW_MIN_CONFIDENCE);
}

TEST(ServiceTest, ABatchKeepsItsOrderAndABadDocumentFailsAlone) {
  TestServer server;
  v1::BatchAttributeQuotesRequest request;
  for (int i = 0; i < 100; ++i) {
    *request.add_requests() =
        Request(i == 42 ? "" : "هدى: \"" + std::to_string(i) + "\"", std::to_string(i));
  }
  v1::BatchAttributeQuotesResponse response;
  grpc::ClientContext context;
  ASSERT_TRUE(server->BatchAttributeQuotes(&context, request, &response).ok());
  ASSERT_EQ(response.results_size(), 100);
  for (int i = 0; i < 100; ++i) {
    const v1::AttributeQuotesResult& result = response.results(i);
    EXPECT_EQ(result.index(), i);
    if (i == 42) {
      ASSERT_TRUE(result.has_error());
      EXPECT_EQ(DetailsOf(result.error()).field(), "requests[42].document.text");
    } else {
      ASSERT_TRUE(result.has_response());
      EXPECT_EQ(result.response().document_id(), std::to_string(i));
      EXPECT_EQ(result.response().quotes(0).span().content(), std::to_string(i));
    }
  }
}

TEST(ServiceTest, AStreamGoesOnAfterABadItem) {
  TestServer server;
  grpc::ClientContext context;
  auto stream = server->StreamAttributeQuotes(&context);
  const std::string texts[] = {"هدى: \"أ\"", "", "هدى: \"ب\"", kBadUtf8, "هدى: \"ج\""};
  const char* const reasons[] = {"", "TEXT_EMPTY", "", "MALFORMED_REQUEST", ""};
  for (int i = 0; i < 5; ++i) {
    v1::StreamAttributeQuotesRequest request;
    *request.mutable_request() = Request(texts[i], std::to_string(i));
    ASSERT_TRUE(stream->Write(request));
    v1::StreamAttributeQuotesResponse response;
    ASSERT_TRUE(stream->Read(&response)) << "each answer comes before the next request";
    const v1::AttributeQuotesResult& result = response.result();
    EXPECT_EQ(result.index(), i);
    if (reasons[i][0] == '\0') {
      ASSERT_TRUE(result.has_response());
      EXPECT_EQ(result.response().document_id(), std::to_string(i));
    } else {
      ASSERT_TRUE(result.has_error());
      EXPECT_EQ(result.error().code(), grpc::INVALID_ARGUMENT);
      EXPECT_EQ(DetailsOf(result.error()).info.reason(), reasons[i]);
    }
  }
  stream->WritesDone();
  v1::StreamAttributeQuotesResponse response;
  EXPECT_FALSE(stream->Read(&response));
  EXPECT_TRUE(stream->Finish().ok());
}

TEST(ServiceTest, AStreamNamesFieldsFromItsRequest) {
  TestServer server;
  grpc::ClientContext context;
  auto stream = server->StreamAttributeQuotes(&context);
  stream->Write({});
  v1::StreamAttributeQuotesResponse response;
  ASSERT_TRUE(stream->Read(&response));
  EXPECT_EQ(DetailsOf(response.result().error()).field(), "request.document.text");
  stream->WritesDone();
  EXPECT_TRUE(stream->Finish().ok());
}

TEST(ServiceTest, EngineInfoTellsTheLimits) {
  Limits limits;
  limits.max_batch_documents = 77;
  TestServer server({}, limits);
  grpc::ClientContext context;
  v1::GetEngineInfoResponse info;
  ASSERT_TRUE(server->GetEngineInfo(&context, {}, &info).ok());
  EXPECT_EQ(info.engine_version(), "1.2.3");
  EXPECT_EQ(info.rule_set_version(), "1.2.3");
  ASSERT_EQ(info.lexicons_size(), 1);
  EXPECT_EQ(info.lexicons(0).name(), "builtin");
  EXPECT_EQ(info.lexicons(0).digest(), "abc123");
  EXPECT_EQ(info.limits().max_text_bytes(), 4 * 1024 * 1024);
  EXPECT_EQ(info.limits().max_title_bytes(), 4096);
  EXPECT_EQ(info.limits().max_id_bytes(), 1024);
  EXPECT_EQ(info.limits().max_batch_documents(), 77);
  EXPECT_EQ(info.limits().max_known_speakers(), 10'000);
  EXPECT_EQ(info.limits().max_message_bytes(), 16 * 1024 * 1024);
  EXPECT_EQ(info.limits().max_message_fields(), 1'000'000);
  EXPECT_EQ(info.limits().max_answer_bytes(), 64 * 1024 * 1024);
}

TEST(ServiceTest, TwoServersGiveTheSameBytes) {
  TestServer one;
  TestServer other;
  const auto request = Request("هدى: \"مرحبا\" و\"وداعا 😀\".", "x");
  v1::AttributeQuotesResponse first;
  ASSERT_TRUE(Ask(one, request, &first).ok());
  for (int i = 0; i < 10; ++i) {
    v1::AttributeQuotesResponse again;
    ASSERT_TRUE(Ask(other, request, &again).ok());
    EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  }
}

TEST(ServiceTest, ADeadlineStopsTheEngine) {
  TestServer server;
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + milliseconds(100));
  v1::AttributeQuotesResponse response;
  EXPECT_EQ(server->AttributeQuotes(&context, Request("انتظر"), &response).error_code(),
            grpc::DEADLINE_EXCEEDED);
  EXPECT_TRUE(Eventually([&] { return server.engine().stopped == 1; }));
}

TEST(ServiceTest, ACancelledBatchStopsTheEngine) {
  TestServer server;
  grpc::ClientContext context;
  v1::BatchAttributeQuotesRequest request;
  for (int i = 0; i < 50; ++i) *request.add_requests() = Request("انتظر");
  std::thread canceller([&] {
    EXPECT_TRUE(Eventually([&] { return server.engine().waiting == 1; }));
    context.TryCancel();
  });
  v1::BatchAttributeQuotesResponse response;
  EXPECT_EQ(server->BatchAttributeQuotes(&context, request, &response).error_code(),
            grpc::CANCELLED);
  canceller.join();
  EXPECT_TRUE(Eventually([&] { return server.engine().stopped == 1; }));
  std::this_thread::sleep_for(milliseconds(50));
  EXPECT_EQ(server.engine().stopped, 1) << "no later document was begun";
  EXPECT_EQ(server.engine().waiting, 0);
}

TEST(ServiceTest, ACancelledStreamStopsTheEngine) {
  TestServer server;
  grpc::ClientContext context;
  auto stream = server->StreamAttributeQuotes(&context);
  v1::StreamAttributeQuotesRequest request;
  *request.mutable_request() = Request("انتظر");
  ASSERT_TRUE(stream->Write(request));
  EXPECT_TRUE(Eventually([&] { return server.engine().waiting == 1; }));
  context.TryCancel();
  EXPECT_EQ(stream->Finish().error_code(), grpc::CANCELLED);
  EXPECT_TRUE(Eventually([&] { return server.engine().stopped == 1; }));
}

// Calls that the fake engine keeps until they are cancelled.
class WaitingCalls {
 public:
  WaitingCalls(TestServer* server, int count) : contexts_(count) {
    for (int i = 0; i < count; ++i) {
      threads_.emplace_back([this, server, i] {
        v1::AttributeQuotesResponse response;
        EXPECT_EQ(
            (*server)->AttributeQuotes(&contexts_[i], Request("انتظر"), &response).error_code(),
            grpc::CANCELLED);
      });
    }
  }
  void Cancel() {
    for (auto& context : contexts_) context.TryCancel();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
  }

 private:
  std::vector<grpc::ClientContext> contexts_;
  std::vector<std::thread> threads_;
};

TEST(ServiceTest, ABusyServerSaysWhenToTryAgainAndStaysHealthy) {
  AdmissionOptions admission;
  admission.max_concurrent = 2;
  admission.max_queue = 3;
  TestServer server({}, {}, admission);
  WaitingCalls calls(&server, 5);
  EXPECT_TRUE(Eventually([&] { return server.load().waiting == 3; }));
  EXPECT_EQ(server.engine().waiting, 2);

  v1::AttributeQuotesResponse response;
  const grpc::Status status = Ask(server, Request("قالت"), &response);
  EXPECT_EQ(status.error_code(), grpc::RESOURCE_EXHAUSTED) << status.error_message();
  const Details details = DetailsOf(status);
  EXPECT_EQ(details.info.reason(), "SERVER_BUSY");
  EXPECT_GT(details.retry.retry_delay().seconds(), 0);
  EXPECT_EQ(server.load().refused, 1);

  grpc::ClientContext health_context;
  grpc::health::v1::HealthCheckResponse health;
  EXPECT_TRUE(grpc::health::v1::Health::NewStub(server.channel())
                  ->Check(&health_context, {}, &health)
                  .ok());
  EXPECT_EQ(health.status(), grpc::health::v1::HealthCheckResponse::SERVING);

  calls.Cancel();
  EXPECT_TRUE(Eventually([&] { return Ask(server, Request("قالت"), &response).ok(); }));
  EXPECT_TRUE(Eventually([&] { return server.load().held_bytes == 0; }));
}

TEST(ServiceTest, RequestsThatWaitAreBoundedInBytes) {
  AdmissionOptions admission;
  admission.max_concurrent = 1;
  admission.max_held_bytes = 10'000;
  TestServer server({}, {}, admission);
  WaitingCalls calls(&server, 1);
  EXPECT_TRUE(Eventually([&] { return server.engine().waiting == 1; }));
  v1::AttributeQuotesResponse response;
  EXPECT_EQ(Ask(server, Request(std::string(20'000, 'a')), &response).error_code(),
            grpc::RESOURCE_EXHAUSTED);
  calls.Cancel();
  EXPECT_TRUE(Eventually([&] { return server.load().held_bytes == 0; }));
  EXPECT_TRUE(Ask(server, Request(std::string(20'000, 'a')), &response).ok())
      << "one call alone may be larger";
}

TEST(ServiceTest, TheTimeLimitEndsACallWithoutADeadline) {
  TestServer server({}, {}, {}, milliseconds(100));
  v1::AttributeQuotesResponse response;
  const grpc::Status status = Ask(server, Request("انتظر"), &response);
  EXPECT_EQ(status.error_code(), grpc::DEADLINE_EXCEEDED);
  const Details details = DetailsOf(status);
  EXPECT_EQ(details.info.reason(), "TIME_LIMIT");
  EXPECT_EQ(details.info.metadata().at("limit_ms"), "100");
}

TEST(ServiceTest, ABatchGivesWayToOtherCalls) {
  AdmissionOptions admission;
  admission.max_concurrent = 1;
  TestServer server({}, {}, admission);
  v1::BatchAttributeQuotesRequest request;
  for (int i = 0; i < 100; ++i) *request.add_requests() = Request("تمهل");
  std::atomic<bool> done{false};
  std::thread batch([&] {
    grpc::ClientContext context;
    v1::BatchAttributeQuotesResponse response;
    EXPECT_TRUE(server->BatchAttributeQuotes(&context, request, &response).ok());
    EXPECT_EQ(response.results_size(), 100);
    done = true;
  });
  EXPECT_TRUE(Eventually([&] { return server.engine().slow > 2; }));
  v1::AttributeQuotesResponse response;
  EXPECT_TRUE(Ask(server, Request("قالت"), &response).ok());
  EXPECT_FALSE(done) << "the call waited for the batch";
  batch.join();
}

TEST(ServiceTest, StreamsAreBounded) {
  AdmissionOptions admission;
  admission.max_streams = 1;
  TestServer server({}, {}, admission);
  grpc::ClientContext first_context;
  auto first = server->StreamAttributeQuotes(&first_context);
  EXPECT_TRUE(Eventually([&] { return server.load().streams == 1; }));
  grpc::ClientContext second_context;
  auto second = server->StreamAttributeQuotes(&second_context);
  const grpc::Status status = second->Finish();
  EXPECT_EQ(status.error_code(), grpc::RESOURCE_EXHAUSTED);
  EXPECT_EQ(DetailsOf(status).info.reason(), "SERVER_BUSY");
  first->WritesDone();
  EXPECT_TRUE(first->Finish().ok());
  EXPECT_TRUE(Eventually([&] { return server.load().streams == 0; }));
}

TEST(ServiceTest, AStoppingServerSaysSo) {
  TestServer server;
  grpc::ClientContext stream_context;
  auto stream = server->StreamAttributeQuotes(&stream_context);
  EXPECT_TRUE(Eventually([&] { return server.load().streams == 1; }));
  grpc::Status status;
  std::thread call([&] {
    v1::AttributeQuotesResponse response;
    status = Ask(server, Request("انتظر"), &response);
  });
  EXPECT_TRUE(Eventually([&] { return server.engine().waiting == 1; }));
  server.server().Shutdown(absl::Now() + absl::Milliseconds(50));
  call.join();
  EXPECT_EQ(status.error_code(), grpc::UNAVAILABLE);
  EXPECT_EQ(DetailsOf(status).info.reason(), "SHUTTING_DOWN");
  EXPECT_EQ(DetailsOf(stream->Finish()).info.reason(), "SHUTTING_DOWN");
}

TEST(ServiceTest, HealthFollowsTheServer) {
  TestServer server;
  const auto check = [&](const std::string& name) {
    grpc::ClientContext context;
    grpc::health::v1::HealthCheckRequest request;
    request.set_service(name);
    grpc::health::v1::HealthCheckResponse response;
    const grpc::Status status =
        grpc::health::v1::Health::NewStub(server.channel())->Check(&context, request, &response);
    return status.ok() ? static_cast<int>(response.status()) : -status.error_code();
  };
  EXPECT_EQ(check(""), grpc::health::v1::HealthCheckResponse::SERVING);
  EXPECT_EQ(check(kServiceName), grpc::health::v1::HealthCheckResponse::SERVING);
  EXPECT_EQ(check("no.such.Service"), -grpc::NOT_FOUND);
  server.server().SetServing(false);
  EXPECT_EQ(check(""), grpc::health::v1::HealthCheckResponse::NOT_SERVING);
  EXPECT_EQ(check(kServiceName), grpc::health::v1::HealthCheckResponse::NOT_SERVING);
}

// One question to the reflection service. Debian packages no header for its messages, but the
// library registers them.
std::string Reflect(const std::shared_ptr<grpc::Channel>& channel, const std::string& question) {
  const auto* pool = google::protobuf::DescriptorPool::generated_pool();
  auto* factory = google::protobuf::MessageFactory::generated_factory();
  const auto make = [&](const char* name) {
    const auto* type = pool->FindMessageTypeByName(name);
    return std::unique_ptr<google::protobuf::Message>(factory->GetPrototype(type)->New());
  };
  const auto request = make("grpc.reflection.v1alpha.ServerReflectionRequest");
  const auto response = make("grpc.reflection.v1alpha.ServerReflectionResponse");
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(question, request.get()));

  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  grpc::CompletionQueue queue;
  const auto wait = [&queue] {
    void* tag = nullptr;
    bool ok = false;
    return queue.Next(&tag, &ok) && ok;
  };
  auto call = stub.PrepareCall(
      &context, "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", &queue);
  call->StartCall(nullptr);
  wait();
  grpc::Slice slice(request->SerializeAsString());
  call->Write(grpc::ByteBuffer(&slice, 1), nullptr);
  wait();
  grpc::ByteBuffer bytes;
  call->Read(&bytes, nullptr);
  if (!wait()) return "no answer";
  grpc::Slice answer;
  EXPECT_TRUE(bytes.DumpToSingleSlice(&answer).ok());
  EXPECT_TRUE(response->ParseFromArray(answer.begin(), static_cast<int>(answer.size())));
  context.TryCancel();
  grpc::Status status;
  call->Finish(&status, nullptr);
  wait();
  return response->DebugString();
}

TEST(ServiceTest, ReflectionKnowsEveryService) {
  TestServer server;
  const std::string services = Reflect(server.channel(), "list_services: ''");
  EXPECT_NE(services.find(kServiceName), std::string::npos) << services;
  EXPECT_NE(services.find("grpc.health.v1.Health"), std::string::npos) << services;
  for (const char* name : {kServiceName, "grpc.health.v1.Health", "google.rpc.Status"}) {
    const std::string file =
        Reflect(server.channel(), "file_containing_symbol: '" + std::string(name) + "'");
    EXPECT_NE(file.find("file_descriptor_response"), std::string::npos) << name << "\n" << file;
  }
}

TEST(ServiceTest, ManyCallsAtOnce) {
  TestServer server;
  std::thread threads[8];
  for (int t = 0; t < 8; ++t) {
    threads[t] = std::thread([&, t] {
      for (int i = 0; i < 100; ++i) {
        const std::string words = std::to_string(t) + "-" + std::to_string(i);
        v1::AttributeQuotesResponse response;
        ASSERT_TRUE(Ask(server, Request("هدى: \"" + words + "\""), &response).ok());
        ASSERT_EQ(response.quotes(0).span().content(), words);
      }
    });
  }
  for (auto& thread : threads) thread.join();
}

}  // namespace
}  // namespace isnad
