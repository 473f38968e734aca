// SPDX-License-Identifier: Apache-2.0
#include "client/options.h"

#include <absl/status/status.h>
#include <absl/strings/ascii.h>
#include <absl/strings/numbers.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_replace.h>
#include <absl/strings/str_split.h>
#include <absl/time/time.h>

#include <algorithm>
#include <cstdlib>

namespace isnad {
namespace {

constexpr int kMaxParallel = 256;

absl::Status Usage(const std::string& sentence) { return absl::InvalidArgumentError(sentence); }

absl::Status ReadFormat(const std::string& value, Options* options) {
  if (value == "text") {
    options->format = OutputFormat::kText;
  } else if (value == "json") {
    options->format = OutputFormat::kJson;
  } else if (value == "jsonl") {
    options->format = OutputFormat::kJsonl;
  } else {
    return Usage(absl::StrCat("--format=", value, ": expected text, json or jsonl"));
  }
  return absl::OkStatus();
}

absl::Status ReadInputFormat(const std::string& value, Options* options) {
  if (value != "text" && value != "jsonl")
    return Usage(absl::StrCat("--input-format=", value, ": expected text or jsonl"));
  options->input_format = value == "text" ? InputFormat::kText : InputFormat::kJsonl;
  return absl::OkStatus();
}

absl::Status ReadOffsets(const std::string& value, Options* options) {
  v1::OffsetEncoding encoding = v1::OFFSET_ENCODING_UNSPECIFIED;
  if (!v1::OffsetEncoding_Parse("OFFSET_ENCODING_" + absl::AsciiStrToUpper(value), &encoding) ||
      encoding == v1::OFFSET_ENCODING_UNSPECIFIED) {
    return Usage(absl::StrCat("--offsets=", value, ": expected utf8, utf16 or utf32"));
  }
  options->attribution.set_offset_encoding(encoding);
  return absl::OkStatus();
}

absl::Status ReadKinds(const std::string& value, Options* options) {
  for (const std::string& name : std::vector<std::string>(absl::StrSplit(value, ','))) {
    v1::QuoteKind kind = v1::QUOTE_KIND_UNSPECIFIED;
    const std::string upper = absl::StrReplaceAll(absl::AsciiStrToUpper(name), {{"-", "_"}});
    if (!v1::QuoteKind_Parse("QUOTE_KIND_" + upper, &kind) || kind == v1::QUOTE_KIND_UNSPECIFIED) {
      return Usage(absl::StrCat(
          "--kinds=", value,
          ": expected a list of direct, fragment, indirect, continuation, non-speech"));
    }
    options->attribution.add_kinds(kind);
  }
  return absl::OkStatus();
}

absl::Status ReadMinConfidence(const std::string& value, Options* options) {
  float confidence = 0;
  if (!absl::SimpleAtof(value, &confidence) || !(confidence >= 0 && confidence <= 1)) {
    return Usage(absl::StrCat("--min-confidence=", value, ": expected a number from 0 to 1"));
  }
  options->attribution.set_min_confidence(confidence);
  return absl::OkStatus();
}

absl::Status ReadServer(const std::string& value, Options* options) {
  const size_t colon = value.rfind(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == value.size()) {
    return Usage(absl::StrCat("--server=", value, ": expected HOST:PORT"));
  }
  options->server = value;
  return absl::OkStatus();
}

absl::Status ReadTimeout(const std::string& value, Options* options) {
  absl::Duration timeout;
  double seconds = 0;
  if (absl::SimpleAtod(value, &seconds)) {
    timeout = absl::Seconds(seconds);
  } else if (!absl::ParseDuration(value, &timeout)) {
    timeout = absl::ZeroDuration();
  }
  if (timeout < absl::Milliseconds(1) || timeout > absl::Hours(24)) {
    return Usage(absl::StrCat(
        "--timeout=", value,
        ": expected a time from 1ms to 24h, such as 30s or 2m; a bare number is seconds"));
  }
  options->timeout = absl::ToChronoMilliseconds(timeout);
  return absl::OkStatus();
}

absl::Status ReadParallel(const std::string& value, Options* options) {
  if (!absl::SimpleAtoi(value, &options->parallel) || options->parallel < 1 ||
      options->parallel > kMaxParallel) {
    return Usage(
        absl::StrCat("--parallel=", value, ": expected a number from 1 to ", kMaxParallel));
  }
  return absl::OkStatus();
}

absl::Status ReadRetry(const std::string& value, Options* options) {
  if (value != "on" && value != "off") {
    return Usage(absl::StrCat("--retry=", value, ": expected on or off"));
  }
  options->retry = value == "on";
  return absl::OkStatus();
}

absl::Status ReadTls(const std::string& value, Options* options) {
  if (value != "on" && value != "off") {
    return Usage(absl::StrCat("--tls=", value, ": expected on or off"));
  }
  options->security.tls = value == "on";
  return absl::OkStatus();
}

// The flags that name a file or a host of TLS, and say thereby that TLS is wanted.
template <std::string SecurityOptions::*kMember>
absl::Status ReadTlsWord(const std::string& value, Options* options) {
  if (value.empty()) return Usage("an empty value for a flag of TLS");
  options->security.*kMember = value;
  options->security.tls = true;
  return absl::OkStatus();
}

struct Flag {
  const char* name;
  const char* values;
  const char* help;
  absl::Status (*read)(const std::string& value, Options* options);
};

constexpr Flag kFlags[] = {
    {"format", "text|json|jsonl",
     "text: for a person (default); json: the answer for one document; jsonl: a line a document",
     ReadFormat},
    {"input-format", "text|jsonl",
     "text: a file is a document (default); jsonl: a line is {\"id\", \"title\", \"text\"}",
     ReadInputFormat},
    {"offsets", "utf8|utf16|utf32",
     "unit of the offsets: bytes (default), UTF-16 code units, code points", ReadOffsets},
    {"kinds", "KIND,...",
     "only these quotations: direct, fragment, indirect, continuation, non-speech", ReadKinds},
    {"min-confidence", "0..1", "withhold speakers that are less certain than this",
     ReadMinConfidence},
    {"server", "HOST:PORT", "the server (default: $ISNAD_SERVER, else localhost:50051)",
     ReadServer},
    {"timeout", "TIME", "the longest time for one document: 500ms, 30s, 2m (default 60s)",
     ReadTimeout},
    {"parallel", "N",
     "documents asked for at the same time, 1 to 256 (default 4); output keeps the input's order",
     ReadParallel},
    {"tls", "on|off", "on: TLS, trusting what the system trusts (default off)", ReadTls},
    {"tls-ca", "FILE", "TLS, trusting only what these certificates (PEM) signed",
     ReadTlsWord<&SecurityOptions::ca>},
    {"tls-cert", "FILE", "TLS with this certificate (PEM) of the client's own",
     ReadTlsWord<&SecurityOptions::cert>},
    {"tls-key", "FILE", "the private key (PEM) of --tls-cert", ReadTlsWord<&SecurityOptions::key>},
    {"tls-name", "HOST", "the server's name in its certificate, when it is called by another",
     ReadTlsWord<&SecurityOptions::name>},
    {"token-file", "FILE", "TLS, and the bearer token in this file",
     ReadTlsWord<&SecurityOptions::token_file>},
    {"retry", "on|off",
     "on: a server that is busy or away is asked again until the timeout (default); off: it is not",
     ReadRetry},
};

const Flag* FindFlag(const std::string& written) {
  const std::string name = absl::StrReplaceAll(written, {{"_", "-"}});
  const Flag* found = std::find_if(std::begin(kFlags), std::end(kFlags),
                                   [&](const Flag& flag) { return name == flag.name; });
  return found == std::end(kFlags) ? nullptr : found;
}

// Reads the flag at arguments[*i], and its value there or in the next argument.
absl::Status ReadFlag(const std::vector<std::string>& arguments, size_t* i, Options* options) {
  const std::string& argument = arguments[*i];
  const size_t equals = argument.find('=');
  const std::string name = argument.substr(2, equals == std::string::npos ? equals : equals - 2);
  const Flag* flag = FindFlag(name);
  if (!flag) return Usage(absl::StrCat("unknown flag --", name));
  if (equals != std::string::npos) return flag->read(argument.substr(equals + 1), options);
  if (*i + 1 == arguments.size())
    return Usage(absl::StrCat("--", name, " needs a value: ", flag->values));
  return flag->read(arguments[++*i], options);
}

absl::Status CheckTogether(const Options& options) {
  const bool one_document = options.files.size() == 1 && options.input_format == InputFormat::kText;
  if (options.format == OutputFormat::kJson && !one_document) {
    return Usage("--format=json is for one document; for several use --format=jsonl");
  }
  if (std::count(options.files.begin(), options.files.end(), "-") > 1)
    return Usage("standard input (-) can be read only once");
  if (options.security.cert.empty() != options.security.key.empty())
    return Usage("--tls-cert and --tls-key go together");
  return absl::OkStatus();
}

// Flags and files of `isnad attribute`, in any order; `--` ends the flags.
absl::Status ReadArguments(const std::vector<std::string>& arguments, Options* options) {
  bool flags_ended = false;
  for (size_t i = 1; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (flags_ended || argument == "-" || argument.empty() || argument[0] != '-') {
      options->files.push_back(argument);
    } else if (argument == "--") {
      flags_ended = true;
    } else if (argument == "--help" || argument == "-h") {
      options->command = Command::kHelp;
      return absl::OkStatus();
    } else if (argument.rfind("--", 0) == 0) {
      absl::Status status = ReadFlag(arguments, &i, options);
      if (!status.ok()) return status;
    } else {
      return Usage(absl::StrCat("unknown flag ", argument));
    }
  }
  if (options->files.empty()) options->files.emplace_back("-");
  return CheckTogether(*options);
}

}  // namespace

absl::StatusOr<Options> ParseOptions(const std::vector<std::string>& arguments) {
  Options options;
  if (arguments.empty()) return Usage("no command given");
  if (arguments[0] == "--help" || arguments[0] == "-h" || arguments[0] == "help") {
    options.command = Command::kHelp;
    return options;
  }
  if (arguments[0] == "--version") {
    options.command = Command::kVersion;
    return options;
  }
  if (arguments[0] != "attribute")
    return Usage(absl::StrCat("unknown command ", arguments[0], ": expected attribute"));
  if (const char* server = std::getenv("ISNAD_SERVER"); server && *server) {
    absl::Status status = ReadServer(server, &options);
    if (!status.ok()) return Usage(absl::StrCat("ISNAD_SERVER=", server, ": expected HOST:PORT"));
  }
  absl::Status status = ReadArguments(arguments, &options);
  if (!status.ok()) return status;
  return options;
}

std::string HelpText() {
  std::string text =
      "isnad: who said which words in an Arabic text, and how do we know?\n"
      "\n"
      "usage: isnad attribute [FLAG...] [FILE...|-]\n"
      "       isnad --version | --help\n"
      "\n"
      "Reads each FILE (- or nothing: standard input), asks an Isnad server, and prints every "
      "quotation with its speaker.\n"
      "\n";
  for (const Flag& flag : kFlags)
    absl::StrAppend(&text, "  --", flag.name, "=", flag.values, "\n        ", flag.help, "\n");
  absl::StrAppend(&text,
                  "\n"
                  "Exit status: 0 all documents answered; 1 some failed (each is reported on "
                  "standard error); 2 wrong usage.\n"
                  "Colours are used only on a terminal, and never when NO_COLOR is set.\n");
  return text;
}

}  // namespace isnad
