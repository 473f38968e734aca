// Finds the quotations of marks that have no partner. Without a sign that somebody speaks, a stray
// mark is dropped and nothing is reported.
//
//   قال: "انتهى العمل. وقال الوالي: "نعم".    the first ends where the narrator goes on
//   قال: "انتهى العمل.⏎                        ... or with the paragraph
//   "نص أول.⏎"نص ثان".                         one quotation a paragraph
//   قال: "نص⏎يمتد إلى هنا".                    one quotation over the break
//   وقال: انتهى العمل".                        starts behind the colon
//
// Linear time: every mark looks no further than the next one, and at most kMaxOpenParagraphs ahead.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_QUOTES_MARK_REPAIR_H_
#define ISNAD_SERVER_ENGINE_QUOTES_MARK_REPAIR_H_

#include <cstdint>
#include <vector>

#include "server/engine/document.h"
#include "server/engine/quotes/mark_reading.h"

namespace isnad {

inline constexpr int kMaxOpenParagraphs = 3;  // a quotation may end so many paragraphs later
inline constexpr int32_t kMaxOpenBytes = 6000;

// A quotation before its edges are trimmed and its parent is known.
struct SpanDraft {
  int32_t open = -1;  // tokens of the marks
  int32_t close = -1;
  TokenRange content;
  MarkStyle style = MarkStyle::kStraight;
  bool unclosed = false;
  bool repaired = false;
};

// The marks of the document and what became of them.
struct MarkTable {
  explicit MarkTable(std::pmr::memory_resource* memory)
      : marks(memory), first(memory), stray(memory) {}

  std::pmr::vector<Mark> marks;
  std::pmr::vector<size_t> first;   // by paragraph: its first mark; one more entry at the end
  std::pmr::vector<uint8_t> stray;  // by mark: it has no partner and stands in no span
};

// Appends the quotations found to `drafts`.
void RepairStrayMarks(const Document& document, const MarkTable& table,
                      std::pmr::vector<SpanDraft>* drafts);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_QUOTES_MARK_REPAIR_H_
