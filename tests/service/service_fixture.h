// A server of the service on a loopback port, with the fake engine, and what tests ask of it.
//
//   TEST_F(ServiceTest, ...) { v1::AttributeQuotesResponse response; grpc::Status status =
//   Ask(Request("…"), &response); }
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_TESTS_SERVICE_SERVICE_FIXTURE_H_
#define ISNAD_TESTS_SERVICE_SERVICE_FIXTURE_H_

#include <absl/time/clock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "isnad/v1/quote_attribution.grpc.pb.h"
#include "server/runtime/log.h"
#include "server/runtime/server.h"
#include "server/service/quote_attribution_service.h"
#include "tests/service/fake_engine.h"

namespace isnad {

// A server that runs as long as the object lives, and a stub for it.
class TestServer {
 public:
  explicit TestServer(ServerOptions options = {}, Limits limits = {},
                      AdmissionOptions admission = {},
                      std::chrono::milliseconds max_request_time = std::chrono::minutes(1))
      : service_(MakeOptions(limits, admission, max_request_time)) {
    SetLogLevel(LogLevel::kOff);
    CaptureLibraryLogs();
    options.listen = "127.0.0.1:0";
    options.stop_calls = [this] { service_.StopCalls(); };
    std::string error;
    server_ = Server::Start(options, &service_, &error);
    EXPECT_NE(server_, nullptr) << error;
    channel_ = grpc::CreateChannel("127.0.0.1:" + std::to_string(server_->port()),
                                   grpc::InsecureChannelCredentials());
    stub_ = v1::QuoteAttributionService::NewStub(channel_);
  }
  ~TestServer() { server_->Shutdown(absl::Now()); }

  v1::QuoteAttributionService::Stub* operator->() { return stub_.get(); }
  const std::shared_ptr<grpc::Channel>& channel() { return channel_; }
  Server& server() { return *server_; }
  FakeEngine& engine() { return engine_; }
  Admission::Load load() const { return service_.load(); }

 private:
  ServiceOptions MakeOptions(const Limits& limits, const AdmissionOptions& admission,
                             std::chrono::milliseconds max_request_time) {
    ServiceOptions options;
    options.attribute = [this](const EngineInput& input, const EngineOptions& engine_options,
                               Document* document) {
      return engine_.Attribute(input, engine_options, document);
    };
    options.engine_version = "1.2.3";
    options.lexicons = {{"builtin", "abc123"}};
    options.limits = limits;
    options.admission = admission;
    options.max_request_time = max_request_time;
    return options;
  }

  FakeEngine engine_;
  QuoteAttributionServiceImpl service_;
  std::unique_ptr<Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::QuoteAttributionService::Stub> stub_;
};

inline v1::AttributeQuotesRequest Request(const std::string& text, const std::string& id = "") {
  v1::AttributeQuotesRequest request;
  request.mutable_document()->set_id(id);
  request.mutable_document()->set_text(text);
  return request;
}

inline grpc::Status Ask(TestServer& server, const v1::AttributeQuotesRequest& request,
                        v1::AttributeQuotesResponse* response) {
  grpc::ClientContext context;
  return server->AttributeQuotes(&context, request, response);
}

// The details of an error, each kind at most once; an absent one is empty.
struct Details {
  google::rpc::ErrorInfo info;
  google::rpc::BadRequest bad_request;
  google::rpc::RetryInfo retry;

  std::string field() const {
    return bad_request.field_violations_size() == 1 ? bad_request.field_violations(0).field() : "";
  }
};

inline Details DetailsOf(const google::rpc::Status& error) {
  Details details;
  for (const auto& any : error.details()) {
    any.UnpackTo(&details.info) || any.UnpackTo(&details.bad_request) ||
        any.UnpackTo(&details.retry);
  }
  return details;
}

inline Details DetailsOf(const grpc::Status& status) {
  google::rpc::Status error;
  EXPECT_TRUE(error.ParseFromString(status.error_details()));
  EXPECT_EQ(error.code(), status.error_code());
  EXPECT_EQ(error.message(), status.error_message());
  return DetailsOf(error);
}

// A string that no UTF-8 decoder takes: an unpaired surrogate, as JavaScript sends it.
inline const char kBadUtf8[] = "\xED\xA0\x80 \"\xFF\"";

}  // namespace isnad

#endif  // ISNAD_TESTS_SERVICE_SERVICE_FIXTURE_H_
