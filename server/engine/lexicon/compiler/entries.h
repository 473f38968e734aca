// What each .tsv file means: its columns, checked, and the written forms that its rows stand for.
//
//   roles.tsv: وزير  وزيرة  وزراء  government  ...   →  kRole readings of وزير الوزيرة للوزراء
//   ووزيره ...
//
// Every function reports bad values as "file:line: ..." and goes on with the next row.
// Thread-safety: none. Linear in the forms.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_LEXICON_COMPILER_ENTRIES_H_
#define ISNAD_SERVER_ENGINE_LEXICON_COMPILER_ENTRIES_H_

#include <string>
#include <vector>

#include "server/engine/lexicon/compiler/tsv.h"
#include "server/engine/lexicon/compiler/word_table.h"
#include "server/engine/lexicon/lexicon.h"

namespace isnad::lexicon {

// A VerbInfo whose lemma owns its letters. The index in the vector is Reading::lemma.
struct VerbEntry {
  std::string lemma;
  Stance stance = Stance::kUnspecified;
  VerbLevel level = VerbLevel::kX;
  uint16_t frames = 0;
};

struct PhraseEntry {
  std::vector<uint64_t> keys;
  PhraseClass phrase_class = PhraseClass::kNone;
};

// A source file and what to do with its rows.
struct Source {
  const char* file;
  size_t columns;
  void (*add)(const Row& row, WordTable* words, Problems* problems);
};

// past present passive participle masdars frames stance level note. Call after the function words
// are in: a verb with an object pronoun that is spelled like a preposition with one (بينهم) is left
// out.
inline constexpr size_t kVerbColumns = 9;
void AddVerb(const Row& row, std::vector<VerbEntry>* verbs, WordTable* words, Problems* problems);

// past present homograph note
void AddOtherVerb(const Row& row, WordTable* words, Problems* problems);
// word classes gender number attributes note
void AddFunctionWord(const Row& row, WordTable* words, Problems* problems);
// noun plurals kind gender note
void AddSpeechNoun(const Row& row, WordTable* words, Problems* problems);
// masculine feminine plurals category note
void AddRole(const Row& row, WordTable* words, Problems* problems);
// word gender plurals category note
void AddOrganization(const Row& row, WordTable* words, Problems* problems);
// word plurals kind gender note
void AddNameHead(const Row& row, WordTable* words, Problems* problems);
// name gender class note
void AddName(const Row& row, WordTable* words, Problems* problems);
// name kind gender nisbas note
void AddPlace(const Row& row, WordTable* words, Problems* problems);
// word class gender note
void AddCommonWord(const Row& row, WordTable* words, Problems* problems);

// words class note. The first word is entered with و and ف too.
inline constexpr size_t kPhraseColumns = 3;
void AddPhrase(const Row& row, std::vector<PhraseEntry>* phrases, Problems* problems);
// name number note
inline constexpr size_t kSuraColumns = 3;
void AddSura(const Row& row, std::vector<PhraseEntry>* phrases, Problems* problems);

}  // namespace isnad::lexicon

#endif  // ISNAD_SERVER_ENGINE_LEXICON_COMPILER_ENTRIES_H_
