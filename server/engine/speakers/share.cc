// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/share.h"

#include "server/engine/speakers/noun_phrase.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

bool IsHundred(const Token& t) { return IsOneOf(t, {WordKey(u"الميه"), WordKey(u"المايه")}); }

// Behind %, في المئة, بالمئة; -1 when the number counts something else.
int32_t BehindShare(const Document& d, int32_t i, int32_t limit) {
  if (i >= limit) return -1;
  const Token& t = d.tokens[i];
  if (t.kind == TokenKind::kPunctuation && d.Slice(t.span) == "%") return i + 1;
  if (!IsWord(t)) return -1;
  if (IsOneOf(t, {WordKey(u"بالميه"), WordKey(u"بالمايه")})) return i + 1;
  const bool in = IsOneOf(t, {word::kFi}) && i + 1 < limit && IsHundred(d.tokens[i + 1]);
  return in ? i + 2 : -1;
}

}  // namespace

bool ParseShare(const Document& document, int32_t begin, int32_t limit, Mention* mention) {
  const int32_t behind = BehindShare(document, begin + 1, limit);
  if (behind < 0) return false;
  Mention group;
  const bool named = behind + 1 < limit && IsOneOf(document.tokens[behind], {word::kMan}) &&
                     ParseNounPhrase(document, behind + 1, limit, PhrasePlace::kSubject, &group);
  // قال 40 في المئة إن: the share alone, where the clause goes on at once.
  const bool alone = behind < limit &&
                     (Any(document.tokens[behind], ClassBit(WordClass::kParticle)) ||
                      IsMark(document.tokens[behind], ':') || document.tokens[behind].opens >= 0);
  if (!named && !alone) return false;
  *mention = Mention();
  mention->tokens = {begin, named ? group.tokens.end : behind};
  mention->head = named ? group.head : begin;
  mention->role = mention->tokens;
  mention->name_span = document.SpanOf(mention->tokens);
  mention->kind = SpeakerKind::kCollective;
  mention->number = Number::kPlural;
  mention->known = true;
  mention->quote = document.tokens[begin].quote;
  mention->sentence = document.tokens[begin].sentence;
  return true;
}

}  // namespace isnad
