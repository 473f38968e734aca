// SPDX-License-Identifier: Apache-2.0
#include "server/engine/reported/continuation.h"

#include <algorithm>

#include "server/engine/positions.h"
#include "server/engine/reported/first_person.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr int32_t kFirstWords = 3;  // among them the first person stands
constexpr int32_t kMaxSilent = 2;   // sentences without one between two that have one

int32_t CueAtOrBehind(const Document& d, int32_t token) {
  return static_cast<int32_t>(CueFrom(d, token) - d.cues.cbegin());
}

// Somebody's words are reported between two tokens: the speaker has stopped.
bool AnotherSpeaks(const Document& d, int32_t from, int32_t to) {
  for (size_t c = static_cast<size_t>(CueAtOrBehind(d, from));
       c < d.cues.size() && d.cues[c].tokens.begin < to; ++c) {
    const Cue& cue = d.cues[c];
    if (cue.quote >= 0 || cue.strength < 2 || cue.embedded) continue;
    if (cue.head > 0 && IsFirstPerson(d, d.tokens[cue.head - 1])) continue;
    if (cue.kind != CueKind::kVerb || cue.subject >= 0 || cue.intro == Intro::kColon ||
        cue.intro == Intro::kMark) {
      return true;
    }
  }
  for (int32_t i = from; i < to; i = NextOnLevel(d, i)) {
    const int32_t q = d.tokens[i].opens;
    if (q >= 0 && (d.links[q].cue >= 0 || d.links[q].header >= 0)) return true;
  }
  return false;
}

bool HasFirstPerson(const Document& d, int32_t from, int32_t to) {
  for (int32_t i = from; i < to; i = NextOnLevel(d, i)) {
    if (HintsFirstPerson(d, d.tokens[i])) return true;
  }
  return false;
}

// The end of the last sentence that the speaker says from token `from` on.
int32_t ContinuationEnd(const Document& d, int32_t from) {
  const int32_t first = d.tokens[from].sentence;
  const int32_t paragraph = d.tokens[from].paragraph;
  int32_t end = from;
  int32_t silent = 0;
  for (size_t s = static_cast<size_t>(first);
       s < d.sentences.size() && d.sentences[s].paragraph == paragraph && silent <= kMaxSilent;
       ++s) {
    const TokenRange t = d.sentences[s].tokens;
    const int32_t begin = std::max(from, t.begin);
    if (AnotherSpeaks(d, begin, t.end)) break;
    ++silent;
    if (!HasFirstPerson(d, begin, t.end)) continue;
    end = t.end;
    silent = 0;
  }
  return end;
}

// تقول لي ضاحكة; وأضفت: the narrator tells who spoke.
bool IsTold(const Document& d, int32_t i) {
  const Token& t = d.tokens[i];
  return IsWord(t) && IsVerbFirst(t) && t.word->begin()->word_class == WordClass::kVerb &&
         Verb(t.word->begin()->lemma).level == VerbLevel::kA;
}

// أشعر بأني ...: the same sentence has another word in the first person.
bool GoesOnAsFirst(const Document& d, int32_t from) {
  const int32_t end = d.sentences[d.tokens[from - 1].sentence].tokens.end;
  return HasFirstPerson(d, from, end);
}

}  // namespace

int32_t ContinuationBegin(const Document& document, int32_t close) {
  const int32_t size = static_cast<int32_t>(document.tokens.size());
  int32_t i = close + 1;
  while (i < size && (IsMark(document.tokens[i], '.') || IsMark(document.tokens[i], ','))) ++i;
  if (i >= size || i == close + 1) return -1;
  if (document.tokens[i].paragraph != document.tokens[close].paragraph) return -1;
  if (document.tokens[i].quote != document.tokens[close].quote) return -1;
  if (IsTold(document, i)) return -1;
  for (int32_t k = i; k < size && k < i + kFirstWords && IsWord(document.tokens[k]); ++k) {
    if (IsFirstPerson(document, document.tokens[k])) return i;
    if (MayBeFirstPerson(document, document.tokens[k]) && GoesOnAsFirst(document, k + 1)) return i;
  }
  return -1;
}

void FindContinuations(Document* document) {
  Document& d = *document;
  for (size_t q = 0; q < d.spans.size(); ++q) {
    const QuoteSpan& span = d.spans[q];
    const QuoteLink& link = d.links[q];
    if (span.close < 0 || span.parent >= 0 || span.quote_class == QuoteClass::kNonSpeech) continue;
    if (link.header < 0 && (link.cue < 0 || d.cues[link.cue].speaker < 0)) continue;
    const int32_t from = ContinuationBegin(d, span.close);
    if (from < 0) continue;
    const int32_t end = ContinuationEnd(d, from);
    if (end <= from) continue;
    ReportedClause clause;
    clause.tokens = {from, end};
    clause.cue = link.cue;
    clause.continuation = true;
    clause.follows = static_cast<int32_t>(q);
    d.reported.push_back(clause);
  }
}

}  // namespace isnad
