// SPDX-License-Identifier: Apache-2.0
#include "server/engine/lexicon/compiler/columns.h"

namespace isnad::lexicon {

std::optional<Gender> ReadGender(const Row& row, size_t column, Problems* problems) {
  static constexpr Choice<Gender> kGenders[] = {{"m", Gender::kMasculine},
                                                {"f", Gender::kFeminine},
                                                {"u", Gender::kUnknown},
                                                {"-", Gender::kUnknown}};
  return Choose(row, "gender", row.fields[column], kGenders, problems);
}

std::optional<Number> ReadNumber(const Row& row, size_t column, Problems* problems) {
  static constexpr Choice<Number> kNumbers[] = {{"s", Number::kSingular},
                                                {"d", Number::kDual},
                                                {"p", Number::kPlural},
                                                {"-", Number::kUnknown}};
  return Choose(row, "number", row.fields[column], kNumbers, problems);
}

}  // namespace isnad::lexicon
