// SPDX-License-Identifier: Apache-2.0
#include "server/service/convert.h"

#include <string_view>
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

class Converter {
 public:
  Converter(const Document& document, const v1::AttributionOptions& options, WireWriter* out)
      : document_(document),
        options_(options),
        offsets_(document.text, UnitOf(Encoding())),
        out_(*out) {}

  bool Convert(std::string_view document_id, std::string_view engine_version, size_t room) {
    using Field = v1::AttributeQuotesResponse;
    out_.AddString(Field::kEngineVersionFieldNumber, engine_version);
    out_.AddVarint(Field::kOffsetEncodingFieldNumber, Encoding());
    for (auto speaker = document_.speakers.rbegin(); speaker != document_.speakers.rend();
         ++speaker) {
      AddMessage(Field::kSpeakersFieldNumber, [&] { AddSpeaker(*speaker); });
      if (out_.size() > room) return false;
    }
    const std::vector<int32_t> places = Places();
    for (size_t i = document_.quotes.size(); i-- > 0;) {
      if (places[i] < 0) continue;
      const QuoteResult& quote = document_.quotes[i];
      const int32_t parent = quote.parent >= 0 ? places[quote.parent] : -1;
      AddMessage(Field::kQuotesFieldNumber, [&] { AddQuote(quote, parent); });
      if (out_.size() > room) return false;
    }
    out_.AddString(Field::kDocumentIdFieldNumber, document_id);
    return out_.size() <= room;
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

  // Where each quotation stands in the answer; -1 for one that `kinds` leaves out.
  std::vector<int32_t> Places() const {
    std::vector<int32_t> places(document_.quotes.size(), -1);
    int32_t next = 0;
    for (size_t i = 0; i < places.size(); ++i) {
      if (Wants(ToWire<v1::QuoteKind>(document_.quotes[i].kind))) places[i] = next++;
    }
    return places;
  }

  template <typename AddFields>
  void AddMessage(int field, AddFields add_fields) {
    const size_t end = out_.size();
    add_fields();
    out_.AddHead(field, end);
  }

  void AddQuote(const QuoteResult& quote, int32_t parent) {
    using Field = v1::Quote;
    out_.AddFixed64(Field::kFingerprintFieldNumber, quote.fingerprint);
    out_.AddVarint(Field::kUnclosedFieldNumber, quote.unclosed);
    out_.AddVarint(Field::kStatementIdFieldNumber, quote.statement);
    if (parent >= 0) out_.AddPresentVarint(Field::kParentQuoteIndexFieldNumber, parent);
    if (quote.attributed) {
      AddMessage(Field::kAttributionFieldNumber, [&] { AddAttribution(quote.attribution); });
    }
    out_.AddVarint(Field::kNonSpeechKindFieldNumber, ToWire<v1::NonSpeechKind>(quote.non_speech));
    AddSpan(Field::kMarkedSpanFieldNumber, quote.marked);
    AddPresentSpan(Field::kSpanFieldNumber, quote.span);
    out_.AddVarint(Field::kKindFieldNumber, ToWire<v1::QuoteKind>(quote.kind));
  }

  void AddAttribution(const AttributionResult& attribution) {
    using Field = v1::Attribution;
    for (auto other = attribution.alternatives.rbegin(); other != attribution.alternatives.rend();
         ++other) {
      AddMessage(Field::kAlternativesFieldNumber, [&] {
        out_.AddFloat(v1::Alternative::kConfidenceFieldNumber, other->confidence);
        out_.AddVarint(v1::Alternative::kSpeakerIndexFieldNumber, other->speaker);
      });
    }
    out_.AddString(Field::kRuleFieldNumber, attribution.rule);
    out_.AddFloat(Field::kConfidenceFieldNumber, attribution.confidence);
    AddSpan(Field::kSettingFieldNumber, attribution.setting);
    AddSpan(Field::kAddresseeFieldNumber, attribution.addressee);
    for (auto relay = attribution.relays.rbegin(); relay != attribution.relays.rend(); ++relay) {
      AddMessage(Field::kRelaysFieldNumber, [&] {
        AddCue(v1::Relay::kCueFieldNumber, relay->cue);
        AddSpan(v1::Relay::kMentionFieldNumber, relay->mention);
        out_.AddVarint(v1::Relay::kSpeakerIndexFieldNumber, relay->speaker);
      });
    }
    out_.AddVarint(Field::kUnknownReasonFieldNumber,
                   ToWire<v1::UnknownReason>(attribution.unknown_reason));
    out_.AddVarint(Field::kResolutionFieldNumber, ToWire<v1::Resolution>(attribution.resolution));
    AddCue(Field::kCueFieldNumber, attribution.cue);
    AddSpan(Field::kMentionFieldNumber, attribution.mention);
    if (attribution.speaker >= 0) {
      out_.AddPresentVarint(Field::kSpeakerIndexFieldNumber, attribution.speaker);
    }
  }

  void AddCue(int field, const CueResult& cue) {
    using Field = v1::Cue;
    if (!cue.span.valid()) return;
    AddMessage(field, [&] {
      out_.AddVarint(Field::kPolarityFieldNumber, ToWire<v1::Polarity>(cue.polarity));
      out_.AddVarint(Field::kStanceFieldNumber, ToWire<v1::Stance>(cue.stance));
      out_.AddVarint(Field::kKindFieldNumber, ToWire<v1::CueKind>(cue.kind));
      out_.AddString(Field::kLemmaFieldNumber, cue.lemma);
      AddPresentSpan(Field::kSpanFieldNumber, cue.span);
    });
  }

  void AddSpeaker(const SpeakerResult& speaker) {
    using Field = v1::Speaker;
    out_.AddString(Field::kKnownSpeakerIdFieldNumber, speaker.known_speaker_id);
    out_.AddString(Field::kLatinNameFieldNumber, speaker.latin_name);
    out_.AddString(Field::kKeyFieldNumber, speaker.key);
    for (auto mention = speaker.mentions.rbegin(); mention != speaker.mentions.rend(); ++mention) {
      AddPresentSpan(Field::kMentionsFieldNumber, *mention);
    }
    out_.AddVarint(Field::kPluralFieldNumber, speaker.plural);
    out_.AddVarint(Field::kGenderFieldNumber, ToWire<v1::Gender>(speaker.gender));
    out_.AddVarint(Field::kKindFieldNumber, ToWire<v1::SpeakerKind>(speaker.kind));
    out_.AddString(Field::kRoleFieldNumber, speaker.role);
    out_.AddString(Field::kNameFieldNumber, speaker.name);
  }

  void AddSpan(int field, Span span) {
    if (span.valid()) AddPresentSpan(field, span);
  }

  void AddPresentSpan(int field, Span span) {
    using Field = v1::TextSpan;
    AddMessage(field, [&] {
      out_.AddString(Field::kContentFieldNumber, document_.Slice(span));
      out_.AddVarint(Field::kEndOffsetFieldNumber, offsets_.At(span.end));
      out_.AddVarint(Field::kBeginOffsetFieldNumber, offsets_.At(span.begin));
    });
  }

  const Document& document_;
  const v1::AttributionOptions& options_;
  const OffsetTable offsets_;
  WireWriter& out_;
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

bool ConvertDocument(const Document& document, const DocumentRequest& request,
                     std::string_view engine_version, int64_t room, WireWriter* answer) {
  return room >= 0 &&
         Converter(document, *request.options, answer)
             .Convert(request.id, engine_version, answer->size() + static_cast<size_t>(room));
}

}  // namespace isnad
