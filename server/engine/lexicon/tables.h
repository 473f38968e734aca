// The compiled lexicon: what lexicon_compiler writes and lexicon.cc reads. Nobody else includes
// this.
//
// Words: `isnad_lexicon_slots` is an open-addressing table of 2^kSlotBits slots, probed linearly
// from the low bits of the key. A slot holds 0 when empty, else an index + 1 into
// `isnad_lexicon_entries` in its low kIndexBits, and above them a tag: the highest bits of the key.
// The tag spares the look into the entries for nearly every other word. Both arrays are laid out by
// the compiler in the memory format of the build machine's ABI and linked in by the assembler
// (.incbin), which takes no compile time.
//
// Phrases: kPhraseStarts is an open-addressing table of the keys of first words (1 <<
// kPhraseStartBits slots, key 0 is empty); each points to a run of kPhrases, the longest first.
//
// Thread-safety: constants only.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_LEXICON_TABLES_H_
#define ISNAD_SERVER_ENGINE_LEXICON_TABLES_H_

#include <cstdint>
#include <string_view>

#include "server/engine/lexicon/lexicon.h"

extern "C" {
extern const uint32_t isnad_lexicon_slots[];
extern const isnad::WordEntry isnad_lexicon_entries[];
extern const isnad::Reading isnad_lexicon_readings[];
}

namespace isnad {

inline constexpr uint32_t kIndexBits = 22;
inline constexpr uint32_t kIndexMask = (1u << kIndexBits) - 1;
constexpr uint32_t SlotTag(uint64_t key) {
  return static_cast<uint32_t>(key >> (32 + kIndexBits)) << kIndexBits;
}

struct PhraseStart {
  uint64_t key = 0;
  uint16_t first = 0;
  uint16_t count = 0;
};

struct PhraseRow {
  uint64_t rest[kMaxPhraseWords - 1] = {};  // keys of the second word and on
  uint8_t length = 0;                       // words, the first included
  PhraseClass phrase_class = PhraseClass::kNone;
};

extern const uint32_t kSlotBits;
extern const uint32_t kPhraseStartBits;
extern const PhraseStart kPhraseStarts[];
extern const PhraseRow kPhrases[];
extern const VerbInfo kVerbs[];
extern const uint16_t kVerbCount;
extern const std::string_view kLexiconDigest;

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_LEXICON_TABLES_H_
