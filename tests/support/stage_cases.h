// Tables of {name, text, expected} for one stage of the engine: each text is read by all stages up
// to that one, printed and compared.
//
//   CheckStage(Stage::kCues, RenderCues, {{"past verb", "قال سامي: نعم", "قال verb"}});
//
// Not thread-safe (GoogleTest's assertions); linear in the texts.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_TESTS_SUPPORT_STAGE_CASES_H_
#define ISNAD_TESTS_SUPPORT_STAGE_CASES_H_

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

#include "tests/support/render.h"

namespace isnad {

struct StageCase {
  const char* name;
  const char* text;
  const char* expected;
};

inline void CheckStage(Stage stage, std::string (*render)(const Document&),
                       std::initializer_list<StageCase> cases) {
  Document document;
  for (const StageCase& c : cases) {
    RunThrough(stage, c.text, &document);
    EXPECT_EQ(render(document), c.expected) << c.name << ": " << c.text;
  }
}

}  // namespace isnad

#endif  // ISNAD_TESTS_SUPPORT_STAGE_CASES_H_
