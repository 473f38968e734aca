// SPDX-License-Identifier: Apache-2.0
#include "client/render_text.h"

#include <absl/strings/ascii.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_format.h>
#include <absl/strings/str_replace.h>

#include "client/utf8.h"

namespace isnad {
namespace {

// QUOTE_KIND_NON_SPEECH -> non-speech
template <typename Enum>
std::string Word(const std::string& (*name_of)(Enum), Enum value, const std::string& prefix) {
  const std::string& name = name_of(value);
  if (name.size() <= prefix.size()) return "of a newer kind";
  return absl::StrReplaceAll(absl::AsciiStrToLower(name.substr(prefix.size())), {{"_", "-"}});
}

std::string Plural(int n, const std::string& one, const std::string& many) {
  return absl::StrCat(n, " ", n == 1 ? one : many);
}

const char* WhyUnknown(v1::UnknownReason reason) {
  switch (reason) {
    case v1::UNKNOWN_REASON_NO_CUE:
      return "no reporting word stands near it";
    case v1::UNKNOWN_REASON_PASSIVE:
      return "the verb is passive and names nobody";
    case v1::UNKNOWN_REASON_AMBIGUOUS:
      return "nobody is likely enough";
    case v1::UNKNOWN_REASON_NO_ANTECEDENT:
      return "nobody before it fits the verb";
    case v1::UNKNOWN_REASON_BELOW_MIN_CONFIDENCE:
      return "less certain than --min-confidence";
    default:
      return "the text does not say";
  }
}

class TextRenderer {
 public:
  TextRenderer(const v1::AttributeQuotesResponse& response, bool color)
      : response_(response), color_(color) {}

  std::string Render(const std::string& name) {
    absl::StrAppend(&out_, Bold(Printable(name)), ": ",
                    Plural(response_.quotes_size(), "quotation", "quotations"), ", ",
                    Plural(response_.speakers_size(), "speaker", "speakers"), "\n");
    for (int i = 0; i < response_.quotes_size(); ++i) AddQuote(i, response_.quotes(i));
    return std::move(out_);
  }

 private:
  std::string Paint(const char* code, const std::string& text) const {
    return color_ ? absl::StrCat("\033[", code, "m", text, "\033[0m") : text;
  }
  std::string Bold(const std::string& text) const { return Paint("1", text); }

  void AddField(const std::string& label, const std::string& value) {
    absl::StrAppend(&out_, "    ", Paint("2", label + ":"), " ", value, "\n");
  }

  std::string SpeakerName(int index) const {
    return index >= 0 && index < response_.speakers_size()
               ? Printable(response_.speakers(index).name())
               : "?";
  }

  void AddQuote(int index, const v1::Quote& quote) {
    std::string kind = Word(v1::QuoteKind_Name<v1::QuoteKind>, quote.kind(), "QUOTE_KIND_");
    if (quote.kind() == v1::QUOTE_KIND_NON_SPEECH &&
        quote.non_speech_kind() != v1::NON_SPEECH_KIND_UNSPECIFIED) {
      absl::StrAppend(&kind, " (",
                      Word(v1::NonSpeechKind_Name<v1::NonSpeechKind>, quote.non_speech_kind(),
                           "NON_SPEECH_KIND_"),
                      ")");
    }
    absl::StrAppend(&out_, "\n[", index + 1, "] ", kind, ", ", quote.span().begin_offset(), "-",
                    quote.span().end_offset());
    if (quote.has_parent_quote_index())
      absl::StrAppend(&out_, ", inside [", quote.parent_quote_index() + 1, "]");
    if (quote.unclosed()) absl::StrAppend(&out_, ", closing mark missing");
    const auto& words = quote.has_marked_span() ? quote.marked_span() : quote.span();
    absl::StrAppend(&out_, "\n    ", Printable(words.content()), "\n");
    if (quote.has_attribution()) AddAttribution(quote.attribution());
  }

  void AddAttribution(const v1::Attribution& attribution) {
    AddSpeaker(attribution);
    if (attribution.has_cue()) {
      AddField("cue", absl::StrCat(Printable(attribution.cue().span().content()), " (",
                                   Word(v1::CueKind_Name<v1::CueKind>, attribution.cue().kind(),
                                        "CUE_KIND_"),
                                   Doubt(attribution.cue().polarity()), ")"));
    }
    for (const v1::Relay& relay : attribution.relays()) AddRelay(relay);
    if (attribution.has_addressee()) AddField("to", Printable(attribution.addressee().content()));
    if (attribution.has_setting()) AddField("setting", Printable(attribution.setting().content()));
    AddAlternatives(attribution);
    if (!attribution.has_speaker_index()) return;
    AddField("resolution", absl::StrFormat("%s, confidence %.2f, rule %s",
                                           Word(v1::Resolution_Name<v1::Resolution>,
                                                attribution.resolution(), "RESOLUTION_"),
                                           attribution.confidence(), attribution.rule()));
  }

  void AddAlternatives(const v1::Attribution& attribution) {
    std::string others;
    for (const v1::Alternative& other : attribution.alternatives()) {
      absl::StrAppendFormat(&others, "%s%s (confidence %.2f)", others.empty() ? "" : ", ",
                            SpeakerName(other.speaker_index()), other.confidence());
    }
    if (!others.empty()) AddField("or", others);
  }

  // What a reader must not miss: that the words were denied, or were not said at all.
  static std::string Doubt(v1::Polarity polarity) {
    if (polarity == v1::POLARITY_AFFIRMED || polarity == v1::POLARITY_UNSPECIFIED) return "";
    return absl::StrCat(", ", Word(v1::Polarity_Name<v1::Polarity>, polarity, "POLARITY_"));
  }

  void AddRelay(const v1::Relay& relay) {
    std::string who = relay.has_mention() ? Printable(relay.mention().content())
                                          : SpeakerName(relay.speaker_index());
    if (relay.has_cue()) absl::StrAppend(&who, " (", Printable(relay.cue().span().content()), ")");
    AddField("relayed by", who);
  }

  void AddSpeaker(const v1::Attribution& attribution) {
    const int index = attribution.speaker_index();
    if (!attribution.has_speaker_index() || index < 0 || index >= response_.speakers_size()) {
      AddField("speaker", absl::StrCat("unknown: ", WhyUnknown(attribution.unknown_reason())));
      return;
    }
    const v1::Speaker& speaker = response_.speakers(index);
    AddField("speaker", Bold(Printable(speaker.name())));
    if (!speaker.role().empty()) AddField("role", Printable(speaker.role()));
  }

  const v1::AttributeQuotesResponse& response_;
  const bool color_;
  std::string out_;
};

}  // namespace

std::string RenderText(const std::string& name, const v1::AttributeQuotesResponse& response,
                       bool color) {
  return TextRenderer(response, color).Render(name);
}

}  // namespace isnad
