// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/statements.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "server/engine/key_filter.h"
#include "server/engine/text/fold.h"
#include "server/engine/text/word_key.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr size_t kLeastWords = 4;     // a shorter quotation is repeated by chance
constexpr size_t kComparisons = 16;   // words compared for each word of the quotations
constexpr size_t kMaxCandidates = 8;  // quotations that begin with the same words

class StatementNumberer {
 public:
  explicit StatementNumberer(Document* document) : d_(*document), same_as_(&document->scratch) {}

  void Run() {
    const size_t count = d_.quotes.size();
    same_as_.resize(count);
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
      if (NoWordBetween(a.span.end, b.span.begin)) Join(p, q);
      return;
    }
    if (!x.cue.span.valid() || !(x.cue.span == y.cue.span)) return;
    const bool split = x.cue.span.begin >= a.span.end && x.cue.span.begin < b.span.begin;
    if (split || OnlyCoordinated(a.span.end, b.span.begin)) Join(p, q);
  }

  // The quotation before this one on its level.
  int32_t Before(int32_t q) const {
    int32_t p = q - 1;
    while (p >= 0 && d_.quotes[p].parent != d_.quotes[q].parent) p = d_.quotes[p].parent;
    return p;
  }

  // The tokens between two bytes, outside every quotation.
  template <typename Test>
  bool AllBetween(int32_t from, int32_t to, Test passes) const {
    auto it = std::lower_bound(d_.tokens.begin(), d_.tokens.end(), from,
                               [](const Token& t, int32_t at) { return t.span.begin < at; });
    for (; it != d_.tokens.end() && it->span.end <= to; ++it) {
      if (!passes(*it)) return false;
    }
    return true;
  }
  bool NoWordBetween(int32_t from, int32_t to) const {
    return AllBetween(from, to, [](const Token& t) { return !IsWord(t); });
  }
  bool OnlyCoordinated(int32_t from, int32_t to) const {
    return AllBetween(from, to, [](const Token& t) {
      return !IsWord(t) || IsLoneProclitic(t) || IsOneOf(t, {WordKey(u"او"), WordKey(u"ثم")});
    });
  }

  // The keys of a quotation's words.
  void ReadWords(const QuoteResult& quote, std::pmr::vector<uint64_t>* keys) const {
    keys->clear();
    const auto before = [](const Token& t, int32_t at) { return t.span.begin < at; };
    auto it = std::lower_bound(d_.tokens.begin(), d_.tokens.end(), quote.span.begin, before);
    const auto end = std::lower_bound(it, d_.tokens.end(), quote.span.end, before);
    keys->reserve(static_cast<size_t>(end - it));
    for (; it != end && it->span.end <= quote.span.end; ++it) {
      if (it->key != 0) keys->push_back(it->key);
    }
  }

  static uint64_t Beginning(const std::pmr::vector<uint64_t>& keys, size_t at) {
    static_assert(kLeastWords == 4);
    return keys[at] + 3 * keys[at + 1] + 5 * keys[at + 2] + 7 * keys[at + 3];
  }

  // The same words again, or the first of them in a headline.
  void JoinRepeated() {
    std::pmr::unordered_map<uint64_t, std::pmr::vector<int32_t>> begins(&d_.scratch);
    std::pmr::vector<std::pmr::vector<uint64_t>> words(d_.quotes.size(), &d_.scratch);
    KeyFilter filter(d_.quotes.size(), &d_.scratch);  // words that begin a quotation
    for (size_t q = 0; q < d_.quotes.size(); ++q) {
      if (!d_.quotes[q].attributed) continue;
      ReadWords(d_.quotes[q], &words[q]);
      if (words[q].size() < kLeastWords) continue;
      const uint64_t beginning = Beginning(words[q], 0);
      filter.Add(words[q][0]);
      std::pmr::vector<int32_t>& same = begins[beginning];
      if (same.size() < kMaxCandidates) same.push_back(static_cast<int32_t>(q));
    }
    // Compared are at most so many words in all: the same word a thousand times stays cheap.
    for (const std::pmr::vector<uint64_t>& w : words) budget_ += kComparisons * w.size();
    for (size_t q = 0; q < words.size(); ++q) {
      for (size_t at = 0; at + kLeastWords <= words[q].size(); ++at) {
        if (!filter.MayHave(words[q][at])) continue;
        const auto found = begins.find(Beginning(words[q], at));
        if (found == begins.end()) continue;
        for (const int32_t other : found->second) {
          JoinIfWithin(other, static_cast<int32_t>(q), words, at);
        }
      }
    }
  }

  void JoinIfWithin(int32_t part, int32_t whole,
                    const std::pmr::vector<std::pmr::vector<uint64_t>>& words, size_t at) {
    const std::pmr::vector<uint64_t>& p = words[part];
    const std::pmr::vector<uint64_t>& w = words[whole];
    if (part == whole || First(part) == First(whole) || at + p.size() > w.size()) return;
    const QuoteResult& a = d_.quotes[part];
    const QuoteResult& b = d_.quotes[whole];
    const bool nested = Between(a.span, b.span) || Between(b.span, a.span);
    if (nested || a.attribution.speaker != b.attribution.speaker) return;
    if (budget_ < p.size()) return;
    budget_ -= p.size();
    if (std::equal(p.begin(), p.end(), w.begin() + static_cast<std::ptrdiff_t>(at))) {
      Join(part, whole);
    }
  }

  Document& d_;
  size_t budget_ = 0;                  // words that may still be compared
  std::pmr::vector<int32_t> same_as_;  // by quotation: an earlier one of its statement, or itself
};

// ء ؤ ئ: their seats are typed in many ways (مسؤول, مسئول).
constexpr bool IsHamzaSeat(char32_t point) { return point == U'ؤ' || point == U'ئ'; }

// The same of a letter's two bytes: D8 A4 and D8 A6.
bool IsPlainHamzaSeat(const char* letter) { return (TwoBytesAt(letter) & 0xFFFD) == 0xD8A4; }

}  // namespace

void NumberStatements(Document* document) { StatementNumberer(document).Run(); }

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
