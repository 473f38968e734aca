// isnad-server: answers isnad.v1.QuoteAttributionService.
//
//   isnad-server --listen=127.0.0.1:50051
//   →  {... "msg":"listening","address":"127.0.0.1","port":50051,"engine":"0.1.0"}      (standard
//   error, when ready)
//
// Exit status 0 after SIGTERM or SIGINT, 1 with one line on standard error when it cannot start.
// SPDX-License-Identifier: Apache-2.0
#include <malloc.h>

#include <csignal>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "server/engine/engine.h"
#include "server/engine/lexicon/lexicon.h"
#include "server/runtime/address.h"
#include "server/runtime/call_watch.h"
#include "server/runtime/catalog_store.h"
#include "server/runtime/credentials.h"
#include "server/runtime/drain.h"
#include "server/runtime/flags.h"
#include "server/runtime/log.h"
#include "server/runtime/metrics.h"
#include "server/runtime/server.h"
#include "server/service/quote_attribution_service.h"

namespace isnad {
namespace {

int Fail(const std::string& error) {
  std::fprintf(stderr, "isnad-server: %s\n", error.c_str());
  return 1;
}

// Brings code and tables into memory before the first caller waits for them.
void WarmUp(const Engine& engine) {
  Document document;
  engine.Attribute({"", "وقالت الوزيرة سلمى النادر: \"انتهى العمل في الجسر\"."}, {}, &document);
}

// Fills the options, and returns what is wrong with the settings or their files; empty when nothing
// is.
std::string MakeServiceOptions(const Settings& settings, ServiceOptions* options,
                               Credentials* credentials,
                               std::unique_ptr<CatalogStore>* known_speakers) {
  const std::optional<Address> address = ParseAddress(settings.server.listen);
  if (!address) return "cannot listen on " + settings.server.listen + ": not HOST:PORT";
  std::string error = MakeCredentials(settings.security, address->host, credentials);
  if (!error.empty()) return error;
  if (!settings.known_speakers.empty()) {
    *known_speakers = CatalogStore::Open(settings.known_speakers, {}, &error);
    if (*known_speakers == nullptr) return "--known_speakers: " + error;
  }
  options->engine_version = std::string(Engine::Version());
  options->lexicons = {{"builtin", std::string(LexiconDigest())}};
  options->limits.max_message_bytes = settings.server.max_message_bytes;
  options->admission = settings.admission;
  options->max_request_time = absl::ToChronoMilliseconds(settings.max_request_time);
  options->max_stream_idle = absl::ToChronoMilliseconds(settings.max_stream_idle);
  options->authorized = credentials->authorized;
  return "";
}

// What the line in front of the engine holds, for whoever looks.
void AddLoad(const QuoteAttributionServiceImpl& service, int max_queue, Metrics* metrics) {
  const auto add = [&](const char* name, const char* help, auto member) {
    metrics->AddGauge(name, help,
                      [&service, member] { return static_cast<double>(service.load().*member); });
  };
  using Load = Admission::Load;
  add("isnad_running", "Documents that are read now.", &Load::concurrent);
  add("isnad_queue_length", "Calls that wait for their turn.", &Load::waiting);
  add("isnad_open_streams", "Streams that are open.", &Load::streams);
  add("isnad_held_bytes", "Bytes of requests that wait and of answers that are taken.",
      &Load::held_bytes);
  metrics->AddGauge("isnad_queue_limit", "Calls that may wait; more are refused.",
                    [max_queue] { return max_queue; });
}

// What operators must hear of: files that cannot be read any more, a certificate that ends, a log
// that nobody reads.
void AddFiles(const Credentials& credentials, const CatalogStore* known_speakers,
              Metrics* metrics) {
  if (credentials.certificates != nullptr) {
    const auto files = credentials.certificates;
    metrics->AddReload("certificates",
                       [files]() -> const ReloadStatus& { return files->status(); });
    metrics->AddGauge("isnad_certificate_expiry_timestamp_seconds",
                      "When the server's certificate ends, since 1970.",
                      [files] { return files->expiry_seconds(); });
  }
  if (credentials.tokens != nullptr) {
    const auto tokens = credentials.tokens;
    metrics->AddReload("tokens", [tokens]() -> const ReloadStatus& { return tokens->status(); });
  }
  if (known_speakers != nullptr) {
    metrics->AddReload("known_speakers",
                       [=]() -> const ReloadStatus& { return known_speakers->status(); });
  }
  metrics->AddCounter("isnad_log_lines_dropped_total",
                      "Lines of the log that were dropped because nobody read them.",
                      [] { return static_cast<double>(DroppedLogLines()); });
}

int Run(Settings settings) {
  const Engine engine;
  ServiceOptions service_options;
  Credentials credentials;
  std::unique_ptr<CatalogStore> known_speakers;
  std::string error = MakeServiceOptions(settings, &service_options, &credentials, &known_speakers);
  if (!error.empty()) return Fail(error);
  service_options.attribute = [&](const EngineInput& input, const EngineOptions& options,
                                  Document* document) {
    EngineOptions with_catalog = options;
    const auto catalog = known_speakers != nullptr ? known_speakers->Current() : nullptr;
    with_catalog.servers_catalog = catalog.get();
    return engine.Attribute(input, with_catalog, document);
  };
  WarmUp(engine);
  Metrics metrics;
  CallWatch watch(settings.metrics_listen.empty() ? nullptr : &metrics, settings.log_calls);
  service_options.observer = &watch;
  settings.server.watch = &watch;
  QuoteAttributionServiceImpl service(service_options);
  AddLoad(service, settings.admission.max_queue, &metrics);
  AddFiles(credentials, known_speakers.get(), &metrics);
  std::unique_ptr<MetricsPort> metrics_port;
  if (!settings.metrics_listen.empty()) {
    metrics_port = MetricsPort::Open(settings.metrics_listen, metrics, &error);
    if (metrics_port == nullptr) return Fail(error);
    Log(LogLevel::kInfo, "metrics", {{"metrics_port", metrics_port->port()}});
  }
  settings.server.credentials = credentials.server;
  settings.server.stop_calls = [&service] { service.StopCalls(); };
  settings.server.live_calls = [&service] { return service.live_calls(); };
  const std::unique_ptr<Server> server = Server::Start(settings.server, &service, &error);
  if (server == nullptr) return Fail(error);
  Log(LogLevel::kInfo, "listening",
      {{"address", server->host()}, {"port", server->port()}, {"engine", Engine::Version()}});
  return WaitAndDrain(settings.drain, server.get());
}

}  // namespace
}  // namespace isnad

int main(int argc, char** argv) {
  // The records of a long text go back to the system as soon as they are freed. The C library would
  // begin to keep such pieces after the first, and lose much room between them.
  mallopt(M_MMAP_THRESHOLD, 512 * 1024);
  isnad::BlockStopSignals();
  isnad::Settings settings;
  const std::string error = isnad::ReadFlags(argc, argv, &settings);
  if (!error.empty()) return isnad::Fail(error);
  if (!settings.print.empty()) return std::fputs(settings.print.c_str(), stdout) < 0 ? 1 : 0;
  // Before gRPC or anything else has started a thread.
  if (settings.known_speakers.empty()) {
    std::signal(SIGHUP, SIG_IGN);  // there is nothing to read again, and no reason to end
  } else {
    isnad::CatalogStore::BlockReloadSignal();
  }
  isnad::CaptureLibraryLogs();
  return isnad::Run(std::move(settings));
}
