// Ways to type the same text differently: none may change who speaks.
//
//   std::mt19937 random(7);
//   AddTatweel("قال سامي", &random)   →  "قـال ســامي", for instance
//
// Thread-safety: pure but for the generator handed in. Linear time.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_TESTS_SUPPORT_MUTATIONS_H_
#define ISNAD_TESTS_SUPPORT_MUTATIONS_H_

#include <random>
#include <string>
#include <string_view>

namespace isnad {

// Tatweel between letters of words of at least three letters, at random.
std::string AddTatweel(std::string_view text, std::mt19937* random);

// Fatha, kasra, sukun and shadda behind letters, at random. No damma, which can make a verb
// passive, and no tanwin.
std::string AddDiacritics(std::string_view text, std::mt19937* random);

// The pairs of straight marks replaced by `open` and `close`; the text itself when it has other
// marks, an odd number in a paragraph or an inch mark.
std::string SwapMarks(std::string_view text, std::string_view open, std::string_view close);

}  // namespace isnad

#endif  // ISNAD_TESTS_SUPPORT_MUTATIONS_H_
