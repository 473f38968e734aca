// Derives the written forms of a verb from its principal parts (REPORTING.md, "Deriving forms").
//
//   DeriveVerb({U"رأى", U"يرى", U"رئي", U"رائيا", {U"رأي", U"رؤية"}})
//     → رأى رأت رأوا رأيا ... يرى ترى يرون يروا يريان ... رئي يرى ... رائيا رائية رائين رائيات ...
//     رأي رؤية
//
// Spellings that differ only in what folding removes are given once. Weak, doubled and hamzated
// verbs follow from the letters of past and present; nothing else is needed.
//
// Thread-safety: pure functions. Linear.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_LEXICON_COMPILER_VERB_FORMS_H_
#define ISNAD_SERVER_ENGINE_LEXICON_COMPILER_VERB_FORMS_H_

#include <vector>

#include "server/engine/lexicon/compiler/letters.h"
#include "server/engine/lexicon/lexicon.h"

namespace isnad::lexicon {

struct PrincipalParts {
  Word past;        // 3rd person masculine singular
  Word present;     // likewise; empty: the verb is used in the past only
  Word passive;     // passive past; empty: no passive
  Word participle;  // accusative active participle: قائلا; empty: none
  std::vector<Word> masdars;
};

struct VerbForm {
  Word text;
  Form form = Form::kNone;
  Gender gender = Gender::kUnknown;
  Number number = Number::kUnknown;
  uint8_t person = 3;
  bool takes_object = false;  // an object pronoun may be joined
  bool jussive = false;       // stands only after لم and لا
};

// Past and present, active: 3rd and 1st person.
std::vector<VerbForm> DeriveActive(const PrincipalParts& parts);

// Passive past and present, participles and masdars.
std::vector<VerbForm> DeriveOthers(const PrincipalParts& parts);

}  // namespace isnad::lexicon

#endif  // ISNAD_SERVER_ENGINE_LEXICON_COMPILER_VERB_FORMS_H_
