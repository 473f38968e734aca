// SPDX-License-Identifier: Apache-2.0
#include "server/engine/lexicon/lexicon.h"

#include "server/engine/lexicon/tables.h"

namespace isnad {
namespace {

bool Continues(const PhraseRow& phrase, const uint64_t* keys, int count) {
  if (phrase.length > count) return false;
  for (int i = 2; i < phrase.length; ++i) {
    if (keys[i] != phrase.rest[i - 2]) return false;
  }
  return true;
}

// The phrase that begins with the one or two words of `phrase_key`.
PhraseMatch FindPhrase(uint64_t phrase_key, uint8_t words, const uint64_t* keys, int count) {
  if (!MayBePhrase(phrase_key)) return {};
  const uint64_t mask = (uint64_t{1} << kPhraseStartBits) - 1;
  uint64_t slot = phrase_key & mask;
  for (; kPhraseStarts[slot].tag != PhraseTag(phrase_key); slot = (slot + 1) & mask) {
    if (kPhraseStarts[slot].empty()) return {};
  }
  const PhraseStart& start = kPhraseStarts[slot];
  for (int i = 0; i < start.longer; ++i) {
    const PhraseRow& phrase = kPhrases[start.first + i];
    if (Continues(phrase, keys, count)) return {phrase.phrase_class, phrase.length};
  }
  if (start.phrase_class == PhraseClass::kNone) return {};
  return {start.phrase_class, words};
}

}  // namespace

const WordEntry kUnknownWord = {};

WordMatch FindWord(uint64_t key) { return FindInTables(key); }

const VerbInfo& Verb(uint16_t lemma) {
  static constexpr VerbInfo kNoVerb;
  return lemma < kVerbCount ? kVerbs[lemma] : kNoVerb;
}

PhraseMatch MatchPhrase(const uint64_t* keys, int count) {
  if (count <= 0) return {};
  if (count > 1) {
    const PhraseMatch match = FindPhrase(PhraseKey(keys[0], keys[1]), 2, keys, count);
    if (match.phrase_class != PhraseClass::kNone) return match;
  }
  return FindPhrase(PhraseKey(keys[0], 0), 1, keys, count);
}

std::string_view LexiconDigest() { return kLexiconDigest; }

}  // namespace isnad
