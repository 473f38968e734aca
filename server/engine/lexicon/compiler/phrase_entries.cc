// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
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
                                            {"of_god", PhraseClass::kOfGod},
                                            {"of_prophet", PhraseClass::kOfProphet},
                                            {"unnamed", PhraseClass::kUnnamed}};

// None, reported, when they are too many.
std::vector<std::string> WordsOf(const Row& row, Problems* problems) {
  std::vector<std::string> words;
  std::istringstream in(row.fields[0]);
  for (std::string word; in >> word;) words.push_back(word);
  if (words.size() > static_cast<size_t>(kMaxPhraseWords)) {
    problems->Add(row.file, row.line,
                  "a phrase has at most " + std::to_string(kMaxPhraseWords) + " words");
    words.clear();
  }
  return words;
}

PhraseEntry PhraseOf(const std::vector<std::string>& words, const char* conjunction,
                     PhraseClass phrase_class) {
  PhraseEntry phrase;
  phrase.phrase_class = phrase_class;
  phrase.keys.push_back(FoldedKey(conjunction + words[0]));
  for (size_t i = 1; i < words.size(); ++i) phrase.keys.push_back(FoldedKey(words[i]));
  return phrase;
}

}  // namespace

void AddPhrase(const Row& row, std::vector<PhraseEntry>* phrases, Problems* problems) {
  const auto phrase_class = Choose(row, "class", row.fields[1], kClasses, problems);
  if (!phrase_class) return;
  const std::vector<std::string> words = WordsOf(row, problems);
  if (words.empty()) return;
  for (const char* conjunction : {"", "و", "ف"}) {
    phrases->push_back(PhraseOf(words, conjunction, *phrase_class));
  }
}

void AddSura(const Row& row, std::vector<PhraseEntry>* phrases, Problems* problems) {
  constexpr int kSuras = 114;
  const int number = std::atoi(row.fields[1].c_str());
  if (number < 1 || number > kSuras) {
    problems->Add(row.file, row.line, "a sura has a number from 1 to " + std::to_string(kSuras));
    return;
  }
  const std::vector<std::string> words = WordsOf(row, problems);
  if (!words.empty()) phrases->push_back(PhraseOf(words, "", PhraseClass::kSura));
}

}  // namespace isnad::lexicon
