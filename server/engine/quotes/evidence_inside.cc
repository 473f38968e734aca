// SPDX-License-Identifier: Apache-2.0
// What the marked words themselves say about being somebody's words.
#include <algorithm>
#include <string_view>

#include "server/engine/quotes/speech_evidence.h"
#include "server/engine/quotes/word_hints.h"
#include "server/engine/words.h"

namespace isnad {

namespace {

// صحيفة is a medium and a word of the language, تويتر a body's name and no more.
constexpr uint64_t kGeneric = ClassBits(WordClass::kNameHead, WordClass::kCommonNoun,
                                        WordClass::kVerbalNoun, WordClass::kAdjective) |
                              kVerbClasses;
// بين, بعد: verbs too, by their letters.
constexpr uint64_t kNoVerbs =
    ClassBits(WordClass::kPreposition, WordClass::kAdverb, WordClass::kTime, WordClass::kCity,
              WordClass::kCountry, WordClass::kNisba);
constexpr uint64_t kLinkWords =
    ClassBits(WordClass::kConjunction, WordClass::kRelative, WordClass::kAuxiliary,
              WordClass::kPronoun, WordClass::kParticle, WordClass::kNegation);

// Every other letter carries a vowel sign: U+064B to U+0652, D9 8B to D9 92 in UTF-8.
bool IsVocalised(std::string_view written, int letters) {
  if (static_cast<int>(written.size()) == 2 * letters) return false;  // letters alone
  int signs = 0;
  for (size_t i = 0; i + 1 < written.size(); ++i) {
    const auto second = static_cast<unsigned char>(written[i + 1]);
    signs += written[i] == '\xd9' && second >= 0x8b && second <= 0x92;
  }
  return signs > 1 && 2 * signs >= letters;
}

struct Counts {
  int words = 0, arabic = 0, unknown = 0, common = 0, names = 0, adjectives = 0;
  int letter_names = 0, vocalised = 0, nouns = 0, said = 0, named = 0;
};

constexpr int kShort = 2;  // words
constexpr int kFewWords = 4;
constexpr int kWordsCompared = 6;

void CountNoWord(const Token& t, Counts* n, SpeechFeatures* x) {
  n->words += t.kind == TokenKind::kForeign;
  x->Set(kForeignWordInside, t.kind == TokenKind::kForeign);
  x->Set(kNumberInside, t.kind == TokenKind::kNumber);
  const bool asks = IsMark(t, '?') || IsMark(t, '!');
  x->Set(kQuestionInside, asks);
  x->Set(kPunctuationInside, asks || IsMark(t, '.') || IsMark(t, ','));
}

Counts CountWords(const Document& d, TokenRange tokens, SpeechFeatures* x) {
  constexpr uint64_t kOwnNames = kNameClasses | kPlaceClasses;
  constexpr uint64_t kNames = kNounClasses | kNameClasses;
  Counts n;
  // What some word has: hints, traits, classes of those that can be no noun, classes but for the
  // first word.
  unsigned hints = 0, traits = 0;
  uint64_t links = 0, behind = 0;
  bool verb = false;
  for (int32_t i = tokens.begin; i < tokens.end; ++i) {
    const Token& t = d.tokens[i];
    if (!IsWord(t)) {
      CountNoWord(t, &n, x);
      continue;
    }
    ++n.arabic;
    const uint64_t classes = t.classes;
    const bool noun = (classes & kNounClasses) != 0, own_name = (classes & kOwnNames) != 0;
    const bool body = ((classes & kBodyClasses) != 0) & ((classes & kGeneric) == 0);
    n.adjectives += (classes & kModifierClasses) != 0;
    n.unknown += classes == 0;
    n.names += body | (own_name & !noun);
    n.common += noun & !own_name;
    n.nouns += noun;
    verb |= CanBeVerb(t) & ((classes & (kNames | kNoVerbs)) == 0);
    if (i > tokens.begin) {
      links |= (classes & kNames) == 0 ? classes : 0;
      behind |= classes;
    }
    traits |= t.traits;
    if (IsVerbFirst(t)) {
      x->Set(kFirstPersonInside, t.word->begin()->person == 1);
      x->Set(kSecondPersonInside, t.word->begin()->person == 2);
    }
    const unsigned hinted = HintsOf(t, d.bare_keys[i]);
    hints |= hinted;
    n.said += (hinted & kSaidWord) != 0;
    n.named += (hinted & kNamedWord) != 0;
    n.letter_names += t.letters == 1 || (hinted & kLetterName) != 0;
    n.vocalised += IsVocalised(d.Slice(t.span), t.letters);
  }
  n.words += n.arabic;
  x->Set(kVerbInside, verb);
  x->Set(kTanwinInside, (traits & kHasTanwin) != 0);
  x->Set(kFirstPersonInside, (hints & kFirstPersonWord) != 0);
  x->Set(kSecondPersonInside, (hints & kSecondPersonWord) != 0);
  x->Set(kDialectInside, (hints & kDialectWord) != 0);
  x->Set(kLinkWordInside, (links & kLinkWords) != 0);
  x->Set(kPrepositionInside, (behind & kPlainFirst) != 0);
  return n;
}

void FirstWord(const Token& first, SpeechFeatures* out) {
  SpeechFeatures& x = *out;
  if (!IsWord(first)) return;
  const bool read = first.word->reading_count > 0;
  x.Set(kVerbFirst, IsVerbFirst(first));
  x.Set(kPrepositionFirst,
        Any(first, ClassBit(WordClass::kPreposition)) || (read && first.word->begin()->governed()));
  x.Set(kParticleFirst, Any(first, ClassBit(WordClass::kParticle)));
  x.Set(kNegationFirst, Any(first, ClassBit(WordClass::kNegation)));
  x.Set(kPronounFirst, Any(first, ClassBits(WordClass::kPronoun, WordClass::kDemonstrative)));
  x.Set(kArticleFirst, read && first.word->begin()->definite());
}

}  // namespace

// The narrator writes vowel signs too: they say nothing.
bool SpeechEvidence::VocalisedBefore(const QuoteSpan& s) const {
  int words = 0, vocalised = 0;
  for (int32_t i = s.outer_begin() - 1; i >= 0 && words < kWordsCompared; --i) {
    if (!IsWord(d_.tokens[i]) || d_.tokens[i].letters < 2) continue;
    ++words;
    vocalised += IsVocalised(d_.Slice(d_.tokens[i].span), d_.tokens[i].letters);
  }
  return vocalised > 1;
}

// "دار النهر للنشر", "جبل نورسان", but not "قضية معقدة": the noun governs a definite word or a
// name.
bool SpeechEvidence::BeginsWithHead(const QuoteSpan& s) const {
  if (s.tokens.size() < 2 || !IsWord(d_.tokens[s.tokens.begin])) return false;
  const Token& first = d_.tokens[s.tokens.begin];
  const Token& second = d_.tokens[s.tokens.begin + 1];
  if (!IsWord(second) || (first.traits & kHasTanwin) != 0) return false;
  const Reading* head = first.word->Find(WordClass::kNameHead);
  const bool heads = (head != nullptr && head->attributes != kHeadsTerm && head->proclitics == 0) ||
                     Any(first, ClassBits(WordClass::kOrganization, WordClass::kMedium));
  return heads && (IsUnknown(second) || Any(second, kNameClasses | kPlaceClasses) ||
                   (second.word->reading_count > 0 && second.word->begin()->definite()));
}

void SpeechEvidence::Words(int32_t q, SpeechFeatures* out) const {
  SpeechFeatures& x = *out;
  const QuoteSpan& s = d_.spans[q];
  const Counts n = CountWords(d_, s.tokens, &x);
  constexpr SpeechFeature kLengths[] = {kWords1, kWords1,    kWords2,    kWords3,  kWords4,
                                        kWords5, kWords6To7, kWords6To7, kWords8Up};
  x.Set(kLengths[std::min(n.words, 8)], true);
  if (n.words < 3) x.Clear(kPunctuationInside);
  x.Set(kOrnateMarks, s.style == MarkStyle::kOrnate);
  x.Set(kRepeated, n.words <= 8 && same_words_.Repeats(q));
  if (n.arabic == 0) {
    x.Set(kForeignInside, true);
    return;
  }
  const float all = static_cast<float>(n.arabic);
  x.SetShare(kUnknownInside, static_cast<float>(n.unknown) / all);
  x.SetShare(kCommonInside, static_cast<float>(n.common) / all);
  x.SetShare(kNameInside, static_cast<float>(n.names) / all);
  x.SetShare(kSaidWords, static_cast<float>(n.said) / all);
  x.SetShare(kNamedWords, static_cast<float>(n.named) / all);
  if (n.words <= kFewWords) {
    x.SetShare(kShortSaidWords, x.Share(kSaidWords));
    x.SetShare(kShortNamedWords, x.Share(kNamedWords));
  }
  x.Set(kAdjectivesOnly, n.adjectives == n.arabic);
  x.Set(kLetterNames, n.letter_names == n.arabic);
  x.Set(kVocalised, 2 * n.vocalised > n.arabic && !VocalisedBefore(s));
  FirstWord(d_.tokens[s.tokens.begin], &x);
  x.Set(kHeadFirst, !x.Has(kVerbInside) && BeginsWithHead(s));
  if (n.words > kShort) return;
  x.Set(kShortTanwin, x.Has(kTanwinInside));
  x.Set(kShortDefinite, x.Has(kArticleFirst));
  x.Set(kShortIndefinite, !x.Has(kArticleFirst) && n.nouns == n.arabic);
}

}  // namespace isnad
