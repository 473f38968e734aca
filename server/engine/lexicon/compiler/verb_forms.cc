// SPDX-License-Identifier: Apache-2.0
#include "server/engine/lexicon/compiler/verb_forms.h"

namespace isnad::lexicon {
namespace {

constexpr Gender kM = Gender::kMasculine, kF = Gender::kFeminine, kAny = Gender::kUnknown;
constexpr Number kSg = Number::kSingular, kDu = Number::kDual, kPl = Number::kPlural;

// A long vowel before the last letter, in past and present: قال يقول, أضاف يضيف, نام ينام.
bool IsHollow(const PrincipalParts& p) {
  return p.past.size() >= 3 && Last(p.past, 1) == U'ا' && IsOneOf(Last(p.present, 1), U"ويا");
}

// The last two root letters are one: ظن, أقر, احتج, استمر.
bool IsDoubled(const PrincipalParts& p) {
  const WordView past = p.past;
  if (IsOneOf(Last(past), U"ىايأء") || Last(past, 1) == U'ا') return false;
  if (past.size() == 2) return true;
  if (past.size() == 3) return past[0] == U'أ' && p.present.size() == 3;
  if (past.size() == 4) return past[0] == U'ا' && !IsOneOf(past[1], U"تطدذظ");
  return past.size() == 5 && StartsWith(past, U"است") && p.present.size() == 5;
}

Word WithoutLongVowel(WordView word) {
  Word result(word);
  result.erase(result.size() - 2, 1);
  return result;
}

// The stem before the endings ت (I), نا, ن: قل-, أضف-, رأي-, دعو-, ظنن-.
Word ConsonantStem(const PrincipalParts& p) {
  const WordView past = p.past;
  if (Last(past) == U'ى') return Replaced(past, 1, U"ي");
  if (Last(past) == U'ا') return Replaced(past, 1, past.size() == 3 ? U"و" : U"ي");
  if (past == U"جاء") return U"جئ";
  if (IsHollow(p)) return WithoutLongVowel(Last(past) == U'ء' ? Replaced(past, 1, U"أ") : past);
  if (IsDoubled(p)) return Word(past) + Last(past);
  return Word(past);
}

// The stem before the vowel endings ت (she), وا, ا: weak last letters go.
Word VowelStem(WordView past) {
  return IsOneOf(Last(past), U"ىا") ? Replaced(past, 1, U"") : Word(past);
}

void AddPast(const PrincipalParts& p, std::vector<VerbForm>* out) {
  const Word vowel = VowelStem(p.past), consonant = ConsonantStem(p);
  const auto add = [out](Word text, Gender g, Number n, uint8_t person, bool object) {
    out->push_back({std::move(text), Form::kPast, g, n, person, object, false});
  };
  add(p.past, kM, kSg, 3, true);
  add(vowel + U"ت", kF, kSg, 3, true);
  add(Last(p.past) == U'ي' ? Replaced(p.past, 1, U"وا") : vowel + U"وا", kM, kPl, 3, true);
  if (Last(p.past) == U'أ') add(Replaced(p.past, 1, U"ؤوا"), kM, kPl, 3, true);
  if (Last(p.past) == U'ء') add(Replaced(p.past, 1, U"ؤوا"), kM, kPl, 3, true);
  if (IsOneOf(Last(p.past), U"ىا")) {
    add(consonant + U"ا", kM, kDu, 3, true);
  } else {
    add(Last(p.past) == U'أ' ? Replaced(p.past, 1, U"آ") : p.past + U"ا", kM, kDu, 3, true);
  }
  add(vowel + U"تا", kF, kDu, 3, false);
  add(consonant + U"ن", kF, kPl, 3, false);
  add(consonant + U"ت", kAny, kSg, 1, false);
  add(consonant + U"نا", kAny, kPl, 1, false);
}

// The stem before ون, وا: يدع-, ينف-, ير-, يقول-.
Word PresentStem(WordView present) {
  return IsOneOf(Last(present), U"ىيو") ? Replaced(present, 1, U"") : Word(present);
}

Word DualPresent(WordView present) {
  if (Last(present) == U'ى') return Replaced(present, 1, U"يان");
  if (Last(present) == U'أ') return Replaced(present, 1, U"آن");
  if (Last(present) == U'ء') return Replaced(present, 1, U"ئان");
  return Word(present) + U"ان";
}

// يقلن, يدعون, ينفين
Word FemininePlural(const PrincipalParts& p) {
  if (Last(p.present) == U'ى') return Replaced(p.present, 1, U"ين");
  return (IsHollow(p) ? WithoutLongVowel(p.present) : p.present) + U"ن";
}

Word WithPrefix(char32_t prefix, WordView present) {
  if (prefix == U'أ' && StartsWith(present, U"يأ")) return U"آ" + Word(present.substr(2));
  return prefix + Word(present.substr(1));
}

// لم يقل, لم ينف, لم يدع; empty when it is spelled like the indicative.
Word Jussive(const PrincipalParts& p) {
  if (IsHollow(p)) return WithoutLongVowel(p.present);
  if (IsOneOf(Last(p.present), U"ىيو")) return Replaced(p.present, 1, U"");
  return U"";
}

void AddPresent(const PrincipalParts& p, std::vector<VerbForm>* out) {
  const auto add = [out](Word text, Gender g, Number n, uint8_t person, bool object) {
    out->push_back({std::move(text), Form::kPresent, g, n, person, object, false});
  };
  const Word stem = PresentStem(p.present), dual = DualPresent(p.present);
  add(p.present, kM, kSg, 3, true);
  add(WithPrefix(U'ت', p.present), kF, kSg, 3, true);
  add(stem + U"ون", kM, kPl, 3, true);
  add(stem + U"وا", kM, kPl, 3, true);
  if (Last(p.present) == U'أ') {
    add(Replaced(p.present, 1, U"ؤون"), kM, kPl, 3, true);
    add(Replaced(p.present, 1, U"ؤوا"), kM, kPl, 3, true);
  }
  add(dual, kM, kDu, 3, false);
  add(Replaced(dual, 1, U""), kM, kDu, 3, false);
  add(WithPrefix(U'ت', dual), kF, kDu, 3, false);
  add(FemininePlural(p), kF, kPl, 3, false);
  add(WithPrefix(U'أ', p.present), kAny, kSg, 1, false);
  add(WithPrefix(U'ن', p.present), kAny, kPl, 1, false);
  const Word jussive = Jussive(p);
  if (jussive.size() < 2) return;
  out->push_back({jussive, Form::kPresent, kM, kSg, 3, true, true});
  out->push_back({WithPrefix(U'ت', jussive), Form::kPresent, kF, kSg, 3, true, true});
}

// يقول → يقال, ينفي → ينفى, يصف → يوصف, يأمل → يؤمل
Word PassivePresent(const PrincipalParts& p) {
  Word result = p.present;
  if (IsOneOf(Last(result), U"يو")) result.back() = U'ى';
  if (IsHollow(p)) result[result.size() - 2] = U'ا';
  if (p.past[0] == U'و' && p.past.size() == 3 && result.size() == 3) result.insert(1, U"و");
  if (StartsWith(result, U"يأ")) result[1] = U'ؤ';
  return result;
}

void AddPassive(const PrincipalParts& p, std::vector<VerbForm>* out) {
  const auto add = [out](Word text, Form form, Gender g, Number n) {
    out->push_back({std::move(text), form, g, n, 3, false, false});
  };
  add(p.passive, Form::kPassivePast, kM, kSg);
  add(p.passive + U"ت", Form::kPassivePast, kF, kSg);
  add(Last(p.passive) == U'ي' ? Replaced(p.passive, 1, U"وا") : p.passive + U"وا",
      Form::kPassivePast, kM, kPl);
  if (p.present.empty()) return;
  const Word present = PassivePresent(p);
  add(present, Form::kPassivePresent, kM, kSg);
  add(WithPrefix(U'ت', present), Form::kPassivePresent, kF, kSg);
  add(PresentStem(present) + U"ون", Form::kPassivePresent, kM, kPl);
}

void AddParticiples(const Word& accusative, std::vector<VerbForm>* out) {
  const auto add = [out](Word text, Gender g, Number n) {
    out->push_back({std::move(text), Form::kParticiple, g, n, 3, false, false});
  };
  add(accusative, kM, kSg);
  const Word stem = Replaced(accusative, 1, U"");
  add(stem + U"ة", kF, kSg);
  if (Last(stem) == U'ي') add(Replaced(stem, 1, U"ين"), kM, kPl);  // نافين, beside the dual نافيين
  add(stem + U"ين", kM, Last(stem) == U'ي' ? kDu : kPl);
  add(stem + U"تين", kF, kDu);
  add(stem + U"ات", kF, kPl);
}

}  // namespace

std::vector<VerbForm> DeriveActive(const PrincipalParts& parts) {
  std::vector<VerbForm> forms;
  AddPast(parts, &forms);
  if (!parts.present.empty()) AddPresent(parts, &forms);
  return forms;
}

std::vector<VerbForm> DeriveOthers(const PrincipalParts& parts) {
  std::vector<VerbForm> forms;
  if (!parts.passive.empty()) AddPassive(parts, &forms);
  if (!parts.participle.empty()) AddParticiples(parts.participle, &forms);
  for (const Word& masdar : parts.masdars) {
    const Gender gender = Last(masdar) == U'ة' || Last(masdar) == U'ى' ? kF : kM;
    forms.push_back({masdar, Form::kVerbalNoun, gender, kSg, 3, false, false});
  }
  return forms;
}

}  // namespace isnad::lexicon
