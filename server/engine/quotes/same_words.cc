// SPDX-License-Identifier: Apache-2.0
#include "server/engine/quotes/same_words.h"

#include <algorithm>

#include "server/engine/prefetch.h"

namespace isnad {
namespace {

// How much the mean score of the others counts; fitted as the weights of classify.cc, to scores of
// articles that those had not seen.
constexpr float kOthers = 0.5f;
constexpr float kMostScore = 4;  // beyond it a score says no more

uint64_t ContentKey(const Document& document, const QuoteSpan& span) {
  uint64_t key = 0;
  for (int32_t i = span.tokens.begin; i < span.tokens.end; ++i) {
    key = AddToContentKey(key, document.tokens[i].key);
  }
  return key;
}

}  // namespace

SameWords::SameWords(const Document& document)
    : d_(document), members_(&document.scratch), groups_(&document.scratch) {
  const auto count = static_cast<int32_t>(d_.spans.size());
  members_.reserve(d_.spans.size());
  for (int32_t q = 0; q < count; ++q) {
    PrefetchSpan(d_, static_cast<size_t>(q));
    members_.push_back({ContentKey(d_, d_.spans[q]), q});
  }
  std::sort(members_.begin(), members_.end(), [](const Member& a, const Member& b) {
    return a.key != b.key ? a.key < b.key : a.span < b.span;
  });
  groups_.resize(d_.spans.size());
  int32_t group = 0;
  for (int32_t k = 0; k < count; ++k) {
    if (members_[k].key != members_[group].key) group = k;
    groups_[members_[k].span] = group;
    any_repeats_ = any_repeats_ || k > group;
  }
}

int32_t SameWords::Find(uint64_t key) const {
  const auto at = std::lower_bound(members_.begin(), members_.end(), key,
                                   [](const Member& m, uint64_t k) { return m.key < k; });
  return at != members_.end() && at->key == key ? static_cast<int32_t>(at - members_.begin()) : -1;
}

std::pmr::vector<float> SameWords::Scores() const {
  std::pmr::vector<float> scores(&d_.scratch);
  scores.reserve(d_.spans.size());
  for (const QuoteSpan& span : d_.spans) scores.push_back(span.speech_score);
  const auto bounded = [&](const Member& m) {
    return std::clamp(d_.spans[m.span].speech_score, -kMostScore, kMostScore);
  };
  for (auto begin = members_.begin(); begin != members_.end();) {
    auto end = begin;
    float sum = 0;
    for (; end != members_.end() && end->key == begin->key; ++end) sum += bounded(*end);
    const float others = static_cast<float>(end - begin - 1);
    for (; begin != end; ++begin) {
      if (others > 0) scores[begin->span] += kOthers * (sum - bounded(*begin)) / others;
    }
  }
  return scores;
}

}  // namespace isnad
