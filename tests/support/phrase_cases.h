// Tables of {name, text, expected} for noun phrases: each text starts with the phrase, which is
// read as it is where a source may stand, printed and compared.
//
//   CheckPhrases(PhrasePlace::kSubject, {{"title", "الوزير إن العمل انتهى", "[الوزير] role ..."}});
//
// Not thread-safe (GoogleTest's assertions); linear in the texts.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_TESTS_SUPPORT_PHRASE_CASES_H_
#define ISNAD_TESTS_SUPPORT_PHRASE_CASES_H_

#include <initializer_list>
#include <string>
#include <string_view>

#include "server/engine/speakers/noun_phrase.h"
#include "tests/support/stage_cases.h"

namespace isnad {

// "none" when no phrase begins there.
inline std::string RenderPhrase(PhrasePlace place, std::string_view text) {
  Document document;
  RunThrough(Stage::kMarks, text, &document);
  Mention mention;
  const auto limit = static_cast<int32_t>(document.tokens.size());
  if (!ParseNounPhrase(document, 0, limit, place, &mention)) return "none";
  return RenderMention(document, mention);
}

inline void CheckPhrases(PhrasePlace place, std::initializer_list<StageCase> cases) {
  for (const StageCase& c : cases) {
    EXPECT_EQ(RenderPhrase(place, c.text), c.expected) << c.name << ": " << c.text;
  }
}

}  // namespace isnad

#endif  // ISNAD_TESTS_SUPPORT_PHRASE_CASES_H_
