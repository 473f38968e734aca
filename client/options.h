// The command line: `isnad attribute [FLAG...] [FILE...|-]`.
//
//   ParseOptions({"attribute", "--format=jsonl", "--offsets", "utf32", "a.txt"})
//
// Pure: reads the arguments and the environment variable ISNAD_SERVER, writes nothing.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_CLIENT_OPTIONS_H_
#define ISNAD_CLIENT_OPTIONS_H_

#include <absl/status/statusor.h>

#include <chrono>
#include <string>
#include <vector>

#include "client/credentials.h"
#include "isnad/v1/quote_attribution.pb.h"

namespace isnad {

enum class Command { kAttribute, kHelp, kVersion };
enum class OutputFormat { kText, kJson, kJsonl };
enum class InputFormat { kText, kJsonl };

struct Options {
  Command command = Command::kAttribute;
  OutputFormat format = OutputFormat::kText;
  InputFormat input_format = InputFormat::kText;
  std::string server = "localhost:50051";
  std::chrono::milliseconds timeout{60000};  // for one document, retries included
  int parallel = 4;
  bool retry = true;  // see connection.h
  SecurityOptions security;
  v1::AttributionOptions attribution;
  std::vector<std::string> files;  // "-": standard input; never empty after parsing
};

// InvalidArgument with a sentence for the user when the command line is wrong.
absl::StatusOr<Options> ParseOptions(const std::vector<std::string>& arguments);

std::string HelpText();

}  // namespace isnad

#endif  // ISNAD_CLIENT_OPTIONS_H_
