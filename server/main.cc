// isnad-server: answers isnad.v1.QuoteAttributionService.
//
//   isnad-server --listen=127.0.0.1:50051
//   →  {... "msg":"listening","address":"127.0.0.1","port":50051,"engine":"0.1.0"}      (standard
//   error, when ready)
//
// Exit status 0 after SIGTERM or SIGINT, 1 with one line on standard error when it cannot start.
// SPDX-License-Identifier: Apache-2.0
#include <absl/flags/flag.h>
#include <absl/flags/parse.h>
#include <absl/flags/usage.h>
#include <absl/flags/usage_config.h>
#include <absl/strings/match.h>
#include <absl/time/time.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "server/engine/engine.h"
#include "server/engine/lexicon/lexicon.h"
#include "server/runtime/drain.h"
#include "server/runtime/log.h"
#include "server/runtime/server.h"
#include "server/service/quote_attribution_service.h"

ABSL_FLAG(std::string, listen, "127.0.0.1:50051",
          "HOST:PORT to serve on. No host: 127.0.0.1. Port 0: any free one, told in the log.");
ABSL_FLAG(bool, reflection, true, "Whether tools may ask the server for its contract.");
ABSL_FLAG(int, max_concurrent, 32,
          "Calls that run at once, open streams included; more are refused as busy.");
ABSL_FLAG(absl::Duration, drain_delay, absl::Seconds(5),
          "After SIGTERM: how long to go on as NOT_SERVING, for load balancers to notice.");
ABSL_FLAG(absl::Duration, drain_timeout, absl::Seconds(20),
          "After the delay: how long calls may take to finish before they are cancelled.");
ABSL_FLAG(bool, log_calls, true, "Whether to log a line for every call.");

namespace isnad {
namespace {

int Fail(const std::string& error) {
  std::fprintf(stderr, "isnad-server: %s\n", error.c_str());
  return 1;
}

// --help lists the flags of this file, not those of every library.
void SetUsage() {
  absl::SetProgramUsageMessage(
      "answers isnad.v1.QuoteAttributionService: who said which words in an Arabic text");
  absl::FlagsUsageConfig config;
  config.contains_help_flags = [](absl::string_view file) {
    return absl::EndsWith(file, "server/main.cc");
  };
  config.contains_helpshort_flags = config.contains_help_flags;
  absl::SetFlagsUsageConfig(config);
}

// What the flags alone show to be wrong; empty when nothing is.
std::string FlagError(const std::vector<char*>& positional) {
  if (positional.size() > 1) return std::string("unexpected argument: ") + positional[1];
  const int max_concurrent = absl::GetFlag(FLAGS_max_concurrent);
  if (max_concurrent < 1 || max_concurrent > 10'000) {
    return "--max_concurrent must be from 1 to 10000";
  }
  if (absl::GetFlag(FLAGS_drain_delay) < absl::ZeroDuration() ||
      absl::GetFlag(FLAGS_drain_timeout) < absl::ZeroDuration()) {
    return "--drain_delay and --drain_timeout must not be negative";
  }
  return "";
}

// Brings code and tables into memory before the first caller waits for them.
void WarmUp(const Engine& engine) {
  Document document;
  engine.Attribute({"", "وقالت الوزيرة سلمى النادر: \"انتهى العمل في الجسر\"."}, {}, &document);
}

int Run() {
  const Engine engine;
  WarmUp(engine);
  ServiceOptions service_options;
  service_options.attribute = [&engine](const EngineInput& input, const EngineOptions& options,
                                        Document* document) {
    return engine.Attribute(input, options, document);
  };
  service_options.engine_version = std::string(Engine::Version());
  service_options.lexicons = {{"builtin", std::string(LexiconDigest())}};
  QuoteAttributionServiceImpl service(std::move(service_options));

  ServerOptions options;
  options.listen = absl::GetFlag(FLAGS_listen);
  options.reflection = absl::GetFlag(FLAGS_reflection);
  options.max_concurrent = absl::GetFlag(FLAGS_max_concurrent);
  options.max_message_bytes = Limits().max_message_bytes;
  options.log_calls = absl::GetFlag(FLAGS_log_calls);
  std::string error;
  const std::unique_ptr<Server> server = Server::Start(options, &service, &error);
  if (server == nullptr) return Fail(error);
  Log(LogLevel::kInfo, "listening",
      {{"address", server->host()}, {"port", server->port()}, {"engine", Engine::Version()}});
  return WaitAndDrain({absl::GetFlag(FLAGS_drain_delay), absl::GetFlag(FLAGS_drain_timeout)},
                      server.get());
}

}  // namespace
}  // namespace isnad

int main(int argc, char** argv) {
  isnad::BlockStopSignals();
  isnad::SetUsage();
  const std::string error = isnad::FlagError(absl::ParseCommandLine(argc, argv));
  if (!error.empty()) return isnad::Fail(error);
  isnad::CaptureLibraryLogs();
  return isnad::Run();
}
