// Arabic letters as the derivations see them: a word is a string of code points without diacritics.
//
//   Letters("أكَّد") → U"أكد"      Utf8(U"أكد") → "أكد"      Replaced(U"رأى", 1, U"وا") → U"رأوا"
//
// Thread-safety: pure functions. Linear.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_LEXICON_COMPILER_LETTERS_H_
#define ISNAD_SERVER_ENGINE_LEXICON_COMPILER_LETTERS_H_

#include <string>
#include <string_view>

namespace isnad::lexicon {

using Word = std::u32string;
using WordView = std::u32string_view;

// The letters of a written word: diacritics and tatweel left out.
Word Letters(std::string_view utf8);

std::string Utf8(WordView word);

bool StartsWith(WordView word, WordView beginning);
bool EndsWith(WordView word, WordView ending);
bool IsOneOf(char32_t letter, WordView letters);

// The letter `from_end` places before the last one (0: the last); 0 when the word is shorter.
char32_t Last(WordView word, size_t from_end = 0);

// `word` without its last `count` letters, followed by `ending`.
Word Replaced(WordView word, size_t count, WordView ending);

}  // namespace isnad::lexicon

#endif  // ISNAD_SERVER_ENGINE_LEXICON_COMPILER_LETTERS_H_
