// SPDX-License-Identifier: Apache-2.0
#include "server/engine/quotes/scripture.h"

#include <algorithm>

#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr uint64_t kSura = WordKey(u"سوره");
constexpr int32_t kMaxReference = 14;  // tokens
constexpr int32_t kMaxGap = 3;         // tokens between the closing mark and the reference

bool IsSuraWord(const Token& t) { return IsOneOf(t, {kSura}); }

bool IsAyaWord(const Token& t) {
  return IsOneOf(t, {WordKey(u"ايه"), WordKey(u"الايه"), WordKey(u"ايات"), WordKey(u"الايات"),
                     WordKey(u"ايتان"), WordKey(u"الايتان"), WordKey(u"الايتين")});
}

bool IsLinkWord(const Token& t) {
  return IsOneOf(t, {word::kMan, WordKey(u"رقم"), WordKey(u"الكريمه"), word::kWaw});
}

bool IsBracket(const Token& t) {
  return t.mark == '(' || t.mark == ')' || t.mark == '[' || t.mark == ']' || t.mark == '{' ||
         t.mark == '}';
}

// What a reference is made of: at most one sura, and what says that it is one.
class Reference {
 public:
  Reference(const Document& d, int32_t begin)
      : d_(d),
        at_(begin),
        end_(std::min<int32_t>(begin + kMaxReference, static_cast<int32_t>(d.tokens.size()))) {}

  // bracketed: the token before `begin` opened a bracket or a mark.
  bool Read(bool bracketed) {
    while (at_ < end_ && Step()) {
    }
    return IsOne(bracketed);
  }

  int32_t end() const { return at_; }

 private:
  bool IsOne(bool bracketed) const {
    if (!sura_) return false;
    if (behind_sura_word_) return true;
    // محمد: 5, (مريم، 45): what a person of the sura's name scored, or how old she is.
    if (bracketed) return number_ && (aya_ || colon_ || (closed_ && !person_));
    return number_ && (aya_ || (colon_ && !person_));
  }

  const Token& At(int32_t i) const { return d_.tokens[i]; }

  // False where the reference ends.
  bool Step() {
    const Token& t = At(at_);
    if (t.kind == TokenKind::kNumber) {
      number_ = true;
      ++at_;
      return true;
    }
    if (IsWord(t)) return StepWord(t);
    if (t.kind == TokenKind::kQuoteMark || IsBracket(t)) {
      closed_ = true;
      return false;
    }
    if (t.kind != TokenKind::kPunctuation || t.mark == '.') return false;
    const bool slash = t.mark == '/' || d_.Slice(t.span) == "/" || d_.Slice(t.span) == "\\";
    colon_ = colon_ || IsMark(t, ':') || slash;
    ++at_;
    return true;
  }

  bool StepWord(const Token& t) {
    if (IsSuraWord(t) || IsAyaWord(t) || IsLinkWord(t)) {
      aya_ = aya_ || IsAyaWord(t);
      ++at_;
      return true;
    }
    if (sura_) return false;
    uint64_t keys[kMaxPhraseWords];
    int count = 0;
    for (int32_t k = at_; k < end_ && count < kMaxPhraseWords && IsWord(At(k)); ++k) {
      keys[count++] = At(k).key;
    }
    const PhraseMatch match = MatchPhrase(keys, count);
    if (match.phrase_class != PhraseClass::kSura) return false;
    const bool behind_word = at_ > 0 && IsSuraWord(At(at_ - 1));
    // (ص 7) is a page: suras of one letter are named behind the word alone.
    if (t.letters < 2 && !behind_word) return false;
    sura_ = true;
    behind_sura_word_ = behind_word;
    person_ = Any(t, ClassBit(WordClass::kGivenName));
    at_ += match.length;
    return true;
  }

  const Document& d_;
  int32_t at_;
  const int32_t end_;
  bool sura_ = false;
  bool behind_sura_word_ = false;
  bool person_ = false;  // people bear its name too
  bool aya_ = false;
  bool number_ = false;
  bool colon_ = false;
  bool closed_ = false;
};

// "..." (البقرة: 255); a full stop, a comma or a dash may stand between. Empty when none is there.
TokenRange ReferenceBehind(const Document& d, const QuoteSpan& span) {
  const auto size = static_cast<int32_t>(d.tokens.size());
  const int32_t end = span.outer_end();
  for (int32_t i = end; i < size && i < end + kMaxGap; ++i) {
    const Token& t = d.tokens[i];
    const bool bracketed = t.kind == TokenKind::kQuoteMark || IsBracket(t);
    if (bracketed || IsWord(t) || t.kind == TokenKind::kNumber) {
      const int32_t begin = bracketed ? i + 1 : i;
      Reference reference(d, begin);
      return reference.Read(bracketed) ? TokenRange{begin, reference.end()} : TokenRange();
    }
    if (t.kind != TokenKind::kPunctuation) break;
  }
  return {};
}

}  // namespace

void FindScripture(Document* document) {
  for (QuoteSpan& span : document->spans) {
    const TokenRange reference = span.close >= 0 ? ReferenceBehind(*document, span) : TokenRange();
    span.scripture = span.style == MarkStyle::kOrnate || !reference.empty();
    for (int32_t i = reference.begin; i < reference.end; ++i) {
      // (يوسف: 4) names nobody.
      Token& t = document->tokens[i];
      t.traits = static_cast<uint16_t>(t.traits | kInFormula);
    }
  }
}

}  // namespace isnad
