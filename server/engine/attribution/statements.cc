// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/statements.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "server/engine/key_filter.h"
#include "server/engine/prefetch.h"
#include "server/engine/text/fold.h"
#include "server/engine/text/word_key.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr uint64_t kLeastWords = 4;  // a shorter quotation is repeated by chance
// Tokens compared for each token of the quotations: the same word a thousand times stays cheap.
constexpr int64_t kComparisons = 16;
constexpr size_t kMaxCandidates = 8;  // quotations that begin with the same words

class StatementNumberer {
 public:
  StatementNumberer(const std::pmr::vector<PlacedQuote>& placed, Document* document)
      : d_(*document),
        placed_(placed),
        same_as_(placed.size(), &document->scratch),
        beginnings_(&document->scratch) {}

  void Run() {
    const size_t count = d_.quotes.size();
    for (size_t q = 0; q < count; ++q) same_as_[q] = static_cast<int32_t>(q);
    for (size_t q = 1; q < count; ++q) JoinParts(static_cast<int32_t>(q));
    JoinRepeated();
    int32_t next = 0;
    for (size_t q = 0; q < count; ++q) {
      const int32_t first = First(static_cast<int32_t>(q));
      d_.quotes[q].statement =
          first == static_cast<int32_t>(q) ? next++ : d_.quotes[first].statement;
    }
  }

 private:
  // The statement's first quotation.
  int32_t First(int32_t q) {
    while (same_as_[q] != q) q = same_as_[q] = same_as_[same_as_[q]];
    return q;
  }
  void Join(int32_t a, int32_t b) {
    a = First(a);
    b = First(b);
    same_as_[std::max(a, b)] = std::min(a, b);
  }

  static bool Between(const Span& outer, const Span& inner) {
    return outer.valid() && inner.begin >= outer.begin && inner.end <= outer.end;
  }

  // Coordinated by one cue ("..." و"..."), split by it ("...", قال الوزير, "..."), or going on in
  // the next paragraph without a cue.
  void JoinParts(int32_t q) {
    const int32_t p = Before(q);
    if (p < 0) return;
    const QuoteResult& a = d_.quotes[p];
    const QuoteResult& b = d_.quotes[q];
    const AttributionResult& x = a.attribution;
    const AttributionResult& y = b.attribution;
    if (!a.attributed || !b.attributed || x.speaker != y.speaker) return;
    if (y.resolution == Resolution::kContinuation && y.speaker >= 0) {
      if (NoWordBetween(p, q)) Join(p, q);
      return;
    }
    if (!x.cue.span.valid() || !(x.cue.span == y.cue.span)) return;
    const bool split = x.cue.span.begin >= a.span.end && x.cue.span.begin < b.span.begin;
    if (split || OnlyCoordinated(p, q)) Join(p, q);
  }

  // The quotation before this one on its level.
  int32_t Before(int32_t q) const {
    int32_t p = q - 1;
    while (p >= 0 && d_.quotes[p].parent != d_.quotes[q].parent) p = d_.quotes[p].parent;
    return p;
  }

  // The tokens between two quotations.
  template <typename Test>
  bool AllBetween(int32_t p, int32_t q, Test passes) const {
    for (int32_t i = placed_[p].tokens.end; i < placed_[q].tokens.begin; ++i) {
      if (!passes(d_.tokens[i])) return false;
    }
    return true;
  }
  bool NoWordBetween(int32_t p, int32_t q) const {
    return AllBetween(p, q, [](const Token& t) { return !IsWord(t); });
  }
  bool OnlyCoordinated(int32_t p, int32_t q) const {
    return AllBetween(p, q, [](const Token& t) {
      return !IsWord(t) || IsLoneProclitic(t) || IsOneOf(t, {WordKey(u"او"), WordKey(u"ثم")});
    });
  }

  // The words from token `i` to `end`: those that begin a quotation as one number, 0 when there are
  // too few.
  uint64_t BeginningAt(int32_t i, int32_t end) const {
    uint64_t beginning = 0;
    uint64_t factor = 1;
    for (; i < end && factor < 2 * kLeastWords; ++i) {
      const uint64_t key = d_.tokens[i].key;
      beginning += factor * key;
      factor += key != 0 ? 2 : 0;
    }
    return factor < 2 * kLeastWords ? 0 : beginning;
  }

  // The first two words from token `i`, which is one, to `end` as one number.
  uint64_t TwoWordsAt(int32_t i, int32_t end) const {
    int32_t next = i + 1;
    while (next < end && d_.tokens[next].key == 0) ++next;
    return next < end ? d_.tokens[i].key + 3 * d_.tokens[next].key : 0;
  }

  // The same words again, or the first of them in a headline.
  void JoinRepeated() {
    // What begins a quotation: its first word, without article, and its first two.
    KeyFilter filter(2 * placed_.size(), &d_.scratch);
    for (size_t q = 0; q < placed_.size(); ++q) {
      PrefetchOf(d_, placed_, q);
      if (!d_.quotes[q].attributed) continue;
      const TokenRange tokens = placed_[q].tokens;
      budget_ += kComparisons * tokens.size();
      const uint64_t beginning = BeginningAt(tokens.begin, tokens.end);
      if (beginning == 0) continue;
      int32_t first = tokens.begin;
      while (d_.tokens[first].key == 0) ++first;
      filter.Add(d_.bare_keys[first]);
      filter.Add(TwoWordsAt(first, tokens.end));
      beginnings_.push_back({beginning, static_cast<int32_t>(q)});
    }
    if (beginnings_.size() < 2) return;
    std::sort(beginnings_.begin(), beginnings_.end());
    for (size_t q = 0; q < placed_.size(); ++q) {
      if (!d_.quotes[q].attributed) continue;
      const TokenRange tokens = placed_[q].tokens;
      const uint64_t* const bare_keys = d_.bare_keys.data();
      for (int32_t i = tokens.begin; i < tokens.end; ++i) {
        if (!filter.MayHave(bare_keys[i]) || d_.tokens[i].key == 0) continue;
        if (filter.MayHave(TwoWordsAt(i, tokens.end))) JoinWithin(static_cast<int32_t>(q), i);
      }
    }
  }

  // The quotations that begin with the words at token `i` of this one.
  [[gnu::noinline]] void JoinWithin(int32_t whole, int32_t i) {
    const uint64_t beginning = BeginningAt(i, placed_[whole].tokens.end);
    const auto first =
        std::lower_bound(beginnings_.begin(), beginnings_.end(), std::pair(beginning, int32_t{0}));
    for (auto it = first; it != beginnings_.end() && it->first == beginning &&
                          it - first < static_cast<std::ptrdiff_t>(kMaxCandidates);
         ++it) {
      if (it->second != whole) JoinIfWithin(it->second, whole, i);
    }
  }

  void JoinIfWithin(int32_t part, int32_t whole, int32_t i) {
    const QuoteResult& a = d_.quotes[part];
    const QuoteResult& b = d_.quotes[whole];
    const bool nested = Between(a.span, b.span) || Between(b.span, a.span);
    if (nested || a.attribution.speaker != b.attribution.speaker) return;
    if (First(part) == First(whole)) return;
    const TokenRange words = placed_[part].tokens;
    if (budget_ < words.size()) return;
    budget_ -= words.size();
    if (BeginWith({i, placed_[whole].tokens.end}, words)) Join(part, whole);
  }

  // The words of `whole` begin with those of `part`.
  bool BeginWith(TokenRange whole, TokenRange part) const {
    int32_t i = whole.begin;
    for (int32_t p = part.begin; p < part.end; ++p) {
      if (d_.tokens[p].key == 0) continue;
      while (i < whole.end && d_.tokens[i].key == 0) ++i;
      if (i == whole.end || d_.tokens[p].key != d_.tokens[i++].key) return false;
    }
    return true;
  }

  Document& d_;
  const std::pmr::vector<PlacedQuote>& placed_;
  std::pmr::vector<int32_t> same_as_;  // by quotation: an earlier one of its statement, or itself
  // The first words of each quotation that has enough, as BeginningAt() says them, and its index.
  std::pmr::vector<std::pair<uint64_t, int32_t>> beginnings_;
  int64_t budget_ = 0;  // tokens that may still be compared
};

// ء ؤ ئ: their seats are typed in many ways (مسؤول, مسئول).
constexpr bool IsHamzaSeat(char32_t point) { return point == U'ؤ' || point == U'ئ'; }

// The same of a letter's two bytes: D8 A4 and D8 A6.
bool IsPlainHamzaSeat(const char* letter) { return (TwoBytesAt(letter) & 0xFFFD) == 0xD8A4; }

}  // namespace

void NumberStatements(const std::pmr::vector<PlacedQuote>& placed, Document* document) {
  StatementNumberer(placed, document).Run();
}

uint64_t FingerprintOf(std::string_view words) {
  uint64_t state = kHashSeed;
  const auto size = static_cast<int32_t>(words.size());
  const char* const last = words.data() + size - 1;  // no letter begins here
  for (int32_t at = 0; at < size;) {
    const char* const here = words.data() + at;
    if (*here == ' ') {
      ++at;
      continue;
    }
    const char* next = here;
    for (char32_t folded; next < last && (folded = PlainFoldedAt(next)) != 0; next += 2) {
      if (!IsPlainHamzaSeat(next)) state = AddToHash(state, folded);
    }
    if (next > here) {
      at += static_cast<int32_t>(next - here);
      continue;
    }
    const char32_t point = NextPoint(words, &at);
    if (IsHamzaSeat(point)) continue;
    for (const char32_t folded : FoldPoint(point)) state = AddToHash(state, folded);
  }
  return FinishHash(state);
}

}  // namespace isnad
