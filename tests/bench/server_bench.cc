// server_bench CORPUS: what the built server costs on top of the engine and of gRPC, how long it
// takes to start and what memory it holds. ISNAD_SERVER and ECHO_SERVER are the programs.
//
// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>
#include <grpcpp/grpcpp.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "isnad/v1/quote_attribution.grpc.pb.h"
#include "server/engine/engine.h"
#include "server/service/convert.h"
#include "server/service/limits.h"
#include "tests/bench/child_process.h"
#include "tests/bench/corpus.h"
#include "tests/bench/report.h"

namespace isnad::bench {
namespace {

constexpr int kRepetitions = 9;
constexpr size_t kCalls = 400;      // of each side in a repetition
constexpr int kLoadThreads = 32;    // the server's default limit
constexpr size_t kStreamed = 3000;  // documents in a repetition, over both streams

using Stub = v1::QuoteAttributionService::Stub;

std::unique_ptr<ChildProcess> StartServer() {
  return std::make_unique<ChildProcess>(
      std::vector<std::string>{ISNAD_SERVER, "--listen=127.0.0.1:0"}, "\"port\":");
}

std::unique_ptr<Stub> Connect(int port) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return v1::QuoteAttributionService::NewStub(grpc::CreateCustomChannel(
      "127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials(), arguments));
}

// Requests whose id is the size of their answer: what echo_server needs.
std::vector<v1::AttributeQuotesRequest> MakeRequests(const std::vector<std::string>& articles) {
  std::vector<v1::AttributeQuotesRequest> requests;
  const Engine engine;
  Document document;
  for (const std::string& article : articles) {
    v1::AttributeQuotesRequest& request = requests.emplace_back();
    WireWriter answer;
    engine.Attribute({"", article}, {}, &document);
    ConvertDocument(document, {}, Engine::Version(), Limits().max_answer_bytes, &answer);
    request.mutable_document()->set_text(article);
    request.mutable_document()->set_id(std::to_string(answer.size()));
  }
  return requests;
}

bool Call(Stub* stub, const v1::AttributeQuotesRequest& request) {
  v1::AttributeQuotesResponse response;
  grpc::ClientContext context;
  return stub->AttributeQuotes(&context, request, &response).ok();
}

double ThreadCpuSeconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

struct Fixture {
  std::vector<std::string> articles;
  std::vector<v1::AttributeQuotesRequest> requests;
};

// CPU time of the server for kCalls calls, one after the other.
double CpuOfCalls(const ChildProcess& server, Stub* stub, const Fixture& fixture, bool* failed) {
  const double before = server.CpuSeconds();
  for (size_t i = 0; i < kCalls; ++i) {
    *failed |= !Call(stub, fixture.requests[i % fixture.requests.size()]);
  }
  return server.CpuSeconds() - before;
}

double CpuOfEngine(const Fixture& fixture, Document* document) {
  const Engine engine;
  const double before = ThreadCpuSeconds();
  for (size_t i = 0; i < kCalls; ++i) {
    engine.Attribute({"", fixture.articles[i % fixture.articles.size()]}, {}, document);
  }
  return ThreadCpuSeconds() - before;
}

void UnaryOverhead(benchmark::State& state, const Fixture& fixture) {
  const auto server = StartServer();
  const ChildProcess echo({ECHO_SERVER}, "port ");
  const auto server_stub = Connect(server->port()), echo_stub = Connect(echo.port());
  bool failed = false;
  Document document;
  CpuOfCalls(*server, server_stub.get(), fixture, &failed);  // warms up
  CpuOfCalls(echo, echo_stub.get(), fixture, &failed);
  CpuOfEngine(fixture, &document);
  double server_cpu = 0, echo_cpu = 0, engine_cpu = 0;
  int passes = 0;
  for (auto unused : state) {
    static_cast<void>(unused);
    ++passes;
    server_cpu += CpuOfCalls(*server, server_stub.get(), fixture, &failed);
    echo_cpu += CpuOfCalls(echo, echo_stub.get(), fixture, &failed);
    engine_cpu += CpuOfEngine(fixture, &document);
  }
  if (failed) state.SkipWithError("a call failed");
  const double calls = static_cast<double>(kCalls) * passes * 1e-6;
  state.counters["unary call of 5 KB: server CPU, us"] = server_cpu / calls;
  state.counters["unary call of 5 KB: echo CPU, us"] = echo_cpu / calls;
  state.counters["unary call of 5 KB: engine CPU, us"] = engine_cpu / calls;
  state.counters["figure/unary_overhead"] = server_cpu / (echo_cpu + engine_cpu);
}

// Sends every second document, from `first` on, and reads as many answers.
void Stream(Stub* stub, const Fixture& fixture, size_t first, std::atomic<bool>* failed) {
  grpc::ClientContext context;
  const auto stream = stub->StreamAttributeQuotes(&context);
  std::thread writer([&] {
    v1::StreamAttributeQuotesRequest request;
    for (size_t i = first; i < kStreamed; i += 2) {
      *request.mutable_request() = fixture.requests[i % fixture.requests.size()];
      if (!stream->Write(request)) break;
    }
    stream->WritesDone();
  });
  v1::StreamAttributeQuotesResponse response;
  size_t answers = 0;
  while (stream->Read(&response)) answers += response.result().has_response();
  writer.join();
  if (!stream->Finish().ok() || answers != (kStreamed - first + 1) / 2) *failed = true;
}

void TwoStreams(benchmark::State& state, const Fixture& fixture) {
  const auto server = StartServer();
  const auto stub = Connect(server->port()), other_stub = Connect(server->port());
  size_t bytes = 0;
  for (size_t i = 0; i < kStreamed; ++i) {
    bytes += fixture.articles[i % fixture.articles.size()].size();
  }
  std::atomic<bool> failed{false};
  double seconds = 0;
  int passes = 0;
  for (auto unused : state) {
    static_cast<void>(unused);
    ++passes;
    const auto begin = std::chrono::steady_clock::now();
    std::thread other([&] { Stream(other_stub.get(), fixture, 1, &failed); });
    Stream(stub.get(), fixture, 0, &failed);
    other.join();
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  }
  if (failed) state.SkipWithError("a stream failed");
  state.counters["figure/stream_mb_s"] = static_cast<double>(bytes) * passes / seconds / 1e6;
}

void Start(benchmark::State& state) {
  double ready = 0, resident = 0;
  for (auto unused : state) {
    static_cast<void>(unused);
    const auto server = StartServer();
    if (!Connect(server->port())) state.SkipWithError("no connection");
    ready = server->ready_ms();
    resident = server->StatusMib("VmRSS");
  }
  state.counters["figure/ready_ms"] = ready;
  state.counters["figure/rss_idle_mib"] = resident;
}

void Load(benchmark::State& state, const Fixture& fixture) {
  std::atomic<bool> failed{false};
  double resident = 0;
  for (auto unused : state) {
    static_cast<void>(unused);
    const auto server = StartServer();
    std::vector<std::thread> callers;
    for (int t = 0; t < kLoadThreads; ++t) {
      callers.emplace_back([&, t] {
        const auto stub = Connect(server->port());
        for (size_t i = 0; i < kCalls; ++i) {
          // A thread of the server may still be on its way back: what is refused is asked again.
          for (int tries = 0;
               !Call(stub.get(),
                     fixture.requests[(i * kLoadThreads + t) % fixture.requests.size()]);) {
            if (++tries == 1000) {
              failed = true;
              return;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
          }
        }
      });
    }
    for (std::thread& caller : callers) caller.join();
    resident = server->StatusMib("VmHWM");
  }
  if (failed) state.SkipWithError("calls failed");
  state.counters["figure/rss_load_mib"] = resident;
}

template <typename Function>
void Register(const char* name, Function function, int repetitions = kRepetitions) {
  benchmark::RegisterBenchmark(name, function)
      ->Iterations(1)
      ->Repetitions(repetitions)
      ->ReportAggregatesOnly();
}

}  // namespace
}  // namespace isnad::bench

int main(int argc, char** argv) {
  using namespace isnad::bench;
  benchmark::Initialize(&argc, argv);
  if (argc != 2) {
    std::fprintf(stderr, "usage: server_bench CORPUS.jsonl [--benchmark_filter=REGEX]\n");
    return 2;
  }
  Fixture fixture;
  fixture.articles = FiveKilobytes(ReadArticles(argv[1], 1));
  fixture.requests = MakeRequests(fixture.articles);
  Register("start", [](benchmark::State& s) { Start(s); });
  Register("unary", [&](benchmark::State& s) { UnaryOverhead(s, fixture); });
  Register("stream", [&](benchmark::State& s) { TwoStreams(s, fixture); });
  Register(
      "load", [&](benchmark::State& s) { Load(s, fixture); }, 3);
  FigureReporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  reporter.PrintFigures();
  return reporter.failed() ? 1 : 0;
}
