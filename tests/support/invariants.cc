// SPDX-License-Identifier: Apache-2.0
#include "tests/support/invariants.h"

#include <functional>
#include <set>
#include <vector>

#include "server/engine/text/fold.h"

namespace isnad {
namespace {

class Inspector {
 public:
  explicit Inspector(const Document& document) : d_(document) {
    boundary_.assign(d_.text.size() + 1, false);
    for (int32_t at = 0; at < static_cast<int32_t>(d_.text.size());) {
      boundary_[at] = true;
      NextPoint(d_.text, &at);
    }
    boundary_[d_.text.size()] = true;
    for (const QuoteResult& q : d_.quotes) {
      sources_.insert(q.attribution.speaker);
      for (const RelayResult& relay : q.attribution.relays) sources_.insert(relay.speaker);
    }
  }

  std::string Run() {
    Tokens();
    for (size_t q = 0; q < d_.quotes.size(); ++q) Quote(static_cast<int32_t>(q));
    for (size_t s = 0; s < d_.speakers.size(); ++s) Speaker(static_cast<int32_t>(s));
    return broken_;
  }

 private:
  void Expect(bool holds, const std::string& what, int32_t index) {
    if (!holds && broken_.empty()) broken_ = what + " " + std::to_string(index);
  }

  bool IsSlice(Span s) const {
    return s.begin >= 0 && s.begin < s.end && s.end <= static_cast<int32_t>(d_.text.size()) &&
           boundary_[s.begin] && boundary_[s.end];
  }
  bool IsSliceOrNone(Span s) const { return (s.begin == -1 && s.end == -1) || IsSlice(s); }
  bool IsSpeaker(int32_t s) const { return s >= 0 && s < static_cast<int32_t>(d_.speakers.size()); }

  static bool IsPartOf(std::string_view part, std::string_view whole) {
    const std::less_equal<const char*> before;
    return !part.empty() && before(whole.data(), part.data()) &&
           before(part.data() + part.size(), whole.data() + whole.size());
  }

  // The words of the text; للرئيس is written out as الرئيس.
  bool RoleIsWritten(std::string_view role) const {
    constexpr std::string_view kArticle = "ال";
    const bool article = role.substr(0, kArticle.size()) == kArticle;
    const std::string_view rest = article ? role.substr(kArticle.size()) : role;
    return d_.text.find(rest) != std::string_view::npos;
  }

  void Tokens() {
    int32_t end = 0;
    for (size_t t = 0; t < d_.tokens.size(); ++t) {
      const Span span = d_.tokens[t].span;
      const auto index = static_cast<int32_t>(t);
      Expect(IsSlice(span) && span.begin >= end, "token in order", index);
      Expect(d_.tokens[t].word != nullptr, "word of token", index);
      end = span.end;
    }
  }

  void Quote(int32_t index) {
    const QuoteResult& q = d_.quotes[index];
    Expect(q.kind != QuoteKind::kUnspecified, "kind of quotation", index);
    Expect(IsSlice(q.span), "span of quotation", index);
    Expect(IsSliceOrNone(q.marked), "marks of quotation", index);
    if (q.marked.valid()) {
      Expect(q.marked.begin <= q.span.begin && q.span.end <= q.marked.end, "content inside marks",
             index);
    }
    Expect(q.statement >= 0 && q.statement <= index, "statement of quotation", index);
    if (index > 0) {
      Expect(d_.quotes[index - 1].span.begin <= q.span.begin, "order of quotation", index);
    }
    Expect(q.parent >= -1 && q.parent < index, "parent of quotation", index);
    if (q.parent >= 0 && q.parent < index) {
      const Span parent = d_.quotes[q.parent].span;
      Expect(parent.begin <= q.span.begin && q.span.end <= parent.end, "nesting of quotation",
             index);
    }
    Expect(q.attributed == (q.kind != QuoteKind::kNonSpeech), "attributed quotation", index);
    if (q.attributed) Attribution(q.attribution, index);
  }

  void Attribution(const AttributionResult& a, int32_t index) {
    const bool known = a.speaker >= 0;
    Expect(!known || IsSpeaker(a.speaker), "speaker of quotation", index);
    Expect(IsSliceOrNone(a.mention), "mention of quotation", index);
    Expect(a.mention.valid() || !known, "mention of known speaker of quotation", index);
    Expect(IsSliceOrNone(a.cue.span), "cue of quotation", index);
    Expect(IsSliceOrNone(a.addressee) && IsSliceOrNone(a.setting), "setting of quotation", index);
    Expect(a.confidence >= 0 && a.confidence <= 1, "confidence of quotation", index);
    Expect(!a.rule.empty(), "rule of quotation", index);
    Expect(a.resolution != Resolution::kUnspecified, "resolution of quotation", index);
    Expect(known == (a.resolution != Resolution::kUnknown), "unknown speaker of quotation", index);
    Expect(known == (a.unknown_reason == UnknownReason::kUnspecified), "reason of quotation",
           index);
    for (const RelayResult& relay : a.relays) {
      Expect(IsSpeaker(relay.speaker), "relaying speaker of quotation", index);
      Expect(IsSlice(relay.mention), "relaying mention of quotation", index);
      Expect(IsSliceOrNone(relay.cue.span), "relaying cue of quotation", index);
    }
    Expect(a.alternatives.size() <= 3, "number of alternatives of quotation", index);
    float most = known ? 1 - a.confidence : 1;  // the likeliest may be likelier than the answer
    for (const AlternativeResult& other : a.alternatives) {
      Expect(IsSpeaker(other.speaker), "alternative speaker of quotation", index);
      Expect(other.speaker != a.speaker, "alternative to itself of quotation", index);
      Expect(other.confidence > 0 && other.confidence <= most, "alternative of quotation", index);
      most = other.confidence;
    }
  }

  // الوزير, of which the text writes للوزير alone.
  bool IsMelted(std::string_view name) const {
    constexpr std::string_view kArticle = "ال";
    return name.substr(0, kArticle.size()) == kArticle &&
           d_.text.find(name.substr(kArticle.size())) != std::string_view::npos;
  }

  void Speaker(int32_t index) {
    const SpeakerResult& s = d_.speakers[index];
    Expect(IsPartOf(s.name, d_.text) || IsPartOf(s.name, d_.title) || IsMelted(s.name),
           "name of speaker", index);
    Expect(RoleIsWritten(s.role), "role of speaker", index);
    Expect(!s.mentions.empty(), "mentions of speaker", index);
    Expect(sources_.count(index) == 1, "something said by speaker", index);
    int32_t begin = -1;
    for (const Span mention : s.mentions) {
      Expect(IsSlice(mention) && mention.begin >= begin, "mention of speaker", index);
      begin = mention.begin;
    }
  }

  const Document& d_;
  std::vector<bool> boundary_;
  std::set<int32_t> sources_;
  std::string broken_;
};

}  // namespace

std::string BrokenInvariant(const Document& document) { return Inspector(document).Run(); }

}  // namespace isnad
