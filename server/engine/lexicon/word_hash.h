// Hashes of folded letters: the keys of words, and those of other sequences.
//
//   WordKey(u"وزير") == FoldedKey("وزيرٌ")       constexpr, for words that rules name
//   WordHash hash;  hash.Add(U'و'); ...  hash.key()   the same, letter by letter
//
// A word's key is a function of its letters packed into bytes (a letter of the Arabic block is one,
// its place in the block), sixteen bytes at a time. So who has the packed letters at once, as
// text/plain_word.h has, needs one multiplication a word.
//
// AddToHash is for what is no word: the letters of a whole quotation, the consonants of a name.
//
// Pure; constant time a letter.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_LEXICON_WORD_HASH_H_
#define ISNAD_SERVER_ENGINE_LEXICON_WORD_HASH_H_

#include <cstdint>
#include <string_view>

namespace isnad {

inline constexpr uint64_t kHashSeed = 0x9e3779b97f4a7c15u;
constexpr uint64_t AddToHash(uint64_t state, char32_t folded) {
  return (state ^ folded) * 0xff51afd7ed558ccdu + (state >> 29);
}
constexpr uint64_t FinishHash(uint64_t state) {
  state ^= state >> 32;
  state *= 0xd6e8feb86659fd93u;
  state ^= state >> 29;
  return state == 0 ? 1 : state;
}

// Where the Arabic block begins: the letter of byte b is U+0600 + b.
inline constexpr char32_t kArabicBlock = 0x600;

// The key of the word whose packed letters are these, the first in the lowest byte; never 0. seed:
// what stood in sixteen bytes before.
constexpr uint64_t PackedWordKey(uint64_t low, uint64_t high, uint64_t seed = kHashSeed) {
  constexpr uint64_t kHighSeed = 0xd6e8feb86659fd93u;
  const auto product = static_cast<unsigned __int128>(low ^ seed) * (high ^ kHighSeed);
  const uint64_t key = static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
  return key == 0 ? 1 : key;
}

class WordHash {
 public:
  constexpr void Add(char32_t folded) {
    const char32_t place = folded - kArabicBlock;
    if (place >= 1 && place <= 0xff) return AddByte(place);
    AddByte(0);  // no letter's, so that no two words are packed alike
    AddByte(folded & 0xff);
    AddByte(folded >> 8 & 0xff);
    AddByte(folded >> 16);
  }
  constexpr uint64_t key() const { return PackedWordKey(low_, high_, seed_); }

 private:
  constexpr void AddByte(uint64_t byte) {
    if (bytes_ == 16) {
      seed_ = key();
      low_ = high_ = bytes_ = 0;
    }
    (bytes_ < 8 ? low_ : high_) |= byte << (bytes_ % 8 * 8);
    ++bytes_;
  }

  uint64_t low_ = 0;
  uint64_t high_ = 0;
  uint64_t seed_ = kHashSeed;
  uint32_t bytes_ = 0;
};

// Of letters that are folded already (text/fold.h): على is u"علي".
constexpr uint64_t WordKey(std::u16string_view folded) {
  WordHash hash;
  for (const char16_t c : folded) hash.Add(c);
  return hash.key();
}

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_LEXICON_WORD_HASH_H_
