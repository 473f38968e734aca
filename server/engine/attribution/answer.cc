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
#include "server/engine/entities/latin_name.h"
#include "server/engine/entities/name_key.h"
#include "server/engine/positions.h"
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
        speaker_of_(&document->scratch),
        mention_count_(&document->scratch),
        entity_of_(&document->scratch),
        place_(&document->scratch) {}

  void Run() {
    speaker_of_.assign(d_.entities.size(), -1);
    mention_count_.assign(d_.entities.size(), 0);
    for (const Mention& m : d_.mentions) {
      if (m.entity >= 0) ++mention_count_[m.entity];
    }
    for (const Entity& e : d_.entities) persons_ += e.kind == SpeakerKind::kPerson;
    d_.quotes.reserve(d_.spans.size() + d_.reported.size());
    for (size_t q = 0; q < d_.spans.size(); ++q) AddQuote(static_cast<int32_t>(q));
    for (const ReportedClause& clause : d_.reported) AddReported(clause);
    OrderQuotes(&d_.quotes);
    OrderSpeakers();
    ListMentions();
    NumberStatements(&d_);
  }

 private:
  void AddQuote(int32_t q) {
    const QuoteSpan& span = d_.spans[q];
    const QuoteLink& link = d_.links[q];
    QuoteResult& out = d_.AddQuote();
    switch (span.quote_class) {
      case QuoteClass::kSpeech:
        out.kind = QuoteKind::kDirect;
        break;
      case QuoteClass::kFragment:
        out.kind = QuoteKind::kFragment;
        break;
      case QuoteClass::kNonSpeech:
        out.kind = QuoteKind::kNonSpeech;
        break;
    }
    out.span = span.content;
    out.marked = span.marked;
    out.non_speech =
        span.quote_class == QuoteClass::kNonSpeech ? span.non_speech : NonSpeechKind::kNone;
    out.parent = span.parent;
    out.unclosed = span.unclosed;
    out.fingerprint = FingerprintOf(d_.Slice(span.content));
    if (span.quote_class == QuoteClass::kNonSpeech) return;
    out.attributed = true;
    AttributionCase c;
    c.document = &d_;
    c.span = q;
    c.link = &link;
    c.cue = link.cue >= 0 ? &d_.cues[link.cue] : nullptr;
    if (c.cue == nullptr && link.header < 0) Inherit(q, &c);
    const AttributionDecision decision = DecideAttribution(c);
    const float confidence = ConfidenceOf(c, decision, CastOf(decision));
    Fill(decision, confidence, kLeastConfidence, link.cue, &out.attribution);
    if (c.cue == nullptr && link.header >= 0) ShowColon(span, &out.attribution.cue);
    if (out.attribution.speaker >= 0) AddRelayBehind(link.relay, &out.attribution);
  }

  void AddReported(const ReportedClause& clause) {
    const AttributionDecision decision = DecideReported(d_, clause);
    const float confidence = ReportedConfidence(d_, clause, decision, CastOf(decision));
    if (!clause.continuation && decision.mention >= 0 && confidence < kLeastReported) return;
    QuoteResult& out = d_.AddQuote();
    out.kind = clause.continuation ? QuoteKind::kContinuation : QuoteKind::kIndirect;
    out.span = d_.SpanOf(clause.tokens);
    out.fingerprint = FingerprintOf(d_.Slice(out.span));
    out.attributed = true;
    Fill(decision, confidence, 0, clause.continuation ? -1 : clause.cue, &out.attribution);
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
    out.polarity = cue.polarity;
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
      AddAlternative(decision.mention, confidence, out);
    } else {
      out->confidence = confidence;
      out->mention = d_.SpanOf(d_.mentions[decision.mention].tokens);
      out->speaker = SpeakerOf(decision.mention);
      if (cue >= 0) AddRelays(cue, out);
    }
    if (cue >= 0) AddRivals(cue, confidence, out);
  }

  // As likely, beside the answer, as their share says; but together no likelier than that the
  // answer is wrong.
  void AddRivals(int32_t cue, float confidence, AttributionResult* out) {
    const auto first =
        std::lower_bound(d_.rivals.cbegin(), d_.rivals.cend(), cue,
                         [](const RivalLink& rival, int32_t c) { return rival.cue < c; });
    for (auto rival = first; rival != d_.rivals.cend() && rival->cue == cue; ++rival) {
      const float others = 1 - rival->chosen;  // 0 where floats see no difference
      const float of_others = others > 0 ? std::min(1.0f, rival->share / others) : 0;
      const float beside = confidence * rival->share / rival->chosen;
      const float instead = (1 - confidence) * of_others;
      AddAlternative(rival->mention, std::min({beside, instead, kMostRival}), out);
    }
  }

  // Its `speaker` is an entity until it is known who is a source at all: PointAlternatives().
  void AddAlternative(int32_t mention, float confidence, AttributionResult* out) {
    if (confidence < std::max(kLeastAlternative, min_confidence_)) return;
    const int32_t entity = d_.mentions[mention].entity;
    if (entity < 0) return;
    for (const AlternativeResult& other : out->alternatives) {
      if (other.speaker == entity) return;
    }
    out->alternatives.push_back({entity, confidence});
  }

  // Speakers are sources: who has said nothing anywhere in the text is no alternative either.
  void PointAlternatives(AttributionResult* out) const {
    size_t kept = 0;
    for (const AlternativeResult& other : out->alternatives) {
      const int32_t speaker = speaker_of_[other.speaker];
      if (speaker < 0 || place_[speaker] == out->speaker || kept == kMaxRivals) continue;
      out->alternatives[kept++] = {place_[speaker], other.confidence};
    }
    out->alternatives.resize(kept);
  }

  void AddRelays(int32_t cue, AttributionResult* out) {
    const auto [begin, end] = RelaysOf(d_, cue);
    for (size_t k = begin; k < end; ++k) AddRelay(d_.relays[k].mention, d_.relays[k].verb, out);
  }

  void AddRelayBehind(int32_t cue, AttributionResult* out) {
    if (cue < 0 || !PassesOnBehind(d_, d_.cues[cue])) return;
    const Cue& behind = d_.cues[cue];
    AddRelay(IssuerOf(d_, behind.subject), behind.head, out);
  }

  void AddRelay(int32_t mention, int32_t verb, AttributionResult* out) {
    RelayResult relay;
    relay.speaker = SpeakerOf(mention);
    relay.mention = d_.SpanOf(d_.mentions[mention].tokens);
    if (verb >= 0) relay.cue = ShowAt(verb);
    if (relay.speaker < 0 || relay.speaker == out->speaker) return;
    for (const RelayResult& other : out->relays) {
      if (other.speaker == relay.speaker) return;
    }
    out->relays.push_back(relay);
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

  int32_t SpeakerOf(int32_t mention) {
    const int32_t entity = d_.mentions[mention].entity;
    if (entity < 0) return -1;
    if (speaker_of_[entity] < 0) {
      speaker_of_[entity] = static_cast<int32_t>(d_.speakers.size());
      d_.AddSpeaker();
      entity_of_.push_back(entity);
    }
    return speaker_of_[entity];
  }

  // In order of first mention; the indices in the quotes follow.
  void OrderSpeakers() {
    std::pmr::vector<int32_t> order(d_.speakers.size(), &d_.scratch);
    for (size_t k = 0; k < order.size(); ++k) order[k] = static_cast<int32_t>(k);
    std::sort(order.begin(), order.end(), [&](int32_t a, int32_t b) {
      const int32_t x = d_.mentions[d_.entities[entity_of_[a]].first].tokens.begin;
      const int32_t y = d_.mentions[d_.entities[entity_of_[b]].first].tokens.begin;
      return x != y ? x < y : entity_of_[a] < entity_of_[b];
    });
    place_.resize(order.size());
    for (size_t k = 0; k < order.size(); ++k) {
      place_[order[k]] = static_cast<int32_t>(k);
      Describe(entity_of_[order[k]], &d_.speakers[k]);
    }
    for (QuoteResult& q : d_.quotes) {
      if (q.attribution.speaker >= 0) q.attribution.speaker = place_[q.attribution.speaker];
      for (RelayResult& r : q.attribution.relays) {
        if (r.speaker >= 0) r.speaker = place_[r.speaker];
      }
      PointAlternatives(&q.attribution);
    }
  }

  void Describe(int32_t id, SpeakerResult* out) const {
    const Entity& e = d_.entities[id];
    const Mention& name = d_.mentions[e.name];
    out->name = e.headline >= 0 ? d_.headline->Slice(d_.headline->mentions[e.headline].name_span)
                                : d_.Slice(name.name_span);
    if (!name.name.valid() && e.headline < 0) RestoreArticle(name, &out->name);
    out->role.clear();
    if (e.role >= 0 && !e.god) AppendRole(d_.mentions[e.role].role, &out->role);
    out->named = name.name.valid() && !name.joint;
    out->kind = e.kind;
    out->gender = e.gender;
    out->plural = e.number == Number::kPlural || e.number == Number::kDual || name.joint;
    WriteNameKey(out->name, &out->key);
    WriteLatinName(out->name, &out->latin_name);
  }

  // للوزير: the article has melted into the ل, but belongs to الوزير.
  void RestoreArticle(const Mention& m, std::string_view* name) const {
    constexpr std::string_view kArticle = "ال";
    const Token& first = d_.tokens[m.tokens.begin];
    const Reading* r = FindAny(first, kPersonNounClasses | kBodyClasses | kPlaceClasses);
    const bool melted = r != nullptr && (r->proclitics & (kLi | kAl)) == (kLi | kAl);
    if (!melted || m.name_span.begin <= first.span.begin) return;
    const size_t size = kArticle.size() + name->size();
    char* copy = static_cast<char*>(d_.scratch.allocate(size, 1));
    std::copy(kArticle.begin(), kArticle.end(), copy);
    std::copy(name->begin(), name->end(), copy + kArticle.size());
    *name = {copy, size};
  }

  // The role without what is glued to its first word: للرئيس الكورالي gives الرئيس الكورالي.
  void AppendRole(TokenRange role, std::string* out) const {
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
      if (li) *out += "ال";
    }
    *out += d_.Slice(span);
  }

  void ListMentions() {
    for (const Mention& m : d_.mentions) {
      if (m.entity < 0 || speaker_of_[m.entity] < 0) continue;
      d_.speakers[place_[speaker_of_[m.entity]]].mentions.push_back(d_.SpanOf(m.tokens));
    }
    for (SpeakerResult& s : d_.speakers) {
      std::sort(s.mentions.begin(), s.mentions.end(), [](Span a, Span b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
      });
      s.mentions.erase(std::unique(s.mentions.begin(), s.mentions.end()), s.mentions.end());
    }
  }

  Document& d_;
  const float min_confidence_;
  int persons_ = 0;
  std::pmr::vector<int32_t> speaker_of_;  // by entity
  std::pmr::vector<int> mention_count_;   // by entity
  std::pmr::vector<int32_t> entity_of_;   // by speaker, before ordering
  std::pmr::vector<int32_t> place_;       // by speaker, before ordering: its index in the answer
};

}  // namespace

void WriteAnswer(float min_confidence, Document* document) {
  Answer(min_confidence, document).Run();
}

}  // namespace isnad
