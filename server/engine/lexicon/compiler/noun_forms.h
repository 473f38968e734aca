// Derives the written forms of nouns and adjectives: cases, dual, sound plurals, construct state.
//
//   SingularForms(U"وزير", kMasculine)  →  وزير وزيرا وزيران وزيرين
//   PluralForms(U"مهندسون", kMasculine) →  مهندسون مهندسين مهندسو مهندسي
//   NisbaForms(U"سعودي")                →  سعودي سعوديا سعودية سعوديان سعوديين سعوديون سعوديات ...
//
// Thread-safety: pure functions. Linear.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_LEXICON_COMPILER_NOUN_FORMS_H_
#define ISNAD_SERVER_ENGINE_LEXICON_COMPILER_NOUN_FORMS_H_

#include <vector>

#include "server/engine/lexicon/compiler/clitics.h"
#include "server/engine/lexicon/compiler/letters.h"
#include "server/engine/lexicon/lexicon.h"

namespace isnad::lexicon {

struct NounForm {
  Word text;
  Gender gender = Gender::kUnknown;
  Number number = Number::kUnknown;
  Proclitics proclitics = Proclitics::kArticle;
  bool takes_possessive = true;
};

std::vector<NounForm> SingularForms(const Word& noun, Gender gender);

// `plural` in the nominative: خبراء, مهندسون, وزارات.
std::vector<NounForm> PluralForms(const Word& plural, Gender gender);

// Masculine singular → all genders and numbers. Also for adjectives.
std::vector<NounForm> NisbaForms(const Word& masculine);

// The feminine of a masculine noun: وزير → وزيرة.
Word Feminine(const Word& masculine);

}  // namespace isnad::lexicon

#endif  // ISNAD_SERVER_ENGINE_LEXICON_COMPILER_NOUN_FORMS_H_
