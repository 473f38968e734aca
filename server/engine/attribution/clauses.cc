// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/clauses.h"

#include <algorithm>

#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr int32_t kClauseReach = 48;  // tokens behind a cue that its clause has at most

bool OpensSpeech(const Document& d, int32_t i) {
  return OpensQuote(d, i) && d.spans[d.tokens[i].opens].quote_class != QuoteClass::kNonSpeech;
}

// بعد أن, قبل أن: the particle belongs to the preposition.
bool IsGovernedParticle(const Document& d, int32_t i) {
  return i > 0 && IsOneOf(d.tokens[i - 1], {WordKey(u"بعد"), WordKey(u"قبل"), WordKey(u"منذ")});
}

}  // namespace

int32_t ClauseEnd(const Document& document, const Cue& cue) {
  const int32_t end =
      std::min(document.sentences[cue.sentence].tokens.end, cue.head + kClauseReach);
  int32_t i = cue.tokens.end;
  for (; i < end && document.tokens[i].quote == cue.quote; i = NextOnLevel(document, i)) {
    const Token& t = document.tokens[i];
    if (IsMark(t, ':') || IsMark(t, ';') || IsMark(t, '.')) return i;
    const bool particle = Any(t, ClassBit(WordClass::kParticle)) && !Any(t, kNameClasses);
    if (particle && !IsGovernedParticle(document, i)) return i;
    if (OpensSpeech(document, i)) return i;
  }
  return std::min(i, end);
}

std::pmr::vector<bool> ShownCues(const Document& document) {
  const auto count = static_cast<int32_t>(document.cues.size());
  std::pmr::vector<bool> shown(document.cues.size(), false, &document.scratch);
  for (size_t q = 0; q < document.links.size(); ++q) {
    const int32_t cue = document.links[q].cue;
    if (cue >= 0 && document.spans[q].quote_class != QuoteClass::kNonSpeech) shown[cue] = true;
  }
  for (const ReportedClause& clause : document.reported) {
    if (clause.cue >= 0) shown[clause.cue] = true;
  }
  // علق المدير على صفحته قائلا: what is no verb may have the circumstances of the verb before it.
  for (int32_t c = 1; c < count; ++c) {
    if (shown[c] && document.cues[c].kind != CueKind::kVerb) shown[c - 1] = true;
  }
  return shown;
}

bool IsMedium(const Document& document, const Mention& mention) {
  const Token& head = document.tokens[mention.head];
  if (document.tokens[mention.tokens.begin].kind == TokenKind::kQuoteMark) return true;
  const Reading* r = FindAny(head, kBodyClasses);
  if (r != nullptr && StemOf(head, *r) == WordKey(u"منصه")) return false;  // منصة التتويج
  if (Any(head, ClassBit(WordClass::kMedium))) return true;
  if (r == nullptr) return false;
  const uint64_t stem = StemOf(head, *r);
  return stem == WordKey(u"وكاله") || stem == WordKey(u"رويترز");
}

}  // namespace isnad
