// Reads the values of columns that take one word of a fixed list.
//
//   std::optional<Gender> gender = ReadGender(row, 1, &problems);   // m f u; reports "gender 'x'
//   is none of m f u"
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_LEXICON_COMPILER_COLUMNS_H_
#define ISNAD_SERVER_ENGINE_LEXICON_COMPILER_COLUMNS_H_

#include <optional>
#include <string>
#include <string_view>

#include "server/engine/lexicon/compiler/tsv.h"
#include "server/engine/lexicon/lexicon.h"

namespace isnad::lexicon {

template <typename Value>
struct Choice {
  std::string_view name;
  Value value;
};

// The value that `name` stands for. An unknown name is reported with the names that there are.
template <typename Value, size_t count>
std::optional<Value> Choose(const Row& row, std::string_view what, std::string_view name,
                            const Choice<Value> (&choices)[count], Problems* problems) {
  std::string names;
  for (const Choice<Value>& choice : choices) {
    if (choice.name == name) return choice.value;
    names += " " + std::string(choice.name);
  }
  problems->Add(row.file, row.line,
                std::string(what) + " '" + std::string(name) + "' is none of" + names);
  return std::nullopt;
}

// m, f, u (unknown: agrees with anything); "-" is u.
std::optional<Gender> ReadGender(const Row& row, size_t column, Problems* problems);

// s, d, p; "-" is unknown.
std::optional<Number> ReadNumber(const Row& row, size_t column, Problems* problems);

}  // namespace isnad::lexicon

#endif  // ISNAD_SERVER_ENGINE_LEXICON_COMPILER_COLUMNS_H_
