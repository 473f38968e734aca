// SPDX-License-Identifier: Apache-2.0
#include "tests/support/render.h"

#include <map>

#include "server/engine/attribution/addressees.h"
#include "server/engine/attribution/discourse.h"
#include "server/engine/attribution/link.h"
#include "server/engine/attribution/relays.h"
#include "server/engine/attribution/settings.h"
#include "server/engine/cues/find_cues.h"
#include "server/engine/cues/polarity.h"
#include "server/engine/entities/cluster.h"
#include "server/engine/quotes/classify.h"
#include "server/engine/quotes/marks.h"
#include "server/engine/quotes/scripture.h"
#include "server/engine/reported/reported.h"
#include "server/engine/speakers/media.h"
#include "server/engine/speakers/mentions.h"
#include "server/engine/speakers/subjects.h"
#include "server/engine/text/fold.h"
#include "server/engine/text/sentences.h"
#include "server/engine/text/tokenize.h"

namespace isnad {
namespace {

constexpr char kKindLetters[] = "wnfpm";
constexpr const char* kCueKinds[] = {"?", "verb", "participle", "noun", "preposition", "colon"};
constexpr const char* kPolarities[] = {"?",        "affirmed",   "denied",
                                       "not_said", "questioned", "hypothetical"};
constexpr const char* kPlaces[] = {"none", "after", "before", "relative", "pronoun", "source"};
constexpr const char* kIntros[] = {"nothing", "particle", "colon", "mark", "frame", "noun"};
constexpr const char* kStrengths[] = {"never", "weak", "strong", "strong"};
constexpr const char* kSpeakerKinds[] = {"?",        "person",    "organization",
                                         "document", "anonymous", "collective"};
constexpr const char* kGenders[] = {"", " masculine", " feminine"};
constexpr const char* kNumbers[] = {"", " singular", " dual", " plural"};
constexpr const char* kNonSpeech[] = {"?", "title", "name", "term"};
constexpr const char* kQuoteKinds[] = {"?",        "direct",       "fragment",
                                       "indirect", "continuation", "nonspeech"};
constexpr const char* kResolutions[] = {
    "?",          "explicit", "pro_drop", "pronoun",      "nominal",
    "participle", "relative", "header",   "continuation", "unknown"};
constexpr const char* kReasons[] = {"?",         "no_cue",        "passive",
                                    "ambiguous", "no_antecedent", "below_min_confidence"};

template <typename Name, size_t kCount, typename Enum>
std::string NameOf(const Name (&names)[kCount], Enum value) {
  const auto index = static_cast<size_t>(value);
  return index < kCount ? names[index] : "?";
}

void Separate(const char* separator, std::string* out) {
  if (!out->empty()) *out += separator;
}

std::string Bracketed(const Document& document, TokenRange tokens) {
  return "[" + std::string(document.Slice(document.SpanOf(tokens))) + "]";
}

std::string Words(const Document& document, TokenRange tokens) {
  return std::string(document.Slice(document.SpanOf(tokens)));
}

std::string MentionWords(const Document& document, int32_t mention) {
  return mention < 0 ? "?" : Words(document, document.mentions[mention].tokens);
}

// The first code points of a slice, on one line.
std::string Beginning(std::string_view slice) {
  constexpr int kShown = 30;
  std::string out;
  int32_t at = 0;
  for (int shown = 0; at < static_cast<int32_t>(slice.size()); ++shown) {
    if (shown == kShown) return out + "…";
    const int32_t begin = at;
    const char32_t point = NextPoint(slice, &at);
    out += point == U'\n' ? " " : std::string(slice.substr(begin, at - begin));
  }
  return out;
}

std::string SpeakerName(const Document& document, int32_t speaker) {
  return speaker < 0 ? "-" : std::string(document.speakers[speaker].name);
}

}  // namespace

void RunThrough(Stage last, std::string_view text, Document* document) {
  document->Reset("", text);
  Tokenize(document);
  PairMarks(document);
  FindScripture(document);
  SplitSentences(document);
  if (last >= Stage::kCues) FindCues(document);
  if (last >= Stage::kSubjects) FindSubjects(document);
  if (last >= Stage::kMentions) FindMarkedMedia(document);
  if (last >= Stage::kMentions) FindMentions(document);
  if (last >= Stage::kEntities) ClusterMentions(document);
  if (last >= Stage::kLinks) LinkQuotes(document);
  if (last >= Stage::kDiscourse) ResolveSubjects(document);
  if (last >= Stage::kClasses) ClassifyQuotes(document);
  if (last >= Stage::kRelays) FindRelays(document);
  if (last >= Stage::kReported) FindReported(document);
  if (last >= Stage::kCircumstances) FindAddressees(document);
  if (last >= Stage::kCircumstances) FindSettings(document);
}

std::string RenderTokens(const Document& document) {
  std::string out;
  int32_t paragraph = 0;
  for (const Token& token : document.tokens) {
    if (!out.empty()) out += ' ';
    if (token.paragraph != paragraph) {
      paragraph = token.paragraph;
      out += document.paragraphs[paragraph].blank_line_before ? "// " : "/ ";
    }
    out += kKindLetters[static_cast<int>(token.kind)];
    out += '[';
    out += document.Slice(token.span);
    out += ']';
  }
  return out;
}

std::string RenderSpans(const Document& document) {
  // Brackets by place; ones that close stand before ones that open.
  std::map<int32_t, std::string> open, close;
  for (const QuoteSpan& span : document.spans) {
    open[span.content.begin] += span.unclosed ? "[?" : "[";
    close[span.content.end] += ']';
  }
  std::string out;
  for (int32_t at = 0; at <= static_cast<int32_t>(document.text.size()); ++at) {
    if (const auto it = close.find(at); it != close.end()) out += it->second;
    if (const auto it = open.find(at); it != open.end()) out += it->second;
    if (at < static_cast<int32_t>(document.text.size())) out += document.text[at];
  }
  return out;
}

std::string RenderSentences(const Document& document) {
  std::string out;
  for (const Sentence& sentence : document.sentences) {
    if (!out.empty()) out += '|';
    out += document.Slice(document.SpanOf(sentence.tokens));
  }
  return out;
}

std::string RenderCues(const Document& document) {
  std::string out;
  for (const Cue& cue : document.cues) {
    if (cue.quote >= 0) continue;
    Separate(" | ", &out);
    out += Words(document, cue.tokens) + " " + NameOf(kCueKinds, cue.kind);
    const Polarity polarity = PolarityOf(document, cue);
    if (polarity != Polarity::kAffirmed) out += " " + NameOf(kPolarities, polarity);
    if (cue.passive) out += " passive";
    if (cue.relative) out += " relative";
  }
  return out;
}

std::string RenderSubjects(const Document& document) {
  std::string out;
  for (const Cue& cue : document.cues) {
    if (cue.quote >= 0 || cue.strength == 0) continue;
    Separate(" | ", &out);
    out += Words(document, cue.tokens) + " " + NameOf(kPlaces, cue.place);
    if (cue.subject >= 0) out += " " + Bracketed(document, document.mentions[cue.subject].tokens);
    if (cue.relayer >= 0) {
      out += " via " + Bracketed(document, document.mentions[cue.relayer].tokens);
    }
    out += " " + NameOf(kIntros, cue.intro) + " " + NameOf(kStrengths, cue.strength);
  }
  return out;
}

std::string RenderMention(const Document& document, const Mention& mention) {
  std::string out = Bracketed(document, mention.tokens);
  if (!mention.name.empty()) {
    out += " name [" + std::string(document.Slice(mention.name_span)) + "]";
  }
  if (!mention.role.empty()) out += " role " + Bracketed(document, mention.role);
  out += " " + NameOf(kSpeakerKinds, mention.kind) + NameOf(kGenders, mention.gender);
  out += NameOf(kNumbers, mention.number);
  if (mention.joint) out += " joint";
  if (mention.counterpart) out += " counterpart";
  return out;
}

std::string RenderMentions(const Document& document) {
  std::string out;
  for (const Mention& mention : document.mentions) {
    if (mention.quote >= 0) continue;
    Separate(" ", &out);
    out += Bracketed(document, mention.tokens);
  }
  return out;
}

std::string RenderFoci(const Document& document) {
  std::string out;
  for (const int32_t focus : document.foci) {
    Separate(" | ", &out);
    out += focus < 0 ? "-" : Bracketed(document, document.mentions[focus].tokens);
  }
  return out;
}

std::string RenderEntities(const Document& document) {
  std::string out;
  for (size_t e = 0; e < document.entities.size(); ++e) {
    Separate(" | ", &out);
    out += document.Slice(document.mentions[document.entities[e].name].name_span);
    for (const Mention& mention : document.mentions) {
      if (mention.entity != static_cast<int32_t>(e)) continue;
      if (&mention == &document.mentions[document.entities[e].name]) continue;
      out += " = " + Words(document, mention.tokens);
    }
  }
  return out;
}

std::string RenderLinks(const Document& document) {
  std::string out;
  for (size_t q = 0; q < document.spans.size(); ++q) {
    const QuoteLink& link = document.links[q];
    Separate(" | ", &out);
    out += "[" + std::string(document.Slice(document.spans[q].content)) + "]";
    if (link.sibling >= 0) out += " +";
    if (link.in_subject) out += " subject";
    if (link.cue >= 0) {
      out +=
          std::string(link.after ? " > " : " < ") + Words(document, document.cues[link.cue].tokens);
    }
    if (link.header >= 0) {
      out += " : " + Bracketed(document, document.mentions[link.header].tokens);
    }
  }
  return out;
}

std::string RenderClasses(const Document& document) {
  std::string out;
  for (const QuoteSpan& span : document.spans) {
    Separate(" | ", &out);
    out += "[" + std::string(document.Slice(span.content)) + "] ";
    switch (span.quote_class) {
      case QuoteClass::kSpeech:
        out += "speech";
        break;
      case QuoteClass::kFragment:
        out += "fragment";
        break;
      case QuoteClass::kNonSpeech:
        out += NameOf(kNonSpeech, span.non_speech);
        break;
    }
  }
  return out;
}

std::string RenderDiscourse(const Document& document) {
  std::string out;
  for (const Cue& cue : document.cues) {
    if (cue.quote >= 0 || cue.strength == 0) continue;
    Separate(" | ", &out);
    out += Words(document, cue.tokens) + " = " + MentionWords(document, cue.speaker) + " ";
    out += cue.speaker < 0 ? NameOf(kReasons, cue.unknown) : NameOf(kResolutions, cue.resolution);
  }
  return out;
}

std::string RenderRelays(const Document& document) {
  std::string out;
  int32_t cue = -1;
  for (const RelayLink& relay : document.relays) {
    if (relay.cue != cue) {
      Separate(" | ", &out);
      out += Words(document, document.cues[relay.cue].tokens);
      cue = relay.cue;
    }
    out += " via " + MentionWords(document, relay.mention);
    if (relay.verb >= 0) out += " (" + Words(document, {relay.verb, relay.verb + 1}) + ")";
  }
  return out;
}

std::string RenderCircumstances(const Document& document) {
  std::string out;
  for (size_t c = 0; c < document.circumstances.size(); ++c) {
    const Circumstances& said = document.circumstances[c];
    if (!said.addressee.valid() && !said.setting.valid()) continue;
    Separate(" | ", &out);
    out += Words(document, document.cues[c].tokens);
    if (said.addressee.valid()) out += " to " + Bracketed(document, said.addressee);
    if (said.setting.valid()) out += " at " + Bracketed(document, said.setting);
  }
  return out;
}

std::string RenderReported(const Document& document) {
  std::string out;
  for (const ReportedClause& clause : document.reported) {
    Separate(" | ", &out);
    out += "[" + Words(document, clause.tokens) + "]";
    if (clause.continuation) {
      out += " +";
    } else {
      out += (clause.after ? " > " : " < ") + Words(document, document.cues[clause.cue].tokens);
    }
  }
  return out;
}

std::string RenderAnswer(const Document& document) {
  std::string out;
  for (const QuoteResult& quote : document.quotes) {
    out += NameOf(kQuoteKinds, quote.kind) + " | " + Beginning(document.Slice(quote.span));
    if (quote.attributed) {
      const AttributionResult& a = quote.attribution;
      out += " | " + SpeakerName(document, a.speaker);
      for (const RelayResult& relay : a.relays) {
        out += " via " + SpeakerName(document, relay.speaker);
      }
      out += " | " + (a.cue.span.valid() ? std::string(document.Slice(a.cue.span)) : "-");
      if (a.cue.span.valid() && a.cue.polarity > Polarity::kAffirmed) {
        out += " " + NameOf(kPolarities, a.cue.polarity);
      }
      out += " | " + NameOf(kResolutions, a.resolution);
      if (a.speaker < 0) out += " " + NameOf(kReasons, a.unknown_reason);
      out += " | " + std::string(a.rule);
      if (a.addressee.valid()) out += " | to " + std::string(document.Slice(a.addressee));
      if (a.setting.valid()) out += " | at " + std::string(document.Slice(a.setting));
    }
    out += "\n";
  }
  return out;
}

}  // namespace isnad
