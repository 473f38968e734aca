// isnad-server: answers isnad.v1.QuoteAttributionService.
//
//   isnad-server --listen=127.0.0.1:50051
//   →  {... "msg":"listening","address":"127.0.0.1","port":50051,"engine":"0.1.0"}      (standard
//   error, when ready)
//
// Exit status 0 after SIGTERM or SIGINT, 1 with one line on standard error when it cannot start.
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "server/engine/engine.h"
#include "server/engine/lexicon/lexicon.h"
#include "server/runtime/catalog_store.h"
#include "server/runtime/drain.h"
#include "server/runtime/flags.h"
#include "server/runtime/log.h"
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

int Run(const Settings& settings) {
  const Engine engine;
  WarmUp(engine);
  ServiceOptions service_options;
  std::string error;
  std::unique_ptr<CatalogStore> known_speakers;
  if (!settings.known_speakers.empty()) {
    known_speakers = CatalogStore::Open(settings.known_speakers, {}, &error);
    if (known_speakers == nullptr) return Fail("--known_speakers: " + error);
  }
  service_options.attribute = [&](const EngineInput& input, const EngineOptions& options,
                                  Document* document) {
    EngineOptions with_catalog = options;
    const auto catalog = known_speakers != nullptr ? known_speakers->Current() : nullptr;
    with_catalog.servers_catalog = catalog.get();
    return engine.Attribute(input, with_catalog, document);
  };
  service_options.engine_version = std::string(Engine::Version());
  service_options.lexicons = {{"builtin", std::string(LexiconDigest())}};
  service_options.limits.max_message_bytes = settings.server.max_message_bytes;
  QuoteAttributionServiceImpl service(std::move(service_options));

  const std::unique_ptr<Server> server = Server::Start(settings.server, &service, &error);
  if (server == nullptr) return Fail(error);
  Log(LogLevel::kInfo, "listening",
      {{"address", server->host()}, {"port", server->port()}, {"engine", Engine::Version()}});
  return WaitAndDrain(settings.drain, server.get());
}

}  // namespace
}  // namespace isnad

int main(int argc, char** argv) {
  isnad::BlockStopSignals();
  isnad::Settings settings;
  const std::string error = isnad::ReadFlags(argc, argv, &settings);
  if (!error.empty()) return isnad::Fail(error);
  if (!settings.print.empty()) return std::fputs(settings.print.c_str(), stdout) < 0 ? 1 : 0;
  if (!settings.known_speakers.empty()) isnad::CatalogStore::BlockReloadSignal();
  isnad::CaptureLibraryLogs();
  return isnad::Run(settings);
}
