// The layout of the generated folding table, shared by its generator (fold_table_main.cc) and its
// readers. Include fold.h instead.
//
// Two levels: a code point's block of 64 by kFoldBlocks, then its value in kFoldValues. Equal
// blocks are stored once, except that the first 2,048 code points (ASCII, Latin, Arabic) lie at
// their own index. A value packs what the code point folds to, a CharClass and how to read the
// payload:
//
//   bits 0-20 payload   bits 21-24 CharClass   bits 25-26 FoldKind
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_TEXT_FOLD_TABLE_H_
#define ISNAD_SERVER_ENGINE_TEXT_FOLD_TABLE_H_

#include <cstdint>

namespace isnad {

// What a code point is to the tokeniser.
enum class CharClass : uint8_t {
  kOther,      // symbols, emoji, U+FFFD: a punctuation token of its own
  kSpace,      // white space and controls within a line
  kLineBreak,  // \n \r U+2028 U+2029
  kArabicLetter,
  kForeignLetter,
  kDigit,
  kIgnorable,  // diacritics, tatweel, bidi controls, zero-width: part of a word inside it, else
               // skipped
  kPunctuation,
  kQuoteMark,  // a code point that is a quotation mark or a half of one; ( and / are kPunctuation
};

enum class FoldKind : uint8_t {
  kNothing,   // folds to nothing; the payload is the ASCII equivalent, kInvisible or 0
  kSingle,    // the payload is the folded code point
  kSelf,      // the code point, one from kFoldDirectEnd on, folds to itself
  kSequence,  // the payload is (offset << 5 | length) in kFoldSequences
};

// Payload of a kIgnorable code point that draws nothing: bidi controls, zero-width characters.
// Others (diacritics, tatweel) belong to the letter before them.
inline constexpr uint32_t kInvisible = 1;

inline constexpr int kFoldBlockBits = 6;
inline constexpr char32_t kFoldDirectEnd = 0x800;  // code points below stand at their own index
inline constexpr char32_t kFoldPointEnd = 0x110000;

constexpr uint32_t PackFold(uint32_t payload, CharClass c, FoldKind kind) {
  return payload | static_cast<uint32_t>(c) << 21 | static_cast<uint32_t>(kind) << 25;
}
constexpr uint32_t FoldPayload(uint32_t value) { return value & 0x1fffff; }
constexpr CharClass FoldClass(uint32_t value) { return static_cast<CharClass>(value >> 21 & 15); }
constexpr FoldKind FoldKindOf(uint32_t value) { return static_cast<FoldKind>(value >> 25 & 3); }

extern const uint16_t kFoldBlocks[kFoldPointEnd >> kFoldBlockBits];
extern const uint32_t kFoldValues[];
extern const char32_t kFoldSequences[];

// What the letters of the Arabic block, U+0600 to U+06FF, fold to when it is one letter, by the two
// bytes of their UTF-8 form; 0 for any other two bytes.
extern const uint16_t kPlainLetters[0x10000];

// The places of the block's letters: their two bytes from kPlainBegin on.
inline constexpr uint32_t kPlainBegin = 0xD880;  // the bytes of U+0600
inline constexpr uint32_t kPlainPlaces = 0x340;

// U+0600 to U+06FF by its place; 0 where the second byte is none.
constexpr char32_t PlainPoint(uint32_t place) {
  const uint32_t second = place & 0xFF;
  return second < 0x40 ? 0x600 + (place >> 8 << 6) + second : 0;
}

inline uint32_t FoldTableValue(char32_t point) {
  if (point < kFoldDirectEnd) return kFoldValues[point];
  if (point >= kFoldPointEnd) point = 0xFFFD;
  const uint32_t block = kFoldBlocks[point >> kFoldBlockBits];
  return kFoldValues[(block << kFoldBlockBits) + (point & ((1u << kFoldBlockBits) - 1))];
}

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_TEXT_FOLD_TABLE_H_
