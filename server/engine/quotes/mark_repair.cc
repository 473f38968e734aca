// SPDX-License-Identifier: Apache-2.0
#include "server/engine/quotes/mark_repair.h"

#include <algorithm>

#include "server/engine/quotes/reporting_words.h"

namespace isnad {
namespace {

class Repairer {
 public:
  Repairer(const Document& document, const MarkTable& table, std::pmr::vector<SpanDraft>* drafts)
      : document_(document), table_(table), drafts_(drafts) {}

  void Run() {
    for (size_t p = 0; p < document_.paragraphs.size(); ++p) {
      bool stays_open = false;
      for (size_t i = table_.first[p]; i < table_.first[p + 1]; ++i) {
        if (!table_.stray[i] || i < consumed_) continue;
        if (PlainlyOpens(table_.marks[i]))
          stays_open = RepairOpening(p, i);
        else if (PlainlyCloses(table_.marks[i]))
          RepairClosing(p, i);
      }
      left_open_ = stays_open;
    }
  }

 private:
  TokenRange TokensOf(size_t paragraph) const { return document_.paragraphs[paragraph].tokens; }

  // From behind the mark to the next one.
  TokenRange After(size_t paragraph, size_t mark) const {
    const bool is_last = mark + 1 == table_.first[paragraph + 1];
    return {table_.marks[mark].token + 1,
            is_last ? TokensOf(paragraph).end : table_.marks[mark + 1].token};
  }

  // From behind the mark before to this one.
  TokenRange Before(size_t paragraph, size_t mark) const {
    const bool is_first = mark == table_.first[paragraph];
    return {is_first ? TokensOf(paragraph).begin : table_.marks[mark - 1].token + 1,
            table_.marks[mark].token};
  }

  // Returns whether a quotation stays open at the end of the paragraph.
  bool RepairOpening(size_t p, size_t i) {
    const TokenRange range = After(p, i);
    const int32_t narrator = NarratorReturns(document_, range);
    const bool runs_on = narrator < 0 && SpeaksToEnd(p, i);
    if (runs_on && range.end == TokensOf(p).end && JoinParagraphs(p, i)) return false;
    if (!StartsSpeech(p, i) || (narrator < 0 && !runs_on)) return false;
    SpanDraft draft;
    draft.open = table_.marks[i].token;
    draft.content = {range.begin, runs_on ? TokensOf(p).end : narrator};
    draft.style = table_.marks[i].style;
    draft.unclosed = draft.repaired = true;
    drafts_->push_back(draft);
    return runs_on;
  }

  // Behind the mark there is no narrator until the paragraph ends, and only whole quotations that
  // nobody else speaks. Stops at the next stray mark, so that all calls together read a paragraph
  // once.
  bool SpeaksToEnd(size_t p, size_t i) const {
    for (size_t m = i + 1; m < table_.first[p + 1]; ++m) {
      if (table_.stray[m]) return false;
      if (IsIntroduced(document_, TokensOf(p), table_.marks[m].token)) return false;
      if (NarratorReturns(document_, After(p, m)) >= 0) return false;
    }
    return true;
  }

  bool StartsSpeech(size_t p, size_t i) const {
    const int32_t token = table_.marks[i].token;
    const bool is_last = i + 1 == table_.first[p + 1];  // else the stray one may be another mark
    const int32_t reach = is_last ? kIntroductionTokens : kCloseIntroductionTokens;
    if (IsIntroduced(document_, TokensOf(p), token, reach)) return true;
    if (token != TokensOf(p).begin) return false;
    return left_open_ || OpensWithMark(p + 1);
  }

  bool OpensWithMark(size_t p) const {
    if (p >= document_.paragraphs.size() || table_.first[p] == table_.first[p + 1]) return false;
    const Mark& mark = table_.marks[table_.first[p]];
    return mark.token == TokensOf(p).begin && PlainlyOpens(mark);
  }

  // One span from the mark to a stray closing mark in a later paragraph, when nothing between says
  // that somebody else speaks.
  bool JoinParagraphs(size_t p, size_t i) {
    const Mark& open = table_.marks[i];
    const size_t last = std::min(p + kMaxOpenParagraphs, document_.paragraphs.size() - 1);
    for (size_t q = p + 1; q <= last; ++q) {
      if (IsPastReportingVerb(document_.tokens[TokensOf(q).begin])) return false;
      const size_t m = table_.first[q];
      if (m == table_.first[q + 1]) continue;
      const Mark& close = table_.marks[m];
      if (!table_.stray[m] || !PlainlyCloses(close) || close.style != open.style) return false;
      const int32_t bytes =
          document_.tokens[close.token].span.begin - document_.tokens[open.token].span.end;
      if (bytes > kMaxOpenBytes) return false;
      if (NarratorReturns(document_, {TokensOf(q).begin, close.token}) >= 0) return false;
      SpanDraft draft;
      draft.open = open.token;
      draft.close = close.token;
      draft.content = {open.token + 1, close.token};
      draft.style = open.style;
      draft.repaired = true;
      drafts_->push_back(draft);
      consumed_ = m + 1;
      return true;
    }
    return false;
  }

  // وقال: ..." with the opening mark missing.
  void RepairClosing(size_t p, size_t i) {
    const TokenRange range = Before(p, i);
    for (int32_t colon = range.end - 1; colon >= range.begin; --colon) {
      if (document_.tokens[colon].mark != ':') continue;
      if (!IsReportedBefore(range.begin, colon)) return;
      if (NarratorReturns(document_, {colon + 1, range.end}) >= 0) return;
      SpanDraft draft;
      draft.close = table_.marks[i].token;
      draft.content = {colon + 1, range.end};
      draft.style = table_.marks[i].style;
      draft.repaired = true;
      drafts_->push_back(draft);
      return;
    }
  }

  // A reporting word stands in the sentence before the colon.
  bool IsReportedBefore(int32_t begin, int32_t colon) const {
    static constexpr int32_t kReach = 12;
    for (int32_t i = colon - 1; i >= std::max(begin, colon - kReach); --i) {
      const Token& token = document_.tokens[i];
      if (IsSentenceMark(token)) return false;
      if (IsReportingVerb(token) || IsReportingParticiple(token)) return true;
    }
    return false;
  }

  const Document& document_;
  const MarkTable& table_;
  std::pmr::vector<SpanDraft>* drafts_;
  size_t consumed_ = 0;     // marks before it have been used by a span over paragraphs
  bool left_open_ = false;  // the paragraph before ended inside a quotation
};

}  // namespace

void RepairStrayMarks(const Document& document, const MarkTable& table,
                      std::pmr::vector<SpanDraft>* drafts) {
  Repairer(document, table, drafts).Run();
}

}  // namespace isnad
