// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/link.h"

#include <algorithm>

#include "server/engine/positions.h"
#include "server/engine/prefetch.h"
#include "server/engine/speakers/noun_phrase.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr int kMaxCuesLookedAt = 24;
constexpr int32_t kRelativeReach = 4;  // words: ما وصفه أمس بـ"..."
constexpr int32_t kWeakReach = 7;      // words that a weak cue's content may run before the mark

constexpr uint64_t kHakadha = WordKey(u"هكذا");

class Linker {
 public:
  explicit Linker(Document* document)
      : d_(*document), size_(static_cast<int32_t>(document->tokens.size())) {}

  void Run() {
    d_.links.assign(d_.spans.size(), QuoteLink());
    for (size_t q = 0; q < d_.spans.size(); ++q) {
      PrefetchSpan(d_, q);
      Link(static_cast<int32_t>(q));
    }
  }

 private:
  // What lies on the level between two tokens.
  struct Way {
    int32_t words = 0;   // a lone clitic before the mark does not count
    int32_t breaks = 0;  // finite verbs that begin a clause of the narrator's own, and what does it
  };

  const Token& At(int32_t i) const { return d_.tokens[i]; }

  void Link(int32_t q) {
    const QuoteSpan& span = d_.spans[q];
    QuoteLink& link = d_.links[q];
    const int32_t open = span.outer_begin();
    link.sibling = Sibling(q);
    LookLeft(q, open, &link);
    if (link.sibling >= 0 && d_.links[link.sibling].cue >= 0 &&
        (link.cue < 0 || d_.cues[link.cue].head < d_.spans[link.sibling].outer_begin())) {
      const QuoteLink& other = d_.links[link.sibling];
      link.cue = other.cue;
      link.after = other.after;
      link.distance = other.distance;
      link.breaks = other.breaks;
    }
    const int32_t right = LookRight(span.outer_end(), span);
    if (right >= 0 && (link.cue < 0 || PrefersRight(link, right))) {
      link.relay = -1;
      link.cue = right;
      link.after = true;
      link.adjacent = true;
      link.distance = 0;
      link.breaks = 0;
    }
    if (right >= 0 && link.cue != right && d_.cues[right].subject >= 0) link.relay = right;
    if (link.cue < 0) Header(span, open, &link);
  }

  // The span before this one when only و, أو or a comma stands between.
  int32_t Sibling(int32_t q) const {
    const QuoteSpan& span = d_.spans[q];
    for (int32_t p = q - 1; p >= 0 && p >= q - 3; --p) {
      const QuoteSpan& other = d_.spans[p];
      if (other.parent != span.parent || other.close < 0) continue;
      const int32_t open = span.outer_begin();
      bool coordinated = open > other.close + 1;
      int words = 0;
      for (int32_t i = other.close + 1; i < open; ++i) {
        const Token& t = At(i);
        if (IsMark(t, ',')) continue;
        if (IsWord(t) && (IsLoneProclitic(t) || IsOneOf(t, {WordKey(u"او"), WordKey(u"ثم")})) &&
            words < 2) {
          ++words;
          continue;
        }
        coordinated = false;
        break;
      }
      return coordinated ? p : -1;
    }
    return -1;
  }

  void LookLeft(int32_t q, int32_t open, QuoteLink* link) const {
    const QuoteSpan& span = d_.spans[q];
    // يقول: <new line> "...": a colon or particle at the end of a paragraph opens the next one.
    const bool opened = open > 0 && (IsMark(At(open - 1), ':') ||
                                     Any(At(open - 1), ClassBit(WordClass::kParticle)));
    const int32_t sentence = At(opened ? open - 1 : open).sentence;
    auto it = CueFrom(d_, open);
    int32_t fallback = -1;
    for (int looked = 0; it != d_.cues.cbegin() && looked < kMaxCuesLookedAt; ++looked) {
      --it;
      const int32_t c = static_cast<int32_t>(it - d_.cues.cbegin());
      const Cue& cue = *it;
      if (cue.sentence != sentence) break;
      if (cue.quote != span.parent) continue;
      if (cue.subject >= 0 && d_.mentions[cue.subject].tokens.contains(open)) {
        link->in_subject = true;
        continue;
      }
      if (cue.relayer >= 0 && d_.mentions[cue.relayer].tokens.contains(open)) {
        link->in_subject = true;
        continue;
      }
      if (cue.strength == 0) continue;
      const int32_t body = cue.body;
      if (open < body) {
        link->in_subject = true;
        continue;
      }
      const Way way = Between(body, open);
      if (cue.relative && way.words > kRelativeReach) continue;
      if (IsSpent(cue, q, link->sibling)) continue;
      if (cue.kind == CueKind::kPreposition) {
        if (fallback < 0) fallback = c;
        continue;
      }
      if (cue.kind == CueKind::kNoun && cue.place == SubjectPlace::kPronoun &&
          cue.intro == Intro::kNone)
        continue;
      // قالت الدراسة إن الاقتصاد بعد أن سجل "نموا": a mark behind a weaker verb without a speaker,
      // inside what a strong one reports, is the strong one's.
      const bool reported = cue.level == VerbLevel::kB && cue.intro == Intro::kMark &&
                            cue.place == SubjectPlace::kNone && !cue.conjoined;
      const bool weak = cue.strength == 1 || cue.level == VerbLevel::kC || reported;
      // قال فلان إن أشخاصا سبق لهم أن أعلنوا ... "...": words further on in the clause are the
      // outer speaker's.
      if (way.words > 0 && cue.head > 0 && Any(At(cue.head - 1), ClassBit(WordClass::kParticle)) &&
          !Any(At(cue.head - 1), kNameClasses) && ReportedBy(c)) {
        if (fallback < 0) fallback = c;
        continue;
      }
      const bool beyond = !reported && (way.words > kWeakReach || way.breaks > 0);
      // رد المدير، عندما سئل ...: "...": who is asked has not spoken.
      if (cue.passive && cue.subject < 0 && BehindWhen(cue)) continue;
      if (weak && (beyond || ReportedBy(c))) {
        if (fallback < 0) fallback = c;
        // "..." وقالت فلانة وهي أم شاب ... "...": whose verb has a speaker of its own, with و,
        // ends the one before.
        const bool closes = cue.conjoined && cue.kind == CueKind::kVerb &&
                            cue.level == VerbLevel::kA && cue.place == SubjectPlace::kAfter;
        if (closes) break;
        continue;
      }
      Set(link, c, way);
      return;
    }
    if (fallback >= 0) {
      Set(link, fallback, Between(d_.cues[fallback].body, open));
    }
  }

  bool BehindWhen(const Cue& cue) const {
    return cue.head > 0 && IsOneOf(At(cue.head - 1), {WordKey(u"عندما"), WordKey(u"حين"),
                                                      WordKey(u"حينما"), WordKey(u"لدي")});
  }

  // قال فلان إن ما تسميه الحكومة "إصلاحا" ليس سوى "تجميل": a verb that describes its object has one
  // complement; the next span belongs to the verb before it.
  bool IsSpent(const Cue& cue, int32_t q, int32_t sibling) const {
    if (!cue.describes() || cue.suffix == Suffix::kNone || !cue.relative) return false;
    if (q == 0 || sibling == q - 1) return false;
    const QuoteSpan& before = d_.spans[q - 1];
    return before.parent == d_.spans[q].parent && before.outer_begin() >= cue.body;
  }

  // قال الوزير إن القمر تقضي مهمته بـ"...": a weak verb inside what a strong cue of the sentence
  // reports.
  bool ReportedBy(int32_t weak) const {
    const Cue& inner = d_.cues[weak];
    if (inner.relative) return false;
    for (int32_t k = weak - 1; k >= 0 && k >= weak - 6 && d_.cues[k].sentence == inner.sentence;
         --k) {
      const Cue& outer = d_.cues[k];
      if (outer.quote == inner.quote && outer.strength >= 2 && outer.level <= VerbLevel::kB &&
          outer.body <= inner.head && outer.intro == Intro::kParticle) {
        return true;
      }
    }
    return false;
  }

  // قال الوزير خلال مؤتمر عرض فيه التقرير إن: both verbs see the same أن; the stronger verb owns
  // it.
  int32_t OwnerOfIntro(int32_t cue) const {
    const Cue& near = d_.cues[cue];
    int32_t best = cue;
    for (int32_t k = cue - 1; k >= 0 && k >= cue - 3 && d_.cues[k].sentence == near.sentence; --k) {
      const Cue& far = d_.cues[k];
      const bool relative = far.head > 0 && Any(At(far.head - 1), ClassBit(WordClass::kRelative));
      if (!relative && far.quote == near.quote && far.kind == CueKind::kVerb &&
          far.body == near.body && far.intro == near.intro && far.strength == 3 &&
          far.level < d_.cues[best].level) {
        best = k;
      }
    }
    return best;
  }

  void Set(QuoteLink* link, int32_t cue, Way way) const {
    link->cue = OwnerOfIntro(cue);
    link->distance = way.words;
    link->breaks = way.breaks;
    link->adjacent = way.words == 0;
  }

  Way Between(int32_t from, int32_t to) const {
    Way way;
    for (int32_t i = from; i < to; i = NextOnLevel(d_, i)) {
      const Token& t = At(i);
      if (!IsWord(t)) {
        way.breaks += IsMark(t, '.') || IsMark(t, ';');
        continue;
      }
      way.words += !IsLoneProclitic(t);
      way.breaks += IsOneOf(t, {WordKey(u"بينما"), WordKey(u"فيما"), WordKey(u"حين")});
      way.breaks += IsConjoined(t) && Any(t, ClassBit(WordClass::kOtherVerb)) &&
                    !Any(t, kNounClasses | kNameClasses);
    }
    return way;
  }

  // "...", قال الوزير;  "...", على حد تعبيره;  "..." (لمى النادر) is left to the header rule.
  int32_t LookRight(int32_t end, const QuoteSpan& span) const {
    int32_t i = end;
    bool stop = false;
    while (i < size_ &&
           (IsMark(At(i), ',') || IsMark(At(i), '-') || IsMark(At(i), '.') || IsMark(At(i), '('))) {
      if (IsMark(At(i), '(')) {
        if (At(i).pair <= i || At(i).pair - i > 8) return -1;
        i = At(i).pair + 1;
        continue;
      }
      stop = stop || IsMark(At(i), '.');
      ++i;
    }
    if (i >= size_ || At(i).quote != span.parent) return -1;
    if (At(i).paragraph != At(span.outer_begin()).paragraph) return -1;
    const bool thus = IsWord(At(i)) && At(i).key == kHakadha;
    if (stop && !thus) return Headline(end, i);
    if (thus) ++i;
    for (auto at = CueFrom(d_, i); at != d_.cues.cend() && at->tokens.begin <= i + 2; ++at) {
      const Cue& cue = *at;
      const bool phrase = cue.kind == CueKind::kNoun && cue.place == SubjectPlace::kPronoun;
      if (cue.quote != span.parent) continue;
      if (cue.tokens.begin != i && !(phrase || ReachedOverRelative(cue, i))) continue;
      if (cue.kind == CueKind::kPreposition || phrase)
        return static_cast<int32_t>(at - d_.cues.cbegin());
      if (cue.kind != CueKind::kVerb) return -1;
      const bool over_relative = cue.tokens.begin != i;
      if (cue.conjoined && !over_relative) return -1;
      if (!thus && !over_relative && OwnContent(static_cast<int32_t>(at - d_.cues.cbegin()))) {
        return -1;
      }
      return static_cast<int32_t>(at - d_.cues.cbegin());
    }
    return -1;
  }

  // "..." .. وزير يحذر: a headline's two dots, a subject and a bare verb that ends the line.
  int32_t Headline(int32_t end, int32_t from) const {
    if (from - end < 2 && !(from - end == 1 && At(end).span.size() >= 2)) return -1;
    const auto it = CueFrom(d_, from);
    if (it == d_.cues.cend() || it->kind != CueKind::kVerb || it->place != SubjectPlace::kBefore ||
        it->subject < 0)
      return -1;
    if (d_.mentions[it->subject].tokens.begin != from || it->conjoined) return -1;
    const int32_t after = it->head + 1;
    const bool ends =
        after >= size_ || At(after).paragraph != At(it->head).paragraph || IsMark(At(after), '.');
    return ends ? static_cast<int32_t>(it - d_.cues.cbegin()) : -1;
  }

  // وفق ما ذكر المحامي، كما قال الوزير، حسبما أعلنت: a relative stands between the span and the
  // verb.
  bool ReachedOverRelative(const Cue& cue, int32_t from) const {
    if (cue.kind != CueKind::kVerb) return false;
    for (int32_t k = from; k < cue.tokens.begin; ++k) {
      const Token& t = At(k);
      if (!IsWord(t)) return false;
      const bool link = IsOneOf(t, {word::kMa, word::kKama, word::kAla, word::kLima,
                                    WordKey(u"حسبما"), WordKey(u"مثلما")}) ||
                        Any(t, ClassBit(WordClass::kPreposition));
      if (!link) return false;
    }
    return true;
  }

  // "...", قال الوزير: "...": the verb behind the first span opens the second.
  bool OwnContent(int32_t index) const {
    const Cue& cue = d_.cues[index];
    // "...", قال الوزير، الذي وصف المشروع بأنه ...: the particle is the second verb's.
    const size_t next = static_cast<size_t>(index) + 1;
    if (next < d_.cues.size() && d_.cues[next].head < cue.body && d_.cues[next].body == cue.body) {
      return false;
    }
    switch (cue.intro) {
      case Intro::kParticle:
      case Intro::kColon:
        return true;
      case Intro::kMark: {
        // Q1, قال فلان, Q2: the verb's comma before the next mark means that one utterance goes on.
        return !(cue.body > 0 && IsMark(At(cue.body - 1), ','));
      }
      case Intro::kNone:
      case Intro::kFrame:
      case Intro::kNoun:
        return cue.strength == 0;
    }
    return false;
  }

  bool PrefersRight(const QuoteLink& left, int32_t right) const {
    const Cue& l = d_.cues[left.cue];
    const Cue& r = d_.cues[right];
    if (left.adjacent) return false;
    const bool pronoun = r.kind == CueKind::kNoun;
    if (pronoun) return l.strength < 2 || left.distance > 10;
    if (l.kind == CueKind::kPreposition) return r.kind == CueKind::kVerb;
    return l.strength < 2 || left.breaks > 0;
  }

  // رئيس أرمادا: "..."; "..." (لمى النادر)
  void Header(const QuoteSpan& span, int32_t open, QuoteLink* link) const {
    if (open <= 0 || span.parent >= 0) return;
    if (IsMark(At(open - 1), ':')) {
      const int32_t start = d_.sentences[At(open).sentence].tokens.begin;
      const int32_t first = LineStart(open, start);
      Mention m;
      if (open - 1 - first > 10 || first >= open - 1) return;
      if (!ParseNounPhrase(d_, first, open - 1, PhrasePlace::kSubject, &m) ||
          m.tokens.end != open - 1)
        return;
      if (!(m.known || m.name.valid()) || IsDateline(span, m)) return;
      link->header = AddHeader(m);
      link->adjacent = true;
      return;
    }
    const int32_t end = span.outer_end();
    if (end + 1 < size_ && IsMark(At(end), '(') && At(end).pair > end && At(end).pair - end <= 6) {
      Mention m;
      if (ParseNounPhrase(d_, end + 1, At(end).pair, PhrasePlace::kSubject, &m) &&
          m.tokens.end == At(end).pair && m.kind == SpeakerKind::kPerson && m.name.valid() &&
          m.name.size() >= 2 && span.tokens.size() >= 3) {
        link->header = AddHeader(m);
        link->adjacent = true;
      }
    }
  }

  // ساريا: «مرآة الساحل»: where a report was written and for whom.
  bool IsDateline(const QuoteSpan& span, const Mention& m) const {
    constexpr int32_t kMaxNameOfMedium = 3;
    return m.tokens.size() == 1 && Any(At(m.tokens.begin), ClassBit(WordClass::kCity)) &&
           span.tokens.size() <= kMaxNameOfMedium;
  }

  int32_t LineStart(int32_t open, int32_t start) const {
    for (int32_t i = open - 2; i >= start; --i) {
      if (At(i).kind == TokenKind::kQuoteMark || IsMark(At(i), '.') || IsMark(At(i), '-') ||
          IsMark(At(i), '?'))
        return i + 1;
    }
    return start;
  }

  int32_t AddHeader(const Mention& m) const {
    const auto end = MentionsEnd(d_);
    for (auto at = MentionFrom(d_, m.tokens.begin); at != end; ++at) {
      if (at->tokens.begin != m.tokens.begin) break;
      if (at->tokens.end == m.tokens.end) return static_cast<int32_t>(at - d_.mentions.cbegin());
    }
    return -1;
  }

  Document& d_;
  const int32_t size_;
};

}  // namespace

void LinkQuotes(Document* document) { Linker(document).Run(); }

}  // namespace isnad
