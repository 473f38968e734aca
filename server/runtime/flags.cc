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
ABSL_FLAG(int, max_concurrent, 32,
          "Calls that run at once, open streams included; more are refused as busy.");
ABSL_FLAG(bool, reflection, true, "Whether tools may ask the server for its contract.");
ABSL_FLAG(
    std::string, known_speakers, "",
    "FILE of speakers to link answers to, JSON lines or tab-separated; read again at SIGHUP or "
    "when it changes.");
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
      {"Listening", {"listen", "reflection"}},
      {"Load", {"max_concurrent"}},
      {"Answers", {"known_speakers"}},
      {"Watching", {"log_calls"}},
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

// What single values show to be wrong; empty when nothing is.
std::string ValueError() {
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

void Fill(Settings* settings) {
  settings->server.listen = absl::GetFlag(FLAGS_listen);
  settings->server.reflection = absl::GetFlag(FLAGS_reflection);
  settings->server.max_concurrent = absl::GetFlag(FLAGS_max_concurrent);
  settings->server.log_calls = absl::GetFlag(FLAGS_log_calls);
  settings->known_speakers = absl::GetFlag(FLAGS_known_speakers);
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
