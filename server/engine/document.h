// The record that the engine's stages fill, in order: each stage reads what earlier stages wrote,
// writes its own part and calls no sibling. See engine.h for the order.
//
// Offsets: every Span is in bytes of the original UTF-8 text, begin inclusive, end exclusive, both
// on code-point boundaries. Token ranges are half-open too. An index of -1 means "none" everywhere.
//
// A Document is a workspace: Reset() keeps the capacity of every vector, so that a thread which
// reuses one allocates almost nothing. It is not thread-safe; use one a thread. Views in it point
// into the caller's text and stay valid as long as that does.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_DOCUMENT_H_
#define ISNAD_SERVER_ENGINE_DOCUMENT_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "server/engine/entities/spelling_memo.h"
#include "server/engine/lexicon/lexicon.h"
#include "server/engine/result_list.h"
#include "server/engine/scratch.h"
#include "server/engine/text/token.h"

namespace isnad {

// -------------------------------------------------------------------------------------------------
// quotes/

// The marks around a span, by family. One family is one "glyph class" in pairing.
enum class MarkStyle : uint8_t {
  kStraight,       // "…"  ＂…＂
  kCurly,          // “…” in either order, „…“, ‟
  kGuillemet,      // «…» »…« ‹…›
  kSingle,         // '…' ‘…’ `…´
  kDoubledSingle,  // ''…'' ``…'' ‘‘…’’
  kDoublePrime,    // ″…″
  kParentheses,    // ((…))
  kOrnate,         // ﴿…﴾: scripture
  kSlashes,        // //…//
};

enum class QuoteClass : uint8_t { kSpeech, kFragment, kNonSpeech };
enum class NonSpeechKind : uint8_t { kNone, kTitle, kName, kTerm };

// A span between quotation marks.
struct QuoteSpan {
  Span content;         // without marks, edge white space and bidi controls
  Span marked;          // with the marks (an absent one adds nothing)
  TokenRange tokens;    // of the content
  int32_t open = -1;    // token of the opening mark, -1 when implied
  int32_t close = -1;   // token of the closing mark, -1 when missing
  int32_t parent = -1;  // the QuoteSpan around it
  MarkStyle style = MarkStyle::kStraight;
  // the closing mark is missing; content ends where the narrator returns or the paragraph ends
  bool unclosed = false;
  bool repaired = false;  // its marks were mistyped and were paired by repair: less certain
  bool scripture =
      false;  // words of the Quran, by ﴿...﴾ or the sura named behind: quotes/scripture.cc
  // written by quotes/classify.cc
  QuoteClass quote_class = QuoteClass::kNonSpeech;
  NonSpeechKind non_speech = NonSpeechKind::kNone;
  // evidence for speech (> 0) against non-speech (< 0), in units of log odds
  float speech_score = 0;

  // The tokens with the marks; an absent mark adds none.
  int32_t outer_begin() const { return open >= 0 ? open : tokens.begin; }
  int32_t outer_end() const { return close >= 0 ? close + 1 : tokens.end; }
};

// -------------------------------------------------------------------------------------------------
// cues/ and speakers/

// Who a noun phrase in the text speaks of.
enum class SpeakerKind : uint8_t {
  kUnspecified,
  kPerson,
  kOrganization,
  kDocument,
  kAnonymous,
  kCollective
};

// A noun phrase that can be a source.
//   قال [مدير مركز السياسات لمؤسسة "الينابيع" لوك كوفي]
//     →  role: مدير مركز السياسات لمؤسسة "الينابيع", name: لوك كوفي
struct Mention {
  TokenRange tokens;  // the whole noun phrase
  TokenRange name;    // the proper name in it; empty when there is none
  // what stands before (or, in apposition, after) the name; empty when there is none
  TokenRange role;
  // the name as a slice of the text, without the proclitic of its first word; the whole phrase when
  // no name
  Span name_span;
  int32_t head = -1;  // the noun that decides kind and gender
  SpeakerKind kind = SpeakerKind::kUnspecified;
  Gender gender = Gender::kUnknown;
  Number number = Number::kUnknown;
  bool gender_by_name = false;  // only a given name says so: a verb beside it knows better
  bool definite = false;
  bool known = false;        // recognised by the words of the lexicon, not only by where it stands
  bool joint = false;        // two or more coordinated sources
  bool counterpart = false;  // نظيره فلان: never the person spoken of before
  int32_t quote = -1;        // the span that holds it
  int32_t sentence = -1;
  int32_t entity = -1;  // written by entities/
};

enum class CueKind : uint8_t {
  kUnspecified,
  kVerb,
  kParticiple,
  kNoun,
  kPreposition,
  kPunctuation
};
enum class Polarity : uint8_t {
  kUnspecified,
  kAffirmed,
  kDenied,
  kNotSaid,
  kQuestioned,
  kHypothetical
};

enum class Resolution : uint8_t {
  kUnspecified,
  kExplicit,
  kProDrop,
  kPronoun,
  kNominal,
  kParticiple,
  kRelative,
  kHeader,
  kContinuation,
  kUnknown
};
enum class UnknownReason : uint8_t {
  kUnspecified,
  kNoCue,
  kPassive,
  kAmbiguous,
  kNoAntecedent,
  kBelowMinConfidence
};

// How a cue leads over to what was said.
enum class Intro : uint8_t {
  kNone,      // nothing seen before the clause ends
  kParticle,  // أن إن بأن إلى أن
  kColon,
  kMark,   // an opening mark straight after
  kFrame,  // its preposition and a noun: شدد على ...، حذر من ...
  kNoun,   // a plain noun phrase: اقترح تعديل ...
};

enum class SubjectPlace : uint8_t {
  kNone,      // pro-drop
  kAfter,     // قال الوزير
  kBefore,    // الوزير قال
  kRelative,  // الوزير الذي قال
  kPronoun,   // وهو يصرخ
  kSource,    // relay and according-to: the noun phrase after عن، بحسب
};

inline constexpr uint8_t kNoReading = 0xff;

// A reporting expression in the text. Whether the words were said: cues/polarity.h.
struct Cue {
  TokenRange tokens;  // the written words
  int32_t head = -1;  // the token of the verb, participle or noun
  CueKind kind = CueKind::kUnspecified;
  Form form = Form::kNone;
  uint16_t lemma = 0;  // for Verb(); kNoLemma for cues that are no verb's form
  Stance stance = Stance::kUnspecified;
  uint8_t reading = kNoReading;  // which one of its head's word
  VerbLevel level = VerbLevel::kA;
  uint16_t frames = 0;
  Gender gender = Gender::kUnknown;
  Number number = Number::kUnknown;
  uint8_t person = 3;
  Suffix suffix = Suffix::kNone;
  bool conjoined = false;  // begins with و or ف
  bool passive = false;
  bool relative = false;  // ما وصفه بـ، بما اعتبره: governs only what follows at once
  bool embedded = false;  // stands inside what another cue reports: its speaker does not take over
  int32_t quote = -1;     // the span that holds it
  int32_t sentence = -1;
  // written by speakers/
  SubjectPlace place = SubjectPlace::kNone;
  int32_t subject = -1;  // Mention
  int32_t relayer = -1;  // Mention of who passes it on
  int32_t body = -1;     // the first token that can belong to what was said
  Intro intro = Intro::kNone;
  // 0: it introduces no speech here; 1: weakly; 2: by its level and frame; 3: beyond doubt
  uint8_t strength = 0;
  // written by attribution/
  // Mention that the subject stands for, resolved through pro-drop and control; -1 unknown
  int32_t speaker = -1;
  Resolution resolution = Resolution::kUnknown;
  UnknownReason unknown = UnknownReason::kNoAntecedent;
  // 0: the subject is written; grows with the steps and the distance to the antecedent
  uint8_t doubt = 0;
  // where its clause ends at the latest: attribution/clauses.h; -1: not asked yet
  int32_t clause_end = -1;

  // وصفه بـ, اعتبره: the verb says what something is, so its complement may stand without a
  // particle.
  bool describes() const { return stance == Stance::kDescribe || stance == Stance::kOpinion; }
};

inline constexpr uint16_t kNoLemma = 0xffff;

// What leads to a span: the cue that governs it and how. One a QuoteSpan, in the same order.
// Written by attribution/link.cc.
struct QuoteLink {
  int32_t cue = -1;    // the governing cue
  bool after = false;  // the cue stands behind the span: "...", قال الوزير
  // nothing stands between the cue's introduction (subject, particle, colon) and the opening mark
  bool adjacent = false;
  int32_t distance = 0;     // words between the cue's body and the opening mark
  int32_t breaks = 0;       // clause boundaries among them
  int32_t sibling = -1;     // span coordinated with this one: "..." و"..."
  bool in_subject = false;  // the span is part of a cue's subject or stands before its body: a name
  // a cue behind the span that says who passed it on: "..."، وفق ما نقلت الوكالة
  int32_t relay = -1;
  int32_t header = -1;  // Mention before a colon that introduces the span without a verb
};

// Who passed on what a cue reports. Written by attribution/relays.cc, in order of cue, nearest to
// the words first.
struct RelayLink {
  int32_t cue = -1;
  int32_t mention = -1;
  // token of the expression that says so: نقلتها, بحسب; -1: its place alone does (قال لوكالة
  // الساحل)
  int32_t verb = -1;
};

// Who else a cue without a written subject could mean. Written by attribution/discourse.cc, in
// order of cue, likeliest first.
struct RivalLink {
  int32_t cue = -1;
  int32_t mention = -1;
  float share = 0;   // 0..1, of all that its candidates weigh
  float chosen = 0;  // the share of the one that was chosen
};

// What a cue's clause says about the speaking. Written by attribution/addressees.cc and
// settings.cc.
struct Circumstances {
  TokenRange addressee;  // to whom: للصحافيين
  TokenRange setting;    // where and when: أمس في مؤتمر صحفي
  // the answer shows them, or those of another cue that may have them from this one
  bool shown = false;
};

// What a source is reported to have said without marks around it. In order of tokens.begin; two of
// them never cross. Written by reported/.
struct ReportedClause {
  TokenRange tokens;   // from the particle on; what stands between marks in it included
  int32_t cue = -1;    // the cue that reports it; of a continuation: the one before it, or -1
  bool after = false;  // the cue stands behind it: ..., بحسب البيان
  bool continuation = false;  // a speaker goes on in the first person
  int32_t follows = -1;       // of a continuation: the QuoteSpan that it goes on with, or -1
};

// One source with all its mentions. Written by entities/.
struct Entity {
  int32_t name = -1;  // Mention with the fullest name
  int32_t role = -1;  // Mention with the role, -1 when none
  SpeakerKind kind = SpeakerKind::kUnspecified;
  Gender gender = Gender::kUnknown;
  Number number = Number::kUnknown;
  int32_t first = -1;  // Mention that stands first
  bool god = false;    // الله, تعالى: speaks in scripture alone
  // Mention of Document::headline that has the name in a fuller form; -1 none
  int32_t headline = -1;
};

// -------------------------------------------------------------------------------------------------
// Results: what the service converts. Filled by attribution/ and entities/. Their lists and views
// are of the text, of static storage or of Document::results.

enum class QuoteKind : uint8_t {
  kUnspecified,
  kDirect,
  kFragment,
  kIndirect,
  kContinuation,
  kNonSpeech
};
// A reporting expression as it stands in the text.
struct CueResult {
  Span span;               // whole written tokens, clitics included; begin == -1: there is no cue
  std::string_view lemma;  // static storage
  CueKind kind = CueKind::kUnspecified;
  Stance stance = Stance::kUnspecified;
  Polarity polarity = Polarity::kUnspecified;
};

struct RelayResult {
  int32_t speaker = -1;
  Span mention;
  CueResult cue;
};

struct AlternativeResult {
  int32_t speaker = -1;
  float confidence = 0;
};

struct AttributionResult {
  int32_t speaker = -1;  // into Document::speakers; -1 unknown
  Span mention;
  CueResult cue;
  Resolution resolution = Resolution::kUnspecified;
  UnknownReason unknown_reason = UnknownReason::kUnspecified;
  Span addressee;
  Span setting;
  float confidence = 0;   // 0..1
  std::string_view rule;  // static storage
  ResultList<RelayResult> relays;
  ResultList<AlternativeResult> alternatives;
};

// One quotation of the answer, in order of Span::begin, a nested one after its parent.
struct QuoteResult {
  QuoteKind kind = QuoteKind::kUnspecified;
  Span span;
  Span marked;  // begin == -1 without marks
  NonSpeechKind non_speech = NonSpeechKind::kNone;
  int32_t parent = -1;  // into Document::quotes
  int32_t statement = 0;
  bool unclosed = false;
  uint64_t fingerprint = 0;
  bool attributed = false;  // false for non-speech: attribution is then meaningless
  AttributionResult attribution;
};

// A distinct source, in order of first mention.
struct SpeakerResult {
  // a slice of the text (or title); or الوزير where the text writes للوزير alone
  std::string_view name;
  std::string_view role;  // as written, without a clitic: للرئيس → الرئيس; empty when none
  bool named = false;     // the name is a proper name, not a description
  SpeakerKind kind = SpeakerKind::kUnspecified;
  Gender gender = Gender::kUnknown;
  bool plural = false;
  ResultList<Span> mentions;
  std::string_view key;  // spelling-independent
  std::string_view latin_name;
  std::string_view known_speaker_id;  // empty when not linked
};

// -------------------------------------------------------------------------------------------------

inline constexpr size_t kMaxStages = 24;

struct Document {
  std::string_view title;
  std::string_view text;

  std::vector<Token> tokens;          // text/tokenize.cc
  // text/tokenize.cc, by token: Token::key without a leading ال before three letters or more;
  // 0: not known here, see BareKey()
  std::vector<uint64_t> bare_keys;
  // text/tokenize.cc, by token: Token::classes, and kNoWord where it is no word. For who looks
  // through many tokens for few: eight tokens share a cache line.
  std::vector<uint64_t> classes;
  std::vector<Paragraph> paragraphs;  // text/tokenize.cc
  // quotes/marks.cc, in order of content.begin, a nested one after its parent
  std::vector<QuoteSpan> spans;
  std::vector<Sentence> sentences;  // text/sentences.cc
  std::vector<Cue> cues;  // cues/, in order of head; speakers/ fills the second half of each
  // speakers/, in order of tokens.begin; behind them those that entities/ found later
  std::vector<Mention> mentions;
  int32_t late_mentions = 0;  // entities/: how many, at the end and in no order
  // speakers/foci.cc: a sentence's main subject where its verb is no cue (Mention), else -1
  std::vector<int32_t> foci;
  std::vector<Entity> entities;   // entities/
  // entities/: Mention of who speaks in the spans of scripture; -1 when the text names nobody
  int32_t scripture = -1;
  std::vector<QuoteLink> links;   // attribution/link.cc
  std::vector<RelayLink> relays;  // attribution/relays.cc
  std::vector<RivalLink> rivals;  // attribution/discourse.cc
  // attribution/addressees.cc and settings.cc: one a cue, in the same order; empty for cues that
  // the answer does not show
  std::vector<Circumstances> circumstances;
  std::vector<ReportedClause> reported;  // reported/

  std::vector<QuoteResult> quotes;
  std::vector<SpeakerResult> speakers;

  // The title, read as a document of its own up to its mentions; null until a title is read, then
  // reused. Its spans slice `title`.
  std::unique_ptr<Document> headline;

  // engine.cc: how long each stage took, in the order of Engine::StageNames(); 0 where it did not
  // run. Not part of the answer.
  std::array<float, kMaxStages> stage_seconds{};

  SpellingMemo spellings;         // entities/; stays from text to text
  mutable ScratchMemory scratch;  // for stages, while they run
  ScratchMemory results;          // what the results point to
  std::string writing;            // for what is written before it is kept there

  void Reset(std::string_view new_title, std::string_view new_text);

  // Gives the memory of all stages back; the results stay.
  void DropWork();

  // Memory that lives as long as the results, for so many items.
  template <typename Item>
  Item* NewResults(size_t count) {
    static_assert(std::is_trivially_destructible_v<Item>);
    return static_cast<Item*>(results.allocate(count * sizeof(Item), alignof(Item)));
  }
  // Copies that do so.
  std::string_view Keep(std::string_view words) {
    char* const kept = NewResults<char>(words.size());
    std::copy(words.begin(), words.end(), kept);
    return {kept, words.size()};
  }
  template <typename Item>
  ResultList<Item> Keep(const std::pmr::vector<Item>& items) {
    if (items.empty()) return {};
    Item* const kept = NewResults<Item>(items.size());
    std::uninitialized_copy(items.begin(), items.end(), kept);
    return {kept, items.size()};
  }

  std::string_view Slice(Span s) const {
    return s.valid() ? text.substr(static_cast<size_t>(s.begin), static_cast<size_t>(s.size()))
                     : std::string_view();
  }
  // The bytes from the first token's begin to the last token's end.
  Span SpanOf(TokenRange r) const {
    return r.empty() ? Span{} : Span{tokens[r.begin].span.begin, tokens[r.end - 1].span.end};
  }
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_DOCUMENT_H_
