// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/flags.h"

#include <absl/flags/commandlineflag.h>
#include <absl/flags/flag.h>
#include <absl/flags/parse.h>
#include <absl/flags/reflection.h>
#include <absl/strings/ascii.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_split.h>
#include <absl/time/time.h>

#include <cstdlib>
#include <string_view>
#include <vector>

#include "server/engine/engine.h"

ABSL_FLAG(std::string, listen, "127.0.0.1:50051",
          "HOST:PORT to serve on. No host: 127.0.0.1. Port 0: any free one, told in the log.");
ABSL_FLAG(bool, insecure, false,
          "Allow plaintext on an address that is not loopback, where the network is trusted.");
ABSL_FLAG(
    std::string, tls_cert, "",
    "File with the server's certificate chain (PEM), read again when it changes. Empty: no TLS.");
ABSL_FLAG(std::string, tls_key, "", "File with the certificate's private key (PEM).");
ABSL_FLAG(
    std::string, tls_client_ca, "",
    "File with certificates (PEM): callers must show one that they signed. Empty: any caller.");
ABSL_FLAG(absl::Duration, tls_refresh, absl::Seconds(10),
          "How often the files of TLS are looked at for a change, in whole seconds.");
ABSL_FLAG(std::string, auth_token_file, "",
          "File with bearer tokens, a line each, read again when it changes: calls must show one. "
          "Needs TLS. Empty: no tokens.");
ABSL_FLAG(bool, reflection, true, "Whether tools may ask the server for its contract.");
ABSL_FLAG(bool, channelz, false,
          "Whether whoever may connect may ask for the state of every connection.");
ABSL_FLAG(
    bool, xds, false,
    "Serve what the control plane of GRPC_XDS_BOOTSTRAP says (service mesh without proxies).");

ABSL_FLAG(int, max_concurrent, 0,
          "Documents that are read at the same time. 0: one for each core of the machine.");
ABSL_FLAG(int, max_queue, 64, "Calls that wait for their turn; more are refused at once as busy.");
ABSL_FLAG(int, max_streams, 256, "Streams that are open at once; more are refused as busy.");
ABSL_FLAG(
    int, max_held_mib, 256,
    "MiB of requests that wait and of answers that are being taken; beyond, calls are refused "
    "as busy.");
ABSL_FLAG(absl::Duration, max_request_time, absl::Seconds(60),
          "The longest time for a call or an item of a stream, waiting included; and again for the "
          "caller to take the answer.");
ABSL_FLAG(absl::Duration, max_stream_idle, absl::Minutes(5),
          "How long a stream keeps its place while its caller sends no document. 0: for ever.");
ABSL_FLAG(
    bool, allow_compression, false,
    "Accept compressed requests. A small one may become very large before it is refused: only "
    "for callers that are trusted.");
ABSL_FLAG(absl::Duration, keepalive_time, absl::Seconds(60),
          "How long a connection may be silent before the caller is asked whether it is there.");
ABSL_FLAG(
    absl::Duration, keepalive_timeout, absl::Seconds(20),
    "How long the caller has to answer that before its connection is closed. gRPC's own clients, "
    "when they are idle, look every five seconds only.");
ABSL_FLAG(absl::Duration, max_connection_age, absl::Minutes(30),
          "When callers are asked to connect anew, so that they find new replicas.");
ABSL_FLAG(absl::Duration, max_connection_grace, absl::Minutes(5),
          "How long the calls of such a connection may go on before they are cancelled.");

ABSL_FLAG(
    std::string, known_speakers, "",
    "FILE of speakers to link answers to, JSON lines or tab-separated; read again at SIGHUP or "
    "when it changes.");
ABSL_FLAG(std::string, metrics_listen, "",
          "HOST:PORT to serve Prometheus metrics on, at /metrics, in plaintext. Empty: nowhere.");
ABSL_FLAG(bool, log_calls, true, "Whether to log a line for every call; never its text.");

ABSL_FLAG(absl::Duration, drain_delay, absl::Seconds(5),
          "After SIGTERM: how long to go on as NOT_SERVING, for load balancers to notice.");
ABSL_FLAG(absl::Duration, drain_timeout, absl::Seconds(20),
          "After the delay: how long calls may take to finish before they are cancelled.");

namespace isnad {
namespace {

// The order of --help. A flag that stands here and nowhere else does not compile into a server that
// starts: FindCommandLineFlag finds it or the tests of --help fail.
struct Group {
  const char* title;
  std::vector<const char*> flags;
};

const std::vector<Group>& Groups() {
  static const auto* const groups = new std::vector<Group>{
      {"Listening", {"listen", "reflection", "channelz", "xds"}},
      {"Security",
       {"tls_cert", "tls_key", "tls_client_ca", "tls_refresh", "auth_token_file", "insecure"}},
      {"Load",
       {"max_concurrent", "max_queue", "max_streams", "max_held_mib", "max_request_time",
        "max_stream_idle", "allow_compression"}},
      {"Connections",
       {"keepalive_time", "keepalive_timeout", "max_connection_age", "max_connection_grace"}},
      {"Answers", {"known_speakers"}},
      {"Watching", {"metrics_listen", "log_calls"}},
      {"Stopping", {"drain_delay", "drain_timeout"}},
  };
  return *groups;
}

std::string EnvironmentName(std::string_view flag) {
  return "ISNAD_" + absl::AsciiStrToUpper(std::string(flag));
}

// Lines of at most 90 columns, indented.
std::string Wrapped(const std::string& text) {
  std::string out;
  size_t column = 0;
  for (const std::string& word : std::vector<std::string>(absl::StrSplit(text, ' '))) {
    if (column == 0 || column + word.size() > 83) {
      absl::StrAppend(&out, column == 0 ? "" : "\n", "      ", word);
      column = word.size();
    } else {
      absl::StrAppend(&out, " ", word);
      column += word.size() + 1;
    }
  }
  return out + "\n";
}

std::string HelpText() {
  std::string text =
      "isnad-server: answers isnad.v1.QuoteAttributionService: who said which words in an Arabic "
      "text\n\n"
      "usage: isnad-server [--FLAG=VALUE...]\n\n"
      "Each flag is shown with its default. It may also stand in the environment, as ISNAD_ and "
      "its\n"
      "name in capitals (ISNAD_LISTEN=:50051), or on a line of its own in FILE with "
      "--flagfile=FILE.\n"
      "The command line wins over the environment. Durations are written 500ms, 20s, 2m30s or 1h.\n"
      "--help prints this, --version the version.\n";
  for (const Group& group : Groups()) {
    absl::StrAppend(&text, "\n", group.title, "\n");
    for (const char* name : group.flags) {
      const absl::CommandLineFlag* flag = absl::FindCommandLineFlag(name);
      absl::StrAppend(&text, "  --", name, "=", flag->DefaultValue(), "\n", Wrapped(flag->Help()));
    }
  }
  absl::StrAppend(
      &text,
      "\nExit status: 0 after SIGTERM or SIGINT, 1 with one line on standard error when "
      "it cannot\nstart, 1 when a second signal cuts the drain short.\n");
  return text;
}

// What --help or --version prints when one of them stands on the command line; else empty.
std::string RequestedText(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--") break;
    if (argument == "--help" || argument == "-help" || argument == "-h") return HelpText();
    if (argument == "--version" || argument == "-version") {
      return absl::StrCat("isnad-server ", std::string(Engine::Version()), "\n");
    }
  }
  return "";
}

std::string ReadEnvironment() {
  for (const Group& group : Groups()) {
    for (const char* name : group.flags) {
      const std::string variable = EnvironmentName(name);
      const char* value = std::getenv(variable.c_str());
      if (value == nullptr) continue;
      std::string error;
      if (!absl::FindCommandLineFlag(name)->ParseFrom(value, &error)) {
        return absl::StrCat(variable, "=", value, ": no value for --", name);
      }
    }
  }
  return "";
}

std::string RangeError(const char* name, int64_t value, int64_t least, int64_t most) {
  if (value >= least && value <= most) return "";
  return absl::StrCat("--", name, " must be from ", least, " to ", most);
}

std::string RangeError(const char* name, absl::Duration value, absl::Duration least,
                       absl::Duration most) {
  if (value >= least && value <= most) return "";
  return absl::StrCat("--", name, " must be from ", absl::FormatDuration(least), " to ",
                      absl::FormatDuration(most));
}

// What single values show to be wrong; empty when nothing is.
std::string ValueError() {
  constexpr absl::Duration kDay = absl::Hours(24);
  const std::string errors[] = {
      RangeError("max_concurrent", absl::GetFlag(FLAGS_max_concurrent), 0, 1000),
      RangeError("max_queue", absl::GetFlag(FLAGS_max_queue), 0, 100'000),
      RangeError("max_streams", absl::GetFlag(FLAGS_max_streams), 0, 100'000),
      RangeError("max_held_mib", absl::GetFlag(FLAGS_max_held_mib), 1, 1'000'000),
      RangeError("max_request_time", absl::GetFlag(FLAGS_max_request_time), absl::Milliseconds(1),
                 kDay),
      RangeError("max_stream_idle", absl::GetFlag(FLAGS_max_stream_idle), absl::ZeroDuration(),
                 kDay),
      RangeError("tls_refresh", absl::GetFlag(FLAGS_tls_refresh), absl::Seconds(1), kDay),
      RangeError("keepalive_time", absl::GetFlag(FLAGS_keepalive_time), absl::Seconds(1), kDay),
      RangeError("keepalive_timeout", absl::GetFlag(FLAGS_keepalive_timeout), absl::Seconds(1),
                 kDay),
      RangeError("max_connection_age", absl::GetFlag(FLAGS_max_connection_age), absl::Seconds(1),
                 24 * kDay),
      RangeError("max_connection_grace", absl::GetFlag(FLAGS_max_connection_grace),
                 absl::ZeroDuration(), kDay),
      RangeError("drain_delay", absl::GetFlag(FLAGS_drain_delay), absl::ZeroDuration(), kDay),
      RangeError("drain_timeout", absl::GetFlag(FLAGS_drain_timeout), absl::ZeroDuration(), kDay),
  };
  for (const std::string& error : errors) {
    if (!error.empty()) return error;
  }
  return "";
}

void FillServer(ServerOptions* server) {
  server->listen = absl::GetFlag(FLAGS_listen);
  server->reflection = absl::GetFlag(FLAGS_reflection);
  server->channelz = absl::GetFlag(FLAGS_channelz);
  server->xds = absl::GetFlag(FLAGS_xds);
  server->allow_compression = absl::GetFlag(FLAGS_allow_compression);
  server->keepalive_time = absl::GetFlag(FLAGS_keepalive_time);
  server->keepalive_timeout = absl::GetFlag(FLAGS_keepalive_timeout);
  server->max_connection_age = absl::GetFlag(FLAGS_max_connection_age);
  server->max_connection_grace = absl::GetFlag(FLAGS_max_connection_grace);
}

void FillSecurity(SecurityOptions* security) {
  security->tls_cert = absl::GetFlag(FLAGS_tls_cert);
  security->tls_key = absl::GetFlag(FLAGS_tls_key);
  security->tls_client_ca = absl::GetFlag(FLAGS_tls_client_ca);
  security->tls_refresh_seconds =
      static_cast<int>(absl::ToInt64Seconds(absl::GetFlag(FLAGS_tls_refresh)));
  security->auth_token_file = absl::GetFlag(FLAGS_auth_token_file);
  security->insecure = absl::GetFlag(FLAGS_insecure);
}

void FillAdmission(AdmissionOptions* admission) {
  admission->max_concurrent = absl::GetFlag(FLAGS_max_concurrent);
  admission->max_queue = absl::GetFlag(FLAGS_max_queue);
  admission->max_streams = absl::GetFlag(FLAGS_max_streams);
  admission->max_held_bytes = int64_t{absl::GetFlag(FLAGS_max_held_mib)} * 1024 * 1024;
}

void Fill(Settings* settings) {
  FillServer(&settings->server);
  FillSecurity(&settings->security);
  FillAdmission(&settings->admission);
  settings->max_request_time = absl::GetFlag(FLAGS_max_request_time);
  settings->max_stream_idle = absl::GetFlag(FLAGS_max_stream_idle);
  settings->known_speakers = absl::GetFlag(FLAGS_known_speakers);
  settings->log_calls = absl::GetFlag(FLAGS_log_calls);
  settings->metrics_listen = absl::GetFlag(FLAGS_metrics_listen);
  settings->drain.delay = absl::GetFlag(FLAGS_drain_delay);
  settings->drain.timeout = absl::GetFlag(FLAGS_drain_timeout);
}

}  // namespace

std::string ReadFlags(int argc, char** argv, Settings* settings) {
  settings->print = RequestedText(argc, argv);
  if (!settings->print.empty()) return "";
  std::string error = ReadEnvironment();
  if (!error.empty()) return error;
  const std::vector<char*> positional = absl::ParseCommandLine(argc, argv);
  if (positional.size() > 1) return absl::StrCat("unexpected argument: ", positional[1]);
  error = ValueError();
  if (error.empty()) Fill(settings);
  return error;
}

}  // namespace isnad
