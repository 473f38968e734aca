// What must hold for every answer, whatever the bytes of the text.
//
//   EXPECT_EQ(BrokenInvariant(document), "");
//
// Reads a Document after Engine::Attribute. Thread-safety: pure. Time: linear in the text and the
// answer.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_TESTS_SUPPORT_INVARIANTS_H_
#define ISNAD_TESTS_SUPPORT_INVARIANTS_H_

#include <string>

#include "server/engine/document.h"

namespace isnad {

// The first thing that is wrong, in words; "" when all is well: spans lie in the text and on
// code-point boundaries, nested quotations in their parents, indices in range, quotations in order,
// unknown speakers have a reason, confidences are probabilities.
std::string BrokenInvariant(const Document& document);

}  // namespace isnad

#endif  // ISNAD_TESTS_SUPPORT_INVARIANTS_H_
