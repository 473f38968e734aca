// Texts to try laws on: the golden texts, a few invented articles and, where they lie beside the
// checkout, the shared corpora.
//
//   for (const Text& text : GoldenTexts()) ...
//
// Reads files below the working directory, which for tests is the source tree. Thread-safety: pure.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_TESTS_SUPPORT_TEXTS_H_
#define ISNAD_TESTS_SUPPORT_TEXTS_H_

#include <string>
#include <string_view>
#include <vector>

namespace isnad {

struct Text {
  std::string name;
  std::string text;
};

// tests/golden/*.txt, by name.
std::vector<Text> GoldenTexts();

// The "text" of each line of ../shared/corpus/NAME/gold.jsonl; empty when there is no such file.
std::vector<Text> CorpusTexts(std::string_view corpus);

}  // namespace isnad

#endif  // ISNAD_TESTS_SUPPORT_TEXTS_H_
