// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/apposition.h"

#include "server/engine/speakers/noun_phrase.h"
#include "server/engine/speakers/skips.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr int32_t kMaxTail = 7;  // tokens of a preposition's phrase between a role and its comma

// النائب [عن الكتلة]،: the comma behind a role, or behind the role's tail.
int32_t CommaBehind(const Document& d, const Mention& m, int32_t limit) {
  const int32_t end = m.tokens.end;
  if (end >= limit || m.name.valid() || !IsWord(d.tokens[end]) ||
      !Any(d.tokens[m.head], ClassBit(WordClass::kRole)) ||
      d.tokens[end].word->Find(WordClass::kPreposition) == nullptr) {
    return end;
  }
  int32_t behind = SkipPrepositional(d, end, limit);
  // الخبير [في الأسلحة الكيمياوية في جامعة ساريا]،
  if (behind < limit && behind - end <= kMaxTail && IsOneOf(d.tokens[behind], {word::kFi})) {
    const int32_t second = SkipPrepositional(d, behind, limit);
    return second - behind <= kMaxTail && second < limit && IsMark(d.tokens[second], ',') ? second
                                                                                          : end;
  }
  return behind - end <= kMaxTail && behind < limit && IsMark(d.tokens[behind], ',') ? behind : end;
}

// وزير الخارجية،: an unnamed person and a comma.
bool CanTakeName(const Document& d, const Mention& m, int32_t comma, int32_t limit) {
  if (m.name.valid() && !m.role.valid()) return false;
  if (m.kind != SpeakerKind::kPerson && m.kind != SpeakerKind::kAnonymous) return false;
  return comma + 1 < limit && IsMark(d.tokens[comma], ',') && IsWord(d.tokens[comma + 1]) &&
         !IsConjoined(d.tokens[comma + 1]);
}

// A comma, an introduction or the next phrase closes the apposition.
bool IsClosedAt(const Document& d, int32_t i, int32_t limit) {
  constexpr uint64_t kClosers =
      ClassBits(WordClass::kParticle, WordClass::kTime, WordClass::kAdverb, WordClass::kPreposition,
                WordClass::kRelative, WordClass::kParticiple) |
      kVerbClasses;
  if (i >= limit) return true;
  const Token& t = d.tokens[i];
  return IsMark(t, ',') || IsMark(t, ':') || t.kind == TokenKind::kQuoteMark || IsMark(t, '(') ||
         IsMark(t, '.') || Any(t, kClosers);
}

}  // namespace

void AddApposition(const Document& document, int32_t limit, Mention* mention) {
  Mention& m = *mention;
  const int32_t comma = CommaBehind(document, m, limit);
  if (!CanTakeName(document, m, comma, limit)) return;
  Mention next;
  if (!ParseNounPhrase(document, comma + 1, limit, PhrasePlace::kSubject, &next)) return;
  if (!next.name.valid() || next.kind != SpeakerKind::kPerson) return;
  // محامي سمير، المحامي طارق: a name already there was a genitive when the title comes again with
  // the real name.
  const bool same_title =
      next.role.valid() && StemKey(document.tokens[next.head]) == StemKey(document.tokens[m.head]);
  if (m.name.valid() && !same_title) return;
  if (!IsClosedAt(document, next.tokens.end, limit)) return;
  m.name = next.name;
  m.name_span = next.name_span;
  m.tokens.end = next.tokens.end;
  m.kind = SpeakerKind::kPerson;
  if (m.gender == Gender::kUnknown) m.gender = next.gender;
  m.definite = true;
}

}  // namespace isnad
