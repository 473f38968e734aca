// SPDX-License-Identifier: Apache-2.0
#include "server/engine/quotes/mark_reading.h"

#include <algorithm>

#include "server/engine/quotes/reporting_words.h"
#include "server/engine/text/fold.h"

namespace isnad {
namespace {

// What stands beside a mark, bidi controls apart.
enum class Left : uint8_t {
  kEdge,
  kSpace,
  kClitic,
  kLetter,
  kStop,
  kComma,
  kColon,
  kOpen,
  kClose,
  kDash
};
enum class Right : uint8_t { kEdge, kSpace, kLetter, kStop, kClose };

// Log odds, in tenths, that a mark between these neighbours opens. Columns as Right.
constexpr int kOdds[][5] = {
    /* kEdge   */ {0, 30, 57, 0, 0},
    /* kSpace  */ {-20, 10, 37, -10, -20},
    /* kClitic */ {-20, 10, 32, 0, 0},
    /* kLetter */ {-53, -33, -9, -34, -34},
    /* kStop   */ {-50, -30, -3, -30, -30},
    /* kComma  */ {-50, -25, 5, -25, -25},
    /* kColon  */ {0, 25, 40, 10, 0},
    /* kOpen   */ {0, 20, 40, 0, 0},
    /* kClose  */ {-50, -30, -10, -34, -34},
    /* kDash   */ {-30, 5, 25, -25, -25},
};

constexpr int kInchDropCost = 8;
constexpr int kSingleDropCost = 12;
constexpr int kSlashDropCost = 10;
constexpr int kGuillemetHint = 35;
constexpr int kCurlyHint = 12;  // ”…“ and ”…” are common in news, so the glyph says little
constexpr int kLowHint = 50;
constexpr int kLowSingleHint = 30;
constexpr int kReopenOdds = 30;

struct Glyph {
  MarkStyle style;
  int hint;  // log odds that it opens
};

Glyph GlyphOf(std::string_view written) {
  int32_t at = 0;
  const char32_t point = NextPoint(written, &at);
  const bool doubled = static_cast<size_t>(at) < written.size();
  const MarkStyle single = doubled ? MarkStyle::kDoubledSingle : MarkStyle::kSingle;
  switch (point) {
    case U'“':
    case U'❝':
      return {MarkStyle::kCurly, kCurlyHint};
    case U'”':
    case U'❞':
      return {MarkStyle::kCurly, -kCurlyHint};
    case U'„':
      return {MarkStyle::kCurly, kLowHint};
    case U'‟':
      return {MarkStyle::kCurly, 0};
    case U'«':
    case U'‹':
      return {MarkStyle::kGuillemet, kGuillemetHint};
    case U'»':
    case U'›':
      return {MarkStyle::kGuillemet, -kGuillemetHint};
    case U'″':
    case U'‶':
    case U'〝':
    case U'〞':
    case U'〟':
      return {MarkStyle::kDoublePrime, 0};
    case U'\uFD3E':
    case U'\uFD3F':
      return {MarkStyle::kOrnate, 0};
    case U'(':
      return {MarkStyle::kParentheses, kLowHint};
    case U')':
      return {MarkStyle::kParentheses, -kLowHint};
    case U'/':
      return {MarkStyle::kSlashes, 0};
    case U'`':
      return {single, kCurlyHint};
    case U'´':
      return {single, -kCurlyHint};
    case U'\'':
    case U'＇':
      return {single, 0};
    case U'‘':
      return {single, kCurlyHint};
    case U'’':
      return {single, -kCurlyHint};
    case U'‚':
      return {single, kLowSingleHint};
    case U'‛':
      return {single, 0};
    default:
      return {MarkStyle::kStraight, 0};
  }
}

// و ف ب ل ك س and what they form with ال: written before a mark they belong to what it encloses.
bool IsBareClitic(const Token& token) {
  static constexpr uint64_t kClitics[] = {
      WordKey(u"و"),    WordKey(u"ف"),   WordKey(u"ب"),   WordKey(u"ل"),   WordKey(u"ك"),
      WordKey(u"ال"),   WordKey(u"وال"), WordKey(u"بال"), WordKey(u"فال"), WordKey(u"كال"),
      WordKey(u"لل"),   WordKey(u"وب"),  WordKey(u"ول"),  WordKey(u"وك"),  WordKey(u"فب"),
      WordKey(u"وبال"), WordKey(u"ولل")};
  return token.kind == TokenKind::kWord && token.letters <= 4 &&
         std::find(std::begin(kClitics), std::end(kClitics), token.key) != std::end(kClitics);
}

bool IsMark(const Token& token) { return token.kind == TokenKind::kQuoteMark; }

class Reader {
 public:
  Reader(const Document& document, TokenRange paragraph)
      : document_(document), tokens_(document.tokens), paragraph_(paragraph) {}

  void Read(std::pmr::vector<Mark>* marks) {
    Left left = Left::kEdge;
    int cues = 0;
    for (int32_t i = paragraph_.begin; i < paragraph_.end; ++i) {
      if ((document_.classes[i] & kNoWord) == 0) continue;
      const Token& token = tokens_[i];
      if (!IsMark(token)) {
        const bool begins = IsSentenceMark(token) && i + 1 < paragraph_.end;
        cues += begins && IsPastReportingVerb(tokens_[i + 1]);
        continue;
      }
      // Adjacent marks ("'...'") share their outer neighbours.
      const bool adjacent =
          i > paragraph_.begin && IsMark(tokens_[i - 1]) && (token.traits & kSpaceBefore) == 0;
      if (!adjacent) left = LeftOf(i);
      marks->push_back(ReadMark(i, left));
      marks->back().cues_before = cues;
      cues = 0;
    }
  }

 private:
  Left LeftOf(int32_t i) const {
    if (i == paragraph_.begin) return Left::kEdge;
    const Token& before = tokens_[i - 1];
    if (before.mark == ':') return Left::kColon;
    if ((tokens_[i].traits & kSpaceBefore) != 0) return Left::kSpace;
    if (before.kind != TokenKind::kPunctuation) {
      const bool stands_alone = (before.traits & kSpaceBefore) != 0 || i - 1 == paragraph_.begin ||
                                tokens_[i - 2].kind == TokenKind::kPunctuation ||
                                IsMark(tokens_[i - 2]);
      return stands_alone && IsBareClitic(before) ? Left::kClitic : Left::kLetter;
    }
    switch (before.mark) {
      case '.':
      case '!':
      case '?':
        return Left::kStop;
      case ',':
      case ';':
        return Left::kComma;
      case '(':
      case '[':
      case '{':
      case '#':
        return Left::kOpen;
      case ')':
      case ']':
      case '}':
        return Left::kClose;
      case '-':
      case '/':
        return Left::kDash;
      default:
        return Left::kLetter;
    }
  }

  // Looks over at most a few adjacent marks, so that a run of marks costs linear time.
  Right RightOf(int32_t i) const {
    static constexpr int kAdjacentMarks = 3;
    for (int run = 0; run <= kAdjacentMarks; ++run, ++i) {
      if (i + 1 >= paragraph_.end) return Right::kEdge;
      if ((tokens_[i].traits & kSpaceAfter) != 0) return Right::kSpace;
      if (!IsMark(tokens_[i + 1])) return RightBefore(i + 1);
    }
    return Right::kLetter;
  }

  Right RightBefore(int32_t i) const {
    if (tokens_[i].kind != TokenKind::kPunctuation) return Right::kLetter;
    switch (tokens_[i].mark) {
      case '.':
      case '!':
      case '?':
      case ',':
      case ';':
      case ':':
      case '-':
        return IsEllipsis(i) ? Right::kSpace : Right::kStop;
      case ')':
      case ']':
      case '}':
        return Right::kClose;
      default:
        return Right::kLetter;
    }
  }

  // ... can begin what a mark encloses.
  bool IsEllipsis(int32_t i) const {
    return i + 1 < paragraph_.end && tokens_[i].mark == '.' && tokens_[i + 1].mark == '.' &&
           (tokens_[i].traits & kSpaceAfter) == 0;
  }

  // Between two spaces only what lies behind them tells: a full stop or comma follows a closing
  // mark.
  int OddsBetweenSpaces(int32_t i) const {
    int odds = 0;
    if (i + 1 < paragraph_.end) {
      const Token& after = tokens_[i + 1];
      if (IsSentenceMark(after) || after.mark == ',' || after.mark == ';') odds -= 35;
      if (after.mark == ')') odds -= 35;
    }
    if (i > paragraph_.begin) {
      const Token& before = tokens_[i - 1];
      if (before.word->Is(WordClass::kParticle) || IsReportingVerb(before)) odds += 15;
      if (IsBareClitic(before)) odds += 15;
      if (IsSentenceMark(before)) odds -= 10;
    }
    return odds;
  }

  Mark ReadMark(int32_t i, Left left) const {
    const Right right = RightOf(i);
    const Glyph glyph = GlyphOf(document_.Slice(tokens_[i].span));
    int odds = kOdds[static_cast<int>(left)][static_cast<int>(right)] + glyph.hint;
    if (left == Left::kSpace && right == Right::kSpace) odds += OddsBetweenSpaces(i);

    Mark mark;
    mark.token = i;
    mark.style = glyph.style;
    mark.open_cost = std::max(0, -odds);
    mark.close_cost = std::max(0, odds);
    mark.drop_cost = IsInch(i, glyph.style, right) ? kInchDropCost : kDropCost;
    mark.may_reopen = odds >= kReopenOdds && i > paragraph_.begin && IsSentenceMark(tokens_[i - 1]);
    Restrict(left, right, &mark);
    return mark;
  }

  bool IsInch(int32_t i, MarkStyle style, Right right) const {
    const bool is_unit = style == MarkStyle::kStraight || style == MarkStyle::kDoublePrime ||
                         style == MarkStyle::kDoubledSingle || style == MarkStyle::kSingle;
    return is_unit && right != Right::kLetter && i > paragraph_.begin &&
           tokens_[i - 1].kind == TokenKind::kNumber && (tokens_[i].traits & kSpaceBefore) == 0;
  }

  // Marks that are more often something else pair only with outer boundaries on both sides.
  static void Restrict(Left left, Right right, Mark* mark) {
    switch (mark->style) {
      case MarkStyle::kParentheses:
        mark->may_open = mark->close_cost > 0;
        mark->may_close = !mark->may_open;
        return;
      case MarkStyle::kSingle:
      case MarkStyle::kSlashes:
        mark->may_open = left != Left::kLetter && right == Right::kLetter;
        mark->may_close = left != Left::kSpace && left != Left::kEdge && left != Left::kClitic &&
                          right != Right::kLetter;
        mark->drop_cost = std::min(
            mark->drop_cost, mark->style == MarkStyle::kSingle ? kSingleDropCost : kSlashDropCost);
        if (!mark->may_open && !mark->may_close) mark->drop_cost = 0;
        return;
      default:
        return;
    }
  }

  const Document& document_;
  const std::vector<Token>& tokens_;
  const TokenRange paragraph_;
};

}  // namespace

void ReadMarks(const Document& document, TokenRange paragraph, std::pmr::vector<Mark>* marks) {
  Reader(document, paragraph).Read(marks);
}

}  // namespace isnad
