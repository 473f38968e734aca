// SPDX-License-Identifier: Apache-2.0
#include "server/service/convert.h"

#include <string>
#include <type_traits>
#include <vector>

#include "server/service/offsets.h"

namespace isnad {
namespace {

// The engine's enums have the numbers of the contract's, so that a cast converts them; the last
// value of each proves it.
template <typename Wire, typename Engine>
constexpr Wire ToWire(Engine value) {
  return static_cast<Wire>(value);
}
template <typename Wire, typename Engine>
constexpr bool Same(Engine engine, Wire wire) {
  return static_cast<int>(engine) == static_cast<int>(wire);
}
static_assert(Same(QuoteKind::kNonSpeech, v1::QuoteKind_MAX));
static_assert(Same(NonSpeechKind::kTerm, v1::NonSpeechKind_MAX));
static_assert(Same(Resolution::kUnknown, v1::Resolution_MAX));
static_assert(Same(UnknownReason::kBelowMinConfidence, v1::UnknownReason_MAX));
static_assert(Same(CueKind::kPunctuation, v1::CueKind_MAX));
static_assert(Same(Stance::kStart, v1::Stance_MAX));
static_assert(Same(Stance::kExpress, v1::STANCE_EXPRESS));
static_assert(Same(Polarity::kHypothetical, v1::Polarity_MAX));
static_assert(Same(SpeakerKind::kCollective, v1::SpeakerKind_MAX));
static_assert(Same(Gender::kFeminine, v1::Gender_MAX));

OffsetUnit UnitOf(v1::OffsetEncoding encoding) {
  switch (encoding) {
    case v1::OFFSET_ENCODING_UTF16:
      return OffsetUnit::kUtf16;
    case v1::OFFSET_ENCODING_UTF32:
      return OffsetUnit::kUtf32;
    default:
      return OffsetUnit::kUtf8;
  }
}

// Of a span beside its content, and of what else stands in a message for it.
constexpr int64_t kSpanBytes = 16;

std::string ToString(std::string_view view) { return std::string(view); }

class Converter {
 public:
  Converter(const Document& document, const v1::AttributionOptions& options, int64_t room)
      : document_(document),
        options_(options),
        offsets_(document.text, UnitOf(Encoding())),
        room_(room) {}

  bool Convert(v1::AttributeQuotesResponse* response) {
    response->set_offset_encoding(Encoding());
    ConvertQuotes(response);
    response->mutable_speakers()->Reserve(static_cast<int>(document_.speakers.size()));
    for (const SpeakerResult& speaker : document_.speakers) {
      if (room_ < 0) return false;
      ConvertSpeaker(speaker, response->add_speakers());
    }
    return room_ >= 0;
  }

 private:
  v1::OffsetEncoding Encoding() const {
    return options_.offset_encoding() == v1::OFFSET_ENCODING_UNSPECIFIED
               ? v1::OFFSET_ENCODING_UTF8
               : options_.offset_encoding();
  }

  bool Wants(v1::QuoteKind kind) const {
    if (options_.kinds().empty()) return true;
    for (int wanted : options_.kinds()) {
      if (wanted == kind) return true;
    }
    return false;
  }

  void ConvertQuotes(v1::AttributeQuotesResponse* response) {
    // A parent stands before its children, so one pass knows where it went.
    std::vector<int32_t> place(document_.quotes.size(), -1);
    for (size_t i = 0; i < document_.quotes.size() && room_ >= 0; ++i) {
      const QuoteResult& quote = document_.quotes[i];
      if (!Wants(ToWire<v1::QuoteKind>(quote.kind))) continue;
      place[i] = response->quotes_size();
      v1::Quote* out = response->add_quotes();
      ConvertQuote(quote, out);
      if (quote.parent >= 0 && place[quote.parent] >= 0) {
        out->set_parent_quote_index(place[quote.parent]);
      }
    }
  }

  void ConvertQuote(const QuoteResult& quote, v1::Quote* out) {
    out->set_kind(ToWire<v1::QuoteKind>(quote.kind));
    SetSpan(quote.span, out->mutable_span());
    if (quote.marked.valid()) SetSpan(quote.marked, out->mutable_marked_span());
    out->set_non_speech_kind(ToWire<v1::NonSpeechKind>(quote.non_speech));
    if (quote.attributed) ConvertAttribution(quote.attribution, out->mutable_attribution());
    out->set_statement_id(quote.statement);
    out->set_unclosed(quote.unclosed);
    out->set_fingerprint(quote.fingerprint);
  }

  void ConvertAttribution(const AttributionResult& attribution, v1::Attribution* out) {
    if (attribution.speaker >= 0) out->set_speaker_index(attribution.speaker);
    if (attribution.mention.valid()) SetSpan(attribution.mention, out->mutable_mention());
    if (attribution.cue.span.valid()) ConvertCue(attribution.cue, out->mutable_cue());
    out->set_resolution(ToWire<v1::Resolution>(attribution.resolution));
    out->set_unknown_reason(ToWire<v1::UnknownReason>(attribution.unknown_reason));
    for (const RelayResult& relay : attribution.relays) {
      v1::Relay* relay_out = out->add_relays();
      relay_out->set_speaker_index(relay.speaker);
      if (relay.mention.valid()) SetSpan(relay.mention, relay_out->mutable_mention());
      if (relay.cue.span.valid()) ConvertCue(relay.cue, relay_out->mutable_cue());
    }
    if (attribution.addressee.valid()) SetSpan(attribution.addressee, out->mutable_addressee());
    if (attribution.setting.valid()) SetSpan(attribution.setting, out->mutable_setting());
    out->set_confidence(attribution.confidence);
    out->set_rule(ToString(attribution.rule));
    for (const AlternativeResult& alternative : attribution.alternatives) {
      v1::Alternative* alternative_out = out->add_alternatives();
      alternative_out->set_speaker_index(alternative.speaker);
      alternative_out->set_confidence(alternative.confidence);
    }
  }

  void ConvertCue(const CueResult& cue, v1::Cue* out) {
    SetSpan(cue.span, out->mutable_span());
    out->set_lemma(ToString(cue.lemma));
    out->set_kind(ToWire<v1::CueKind>(cue.kind));
    out->set_stance(ToWire<v1::Stance>(cue.stance));
    out->set_polarity(ToWire<v1::Polarity>(cue.polarity));
  }

  void ConvertSpeaker(const SpeakerResult& speaker, v1::Speaker* out) {
    out->set_name(ToString(speaker.name));
    out->set_role(speaker.role);
    out->set_kind(ToWire<v1::SpeakerKind>(speaker.kind));
    out->set_gender(ToWire<v1::Gender>(speaker.gender));
    out->set_plural(speaker.plural);
    for (Span mention : speaker.mentions) SetSpan(mention, out->add_mentions());
    out->set_key(speaker.key);
    out->set_latin_name(speaker.latin_name);
    out->set_known_speaker_id(speaker.known_speaker_id);
  }

  void SetSpan(Span span, v1::TextSpan* out) {
    room_ -= kSpanBytes + span.size();
    out->set_begin_offset(offsets_.At(span.begin));
    out->set_end_offset(offsets_.At(span.end));
    out->set_content(ToString(document_.Slice(span)));
  }

  const Document& document_;
  const v1::AttributionOptions& options_;
  const OffsetTable offsets_;
  int64_t room_;  // for the rest of the answer
};

}  // namespace

std::shared_ptr<const Catalog> ReadKnownSpeakers(const v1::AttributionOptions& options) {
  if (options.known_speakers().empty()) return nullptr;
  Catalog::Builder builder;
  for (const v1::KnownSpeaker& known : options.known_speakers()) {
    CatalogEntry entry;
    entry.id = known.id();
    entry.names.assign(known.names().begin(), known.names().end());
    // A kind or gender that a newer contract added says nothing here.
    if (v1::SpeakerKind_IsValid(known.kind())) entry.kind = static_cast<SpeakerKind>(known.kind());
    if (v1::Gender_IsValid(known.gender())) entry.gender = static_cast<Gender>(known.gender());
    entry.role = known.role();
    builder.Add(entry);
  }
  return builder.Finish();
}

bool ConvertDocument(const Document& document, const v1::AttributionOptions& options, int64_t room,
                     v1::AttributeQuotesResponse* response) {
  return Converter(document, options, room).Convert(response);
}

}  // namespace isnad
