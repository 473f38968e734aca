// SPDX-License-Identifier: Apache-2.0
#include "server/engine/lexicon/compiler/noun_forms.h"

namespace isnad::lexicon {
namespace {

constexpr Gender kM = Gender::kMasculine, kF = Gender::kFeminine;
constexpr Number kSg = Number::kSingular, kDu = Number::kDual, kPl = Number::kPlural;

// The stem before ان and ين: ة opens to ت, ى to ي.
Word DualStem(const Word& noun) {
  if (Last(noun) == U'ة') return Replaced(noun, 1, U"ت");
  if (Last(noun) == U'ى') return Replaced(noun, 1, U"ي");
  return noun;
}

void AddDual(const Word& noun, Gender gender, std::vector<NounForm>* out) {
  const Word stem = DualStem(noun);
  out->push_back({stem + U"ان", gender, kDu, Proclitics::kFewArticles, false});
  out->push_back({stem + U"ين", gender, kDu, Proclitics::kFewArticles, false});
}

// كتابا; شيئا, عبئا, جزءا, but no form of مساء and هدوء, which take no alif or seldom.
void AddAccusative(const Word& noun, Gender gender, std::vector<NounForm>* out) {
  if (IsOneOf(Last(noun), U"ةاى")) return;
  if (Last(noun) != U'ء') {
    out->push_back({noun + U"ا", gender, kSg, Proclitics::kConjunctions, false});
    return;
  }
  if (noun.size() < 3 || IsOneOf(noun[noun.size() - 2], U"او")) return;
  const Word seated = Replaced(noun, 1, U"ئا");
  out->push_back({seated, gender, kSg, Proclitics::kConjunctions, false});
  if (noun[noun.size() - 2] != U'ي') {
    out->push_back({noun + U"ا", gender, kSg, Proclitics::kConjunctions, false});
  }
}

}  // namespace

std::vector<NounForm> SingularForms(const Word& noun, Gender gender) {
  std::vector<NounForm> forms = {{noun, gender, kSg, Proclitics::kArticle, true}};
  if (noun.size() == 1) return forms;  // an abbreviation (د) has no dual (دين)
  AddAccusative(noun, gender, &forms);
  AddDual(noun, gender, &forms);
  return forms;
}

std::vector<NounForm> PluralForms(const Word& plural, Gender gender) {
  std::vector<NounForm> forms = {{plural, gender, kPl, Proclitics::kArticle, true}};
  if (!EndsWith(plural, U"ون") || plural.size() < 5) {
    if (!IsOneOf(Last(plural), U"ةاىءت")) {
      forms.push_back({plural + U"ا", gender, kPl, Proclitics::kConjunctions, false});
    }
    return forms;
  }
  forms[0].takes_possessive = false;
  forms.push_back({Replaced(plural, 2, U"ين"), gender, kPl, Proclitics::kArticle, false});
  forms.push_back({Replaced(plural, 2, U"و"), gender, kPl, Proclitics::kPrepositions, true});
  forms.push_back({Replaced(plural, 2, U"ي"), gender, kPl, Proclitics::kPrepositions, true});
  return forms;
}

std::vector<NounForm> NisbaForms(const Word& masculine) {
  std::vector<NounForm> forms = SingularForms(masculine, kM);
  const Word feminine = Feminine(masculine);
  forms.push_back({feminine, kF, kSg, Proclitics::kArticle, false});
  AddDual(feminine, kF, &forms);
  forms.push_back({masculine + U"ون", kM, kPl, Proclitics::kArticle, false});
  forms.push_back({masculine + U"ين", kM, kPl, Proclitics::kArticle, false});
  forms.push_back({masculine + U"ات", kF, kPl, Proclitics::kArticle, false});
  for (NounForm& form : forms) form.takes_possessive = false;
  return forms;
}

Word Feminine(const Word& masculine) { return masculine + U"ة"; }

}  // namespace isnad::lexicon
