// A server under ten times the calls that it lets in: how quick its refusals are, what it still
// answers, how its memory grows and whether the health service stays green.
//
//   load_overload isnad-server [SECONDS [TIMES [KILOBYTES [PAUSE_MS]]]]
//   →  best              1012.3 answers/s ...      as many callers as are let in, ten seconds
//      overload  answers/s, of the best, p99 ... refusals, their p50 p99 and most, MiB grown
//
// A caller asks, waits for the answer and asks again; one that is refused waits PAUSE_MS (1000, as
// RetryInfo says, and up to half as long again by chance) and asks again. Exit status 1 when a
// refusal took more than 50 ms, memory grew by 64 MiB, the answers fell below nine tenths of the
// best, a call failed otherwise or the health service was not SERVING.
//
// SPDX-License-Identifier: Apache-2.0
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <queue>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "grpc/health/v1/health.grpc.pb.h"
#include "isnad/v1/quote_attribution.grpc.pb.h"
#include "tests/bench/child_process.h"

namespace isnad {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int kConcurrent = 2;
constexpr int kQueue = 64;
constexpr int kCallersPerConnection = 50;
constexpr char kSentence[] =
    "قالت وزيرة المياه سلمى الراشدي: \"لن يبقى حي واحد بلا ماء\". ورحب رئيس البلدية كريم الطويل "
    "بالخطة، قائلا: \"هذه قصة أجدادنا جميعا\".\n";

struct Figures {
  std::mutex mutex;
  std::vector<double> answers_ms;
  std::vector<double> refusals_ms;
  int failures = 0;
};

double Quantile(std::vector<double>* values, double q) {
  if (values->empty()) return 0;
  std::sort(values->begin(), values->end());
  return (*values)[std::min(values->size() - 1,
                            static_cast<size_t>(q * static_cast<double>(values->size())))];
}

std::shared_ptr<grpc::Channel> Connect(int port) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);
  return grpc::CreateCustomChannel("127.0.0.1:" + std::to_string(port),
                                   grpc::InsecureChannelCredentials(), arguments);
}

// Callers that ask until the end; the callbacks of gRPC's threads keep them going.
class Load {
 public:
  Load(int port, int callers, int connections, int kilobytes, milliseconds pause)
      : callers_(callers), pause_(pause) {
    for (int i = 0; i < connections; ++i) {
      stubs_.push_back(v1::QuoteAttributionService::NewStub(Connect(port)));
    }
    std::string text;
    while (text.size() < static_cast<size_t>(kilobytes) * 1024) text += kSentence;
    request_.mutable_document()->set_text(text);
  }

  void Run(std::chrono::seconds time) {
    end_ = Clock::now() + time;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      left_ = callers_;
      for (int i = 0; i < callers_; ++i) due_.push({Clock::now() + milliseconds(i % 500), i});
    }
    std::unique_lock<std::mutex> lock(mutex_);
    while (left_ > 0) {
      if (due_.empty()) {
        wake_.wait(lock);
      } else if (due_.top().first > Clock::now()) {
        wake_.wait_until(lock, due_.top().first);
      } else {
        const int caller = due_.top().second;
        due_.pop();
        lock.unlock();
        Ask(caller);
        lock.lock();
      }
    }
  }

  Figures& figures() { return figures_; }

 private:
  struct Call {
    grpc::ClientContext context;
    v1::AttributeQuotesResponse response;
    Clock::time_point start;
  };
  using Due = std::pair<Clock::time_point, int>;

  void Ask(int caller) {
    if (Clock::now() >= end_) return Leave();
    auto* call = new Call;
    call->start = Clock::now();
    stubs_[static_cast<size_t>(caller) % stubs_.size()]->async()->AttributeQuotes(
        &call->context, &request_, &call->response,
        [this, call, caller](const grpc::Status& status) { Done(call, caller, status); });
  }

  void Done(Call* call, int caller, const grpc::Status& status) {
    const std::chrono::duration<double, std::milli> took = Clock::now() - call->start;
    delete call;
    const bool refused = status.error_code() == grpc::RESOURCE_EXHAUSTED;
    {
      const std::lock_guard<std::mutex> lock(figures_.mutex);
      if (status.ok()) {
        figures_.answers_ms.push_back(took.count());
      } else if (refused) {
        figures_.refusals_ms.push_back(took.count());
      } else {
        ++figures_.failures;
        std::fprintf(stderr, "%d %s\n", status.error_code(), status.error_message().c_str());
      }
    }
    if (status.ok() || pause_.count() == 0) return Ask(caller);
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto chance = std::uniform_int_distribution<int64_t>(0, pause_.count() / 2)(random_);
    due_.push({Clock::now() + pause_ + milliseconds(chance), caller});
    wake_.notify_one();
  }

  void Leave() {
    const std::lock_guard<std::mutex> lock(mutex_);
    --left_;
    wake_.notify_one();
  }

  const int callers_;
  const milliseconds pause_;
  v1::AttributeQuotesRequest request_;
  std::vector<std::unique_ptr<v1::QuoteAttributionService::Stub>> stubs_;
  Clock::time_point end_;
  Figures figures_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::priority_queue<Due, std::vector<Due>, std::greater<Due>> due_;
  int left_ = 0;
  std::minstd_rand random_;
};

// Asks the health service ten times a second.
class HealthWatch {
 public:
  explicit HealthWatch(int port) : thread_([this, port] { Watch(port); }) {}

  void Stop() {
    stop_ = true;
    thread_.join();
  }
  std::vector<double>& ms() { return ms_; }
  int bad() const { return bad_; }

 private:
  void Watch(int port) {
    const auto stub = grpc::health::v1::Health::NewStub(Connect(port));
    while (!stop_) {
      grpc::ClientContext context;
      grpc::health::v1::HealthCheckResponse response;
      const auto start = Clock::now();
      const grpc::Status status = stub->Check(&context, {}, &response);
      ms_.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
      if (!status.ok() || response.status() != grpc::health::v1::HealthCheckResponse::SERVING) {
        ++bad_;
      }
      std::this_thread::sleep_for(milliseconds(100));
    }
  }

  std::atomic<bool> stop_{false};
  std::vector<double> ms_;
  int bad_ = 0;
  std::thread thread_;
};

int Measure(const char* program, int seconds, int times, int kilobytes, milliseconds pause) {
  bench::ChildProcess server(
      {program, "--listen=127.0.0.1:0", "--max_concurrent=" + std::to_string(kConcurrent),
       "--max_queue=" + std::to_string(kQueue), "--log_calls=false"},
      "\"port\":");
  constexpr int kAdmitted = kConcurrent + kQueue;
  // As many connections for few callers as for many: what one carries together costs less.
  const int connections = kAdmitted * times / kCallersPerConnection + 1;
  const int best_seconds = std::min(seconds, 10);
  Load best(server.port(), kAdmitted, connections, kilobytes, pause);
  best.Run(std::chrono::seconds(best_seconds));
  const double best_rate = static_cast<double>(best.figures().answers_ms.size()) / best_seconds;
  std::printf("best      %d callers, %d kB: %.1f answers/s, p50 %.1f ms, p99 %.1f ms\n", kAdmitted,
              kilobytes, best_rate, Quantile(&best.figures().answers_ms, 0.5),
              Quantile(&best.figures().answers_ms, 0.99));

  const double before = server.StatusMib("VmRSS");
  HealthWatch health(server.port());
  Load load(server.port(), kAdmitted * times, connections, kilobytes, pause);
  load.Run(std::chrono::seconds(seconds));
  health.Stop();
  const double grown = server.StatusMib("VmHWM") - before;
  Figures& figures = load.figures();
  const double rate = static_cast<double>(figures.answers_ms.size()) / seconds;
  const double slowest = Quantile(&figures.refusals_ms, 1);
  std::printf("overload  %d callers: %.1f answers/s (%.2f of the best), p50 %.1f ms, p99 %.1f ms\n",
              kAdmitted * times, rate, rate / best_rate, Quantile(&figures.answers_ms, 0.5),
              Quantile(&figures.answers_ms, 0.99));
  const size_t late = static_cast<size_t>(
      figures.refusals_ms.end() -
      std::upper_bound(figures.refusals_ms.begin(), figures.refusals_ms.end(), 50.0));
  std::printf("refusals  %zu: p50 %.2f ms, p99 %.2f ms, slowest %.1f ms, %zu over 50 ms\n",
              figures.refusals_ms.size(), Quantile(&figures.refusals_ms, 0.5),
              Quantile(&figures.refusals_ms, 0.99), slowest, late);
  std::printf("memory    %.1f MiB before, %.1f MiB more at most\n", before, grown);
  std::printf("health    %zu asked, %d not SERVING, p99 %.1f ms\n", health.ms().size(),
              health.bad(), Quantile(&health.ms(), 0.99));
  std::printf("failures  %d\n", best.figures().failures + figures.failures);
  const bool good = slowest <= 50 && grown < 64 && rate >= 0.9 * best_rate && health.bad() == 0 &&
                    best.figures().failures + figures.failures == 0;
  return good ? 0 : 1;
}

}  // namespace
}  // namespace isnad

int main(int argc, char** argv) {
  const auto number = [&](int i, int otherwise) {
    return argc > i ? std::atoi(argv[i]) : otherwise;
  };
  if (argc < 2) {
    std::fprintf(stderr,
                 "usage: load_overload isnad-server [SECONDS [TIMES [KILOBYTES [PAUSE_MS]]]]\n");
    return 2;
  }
  return isnad::Measure(argv[1], number(2, 30), number(3, 10), number(4, 50),
                        std::chrono::milliseconds(number(5, 1000)));
}
