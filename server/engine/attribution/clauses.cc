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
  while (i < end && document.tokens[i].quote == cue.quote) {
    if ((document.classes[i] & (kNoWord | ClassBit(WordClass::kParticle))) == 0) {
      ++i;  // as nearly all words
      continue;
    }
    const Token& t = document.tokens[i];
    if (IsMark(t, ':') || IsMark(t, ';') || IsMark(t, '.')) return i;
    const bool particle = Any(t, ClassBit(WordClass::kParticle)) && !Any(t, kNameClasses);
    if (particle && !IsGovernedParticle(document, i)) return i;
    if (OpensSpeech(document, i)) return i;
    i = NextOnLevel(document, i);
  }
  return std::min(i, end);
}

void MarkShownCues(Document* document) {
  Document& d = *document;
  std::vector<Circumstances>& of_cues = d.circumstances;
  of_cues.resize(d.cues.size());
  for (size_t q = 0; q < d.links.size(); ++q) {
    const int32_t cue = d.links[q].cue;
    if (cue >= 0 && d.spans[q].quote_class != QuoteClass::kNonSpeech) of_cues[cue].shown = true;
  }
  for (const ReportedClause& clause : d.reported) {
    if (clause.cue >= 0) of_cues[clause.cue].shown = true;
  }
  // علق المدير على صفحته قائلا: what is no verb may have the circumstances of the verb before it.
  for (size_t c = 1; c < of_cues.size(); ++c) {
    if (of_cues[c].shown && d.cues[c].kind != CueKind::kVerb) of_cues[c - 1].shown = true;
  }
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
