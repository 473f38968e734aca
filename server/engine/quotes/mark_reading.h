// Reads each quotation mark by itself: its style, and what it costs to take it for an opening or a
// closing mark. The evidence is the glyph (« opens, » closes, " says nothing) and the neighbours:
//
//   قال "نعم      space before, letter after: opens
//   نعم" ثم       letter before, space after: closes
//   بـ"النجاح     a clitic before, letter after: opens
//   : " نعم       a colon before: opens, spaces or not
//   بقياس 55" في  a digit before: may be an inch mark, cheap to drop
//
// Costs are log odds in tenths, from counts over news text; 0 is what the evidence expects.
//
// Linear time; pure.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_QUOTES_MARK_READING_H_
#define ISNAD_SERVER_ENGINE_QUOTES_MARK_READING_H_

#include <vector>

#include "server/engine/document.h"

namespace isnad {

struct Mark {
  int32_t token = -1;
  MarkStyle style = MarkStyle::kStraight;
  bool may_open = true;
  bool may_close = true;
  bool may_reopen =
      false;  // after a full stop inside speech: . "ربما ends one quotation and opens another
  int open_cost = 0;
  int close_cost = 0;
  int drop_cost = 0;
  int cues_before = 0;  // new reporting sentences (". وقال") between the mark before and this one
};

inline constexpr int kDropCost = 30;

// The evidence is plain: at least 2.5 nats for one reading.
inline bool PlainlyOpens(const Mark& mark) { return mark.may_open && mark.close_cost >= 25; }
inline bool PlainlyCloses(const Mark& mark) { return mark.may_close && mark.open_cost >= 25; }

// Appends the marks of a paragraph.
void ReadMarks(const Document& document, TokenRange paragraph, std::pmr::vector<Mark>* marks);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_QUOTES_MARK_READING_H_
