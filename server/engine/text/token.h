// What a text is read into first: tokens, paragraphs and sentences, and the ranges that all stages
// speak in. Part of Document; see document.h for offsets.
//
// Plain values; not thread-safe.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_TEXT_TOKEN_H_
#define ISNAD_SERVER_ENGINE_TEXT_TOKEN_H_

#include <cstdint>

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

enum class TokenKind : uint8_t {
  kWord,         // Arabic letters, with clitics, diacritics and tatweel as written: وقالت
  kNumber,       // digits of any script, with separators inside: 2,500
  kForeign,      // a run of letters of another script: Twitter
  kPunctuation,  // one mark of punctuation or symbol; see Token::mark
  kQuoteMark,    // a quotation mark, possibly of two code points: " « '' ((
};

// Facts about the written form that folding removes.
enum TokenTrait : uint16_t {
  // أكد وأن: the first letter, or the one after a first و ف ل ب ك, is written with hamza above
  kHamzaAboveFirst = 1 << 0,
  kHamzaBelowFirst = 1 << 1,   // إن
  kHasTanwin = 1 << 2,         // قائلاً
  kFinalTaMarbuta = 1 << 3,    // وزارة
  kFinalAlifMaqsura = 1 << 4,  // على
  kSpaceBefore = 1 << 5,  // white space, a line break or the start of the text stands before it
  kSpaceAfter = 1 << 6,   // ... or after it (end of the text included)
  // a damma stands on the first letter (or as above): قُتل, أُعلن, وأُعلن (a written passive)
  kHasDamma = 1 << 7,
  kHasShadda = 1 << 11,  // a letter is written doubled: بيّن, عبّر
  // written by cues/: the word belongs to a formula that names nobody: صلى الله عليه وسلم, من جهته;
  // by quotes/scripture.cc: to a reference, (يوسف: 4)
  kInFormula = 1 << 8,
  kInSpeakerChange = 1 << 10,  // ... to one that says that somebody else speaks: من جهته, بدوره
  kOfGod = 1 << 12,  // ... to what is said of God alone: سبحانه, تعالى, عز وجل, رب العالمين
  kOfProphet = 1 << 13,  // ... to the blessing of the Prophet: صلى الله عليه وسلم
  kWrittenArticle = 1 << 9,  // the first two letters, folded, are ال; for words only
};

// In Document::classes, above the bits of WordClass: the token is a number, a mark or foreign.
inline constexpr uint64_t kNoWord = uint64_t{1} << 34;
static_assert((kAllClasses & kNoWord) == 0 && kNoWord < StemBit(0));

// One cache line: stages walk over all tokens.
struct alignas(64) Token {
  Span span;         // as written; without neighbouring white space, bidi controls and marks
  uint64_t key = 0;  // WordKey of the folded form; for punctuation and marks 0
  // never null after tokenising: kUnknownWord for words that the lexicon lacks
  const WordEntry* word = nullptr;
  uint64_t classes = 0;  // word->classes: what is asked most, without going there
  uint32_t stems = 0;    // for StemOf()
  TokenKind kind = TokenKind::kWord;
  // kPunctuation: the mark's ASCII equivalent (، → ','  ؛ → ';'  ؟ → '?'  … → '.'  – — → '-'), 0
  // when none. kQuoteMark: 0.
  char mark = 0;
  uint16_t traits = 0;  // TokenTrait bits
  uint8_t letters = 0;  // letters in the folded form, at most 255
  int32_t paragraph = 0;
  int32_t sentence = -1;  // written by sentences.cc
  // innermost QuoteSpan whose content holds the token; a mark belongs to what surrounds its pair
  int32_t quote = -1;
  int32_t pair = -1;   // kQuoteMark, and '(' or ')': the token of the other mark; -1 unpaired
  int32_t opens = -1;  // kQuoteMark: the QuoteSpan that it opens, closed or not; -1 otherwise
};
static_assert(sizeof(Token) == 64);

struct Paragraph {
  TokenRange tokens;
  bool blank_line_before = false;
  bool has_marks = false;  // a kQuoteMark
};

// A sentence of running text. Quotations are atoms: a full stop inside marks ends no sentence.
struct Sentence {
  TokenRange tokens;
  int32_t paragraph = 0;
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_TEXT_TOKEN_H_
