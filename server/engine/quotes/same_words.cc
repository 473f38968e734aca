// SPDX-License-Identifier: Apache-2.0
#include "server/engine/quotes/same_words.h"

#include <algorithm>

namespace isnad {
namespace {

// How much the mean score of the others counts; fitted as the weights of classify.cc, to scores of
// articles that those had not seen.
constexpr float kOthers = 0.5f;
constexpr float kMostScore = 4;  // beyond it a score says no more

struct Member {
  uint64_t key = 0;
  size_t span = 0;
};

}  // namespace

uint64_t ContentKey(const Document& document, const QuoteSpan& span) {
  uint64_t key = 0;
  for (int32_t i = span.tokens.begin; i < span.tokens.end; ++i) {
    key = AddToContentKey(key, document.tokens[i].key);
  }
  return key;
}

std::pmr::vector<float> ScoresWithSameWords(const Document& document) {
  std::pmr::vector<Member> members(&document.scratch);
  std::pmr::vector<float> scores(&document.scratch);
  for (size_t q = 0; q < document.spans.size(); ++q) {
    members.push_back({ContentKey(document, document.spans[q]), q});
    scores.push_back(document.spans[q].speech_score);
  }
  std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) {
    return a.key != b.key ? a.key < b.key : a.span < b.span;
  });
  const auto bounded = [&](const Member& m) {
    return std::clamp(document.spans[m.span].speech_score, -kMostScore, kMostScore);
  };
  for (auto begin = members.begin(); begin != members.end();) {
    auto end = begin;
    float sum = 0;
    for (; end != members.end() && end->key == begin->key; ++end) sum += bounded(*end);
    const float others = static_cast<float>(end - begin - 1);
    for (; begin != end; ++begin) {
      if (others > 0) scores[begin->span] += kOthers * (sum - bounded(*begin)) / others;
    }
  }
  return scores;
}

}  // namespace isnad
