// SPDX-License-Identifier: Apache-2.0
#include "server/engine/reported/reported.h"

#include <algorithm>

#include "server/engine/prefetch.h"
#include "server/engine/reported/citation.h"
#include "server/engine/reported/clause_end.h"
#include "server/engine/reported/content.h"
#include "server/engine/reported/continuation.h"
#include "server/engine/reported/reporting_cue.h"
#include "server/engine/speakers/noun_phrase.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

// Tokens to the end of the outer clause: a clause in a clause in a clause would be read again and
// again.
constexpr int32_t kMaxInner = 256;

class Finder {
 public:
  explicit Finder(Document* document) : d_(*document) {}

  void Run() {
    FindContinuations(&d_);
    continuations_ = d_.reported.size();
    for (size_t c = 0; c < d_.cues.size(); ++c) {
      PrefetchCue(d_, c);
      Visit(static_cast<int32_t>(c));
    }
    std::sort(d_.reported.begin(), d_.reported.end(),
              [](const ReportedClause& a, const ReportedClause& b) {
                return a.tokens.begin < b.tokens.begin;
              });
  }

 private:
  const Token& At(int32_t i) const { return d_.tokens[i]; }

  void Visit(int32_t c) {
    const Cue& cue = d_.cues[c];
    if (!ReportsSomething(d_, cue) || IsContinued(cue.head)) return;
    if (cue.kind != CueKind::kPreposition) {
      const int32_t from = ContentBegin(d_, c);
      if (from >= 0) {
        if (!IsCovered(from)) {
          Add(c, {from, ClauseEnd(d_, c, from)}, false);
        } else if (covered_ - from <= kMaxInner && TellsOfAnother(cue)) {
          AddInner(c, {from, std::min(ClauseEnd(d_, c, from), covered_)});
        }
        return;
      }
    }
    if (cue.head < covered_ || !StandsBeside(d_, cue)) return;
    const int32_t start = std::max(covered_, d_.sentences[cue.sentence].tokens.begin);
    const TokenRange cited = CitedClause(d_, c, start);
    Add(c, cited, cited.begin < cue.head);
  }

  // The clause that would begin here belongs to one that was found. Asked before its end is looked
  // for, so that all clauses together are read once.
  bool IsCovered(int32_t from) const {
    while (from < covered_ && IsLoosePunctuation(At(from))) ++from;
    return from < covered_;
  }

  // قال سامي إن [المدير أبلغ] لمى أن السد آمن: inside one's words a verb that is surely one of
  // speech has its own speaker written beside it.
  bool TellsOfAnother(const Cue& cue) const {
    if (cue.kind != CueKind::kVerb || cue.level != VerbLevel::kA || cue.subject < 0) return false;
    if (cue.intro != Intro::kParticle || cue.strength < 3 || cue.quote >= 0) return false;
    const Mention& m = d_.mentions[cue.subject];
    if (cue.place == SubjectPlace::kAfter) return m.known;
    const bool before = cue.place == SubjectPlace::kBefore || cue.place == SubjectPlace::kRelative;
    return before && m.known && !NamesThing(d_, m) && m.kind != SpeakerKind::kDocument &&
           m.kind != SpeakerKind::kUnspecified;
  }

  // Inside a clause that was found.
  void AddInner(int32_t c, TokenRange tokens) {
    tokens = Trimmed(d_, tokens);
    if (tokens.empty() || !HasOwnWords(tokens)) return;
    ReportedClause r;
    r.tokens = tokens;
    r.cue = c;
    // ختمت تحليلها بما قاله الخبير إنه ...: the nearer verb's.
    const bool same = !d_.reported.empty() && d_.reported.back().tokens.begin == tokens.begin;
    if (same && !d_.reported.back().after) d_.reported.pop_back();
    d_.reported.push_back(r);
  }

  void Add(int32_t c, TokenRange tokens, bool after) {
    tokens = Trimmed(d_, tokens);
    if (tokens.empty() || !HasOwnWords(tokens)) return;
    if (!after && tokens.begin < covered_) return;
    if (OnlyPassesOn(c, tokens)) return;
    ReportedClause r;
    r.tokens = tokens;
    r.cue = c;
    r.after = after;
    d_.reported.push_back(r);
    covered_ = std::max({covered_, d_.cues[c].tokens.end, tokens.end});
  }

  // روى سعيد [أن سامي قال: "..."]: nothing but another's quotation with its own cue.
  bool OnlyPassesOn(int32_t c, TokenRange tokens) const {
    const size_t k = static_cast<size_t>(c) + 1;
    if (k >= d_.cues.size() || d_.cues[k].head >= tokens.end) return false;
    const Cue& inner = d_.cues[k];
    const bool quotes = inner.intro == Intro::kMark || inner.intro == Intro::kColon;
    if (inner.kind != CueKind::kVerb || inner.quote >= 0 || inner.subject < 0 || !quotes ||
        inner.level != VerbLevel::kA || inner.body >= tokens.end ||
        d_.tokens[inner.body].opens < 0) {
      return false;
    }
    const Mention& m = d_.mentions[inner.subject];
    const int32_t first = std::min(inner.tokens.begin, m.tokens.begin);
    int32_t before = 0;
    for (int32_t i = tokens.begin; i < first; ++i) before += IsWord(At(i));
    if (before > 1) return false;
    for (int32_t i = inner.body; i < tokens.end; i = NextOnLevel(d_, i)) {
      if (IsWord(At(i))) return false;
    }
    return true;
  }

  // Words outside marks, the particle aside.
  bool HasOwnWords(TokenRange tokens) const {
    for (int32_t i = tokens.begin; i < tokens.end; i = NextOnLevel(d_, i)) {
      const Token& t = At(i);
      if (IsWord(t) && !IsLoneProclitic(t) && !(i == tokens.begin && IsBareParticle(t)))
        return true;
    }
    return false;
  }

  // Inside what a speaker goes on to say: نحن نقول إن
  bool IsContinued(int32_t token) {
    while (next_ < continuations_ && d_.reported[next_].tokens.end <= token) ++next_;
    return next_ < continuations_ && d_.reported[next_].tokens.begin <= token;
  }

  // أن, بأن; أنه too, which mostly stands for nobody. أنها "..." has a word of its own.
  static bool IsBareParticle(const Token& t) {
    const Reading* r = t.word->Find(WordClass::kParticle);
    return r != nullptr && (r->suffix == Suffix::kNone || r->suffix == Suffix::kHu);
  }

  Document& d_;
  int32_t covered_ = 0;       // tokens before this one belong to clauses that were found
  size_t continuations_ = 0;  // of d_.reported, at its front
  size_t next_ = 0;
};

}  // namespace

void FindReported(Document* document) { Finder(document).Run(); }

}  // namespace isnad
