// Names that fold to words of the language, which the lexicon would answer for: those that a letter
// as written tells apart (آلان, آنا), and بان كي مون, the one name in which كي is no particle.
//
// Reads tokens in order while they are looked up. Not thread-safe; constant time a token.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_TEXT_NAMES_LIKE_WORDS_H_
#define ISNAD_SERVER_ENGINE_TEXT_NAMES_LIKE_WORDS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "server/engine/text/token.h"
#include "server/engine/text/word_key.h"
#include "server/engine/words.h"

namespace isnad {

// آلاف, آلان: what begins so has no article.
inline bool BeginsWithMadda(std::string_view text, int32_t begin) {
  constexpr std::string_view kAlifMadda = "آ";
  return text.substr(static_cast<size_t>(begin), kAlifMadda.size()) == kAlifMadda;
}

class NamesLikeWords {
 public:
  NamesLikeWords(std::string_view text, std::vector<Token>* tokens)
      : text_(text), tokens_(*tokens) {}

  // Whether token `i` is such a name. Asked once of each token that has a key, in order; behind بان
  // a كي also takes back what the lexicon said of بان.
  bool HasAt(int32_t i) {
    return kMayBeOne.MayHave(tokens_[i].key) && (IsAlan(tokens_[i]) || IsKi(i));
  }

 private:
  static constexpr KeyBits<256> kMayBeOne =
      KeyBits<256>().Add({WordKey(u"الان"), WordKey(u"انا"), WordKey(u"كي"), WordKey(u"بان")});

  // آلان, آنا: names; the madda tells them from الآن, now, and أنا, I, which fold alike.
  bool IsAlan(const Token& token) const {
    return (token.key == WordKey(u"الان") || token.key == WordKey(u"انا")) &&
           BeginsWithMadda(text_, token.span.begin);
  }

  bool IsKi(int32_t i) {
    if (i == 0 || tokens_[i].key != WordKey(u"كي")) return ban_ && IsBan(i);
    Token& before = tokens_[i - 1];
    if (before.key != WordKey(u"بان") && before.key != WordKey(u"وبان")) return false;
    ban_ = true;
    before.word = &kUnknownWord;
    before.stems = 0;
    return true;
  }

  // أوصى بان بإعادة النظر, أكد بان أن: where he has been named, and no clause begins.
  bool IsBan(int32_t i) const {
    if (tokens_[i].key != WordKey(u"بان") || i + 1 >= static_cast<int32_t>(tokens_.size())) {
      return false;
    }
    const Token& next = tokens_[i + 1];
    constexpr std::string_view kBi = "ب";
    return next.key == WordKey(u"ان") || next.key == WordKey(u"الي") ||
           next.key == WordKey(u"في") || next.key == WordKey(u"علي") ||
           text_.substr(static_cast<size_t>(next.span.begin), kBi.size()) == kBi;
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
  bool ban_ = false;  // بان كي مون has been named
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_TEXT_NAMES_LIKE_WORDS_H_
