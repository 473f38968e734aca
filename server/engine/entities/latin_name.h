// A name in Latin letters, for display.
//
//   سلمى النادر → Salma al-Nader      عبد الرحمن بكر → Abdul Rahman Bakr      دونالد ترامب → Donald
//   Trump
//
// Words of latin_names.tsv are written as newspapers write them. Of the others every letter is
// written by its usual Latin one, without the dots and hooks of scholars; the short vowels that
// Arabic leaves out are read from diacritics where they stand, else an "a" goes where consonants
// could not be spoken. So an unlisted name is readable, not exact. Latin letters and digits stay as
// they are; quotation marks and other symbols go.
//
// Pure; linear in the name. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ENTITIES_LATIN_NAME_H_
#define ISNAD_SERVER_ENGINE_ENTITIES_LATIN_NAME_H_

#include <string>
#include <string_view>

namespace isnad {

// Makes `latin` the name's Latin form: "" for names without letters and digits.
void WriteLatinName(std::string_view name, std::string* latin);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ENTITIES_LATIN_NAME_H_
