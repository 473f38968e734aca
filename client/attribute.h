// The command `isnad attribute`: read, ask, print.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_CLIENT_ATTRIBUTE_H_
#define ISNAD_CLIENT_ATTRIBUTE_H_

#include "client/options.h"

namespace isnad {

enum ExitStatus { kAllAnswered = 0, kSomeFailed = 1, kWrongUsage = 2 };

// Answers on standard output, failures on standard error, one line each.
ExitStatus RunAttribute(const Options& options);

}  // namespace isnad

#endif  // ISNAD_CLIENT_ATTRIBUTE_H_
