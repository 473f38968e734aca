// Questions about the letters of one written word, for words that the lexicon lacks.
//
//   الوزير begins with the article, المتظاهرون looks like a plural, يعطفون like a verb, الأممية
//   ends in a nisba's ية
//
// Letters are folded (text/fold.h), so diacritics, tatweel and spelling variants change no answer.
//
// Reads: Document::text, a token's span and lexicon entry. Pure; linear in the length of the word.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_TEXT_LETTERS_H_
#define ISNAD_SERVER_ENGINE_TEXT_LETTERS_H_

#include <cstdint>
#include <string_view>

#include "server/engine/document.h"

namespace isnad {

// The written word begins with ال.
bool HasArticle(std::string_view word);

// The written word has the ending, and more before it.
inline bool EndsWith(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending;
}

// The word has the article by some reading of the lexicon or, from four letters on, as written.
inline bool StartsWithArticle(const Document& /*d*/, const Token& t) {
  const bool no_hamza = (t.traits & (kHamzaAboveFirst | kHamzaBelowFirst)) == 0;  // إلياس
  const bool read = (t.classes & kAnyDefinite) != 0;
  const bool written = (t.letters >= 4) & ((t.traits & kWrittenArticle) != 0);
  return no_hamza & (read | written);  // one branch, for it is hard to foresee
}

// 0 when the token has no letter.
char32_t FirstLetter(const Document& d, const Token& t);

// الكورالي
bool EndsInYa(const Document& d, const Token& t);

// الأممية
bool EndsInNisba(const Document& d, const Token& t);

// متفائلا: an accusative, or a foreign name.
bool EndsInAlif(const Document& d, const Token& t);

// معنيون: a plural in the nominative.
bool EndsInWawNun(const Document& d, const Token& t);

// المحتجين: the other form of that plural.
bool EndsInYaNun(const Document& d, const Token& t);

// راودته: a word of five letters or more with the ending of a verb or noun and a pronoun.
bool EndsInPronoun(const Document& d, const Token& t);

// اهتمام, إهدار, تركيز: a noun of four letters or more with the form of a verb's infinitive. Asked
// of a noun of the language, it says that the word is no name that happens to be written alike.
bool LooksLikeInfinitive(const Document& d, const Token& t);

// المتظاهرون, المحتجين
bool LooksPlural(const Document& d, const Token& t);

// يعطفون: a plural of the present.
bool LooksLikeVerb(const Document& d, const Token& t);

// لآلان, بأكملها: one of ل ب ك و ف before an alif with hamza. Asked of a word that the lexicon
// lacks, it says that the letter is no part of the word, for words of Arabic hardly begin so.
bool IsGluedToAlif(const Document& document, const Token& token);

// The bytes of the first `count` letters, with the diacritics and tatweel that follow each.
int32_t LetterBytes(const Document& d, const Token& t, int count);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_TEXT_LETTERS_H_
