// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "server/engine/lexicon/compiler/clitics.h"
#include "server/engine/lexicon/compiler/columns.h"
#include "server/engine/lexicon/compiler/entries.h"

namespace isnad::lexicon {
namespace {

constexpr Choice<WordClass> kClasses[] = {{"particle", WordClass::kParticle},
                                          {"preposition", WordClass::kPreposition},
                                          {"conjunction", WordClass::kConjunction},
                                          {"relative", WordClass::kRelative},
                                          {"demonstrative", WordClass::kDemonstrative},
                                          {"pronoun", WordClass::kPronoun},
                                          {"negation", WordClass::kNegation},
                                          {"auxiliary", WordClass::kAuxiliary},
                                          {"adverb", WordClass::kAdverb},
                                          {"time", WordClass::kTime},
                                          {"number", WordClass::kNumberWord}};

// The pronouns that end a particle or preposition, and the marks of other words.
enum class Mark { kAccordingTo, kPresent, kSuffix };
struct Attribute {
  Mark mark;
  Suffix suffix;
};
constexpr Choice<Attribute> kAttributes[] = {{"according_to", {Mark::kAccordingTo, Suffix::kNone}},
                                             {"present", {Mark::kPresent, Suffix::kNone}},
                                             {"hu", {Mark::kSuffix, Suffix::kHu}},
                                             {"ha", {Mark::kSuffix, Suffix::kHa}},
                                             {"hum", {Mark::kSuffix, Suffix::kHum}},
                                             {"huma", {Mark::kSuffix, Suffix::kHuma}},
                                             {"hunna", {Mark::kSuffix, Suffix::kHunna}},
                                             {"ni", {Mark::kSuffix, Suffix::kNi}},
                                             {"na", {Mark::kSuffix, Suffix::kNa}},
                                             {"ka", {Mark::kSuffix, Suffix::kKa}},
                                             {"kum", {Mark::kSuffix, Suffix::kKum}},
                                             {"i", {Mark::kSuffix, Suffix::kI}}};

Proclitics ProcliticsOf(WordClass word_class, bool present, bool definite) {
  if (present) return Proclitics::kFuture;
  switch (word_class) {
    case WordClass::kDemonstrative:
    case WordClass::kRelative:
      return Proclitics::kPrepositions;
    case WordClass::kTime:
    case WordClass::kNumberWord:
      return definite ? Proclitics::kPrepositions : Proclitics::kArticle;
    default:
      return Proclitics::kConjunctions;
  }
}

struct FunctionWord {
  Word text;
  Word stem;
  bool present = false;
  Reading reading;
};

bool ReadAttributes(const Row& row, FunctionWord* word, Problems* problems) {
  for (const std::string& name : SplitList(row.fields[4])) {
    const auto attribute = Choose(row, "attribute", name, kAttributes, problems);
    if (!attribute) return false;
    if (attribute->mark == Mark::kAccordingTo) word->reading.attributes = kAccordingTo;
    if (attribute->mark == Mark::kPresent) word->present = true;
    if (attribute->mark != Mark::kSuffix) continue;
    const WordView letters = SuffixLetters(attribute->suffix);
    if (!EndsWith(word->text, letters)) {
      problems->Add(row.file, row.line, "'" + row.fields[0] + "' does not end in " + name);
      return false;
    }
    word->reading.suffix = attribute->suffix;
    word->stem = Replaced(word->text, letters.size(), U"");
  }
  return true;
}

}  // namespace

void AddFunctionWord(const Row& row, WordTable* words, Problems* problems) {
  FunctionWord word;
  word.text = word.stem = Letters(row.fields[0]);
  const auto gender = ReadGender(row, 2, problems);
  const auto number = ReadNumber(row, 3, problems);
  if (!gender || !number || !ReadAttributes(row, &word, problems)) return;
  word.reading.gender = *gender;
  word.reading.number = *number;
  for (const std::string& name : SplitList(row.fields[1])) {
    const auto word_class = Choose(row, "class", name, kClasses, problems);
    if (!word_class) continue;
    Reading reading = word.reading;
    reading.word_class = *word_class;
    const bool definite =
        *word_class == WordClass::kTime && StartsWith(word.text, U"ال") && word.text.size() > 4;
    const uint8_t own = definite ? kAl : 0;
    for (const Joined& joined :
         JoinProclitics(word.text, ProcliticsOf(*word_class, word.present, definite))) {
      reading.proclitics = static_cast<uint8_t>(own | joined.proclitics);
      words->Add(joined.text, definite ? word.text.substr(2) : word.stem, reading);
    }
  }
}

}  // namespace isnad::lexicon
