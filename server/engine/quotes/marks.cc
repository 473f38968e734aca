// SPDX-License-Identifier: Apache-2.0
#include "server/engine/quotes/marks.h"

#include <algorithm>

#include "server/engine/quotes/mark_reading.h"
#include "server/engine/quotes/mark_repair.h"
#include "server/engine/quotes/mark_roles.h"

namespace isnad {
namespace {

// A paragraph with more marks is decided in pieces, which bounds the memory for hostile input.
constexpr size_t kMarksAtOnce = 2048;

class Pairer {
 public:
  explicit Pairer(Document* document)
      : document_(*document),
        table_(&document->scratch),
        roles_(&document->scratch),
        drafts_(&document->scratch),
        open_(&document->scratch),
        workspace_(&document->scratch) {}

  void Run() {
    ReadAll();
    ChooseAll();
    RepairStrayMarks(document_, table_, &drafts_);
    AddSpans();
    Nest();
  }

 private:
  void ReadAll() {
    for (const Paragraph& paragraph : document_.paragraphs) {
      table_.first.push_back(table_.marks.size());
      if (paragraph.has_marks) ReadMarks(document_, paragraph.tokens, &table_.marks);
    }
    table_.first.push_back(table_.marks.size());
    table_.stray.assign(table_.marks.size(), 0);
    roles_.assign(table_.marks.size(), MarkRole::kDrop);
  }

  void ChooseAll() {
    for (size_t p = 0; p + 1 < table_.first.size(); ++p) {
      const size_t last = table_.first[p + 1];
      for (size_t begin = table_.first[p]; begin < last; begin += kMarksAtOnce) {
        const size_t end = std::min(last, begin + kMarksAtOnce);
        ChooseRoles(table_.marks, begin, end, &workspace_, &roles_);
        DraftPairs(begin, end);
      }
    }
  }

  // Turns roles into pairs; marks left alone outside all pairs are stray.
  void DraftPairs(size_t begin, size_t end) {
    open_.clear();
    const size_t first_draft = drafts_.size();
    bool is_repaired = false;
    for (size_t i = begin; i < end; ++i) {
      const MarkRole role = roles_[i];
      if (role == MarkRole::kClose || role == MarkRole::kReopen) {
        DraftPair(open_.back(), i);
        open_.pop_back();
      }
      if (role == MarkRole::kOpen || role == MarkRole::kReopen) open_.push_back(i);
      is_repaired = is_repaired || role == MarkRole::kReopen ||
                    (role == MarkRole::kDrop && table_.marks[i].drop_cost == kDropCost);
    }
    FindStray(begin, end, first_draft);
    if (!is_repaired && open_.empty()) return;
    for (size_t d = first_draft; d < drafts_.size(); ++d) drafts_[d].repaired = true;
  }

  void DraftPair(size_t open, size_t close) {
    const Mark& first = table_.marks[open];
    const Mark& second = table_.marks[close];
    SpanDraft draft;
    draft.open = first.token;
    draft.close = second.token;
    draft.content = {first.token + 1, second.token};
    draft.style = first.style;
    draft.repaired = first.style != second.style || PlainlyCloses(first) || PlainlyOpens(second);
    drafts_.push_back(draft);
  }

  void FindStray(size_t begin, size_t end, size_t first_draft) {
    std::pmr::vector<uint8_t>& stray = table_.stray;
    for (size_t i = begin; i < end; ++i) stray[i] = roles_[i] == MarkRole::kDrop;
    for (const size_t i : open_) stray[i] = roles_[i] == MarkRole::kOpen;
    // Outer pairs are drafted after inner ones, so each mark inside is cleared at most once a
    // level.
    for (size_t d = first_draft, i = begin; d < drafts_.size(); ++d) {
      while (i < end && table_.marks[i].token < drafts_[d].close) ++i;
      for (size_t inside = i; inside > begin; --inside) {
        if (table_.marks[inside - 1].token <= drafts_[d].open) break;
        stray[inside - 1] = 0;
      }
    }
  }

  void AddSpans() {
    for (const SpanDraft& draft : drafts_) {
      const TokenRange content = Trim(draft.content);
      if (content.empty()) continue;
      QuoteSpan span;
      span.tokens = content;
      span.content = document_.SpanOf(content);
      span.marked = span.content;
      if (draft.open >= 0) span.marked.begin = document_.tokens[draft.open].span.begin;
      if (draft.close >= 0) span.marked.end = document_.tokens[draft.close].span.end;
      span.open = draft.open;
      span.close = draft.close;
      span.style = draft.style;
      span.unclosed = draft.unclosed;
      span.repaired = draft.repaired;
      if (span.open >= 0 && span.close >= 0) {
        document_.tokens[span.open].pair = span.close;
        document_.tokens[span.close].pair = span.open;
      }
      document_.spans.push_back(span);
    }
  }

  // Without marks that pair with nothing at the edges: ""نعم"".
  TokenRange Trim(TokenRange range) const {
    const auto is_stray = [this](int32_t token) {
      return document_.tokens[token].kind == TokenKind::kQuoteMark && IsStray(token);
    };
    while (!range.empty() && is_stray(range.begin)) ++range.begin;
    while (!range.empty() && is_stray(range.end - 1)) --range.end;
    return range;
  }

  bool IsStray(int32_t token) const {
    const auto at = std::lower_bound(table_.marks.begin(), table_.marks.end(), token,
                                     [](const Mark& mark, int32_t t) { return mark.token < t; });
    return roles_[static_cast<size_t>(at - table_.marks.begin())] == MarkRole::kDrop;
  }

  // Sorts the spans and finds their parents.
  void Nest() {
    std::vector<QuoteSpan>& spans = document_.spans;
    std::sort(spans.begin(), spans.end(), [](const QuoteSpan& a, const QuoteSpan& b) {
      if (a.content.begin != b.content.begin) return a.content.begin < b.content.begin;
      if (a.content.end != b.content.end) return a.content.end > b.content.end;
      return a.marked.begin < b.marked.begin;
    });
    size_t kept = 0;
    std::pmr::vector<int32_t> around(&document_.scratch);
    for (const QuoteSpan& span : spans) {
      while (!around.empty() && spans[around.back()].tokens.end <= span.tokens.begin) {
        around.pop_back();
      }
      const bool crosses = !around.empty() && spans[around.back()].tokens.end < span.tokens.end;
      if (crosses || around.size() >= kMaxQuoteDepth) continue;
      QuoteSpan nested = span;
      nested.parent = around.empty() ? -1 : around.back();
      around.push_back(static_cast<int32_t>(kept));
      spans[kept++] = nested;
    }
    spans.resize(kept);
    for (size_t i = 0; i < spans.size(); ++i) {
      if (spans[i].open >= 0) document_.tokens[spans[i].open].opens = static_cast<int32_t>(i);
      for (int32_t t = spans[i].tokens.begin; t < spans[i].tokens.end; ++t) {
        document_.tokens[t].quote = static_cast<int32_t>(i);
      }
    }
  }

  Document& document_;
  MarkTable table_;
  std::pmr::vector<MarkRole> roles_;
  std::pmr::vector<SpanDraft> drafts_;
  std::pmr::vector<size_t> open_;
  RoleWorkspace workspace_;
};

}  // namespace

void PairMarks(Document* document) { Pairer(document).Run(); }

}  // namespace isnad
