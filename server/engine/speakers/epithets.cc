// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/epithets.h"

#include "server/engine/words.h"

namespace isnad {

bool ReadEpithet(const Document& document, int32_t begin, int32_t limit, Mention* mention) {
  constexpr int kEpithet = kOfGod | kOfProphet;
  if (begin + 1 < limit && IsMark(document.tokens[begin], '-')) ++begin;  // قال - سبحانه -
  if (begin >= limit) return false;
  const Token& first = document.tokens[begin];
  const int whom = first.traits & kEpithet;
  if (whom == 0) return false;
  int32_t end = begin;
  while (end < limit && (document.tokens[end].traits & kEpithet) == whom) ++end;
  *mention = Mention();
  mention->tokens = {begin, end};
  mention->name = mention->tokens;
  mention->name_span = document.SpanOf(mention->tokens);
  mention->head = begin;
  mention->kind = SpeakerKind::kPerson;
  mention->gender = Gender::kMasculine;
  mention->number = Number::kSingular;
  mention->definite = true;
  mention->known = true;
  mention->quote = first.quote;
  mention->sentence = first.sentence;
  return true;
}

}  // namespace isnad
