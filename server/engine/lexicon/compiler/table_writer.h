// Writes the compiled lexicon for the build: three binary arrays, the assembler file that links
// them in, and lexicon_data.cc with the small tables.
//
//   WriteTables(packed, verbs, phrases, "build/lexicon")  →  true; {slots,records,stems}.bin,
//   lexicon_blobs.S, lexicon_data.cc
//
// The arrays have the memory layout of Reading and WordEntry with padding zeroed, so that equal
// words give equal bytes. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_LEXICON_COMPILER_TABLE_WRITER_H_
#define ISNAD_SERVER_ENGINE_LEXICON_COMPILER_TABLE_WRITER_H_

#include <string>
#include <vector>

#include "server/engine/lexicon/compiler/entries.h"
#include "server/engine/lexicon/compiler/word_table.h"

namespace isnad::lexicon {

// False when a file cannot be written. Duplicate phrases have been reported by the reader.
bool WriteTables(const PackedWords& words, const std::vector<VerbEntry>& verbs,
                 std::vector<PhraseEntry> phrases, const std::string& folder);

}  // namespace isnad::lexicon

#endif  // ISNAD_SERVER_ENGINE_LEXICON_COMPILER_TABLE_WRITER_H_
