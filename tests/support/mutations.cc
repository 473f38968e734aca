// SPDX-License-Identifier: Apache-2.0
#include "tests/support/mutations.h"

#include <iterator>

#include "server/engine/text/fold.h"

namespace isnad {
namespace {

constexpr char32_t kTatweel = U'\u0640';
constexpr char32_t kMarks[] = {U'\u064E', U'\u0650', U'\u0652', U'\u0651'};

bool IsLetter(char32_t point) { return FoldPoint(point).char_class() == CharClass::kArabicLetter; }

// Copies the text and offers each letter that another letter follows: insert(letter, out).
template <typename Insert>
std::string BehindLetters(std::string_view text, Insert insert) {
  std::string out;
  for (int32_t at = 0; at < static_cast<int32_t>(text.size());) {
    const char32_t point = NextPoint(text, &at);
    AppendPoint(point, &out);
    if (!IsLetter(point) || at >= static_cast<int32_t>(text.size())) continue;
    int32_t ahead = at;
    if (IsLetter(NextPoint(text, &ahead))) insert(&out);
  }
  return out;
}

bool Chance(int one_in, std::mt19937* random) { return (*random)() % one_in == 0; }

}  // namespace

std::string AddTatweel(std::string_view text, std::mt19937* random) {
  return BehindLetters(text, [random](std::string* out) {
    for (int repeats = 0; repeats < 3 && Chance(3, random); ++repeats) AppendPoint(kTatweel, out);
  });
}

std::string AddDiacritics(std::string_view text, std::mt19937* random) {
  return BehindLetters(text, [random](std::string* out) {
    if (Chance(2, random)) AppendPoint(kMarks[(*random)() % std::size(kMarks)], out);
  });
}

std::string SwapMarks(std::string_view text, std::string_view open, std::string_view close) {
  std::string out;
  bool inside = false;
  char32_t before = 0;
  for (int32_t at = 0; at < static_cast<int32_t>(text.size());) {
    const char32_t point = NextPoint(text, &at);
    const CharClass char_class = FoldPoint(point).char_class();
    const bool inch = point == U'"' && !inside && before >= U'0' && before <= U'9';
    if (inch || (char_class == CharClass::kQuoteMark && point != U'"')) return std::string(text);
    if (inside && char_class == CharClass::kLineBreak) return std::string(text);
    if (point == U'"') {
      out += inside ? close : open;
      inside = !inside;
    } else {
      AppendPoint(point, &out);
    }
    before = point;
  }
  return inside ? std::string(text) : out;
}

}  // namespace isnad
