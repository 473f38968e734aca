// Joins clitics to a form, as they are written.
//
//   JoinProclitics(U"وزير", Proclitics::kArticle)     →  وزير, الوزير, وللوزير, بوزير ... (24
//   forms) JoinProclitics(U"العراق", Proclitics::kPrepositions) →  العراق, للعراق, والعراق, بالعراق
//   ... JoinSuffixes(U"والدة", kPossessives)   →  والدته {kHu}, والدتها {kHa} ...
//
// Thread-safety: pure functions. Linear.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_LEXICON_COMPILER_CLITICS_H_
#define ISNAD_SERVER_ENGINE_LEXICON_COMPILER_CLITICS_H_

#include <vector>

#include "server/engine/lexicon/compiler/letters.h"
#include "server/engine/lexicon/lexicon.h"

namespace isnad::lexicon {

// Which proclitics a form takes. The rarer a form, the fewer of their combinations are worth a
// place in the table.
enum class Proclitics {
  kConjunctions,     // ∅ و ف
  kFuture,           // ∅ و ف × ∅ س ل
  kFewFutures,       // ∅ و ف س ل: a present with an object pronoun
  kPrepositions,     // ∅ و ف × ∅ ب ل ك
  kFewPrepositions,  // ∅ و ف, ∅ و × ب ل: a noun with a possessive
  kArticle,          // ∅ و ف × ∅ ب ل ك × ∅ ال
  kFewArticles,      // kFewPrepositions × ∅ ال: a dual
};

struct Joined {
  Word text;
  uint8_t proclitics = 0;
};

std::vector<Joined> JoinProclitics(const Word& word, Proclitics which);

struct Suffixed {
  Word text;
  Suffix suffix = Suffix::kNone;
};

enum class Host { kNoun, kVerb };

// The spellings of `word` with each of `suffixes`. A noun's final hamza gives one spelling a case:
// وزراؤه وزرائه.
std::vector<Suffixed> JoinSuffixes(const Word& word, Host host,
                                   const std::vector<Suffix>& suffixes);

WordView SuffixLetters(Suffix suffix);

}  // namespace isnad::lexicon

#endif  // ISNAD_SERVER_ENGINE_LEXICON_COMPILER_CLITICS_H_
