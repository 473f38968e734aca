// SPDX-License-Identifier: Apache-2.0
#include "server/engine/lexicon/lexicon.h"

#include "server/engine/lexicon/tables.h"

namespace isnad {
namespace {

const PhraseStart* FindPhraseStart(uint64_t key) {
  const uint64_t mask = (uint64_t{1} << kPhraseStartBits) - 1;
  for (uint64_t slot = key & mask; kPhraseStarts[slot].key != 0; slot = (slot + 1) & mask) {
    if (kPhraseStarts[slot].key == key) return &kPhraseStarts[slot];
  }
  return nullptr;
}

bool Continues(const PhraseRow& phrase, const uint64_t* keys, int count) {
  if (phrase.length > count) return false;
  for (int i = 1; i < phrase.length; ++i) {
    if (keys[i] != phrase.rest[i - 1]) return false;
  }
  return true;
}

}  // namespace

const WordEntry kUnknownWord = {};

const Reading* WordEntry::begin() const { return isnad_lexicon_readings + first_reading; }

const Reading* WordEntry::end() const { return begin() + reading_count; }

const Reading* WordEntry::Find(WordClass c) const {
  if (!Is(c)) return nullptr;
  const Reading* reading = begin();
  while (reading->word_class != c) ++reading;
  return reading;
}

const WordEntry& LookUp(uint64_t key) {
  const uint64_t mask = (uint64_t{1} << kSlotBits) - 1;
  const uint32_t tag = SlotTag(key);
  for (uint64_t slot = key & mask; isnad_lexicon_slots[slot] != 0; slot = (slot + 1) & mask) {
    const uint32_t value = isnad_lexicon_slots[slot];
    if ((value & ~kIndexMask) != tag) continue;
    const WordEntry& entry = isnad_lexicon_entries[(value & kIndexMask) - 1];
    if (entry.key == key) return entry;
  }
  return kUnknownWord;
}

const VerbInfo& Verb(uint16_t lemma) {
  static constexpr VerbInfo kNoVerb;
  return lemma < kVerbCount ? kVerbs[lemma] : kNoVerb;
}

PhraseMatch MatchPhrase(const uint64_t* keys, int count) {
  if (count <= 0) return {};
  const PhraseStart* start = FindPhraseStart(keys[0]);
  if (start == nullptr) return {};
  for (int i = 0; i < start->count; ++i) {
    const PhraseRow& phrase = kPhrases[start->first + i];
    if (Continues(phrase, keys, count)) return {phrase.phrase_class, phrase.length};
  }
  return {};
}

std::string_view LexiconDigest() { return kLexiconDigest; }

}  // namespace isnad
