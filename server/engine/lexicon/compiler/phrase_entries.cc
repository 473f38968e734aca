// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include "server/engine/lexicon/compiler/columns.h"
#include "server/engine/lexicon/compiler/entries.h"
#include "server/engine/text/fold.h"

namespace isnad::lexicon {
namespace {

constexpr Choice<PhraseClass> kClasses[] = {{"narrator", PhraseClass::kNarrator},
                                            {"according_to", PhraseClass::kAccordingTo},
                                            {"speaker_change", PhraseClass::kSpeakerChange},
                                            {"naming", PhraseClass::kNaming},
                                            {"scripture", PhraseClass::kScripture},
                                            {"eulogy", PhraseClass::kEulogy},
                                            {"unnamed", PhraseClass::kUnnamed}};

}  // namespace

void AddPhrase(const Row& row, std::vector<PhraseEntry>* phrases, Problems* problems) {
  const auto phrase_class = Choose(row, "class", row.fields[1], kClasses, problems);
  if (!phrase_class) return;
  std::vector<std::string> words;
  std::istringstream in(row.fields[0]);
  for (std::string word; in >> word;) words.push_back(word);
  if (words.size() > static_cast<size_t>(kMaxPhraseWords)) {
    problems->Add(row.file, row.line,
                  "a phrase has at most " + std::to_string(kMaxPhraseWords) + " words");
    return;
  }
  for (const char* conjunction : {"", "و", "ف"}) {
    PhraseEntry phrase;
    phrase.phrase_class = *phrase_class;
    phrase.keys.push_back(FoldedKey(conjunction + words[0]));
    for (size_t i = 1; i < words.size(); ++i) phrase.keys.push_back(FoldedKey(words[i]));
    phrases->push_back(std::move(phrase));
  }
}

}  // namespace isnad::lexicon
