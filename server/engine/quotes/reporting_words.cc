// SPDX-License-Identifier: Apache-2.0
#include "server/engine/quotes/reporting_words.h"

#include <algorithm>

namespace isnad {
namespace {

bool HasStrongForm(const WordEntry& word, bool only_past) {
  for (const Reading& reading : word) {
    if (reading.word_class != WordClass::kVerb || reading.person != 3) continue;
    if (Verb(reading.lemma).level != VerbLevel::kA) continue;
    if (reading.form == Form::kPast || (!only_past && reading.form == Form::kPresent)) return true;
  }
  return false;
}

bool IsComma(const Token& token) { return token.mark == ',' || token.mark == ';'; }

}  // namespace

bool IsReportingVerb(const Token& token) {
  return token.word->Is(WordClass::kVerb) && HasStrongForm(*token.word, false);
}

bool IsPastReportingVerb(const Token& token) {
  return token.word->Is(WordClass::kVerb) && HasStrongForm(*token.word, true);
}

bool IsReportingParticiple(const Token& token) {
  const Reading* reading = token.word->Find(WordClass::kParticiple);
  return reading != nullptr && Verb(reading->lemma).level == VerbLevel::kA;
}

bool IsIntroduced(const Document& document, TokenRange paragraph, int32_t token, int32_t reach) {
  const int32_t first = std::max(paragraph.begin, token - reach);
  for (int32_t i = token - 1; i >= first; --i) {
    const Token& before = document.tokens[i];
    if (before.mark == ':') return i == token - 1;
    if (IsSentenceMark(before) || before.kind == TokenKind::kQuoteMark) return false;
    if (IsReportingVerb(before) || IsReportingParticiple(before)) return true;
    if (i == token - 1 && before.word->Is(WordClass::kParticle)) return true;
  }
  return false;
}

int32_t NarratorReturns(const Document& document, TokenRange range) {
  for (int32_t i = range.begin + 1; i < range.end; ++i) {
    const Token& token = document.tokens[i];
    const Token& before = document.tokens[i - 1];
    if (IsSentenceMark(before) && IsPastReportingVerb(token)) return i;
    if (!IsReportingParticiple(token)) continue;
    if (IsSentenceMark(before)) return i;
    if (IsComma(before)) return i - 1;
    const int32_t last = std::min(i + 2, range.end - 1);
    for (int32_t next = i + 1; next <= last; ++next) {
      if (document.tokens[next].word->Is(WordClass::kParticle)) return i;
    }
  }
  return -1;
}

}  // namespace isnad
