// The record that the engine's stages fill, in order: each stage reads what earlier stages wrote, writes its own part and calls no
// sibling. See engine.h for the order.
//
// Offsets: every Span is in bytes of the original UTF-8 text, begin inclusive, end exclusive, both on code-point boundaries. Token ranges
// are half-open too. An index of -1 means "none" everywhere.
//
// A Document is a workspace: Reset() keeps the capacity of every vector, so that a thread which reuses one allocates almost nothing. It
// is not thread-safe; use one a thread. Views in it point into the caller's text and stay valid as long as that does.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_DOCUMENT_H_
#define ISNAD_SERVER_ENGINE_DOCUMENT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/engine/lexicon/lexicon.h"

namespace isnad {

// A half-open range of bytes of the original text. begin == -1: there is none.
struct Span {
  int32_t begin = -1;
  int32_t end = -1;

  bool valid() const { return begin >= 0; }
  int32_t size() const { return end - begin; }
  friend bool operator==(Span a, Span b) { return a.begin == b.begin && a.end == b.end; }
};

// A half-open range of tokens.
struct TokenRange {
  int32_t begin = -1;
  int32_t end = -1;

  bool valid() const { return begin >= 0; }
  bool empty() const { return end <= begin; }
  int32_t size() const { return end - begin; }
  bool contains(int32_t token) const { return token >= begin && token < end; }
};

// ---------------------------------------------------------------------------------------------------------------------------------
// text/

enum class TokenKind : uint8_t {
  kWord,         // Arabic letters, with clitics, diacritics and tatweel as written: وقالت
  kNumber,       // digits of any script, with separators inside: 2,500
  kForeign,      // a run of letters of another script: Twitter
  kPunctuation,  // one mark of punctuation or symbol; see Token::mark
  kQuoteMark,    // a quotation mark, possibly of two code points: " « '' ((
};

// Facts about the written form that folding removes.
enum TokenTrait : uint16_t {
  kHamzaAboveFirst = 1 << 0,  // أكد وأن: the first letter, or the one after a first و ف ل ب ك, is written with hamza above
  kHamzaBelowFirst = 1 << 1,  // إن
  kHasTanwin = 1 << 2,        // قائلاً
  kFinalTaMarbuta = 1 << 3,   // وزارة
  kFinalAlifMaqsura = 1 << 4, // على
  kSpaceBefore = 1 << 5,      // white space, a line break or the start of the text stands before it
  kSpaceAfter = 1 << 6,       // ... or after it (end of the text included)
  kHasDamma = 1 << 7,         // a damma stands on the first letter (or as above): قُتل, أُعلن, وأُعلن (a written passive)
};

struct Token {
  Span span;                     // as written; without neighbouring white space, bidi controls and marks
  uint64_t key = 0;              // WordKey of the folded form; for punctuation and marks 0
  const WordEntry* word = nullptr;  // never null after tokenising: kUnknownWord for words that the lexicon lacks
  TokenKind kind = TokenKind::kWord;
  char mark = 0;        // kPunctuation: the mark's ASCII equivalent (، → ','  ؛ → ';'  ؟ → '?'  … → '.'  – — → '-'), 0 when none
                        // kQuoteMark: 0
  uint16_t traits = 0;  // TokenTrait bits
  uint8_t letters = 0;  // letters in the folded form, at most 255
  int32_t paragraph = 0;
  int32_t sentence = -1;  // written by sentences.cc
  int32_t quote = -1;     // innermost QuoteSpan whose content holds the token; a mark belongs to what surrounds its pair
  int32_t pair = -1;      // kQuoteMark, and '(' or ')': the token of the other mark; -1 unpaired
};

struct Paragraph {
  TokenRange tokens;
  bool blank_line_before = false;
};

// A sentence of running text. Quotations are atoms: a full stop inside marks ends no sentence.
struct Sentence {
  TokenRange tokens;
  int32_t paragraph = 0;
};

// ---------------------------------------------------------------------------------------------------------------------------------
// quotes/

// The marks around a span, by family. One family is one "glyph class" in pairing.
enum class MarkStyle : uint8_t {
  kStraight,      // "…"  ＂…＂
  kCurly,         // “…” in either order, „…“, ‟
  kGuillemet,     // «…» »…« ‹…›
  kSingle,        // '…' ‘…’ `…´
  kDoubledSingle, // ''…'' ``…''
  kDoublePrime,   // ″…″
  kParentheses,   // ((…))
  kOrnate,        // ﴿…﴾: scripture
  kSlashes,       // //…//
};

enum class QuoteClass : uint8_t { kSpeech, kFragment, kNonSpeech };
enum class NonSpeechKind : uint8_t { kNone, kTitle, kName, kTerm };

// A span between quotation marks.
struct QuoteSpan {
  Span content;        // without marks, edge white space and bidi controls
  Span marked;         // with the marks (an absent one adds nothing)
  TokenRange tokens;   // of the content
  int32_t open = -1;   // token of the opening mark, -1 when implied
  int32_t close = -1;  // token of the closing mark, -1 when missing
  int32_t parent = -1; // the QuoteSpan around it
  MarkStyle style = MarkStyle::kStraight;
  bool unclosed = false;  // the closing mark is missing; content ends where the narrator returns or the paragraph ends
  bool repaired = false;  // its marks were mistyped and were paired by repair: less certain
  // written by quotes/classify.cc
  QuoteClass quote_class = QuoteClass::kNonSpeech;
  NonSpeechKind non_speech = NonSpeechKind::kNone;
  float speech_score = 0;  // evidence for speech (> 0) against non-speech (< 0), in units of log odds
};

// ---------------------------------------------------------------------------------------------------------------------------------
// Results: what the service converts. Filled by attribution/ and entities/.

enum class QuoteKind : uint8_t { kUnspecified, kDirect, kFragment, kIndirect, kContinuation, kNonSpeech };
enum class CueKind : uint8_t { kUnspecified, kVerb, kParticiple, kNoun, kPreposition, kPunctuation };
enum class Polarity : uint8_t { kUnspecified, kAffirmed, kDenied, kNotSaid, kQuestioned, kHypothetical };
enum class Resolution : uint8_t {
  kUnspecified, kExplicit, kProDrop, kPronoun, kNominal, kParticiple, kRelative, kHeader, kContinuation, kUnknown
};
enum class UnknownReason : uint8_t { kUnspecified, kNoCue, kPassive, kAmbiguous, kNoAntecedent, kBelowMinConfidence };
enum class SpeakerKind : uint8_t { kUnspecified, kPerson, kOrganization, kDocument, kAnonymous, kCollective };

// A reporting expression as it stands in the text.
struct CueResult {
  Span span;                // whole written tokens, clitics included; begin == -1: there is no cue
  std::string_view lemma;   // static storage
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
  float confidence = 0;      // 0..1
  std::string_view rule;     // static storage
  std::vector<RelayResult> relays;
  std::vector<AlternativeResult> alternatives;
};

// One quotation of the answer, in order of Span::begin, a nested one after its parent.
struct QuoteResult {
  QuoteKind kind = QuoteKind::kUnspecified;
  Span span;
  Span marked;             // begin == -1 without marks
  NonSpeechKind non_speech = NonSpeechKind::kNone;
  int32_t parent = -1;     // into Document::quotes
  int32_t statement = 0;
  bool unclosed = false;
  uint64_t fingerprint = 0;
  bool attributed = false;  // false for non-speech: attribution is then meaningless
  AttributionResult attribution;
};

// A distinct source, in order of first mention.
struct SpeakerResult {
  std::string_view name;  // a slice of the text (or title)
  std::string_view role;  // likewise; empty when none
  SpeakerKind kind = SpeakerKind::kUnspecified;
  Gender gender = Gender::kUnknown;
  bool plural = false;
  std::vector<Span> mentions;
  std::string key;               // spelling-independent
  std::string latin_name;
  std::string known_speaker_id;  // empty when not linked
};

// ---------------------------------------------------------------------------------------------------------------------------------

struct Document {
  std::string_view title;
  std::string_view text;

  std::vector<Token> tokens;           // text/tokenize.cc
  std::vector<Paragraph> paragraphs;   // text/tokenize.cc
  std::vector<QuoteSpan> spans;        // quotes/marks.cc, in order of content.begin, a nested one after its parent
  std::vector<Sentence> sentences;     // text/sentences.cc

  std::vector<QuoteResult> quotes;
  std::vector<SpeakerResult> speakers;

  void Reset(std::string_view new_title, std::string_view new_text);

  std::string_view Slice(Span s) const {
    return s.valid() ? text.substr(static_cast<size_t>(s.begin), static_cast<size_t>(s.size())) : std::string_view();
  }
  // The bytes from the first token's begin to the last token's end.
  Span SpanOf(TokenRange r) const {
    return r.empty() ? Span{} : Span{tokens[r.begin].span.begin, tokens[r.end - 1].span.end};
  }
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_DOCUMENT_H_
