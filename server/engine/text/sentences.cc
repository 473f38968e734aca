// SPDX-License-Identifier: Apache-2.0
#include "server/engine/text/sentences.h"

#include <algorithm>

namespace isnad {
namespace {

bool IsStop(const Token& token) {
  return token.mark == '.' || token.mark == '!' || token.mark == '?';
}

bool IsWord(const Token& token) { return token.kind == TokenKind::kWord; }

bool IsComma(const Token& token) { return token.mark == ',' || token.mark == ';'; }

bool IsText(const Token& token) {
  return token.kind == TokenKind::kWord || token.kind == TokenKind::kForeign;
}

bool IsVerb(const Token& token) {
  return token.word->Is(WordClass::kVerb) || token.word->Is(WordClass::kOtherVerb);
}

class Splitter {
 public:
  explicit Splitter(Document* document)
      : document_(*document), tokens_(document->tokens), classes_(document->classes) {}

  void Run() {
    for (size_t p = 0; p < document_.paragraphs.size(); ++p) {
      paragraph_ = document_.paragraphs[p].tokens;
      begin_ = paragraph_.begin;
      parenthesis_end_ = -1;
      for (int32_t i = begin_; i < paragraph_.end; ++i) {
        const int32_t first = i;
        while ((classes_[i] & kNoWord) == 0 && i + 1 < paragraph_.end) ++i;  // words end nothing
        if (i > first) last_no_mark_ = i - 1;
        Note(i);
        if (i + 1 == paragraph_.end || EndsSentence(i)) End(i + 1, static_cast<int32_t>(p));
      }
    }
  }

 private:
  void Note(int32_t i) {
    const Token& token = tokens_[i];
    if (token.kind != TokenKind::kQuoteMark) last_no_mark_ = i;
    if (token.mark == '(' && token.quote < 0) {
      parenthesis_end_ = std::max(parenthesis_end_, token.pair);
    }
  }

  void End(int32_t end, int32_t paragraph) {
    const auto number = static_cast<int32_t>(document_.sentences.size());
    document_.sentences.push_back({{begin_, end}, paragraph});
    for (int32_t i = begin_; i < end; ++i) tokens_[i].sentence = number;
    begin_ = end;
  }

  // i has a token behind it in the paragraph.
  bool EndsSentence(int32_t i) const {
    const Token& token = tokens_[i];
    const Token& next = tokens_[i + 1];
    if (i < parenthesis_end_) return false;
    if (IsStop(token) && token.quote < 0) {
      return !IsStop(next) && !IsComma(next) && !IsAbbreviation(i) && !IsPercent(i);
    }
    return ClosesWithStop(i) && BeginsSentence(i + 1);
  }

  // The quotation that ends at i, its closing mark included, has a full stop as its last character.
  bool ClosesWithStop(int32_t i) const {
    const Token& token = tokens_[i];
    const bool is_close = token.quote < 0 && token.kind == TokenKind::kQuoteMark && i > begin_ &&
                          tokens_[i - 1].quote >= 0 && tokens_[i + 1].quote < 0;
    if (is_close) {
      return IsStop(tokens_[std::max(last_no_mark_, begin_)]);
    }
    const bool is_unclosed_end =
        token.quote >= 0 && tokens_[i + 1].quote < 0 && document_.spans[token.quote].unclosed;
    return is_unclosed_end && IsStop(token);
  }

  // Behind a quotation a verb without و goes on with it ("..." قال الوزير); a joined word does not.
  bool BeginsSentence(int32_t i) const {
    const Token& token = tokens_[i];
    if (token.kind != TokenKind::kWord) return token.kind == TokenKind::kQuoteMark;
    const WordEntry& word = *token.word;
    if (word.reading_count == 0) {
      return token.letters >= 4 && document_.Slice(token.span).substr(0, 2) == "و";
    }
    const Reading& first = *word.begin();
    if (word.Is(WordClass::kPronoun)) return false;  // وهو يبتسم
    return first.conjoined() || (token.quote < 0 && tokens_[i - 1].quote >= 0 && IsVerb(token));
  }

  // The full stop at i belongs to a shortened word or a list's number.
  bool IsAbbreviation(int32_t i) const {
    if (tokens_[i].mark != '.' || i == begin_) return false;
    const Token& before = tokens_[i - 1];
    const Token& next = tokens_[i + 1];
    if (IsStop(before)) return false;
    if (before.kind == TokenKind::kNumber) {
      const bool decimal = next.kind == TokenKind::kNumber && !(next.traits & kSpaceBefore);
      return i - 1 == begin_ || decimal;  // 65 .4
    }
    if (!IsText(before)) return false;
    const bool glued = (next.traits & kSpaceBefore) == 0 && IsText(next);
    if (glued && before.letters <= 2 && next.letters <= 3) return true;
    if (before.letters > 1 || !IsText(next)) return false;
    const bool is_unit = i - 2 >= begin_ && tokens_[i - 2].kind == TokenKind::kNumber;  // 2019 م.
    return !is_unit && !IsJoinedVerb(next);
  }

  // 40? من السكان: a percent sign that was lost in a conversion.
  bool IsPercent(int32_t i) const {
    return tokens_[i].mark == '?' && i > begin_ && tokens_[i - 1].kind == TokenKind::kNumber &&
           IsWord(tokens_[i + 1]) && document_.Slice(tokens_[i].span) == "?";
  }

  static bool IsJoinedVerb(const Token& token) {
    return IsVerb(token) && token.word->begin()->conjoined();
  }

  Document& document_;
  std::vector<Token>& tokens_;
  const std::vector<uint64_t>& classes_;
  TokenRange paragraph_;
  int32_t begin_ = 0;  // of the sentence
  int32_t parenthesis_end_ = -1;
  int32_t last_no_mark_ = -1;  // the last token so far that is no quotation mark
};

}  // namespace

void SplitSentences(Document* document) { Splitter(document).Run(); }

}  // namespace isnad
