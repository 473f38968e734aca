// SPDX-License-Identifier: Apache-2.0
#include "server/engine/lexicon/compiler/table_writer.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>

#include "server/engine/lexicon/tables.h"

namespace isnad::lexicon {
namespace {

std::string Bytes(const std::vector<uint64_t>& numbers) {
  return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(uint64_t)};
}

// FNV-1a over everything that is written.
class Digest {
 public:
  void Add(const std::string& bytes) {
    for (char c : bytes) state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  }
  std::string Hex() const {
    char hex[17];
    std::snprintf(hex, sizeof(hex), "%016llx", static_cast<unsigned long long>(state_));
    return hex;
  }

 private:
  uint64_t state_ = 0xcbf29ce484222325u;
};

bool WriteFile(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return out.good();
}

std::string Assembler(const std::string& folder) {
  std::ostringstream out;
  out << "    .section .rodata\n";
  for (const char* name : {"slots", "records", "stems"}) {
    out << "    .globl isnad_lexicon_" << name << "\n    .type isnad_lexicon_" << name
        << ", %object\n    .balign 64\nisnad_lexicon_" << name << ":\n    .incbin \"" << folder
        << "/" << name << ".bin\"\n    .size isnad_lexicon_" << name << ", . - isnad_lexicon_"
        << name << "\n";
  }
  out << "    .section .note.GNU-stack,\"\",%progbits\n";
  return out.str();
}

std::string VerbTable(const std::vector<VerbEntry>& verbs) {
  std::ostringstream out;
  out << "const uint16_t kVerbCount = " << verbs.size() << ";\nconstexpr VerbInfo kVerbs[] = {\n";
  for (const VerbEntry& v : verbs) {
    out << "    {\"" << v.lemma << "\", static_cast<Stance>(" << static_cast<int>(v.stance)
        << "), static_cast<VerbLevel>(" << static_cast<int>(v.level) << "), " << v.frames << "},\n";
  }
  out << "};\n";
  return out.str();
}

uint64_t KeyOf(const PhraseEntry& phrase) {
  return PhraseKey(phrase.keys[0], phrase.keys.size() > 1 ? phrase.keys[1] : 0);
}

bool Before(const PhraseEntry& a, const PhraseEntry& b) {
  if (KeyOf(a) != KeyOf(b)) return KeyOf(a) < KeyOf(b);
  if (a.keys.size() != b.keys.size()) return a.keys.size() > b.keys.size();
  return a.keys < b.keys;
}

// Writes a phrase's class as C++.
std::string ClassOf(PhraseClass c) {
  return "static_cast<PhraseClass>(" + std::to_string(static_cast<int>(c)) + ")";
}

// The table of first words; `rows` takes the phrases of three words or more.
std::vector<PhraseStart> PhraseStarts(const std::vector<PhraseEntry>& phrases, uint32_t* bits,
                                      std::vector<PhraseEntry>* rows) {
  std::map<uint64_t, PhraseStart> starts;
  for (const PhraseEntry& phrase : phrases) {
    PhraseStart& start = starts[KeyOf(phrase)];
    start.tag = PhraseTag(KeyOf(phrase));
    if (phrase.keys.size() <= 2) {
      if (start.phrase_class == PhraseClass::kNone) start.phrase_class = phrase.phrase_class;
      continue;
    }
    if (start.longer++ == 0) start.first = static_cast<uint16_t>(rows->size());
    rows->push_back(phrase);
  }
  *bits = 4;
  while ((size_t{1} << *bits) * 2 < starts.size() * 3) ++*bits;
  const uint64_t mask = (uint64_t{1} << *bits) - 1;
  std::vector<PhraseStart> table(mask + 1);
  for (const auto& [key, start] : starts) {
    uint64_t slot = key & mask;
    while (!table[slot].empty()) slot = (slot + 1) & mask;
    table[slot] = start;
  }
  return table;
}

std::string PhraseRows(const std::vector<PhraseEntry>& phrases) {
  std::ostringstream out;
  out << "constexpr PhraseRow kPhrases[] = {\n";
  for (const PhraseEntry& phrase : phrases) {
    out << "    {{";
    for (size_t i = 2; i < phrase.keys.size(); ++i) out << phrase.keys[i] << "u, ";
    out << "}, " << phrase.keys.size() << ", " << ClassOf(phrase.phrase_class) << "},\n";
  }
  out << "};\n";
  return out.str();
}

std::string PhraseFilter(const std::vector<PhraseEntry>& phrases) {
  std::vector<uint64_t> filter(size_t{1} << (kPhraseFilterBits - 6));
  for (const PhraseEntry& phrase : phrases) {
    const uint64_t bit = PhraseFilterBit(KeyOf(phrase));
    filter[bit >> 6] |= uint64_t{1} << (bit & 63);
  }
  std::ostringstream out;
  out << "const uint64_t kPhraseFilter[] = {\n";
  for (uint64_t word : filter) out << "    " << word << "u,\n";
  out << "};\n";
  return out.str();
}

std::string PhraseTable(std::vector<PhraseEntry> phrases) {
  std::sort(phrases.begin(), phrases.end(), Before);
  uint32_t bits = 0;
  std::vector<PhraseEntry> rows;
  const std::vector<PhraseStart> starts = PhraseStarts(phrases, &bits, &rows);
  std::ostringstream out;
  out << "const uint32_t kPhraseStartBits = " << bits
      << ";\nconstexpr PhraseStart kPhraseStarts[] = {\n";
  for (const PhraseStart& start : starts) {
    out << "    {" << start.tag << "u, " << start.first << ", " << int{start.longer} << ", "
        << ClassOf(start.phrase_class) << "},\n";
  }
  out << "};\n" << PhraseRows(rows) << PhraseFilter(phrases);
  return out.str();
}

}  // namespace

bool WriteTables(const PackedWords& words, const std::vector<VerbEntry>& verbs,
                 std::vector<PhraseEntry> phrases, const std::string& folder) {
  const std::string slots = Bytes(words.slots), stems = Bytes(words.stems),
                    verb_table = VerbTable(verbs), phrase_table = PhraseTable(std::move(phrases));
  Digest digest;
  for (const std::string* part : {&slots, &words.records, &stems, &verb_table, &phrase_table}) {
    digest.Add(*part);
  }
  std::ostringstream data;
  data << "// Written by lexicon_compiler from server/engine/lexicon/*.tsv.\n"
          "#include \"server/engine/lexicon/tables.h\"\n\nnamespace isnad {\n\n"
       << "const uint64_t kSlotCount = " << words.slot_count << ";\n"
       << "const uint32_t kTagShift = " << words.tag_shift << ";\n"
       << verb_table << phrase_table << "constexpr std::string_view kLexiconDigest = \""
       << digest.Hex() << "\";\n\n}  // namespace isnad\n";
  return WriteFile(folder + "/slots.bin", slots) &&
         WriteFile(folder + "/records.bin", words.records) &&
         WriteFile(folder + "/stems.bin", stems) &&
         WriteFile(folder + "/lexicon_blobs.S", Assembler(folder)) &&
         WriteFile(folder + "/lexicon_data.cc", data.str());
}

}  // namespace isnad::lexicon
