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

WordMatch FindWord(uint64_t key) { return FindInTables(key); }

const VerbInfo& Verb(uint16_t lemma) {
  static constexpr VerbInfo kNoVerb;
  return lemma < kVerbCount ? kVerbs[lemma] : kNoVerb;
}

PhraseMatch MatchPhrase(const uint64_t* keys, int count) {
  if (count <= 0 || !MayBeginPhrase(keys[0], count > 1 ? keys[1] : 0)) return {};
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
