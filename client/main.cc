// The command `isnad`. SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <string>
#include <vector>

#include "client/attribute.h"
#include "client/options.h"

int main(int argc, char** argv) {
  const absl::StatusOr<isnad::Options> options =
      isnad::ParseOptions(std::vector<std::string>(argv + 1, argv + argc));
  if (!options.ok()) {
    const std::string sentence(options.status().message());
    std::fprintf(stderr, "isnad: %s (isnad --help says more)\n", sentence.c_str());
    return isnad::kWrongUsage;
  }
  switch (options->command) {
    case isnad::Command::kHelp:
      std::fputs(isnad::HelpText().c_str(), stdout);
      return 0;
    case isnad::Command::kVersion:
      std::puts("isnad " ISNAD_VERSION);
      return 0;
    case isnad::Command::kAttribute:
      break;
  }
  return isnad::RunAttribute(*options);
}
