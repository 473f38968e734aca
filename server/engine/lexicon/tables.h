// The compiled lexicon: what lexicon_compiler writes and lexicon.cc reads; and text/token_writer.h,
// which looks up every word of a text. Nobody else includes this.
//
// Words: `isnad_lexicon_slots` is an open-addressing table of kSlotCount slots and some more behind
// them, probed linearly from SlotOf(key), so that no probe wraps around. A slot holds 0 when empty,
// else, from its highest bit down, a tag of the key, where the word's WordEntry begins in
// `isnad_lexicon_records` (in units of kRecordUnit bytes) and where its stems stand in
// `isnad_lexicon_stems`. The key itself is not stored: the compiler proves that every word finds
// itself, and another word meets a tag of its own with a probability of one in ten million.
// Stems: index << 1, and 1 when every reading has a stem of its own from there on.
//
// All arrays are written by the compiler in the memory format of the build machine's ABI and linked
// in by the assembler (.incbin), which takes no compile time. They hold no addresses.
//
// Phrases: kPhraseStarts is an open-addressing table of the first two words of phrases, or the only
// one, by their PhraseKey (1 << kPhraseStartBits slots). A slot has a tag of the key and what these
// words are, and points to a run of kPhrases for phrases that go on, the longest first: 32 KB,
// which stay near. That no two tags of one place are equal is tested. kPhraseFilter has a bit for
// each PhraseKey.
//
// Thread-safety: constants only.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_LEXICON_TABLES_H_
#define ISNAD_SERVER_ENGINE_LEXICON_TABLES_H_

#include <cstdint>
#include <string_view>

#include "server/engine/lexicon/lexicon.h"

extern "C" {
extern const uint64_t isnad_lexicon_slots[];
extern const unsigned char isnad_lexicon_records[];
}

namespace isnad {

inline constexpr uint32_t kStemBits = 19;
inline constexpr uint32_t kRecordBits = 20;
inline constexpr uint32_t kTagBits = 64 - kStemBits - kRecordBits;
inline constexpr uint32_t kRecordUnit = 8;

static_assert(sizeof(WordEntry) % alignof(Reading) == 0 && alignof(WordEntry) == kRecordUnit);

extern const uint64_t kSlotCount;
extern const uint32_t kTagShift;  // chosen so that no two words of one place share a tag

// The highest bits of the key choose the place.
inline uint64_t SlotOf(uint64_t key, uint64_t slot_count) {
  return static_cast<uint64_t>((static_cast<unsigned __int128>(key) * slot_count) >> 64);
}
constexpr uint64_t TagOf(uint64_t key, uint32_t tag_shift) {
  return (key >> tag_shift) & ((uint64_t{1} << kTagBits) - 1);
}
constexpr uint64_t PackSlot(uint64_t tag, uint64_t record, uint64_t stems) {
  return tag << (64 - kTagBits) | record << kStemBits | stems;
}
constexpr uint64_t TagOfSlot(uint64_t slot) { return slot >> (64 - kTagBits); }
constexpr uint64_t RecordOfSlot(uint64_t slot) {
  return slot >> kStemBits & ((uint64_t{1} << kRecordBits) - 1);
}
constexpr uint32_t StemsOfSlot(uint64_t slot) {
  return static_cast<uint32_t>(slot & ((uint64_t{1} << kStemBits) - 1));
}

// FindWord(), inline for the tokeniser; key 0, which is no word's, is unknown.
inline WordMatch FindInTables(uint64_t key) {
  static constexpr uint64_t kEmpty[1] = {};
  const uint64_t tag = TagOf(key, kTagShift);
  const uint64_t* slot = key != 0 ? isnad_lexicon_slots + SlotOf(key, kSlotCount) : kEmpty;
  while (TagOfSlot(*slot) != tag && *slot != 0) ++slot;
  const unsigned char* record = isnad_lexicon_records + RecordOfSlot(*slot) * kRecordUnit;
  return {*slot != 0 ? reinterpret_cast<const WordEntry*>(record) : &kUnknownWord,
          StemsOfSlot(*slot)};
}
// Brings near what it will read, for a caller that has other work meanwhile.
inline void PrefetchWord(uint64_t key) {
  __builtin_prefetch(isnad_lexicon_slots + SlotOf(key, kSlotCount));
}

struct PhraseStart {
  uint32_t tag = 0;
  uint16_t first = 0;                             // in kPhrases
  uint8_t longer = 0;                             // how many go on
  PhraseClass phrase_class = PhraseClass::kNone;  // of these words alone; kNone: only with more

  bool empty() const { return longer == 0 && phrase_class == PhraseClass::kNone; }
};
static_assert(sizeof(PhraseStart) == 8);
constexpr uint32_t PhraseTag(uint64_t phrase_key) {
  return static_cast<uint32_t>(phrase_key >> 32);
}

// A phrase of three words or more.
struct PhraseRow {
  uint64_t rest[kMaxPhraseWords - 2] = {};  // keys of the third word and on
  uint8_t length = 0;                       // words, the first two included
  PhraseClass phrase_class = PhraseClass::kNone;
};

extern const uint32_t kPhraseStartBits;
extern const PhraseStart kPhraseStarts[];
extern const PhraseRow kPhrases[];
extern const VerbInfo kVerbs[];
extern const uint16_t kVerbCount;
extern const std::string_view kLexiconDigest;

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_LEXICON_TABLES_H_
