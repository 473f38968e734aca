// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/answer.h"

#include <algorithm>

#include "server/engine/attribution/antecedents.h"
#include "server/engine/attribution/confidence.h"
#include "server/engine/attribution/quote_order.h"
#include "server/engine/attribution/relays.h"
#include "server/engine/attribution/reported_confidence.h"
#include "server/engine/attribution/reported_rules.h"
#include "server/engine/attribution/rules.h"
#include "server/engine/attribution/statements.h"
#include "server/engine/cues/polarity.h"
#include "server/engine/entities/latin_name.h"
#include "server/engine/entities/name_key.h"
#include "server/engine/positions.h"
#include "server/engine/prefetch.h"
#include "server/engine/text/letters.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

// Oftener wrong than right (10 of 14 on dev and two blind sets): no name is better. Callers publish
// what they get.
constexpr float kLeastConfidence = 0.4f;
// Without marks the words are only what the cue makes of them: below, more answers are wrong by
// words or name than is worth telling.
constexpr float kLeastReported = 0.43f;
// A candidate that is less likely is no alternative.
constexpr float kLeastAlternative = 0.1f;
// However likely a rival seems: of those that seemed likelier, one in six was right.
constexpr float kMostRival = 0.25f;

class Answer {
 public:
  Answer(float min_confidence, Document* document)
      : d_(*document),
        min_confidence_(min_confidence),
        mention_count_(document->entities.size(), 0, &document->scratch),
        speaker_of_(document->entities.size(), -1, &document->scratch),
        sources_(&document->scratch),
        judged_(&document->scratch),
        relays_(&document->scratch),
        alternatives_(&document->scratch) {}

  void Run() {
    for (const Mention& m : d_.mentions) {
      if (m.entity >= 0) ++mention_count_[m.entity];
    }
    for (const Entity& e : d_.entities) persons_ += e.kind == SpeakerKind::kPerson;
    const std::pmr::vector<PlacedQuote> placed = PlaceQuotes();
    d_.quotes.resize(placed.size());
    for (size_t k = 0; k < placed.size(); ++k) {
      PrefetchOf(d_, placed, k);
      Write(placed[k], &d_.quotes[k]);
    }
    DescribeSpeakers();
    for (QuoteResult& quote : d_.quotes) PointToSpeakers(&quote.attribution);
    ListMentions();
    NumberStatements(placed, &d_);
  }

 private:
  // What is reported without marks, as far as it is judged before it is known to be shown.
  struct Judged {
    AttributionDecision decision;
    float confidence = 0;
  };

  // All quotations in order; the source of a reported clause is ~ its index.
  std::pmr::vector<PlacedQuote> PlaceQuotes() {
    std::pmr::vector<PlacedQuote> placed(&d_.scratch);
    placed.reserve(d_.spans.size() + d_.reported.size());
    for (size_t q = 0; q < d_.spans.size(); ++q) {
      const QuoteSpan& span = d_.spans[q];
      placed.push_back(
          {span.content, span.tokens, KindOf(span.quote_class), static_cast<int32_t>(q), -1});
    }
    judged_.reserve(d_.reported.size());
    for (size_t r = 0; r < d_.reported.size(); ++r) {
      PrefetchOf(d_, d_.reported, r);
      const ReportedClause& clause = d_.reported[r];
      const AttributionDecision decision = DecideReported(d_, clause);
      const float confidence = ReportedConfidence(d_, clause, decision, CastOf(decision));
      judged_.push_back({decision, confidence});
      if (!clause.continuation && decision.mention >= 0 && confidence < kLeastReported) continue;
      const QuoteKind kind = clause.continuation ? QuoteKind::kContinuation : QuoteKind::kIndirect;
      placed.push_back(
          {d_.SpanOf(clause.tokens), clause.tokens, kind, ~static_cast<int32_t>(r), -1});
    }
    OrderQuotes(&placed);
    return placed;
  }

  static QuoteKind KindOf(QuoteClass quote_class) {
    switch (quote_class) {
      case QuoteClass::kSpeech:
        return QuoteKind::kDirect;
      case QuoteClass::kFragment:
        return QuoteKind::kFragment;
      case QuoteClass::kNonSpeech:
        return QuoteKind::kNonSpeech;
    }
    return QuoteKind::kUnspecified;
  }

  void Write(const PlacedQuote& placed, QuoteResult* out) {
    out->kind = placed.kind;
    out->span = placed.span;
    out->parent = placed.parent;
    out->fingerprint = FingerprintOf(d_.Slice(placed.span));
    if (placed.source >= 0) {
      WriteMarked(placed.source, out);
    } else {
      WriteReported(~placed.source, out);
    }
  }

  void WriteMarked(int32_t q, QuoteResult* out) {
    const QuoteSpan& span = d_.spans[q];
    const QuoteLink& link = d_.links[q];
    out->marked = span.marked;
    out->unclosed = span.unclosed;
    if (span.quote_class == QuoteClass::kNonSpeech) {
      out->non_speech = span.non_speech;
      return;
    }
    out->attributed = true;
    AttributionCase c;
    c.document = &d_;
    c.span = q;
    c.link = &link;
    c.cue = link.cue >= 0 ? &d_.cues[link.cue] : nullptr;
    if (c.cue == nullptr && link.header < 0) Inherit(q, &c);
    const AttributionDecision decision = DecideAttribution(c);
    const float confidence = ConfidenceOf(c, decision, CastOf(decision));
    Fill(decision, confidence, kLeastConfidence, link.cue, &out->attribution);
    if (c.cue == nullptr && link.header >= 0) ShowColon(span, &out->attribution.cue);
    if (out->attribution.speaker >= 0) {
      if (link.cue >= 0) AddRelays(link.cue, out->attribution.speaker);
      AddRelayBehind(link.relay, out->attribution.speaker);
    }
    KeepLists(&out->attribution);
  }

  void WriteReported(int32_t r, QuoteResult* out) {
    const ReportedClause& clause = d_.reported[r];
    const int32_t cue = clause.continuation ? -1 : clause.cue;
    out->attributed = true;
    Fill(judged_[r].decision, judged_[r].confidence, 0, cue, &out->attribution);
    if (out->attribution.speaker >= 0 && cue >= 0) AddRelays(cue, out->attribution.speaker);
    KeepLists(&out->attribution);
  }

  Cast CastOf(const AttributionDecision& decision) const {
    if (decision.mention < 0) return {persons_, 0};
    return {persons_, mention_count_[d_.mentions[decision.mention].entity]};
  }

  // A span without a cue goes on with the last speaker: its own paragraph's, or the one before when
  // the span is all of its paragraph.
  void Inherit(int32_t q, AttributionCase* c) const {
    const QuoteSpan& span = d_.spans[q];
    const int32_t open = span.outer_begin();
    if (span.parent >= 0) return;
    auto it = CueFrom(d_, open);
    while (it != d_.cues.cbegin()) {
      --it;
      if (it->quote >= 0 || it->strength == 0 || it->speaker < 0) continue;
      const int32_t here = d_.tokens[open].paragraph;
      const int32_t there = d_.tokens[it->head].paragraph;
      const Paragraph& p = d_.paragraphs[here];
      const int32_t end = span.outer_end();
      const bool alone = open <= p.tokens.begin + 1 && end >= p.tokens.end - 2;
      if (here - there > (alone ? 3 : 1)) return;
      const bool goes_on =
          here == there && (Follows(q) || d_.tokens[open].sentence - it->sentence <= 1);
      if (!alone && !goes_on) return;
      c->inherited = it->speaker;
      c->inherited_doubt = std::min(6, d_.tokens[open].sentence - it->sentence + (here - there));
      return;
    }
  }

  // "...". "...": nothing but punctuation stands between the span and the one before it.
  bool Follows(int32_t q) const {
    if (q == 0 || d_.spans[q - 1].close < 0) return false;
    const int32_t open = d_.spans[q].outer_begin();
    for (int32_t i = d_.spans[q - 1].close + 1; i < open; ++i) {
      if (IsWord(d_.tokens[i])) return false;
    }
    return true;
  }

  CueResult Show(const Cue& cue) const {
    CueResult out;
    out.span = d_.SpanOf(cue.tokens);
    out.kind = cue.kind;
    out.stance = cue.stance;
    out.polarity = PolarityOf(d_, cue);
    if (cue.lemma != kNoLemma) out.lemma = Verb(cue.lemma).lemma;
    return out;
  }

  // رئيس أرمادا: "..."
  void ShowColon(const QuoteSpan& span, CueResult* out) const {
    const int32_t before = span.outer_begin() - 1;
    if (before < 0 || !IsMark(d_.tokens[before], ':')) return;  // "..." (لمى النادر)
    out->span = d_.tokens[before].span;
    out->kind = CueKind::kPunctuation;
  }

  // The speakers of what it writes are entities until it is known who is a source at all:
  // PointToSpeakers().
  void Fill(const AttributionDecision& decision, float confidence, float least, int32_t cue,
            AttributionResult* out) {
    out->resolution = decision.resolution;
    out->unknown_reason = decision.unknown;
    out->rule = decision.rule;
    if (cue >= 0) {
      out->cue = Show(d_.cues[cue]);
      out->addressee = d_.SpanOf(d_.circumstances[cue].addressee);
      out->setting = d_.SpanOf(d_.circumstances[cue].setting);
    }
    if (decision.mention < 0) return;
    if (confidence < least || confidence < min_confidence_) {
      out->resolution = Resolution::kUnknown;
      out->unknown_reason =
          confidence < least ? UnknownReason::kAmbiguous : UnknownReason::kBelowMinConfidence;
      AddAlternative(decision.mention, confidence);
    } else {
      out->confidence = confidence;
      out->mention = d_.SpanOf(d_.mentions[decision.mention].tokens);
      out->speaker = SourceOf(decision.mention);
    }
    if (cue >= 0) AddRivals(cue, confidence);
  }

  // As likely, beside the answer, as their share says; but together no likelier than that the
  // answer is wrong.
  void AddRivals(int32_t cue, float confidence) {
    const auto first =
        std::lower_bound(d_.rivals.cbegin(), d_.rivals.cend(), cue,
                         [](const RivalLink& rival, int32_t c) { return rival.cue < c; });
    for (auto rival = first; rival != d_.rivals.cend() && rival->cue == cue; ++rival) {
      const float others = 1 - rival->chosen;  // 0 where floats see no difference
      const float of_others = others > 0 ? std::min(1.0f, rival->share / others) : 0;
      const float beside = confidence * rival->share / rival->chosen;
      const float instead = (1 - confidence) * of_others;
      AddAlternative(rival->mention, std::min({beside, instead, kMostRival}));
    }
  }

  void AddAlternative(int32_t mention, float confidence) {
    if (confidence < std::max(kLeastAlternative, min_confidence_)) return;
    const int32_t entity = d_.mentions[mention].entity;
    if (entity < 0) return;
    for (const AlternativeResult& other : alternatives_) {
      if (other.speaker == entity) return;
    }
    alternatives_.push_back({entity, confidence});
  }

  void AddRelays(int32_t cue, int32_t speaker) {
    const auto [begin, end] = RelaysOf(d_, cue);
    for (size_t k = begin; k < end; ++k) {
      AddRelay(d_.relays[k].mention, d_.relays[k].verb, speaker);
    }
  }

  void AddRelayBehind(int32_t cue, int32_t speaker) {
    if (cue < 0 || !PassesOnBehind(d_, d_.cues[cue])) return;
    const Cue& behind = d_.cues[cue];
    AddRelay(IssuerOf(d_, behind.subject), behind.head, speaker);
  }

  void AddRelay(int32_t mention, int32_t verb, int32_t speaker) {
    RelayResult relay;
    relay.speaker = SourceOf(mention);
    relay.mention = d_.SpanOf(d_.mentions[mention].tokens);
    if (verb >= 0) relay.cue = ShowAt(verb);
    if (relay.speaker < 0 || relay.speaker == speaker) return;
    for (const RelayResult& other : relays_) {
      if (other.speaker == relay.speaker) return;
    }
    relays_.push_back(relay);
  }

  void KeepLists(AttributionResult* out) {
    out->relays = d_.Keep(relays_);
    out->alternatives = d_.Keep(alternatives_);
    relays_.clear();
    alternatives_.clear();
  }

  // The cue at a token, or what the lexicon says of a verb that is none: تصريحات نقلتها الوكالة.
  CueResult ShowAt(int32_t token) const {
    if (const Cue* cue = CueAt(d_, token); cue != nullptr) return Show(*cue);
    CueResult out;
    out.span = d_.tokens[token].span;
    out.kind = CueKind::kVerb;
    out.stance = Stance::kRelay;
    out.polarity = Polarity::kAffirmed;
    const Reading* r = d_.tokens[token].word->Find(WordClass::kVerb);
    if (r != nullptr) out.lemma = Verb(r->lemma).lemma;
    return out;
  }

  // The entity of a mention, which is a source from now on; -1 when it has none.
  int32_t SourceOf(int32_t mention) {
    const int32_t entity = d_.mentions[mention].entity;
    if (entity >= 0 && speaker_of_[entity] < 0) {
      speaker_of_[entity] = static_cast<int32_t>(sources_.size());
      sources_.push_back(entity);
    }
    return entity;
  }

  // In order of first mention.
  void DescribeSpeakers() {
    const auto first_token = [&](int32_t entity) {
      return d_.mentions[d_.entities[entity].first].tokens.begin;
    };
    std::sort(sources_.begin(), sources_.end(), [&](int32_t a, int32_t b) {
      const int32_t x = first_token(a), y = first_token(b);
      return x != y ? x < y : a < b;
    });
    d_.speakers.resize(sources_.size());
    for (size_t k = 0; k < sources_.size(); ++k) {
      speaker_of_[sources_[k]] = static_cast<int32_t>(k);
      Describe(sources_[k], &d_.speakers[k]);
    }
  }

  // From entities to the speakers that they are. Who has said nothing anywhere in the text is no
  // speaker and no alternative either.
  void PointToSpeakers(AttributionResult* out) const {
    if (out->speaker >= 0) out->speaker = speaker_of_[out->speaker];
    for (RelayResult& relay : out->relays) relay.speaker = speaker_of_[relay.speaker];
    size_t kept = 0;
    for (const AlternativeResult& other : out->alternatives) {
      const int32_t speaker = speaker_of_[other.speaker];
      if (speaker < 0 || speaker == out->speaker || kept == kMaxRivals) continue;
      out->alternatives[kept++] = {speaker, other.confidence};
    }
    out->alternatives = {out->alternatives.begin(), kept};
  }

  void Describe(int32_t id, SpeakerResult* out) {
    const Entity& e = d_.entities[id];
    const Mention& name = d_.mentions[e.name];
    out->name = e.headline >= 0 ? d_.headline->Slice(d_.headline->mentions[e.headline].name_span)
                                : d_.Slice(name.name_span);
    if (!name.name.valid() && e.headline < 0 && LacksArticle(name)) {
      out->name = WithArticle(out->name);
    }
    if (e.role >= 0 && !e.god) out->role = RoleOf(d_.mentions[e.role].role);
    out->named = name.name.valid() && !name.joint;
    out->kind = e.kind;
    out->gender = e.gender;
    out->plural = e.number == Number::kPlural || e.number == Number::kDual || name.joint;
    WriteNameKey(out->name, &d_.writing);
    out->key = d_.Keep(d_.writing);
    WriteLatinName(out->name, &d_.writing);
    out->latin_name = d_.Keep(d_.writing);
  }

  // للوزير: the article has melted into the ل, but belongs to الوزير.
  bool LacksArticle(const Mention& m) const {
    const Token& first = d_.tokens[m.tokens.begin];
    const Reading* r = FindAny(first, kPersonNounClasses | kBodyClasses | kPlaceClasses);
    const bool melted = r != nullptr && (r->proclitics & (kLi | kAl)) == (kLi | kAl);
    return melted && m.name_span.begin > first.span.begin;
  }

  std::string_view WithArticle(std::string_view word) {
    constexpr std::string_view kArticle = "ال";
    char* const out = d_.NewResults<char>(kArticle.size() + word.size());
    std::copy(word.begin(), word.end(), std::copy(kArticle.begin(), kArticle.end(), out));
    return {out, kArticle.size() + word.size()};
  }

  // The role without what is glued to its first word: للرئيس الكورالي gives الرئيس الكورالي.
  std::string_view RoleOf(TokenRange role) {
    const Token& first = d_.tokens[role.begin];
    Span span = d_.SpanOf(role);
    const Reading* r = FindAny(first, kPersonNounClasses | kBodyClasses);
    // باب is no اب behind ب: the likeliest reading has a clitic, too.
    const auto glued = [](const Reading& reading) {
      return reading.governed() || reading.conjoined();
    };
    if (r != nullptr && glued(*r) && glued(*first.word->begin())) {
      const bool li = (r->proclitics & (kLi | kAl)) == (kLi | kAl);
      const int clitics = r->proclitics & (kWa | kFa | kLi | kBi | kKa);
      int letters = li ? 1 : 0;  // the ل of للرئيس is the article's
      for (int rest = clitics; rest != 0; rest &= rest - 1) ++letters;
      span.begin += LetterBytes(d_, first, letters);
      if (li) return WithArticle(d_.Slice(span));
    }
    return d_.Slice(span);
  }

  void ListMentions() {
    for (size_t k = 0; k < sources_.size(); ++k) {
      d_.speakers[k].mentions = {d_.NewResults<Span>(mention_count_[sources_[k]]), 0};
    }
    for (size_t k = 0; k < d_.mentions.size(); ++k) {
      PrefetchMention(d_, k);
      const Mention& m = d_.mentions[k];
      if (m.entity < 0 || speaker_of_[m.entity] < 0) continue;
      ResultList<Span>& list = d_.speakers[speaker_of_[m.entity]].mentions;
      *list.end() = d_.SpanOf(m.tokens);
      list = {list.begin(), list.size() + 1};
    }
    for (SpeakerResult& s : d_.speakers) {
      std::sort(s.mentions.begin(), s.mentions.end(), [](Span a, Span b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
      });
      Span* const end = std::unique(s.mentions.begin(), s.mentions.end());
      s.mentions = {s.mentions.begin(), static_cast<size_t>(end - s.mentions.begin())};
    }
  }

  Document& d_;
  const float min_confidence_;
  int persons_ = 0;
  std::pmr::vector<int32_t> mention_count_;  // by entity
  std::pmr::vector<int32_t> speaker_of_;     // by entity; -1: is none; in order once all are known
  std::pmr::vector<int32_t> sources_;        // the entities that are speakers
  std::pmr::vector<Judged> judged_;          // by reported clause
  std::pmr::vector<RelayResult> relays_;     // of the quotation that is being written
  std::pmr::vector<AlternativeResult> alternatives_;  // likewise
};

}  // namespace

void WriteAnswer(float min_confidence, Document* document) {
  Answer(min_confidence, document).Run();
}

}  // namespace isnad
