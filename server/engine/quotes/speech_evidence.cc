// SPDX-License-Identifier: Apache-2.0
#include "server/engine/quotes/speech_evidence.h"

#include <algorithm>

#include "server/engine/words.h"

namespace isnad {

namespace {

constexpr int32_t kMaxRecurringWords = 4;
constexpr int32_t kNearWords = 6;
constexpr int32_t kFarWords = 15;

// تسمى, لقبه: the verb gives a name.
bool NamesThings(const Cue& cue) {
  if (cue.lemma == kNoLemma) return false;
  const std::string_view lemma = Verb(cue.lemma).lemma;
  return lemma == "سمى" || lemma == "أسمى" || lemma == "لقب" || lemma == "أطلق";
}

}  // namespace

SpeechEvidence::SpeechEvidence(const Document& document, const SameWords& same_words)
    : d_(document),
      same_words_(same_words),
      unmarked_(&document.scratch),
      mentioned_(document.spans.size(), 0, &document.scratch) {
  FindMentioned();
  CountReports();
}

// One pass over the words: which short contents stand somewhere without marks of their own? Equal
// words have equal bare keys, which lie close together; one bit of them tells nearly all words from
// the first words of contents.
void SpeechEvidence::FindRecurring() {
  unmarked_.assign(d_.spans.size(), 0);
  KeyFilter first_words(d_.spans.size(), &d_.scratch), contents(d_.spans.size(), &d_.scratch);
  uint64_t first_bits = 0;
  const auto count = static_cast<int32_t>(d_.spans.size());
  for (int32_t q = 0; q < count; ++q) {
    const TokenRange tokens = d_.spans[q].tokens;
    if (tokens.empty() || tokens.size() > kMaxRecurringWords) continue;
    const uint64_t first = d_.bare_keys[tokens.begin];
    first_bits |= uint64_t{1} << (first % 64);
    first_words.Add(first);
    contents.Add(same_words_.Key(q));
  }
  if (first_bits == 0) return;
  const auto size = static_cast<int32_t>(d_.tokens.size());
  const uint64_t* const bare_keys = d_.bare_keys.data();
  for (int32_t i = 0; i < size; ++i) {
    if ((first_bits >> (bare_keys[i] % 64) & 1) == 0) continue;
    if (first_words.MayHave(bare_keys[i])) LookForContent(i, contents);
  }
}

void SpeechEvidence::LookForContent(int32_t i, const KeyFilter& contents) {
  if (!IsWord(d_.tokens[i]) || (i > 0 && d_.tokens[i - 1].opens >= 0)) return;
  const auto size = static_cast<int32_t>(d_.tokens.size());
  uint64_t key = 0;
  for (int32_t k = i; k < size && k < i + kMaxRecurringWords; ++k) {
    key = AddToContentKey(key, d_.tokens[k].key);
    if (!contents.MayHave(key)) continue;
    const int32_t group = same_words_.Find(key);
    if (group >= 0) unmarked_[group] = 1;
  }
}

// Both spans and mentions stand in order, but for the mentions that entities/ added.
void SpeechEvidence::FindMentioned() {
  const auto ordered = d_.mentions.cend() - d_.late_mentions;
  const auto before = [](const QuoteSpan& s, int32_t token) { return s.outer_begin() < token; };
  auto span = d_.spans.cbegin();
  for (auto m = d_.mentions.cbegin(); m != d_.mentions.cend(); ++m) {
    const TokenRange r = m->tokens;
    if (m < ordered) {
      while (span != d_.spans.cend() && before(*span, r.begin)) ++span;
    } else {
      span = std::lower_bound(d_.spans.cbegin(), d_.spans.cend(), r.begin, before);
    }
    for (auto s = span; s != d_.spans.cend() && s->outer_begin() < r.end; ++s) {
      if (m->quote != s->parent) continue;
      uint8_t& mentioned = mentioned_[static_cast<size_t>(s - d_.spans.cbegin())];
      mentioned = std::max<uint8_t>(mentioned, s->outer_begin() == r.begin ? 1 : 2);
    }
  }
}

bool SpeechEvidence::Ungoverned(const QuoteLink& link) const {
  return link.header < 0 && (link.cue < 0 || d_.cues[link.cue].strength < 2);
}

void SpeechEvidence::CountReports() {
  int strong = 0;
  for (const Cue& cue : d_.cues) strong += cue.strength >= 2;
  const float spans = static_cast<float>(d_.spans.size());
  reports_ = strong == 0 ? 0 : static_cast<float>(strong) / (static_cast<float>(strong) + spans);
  for (const QuoteLink& link : d_.links) ungoverned_ += Ungoverned(link);
}

bool SpeechEvidence::AddRecurring(int32_t q, SpeechFeatures* x) {
  if (d_.spans[q].tokens.size() > kMaxRecurringWords) return false;
  if (unmarked_.empty()) FindRecurring();
  if (unmarked_[same_words_.Group(q)] == 0) return false;
  x->Set(x->Has(kWords1) ? kWordRecurs : kRecursUnmarked, true);
  return true;
}

SpeechFeatures SpeechEvidence::Of(int32_t q) const {
  SpeechFeatures x;
  const QuoteSpan& s = d_.spans[q];
  const QuoteLink& link = d_.links[q];
  x.Set(kBias, true);
  Words(q, &x);
  Neighbours(s, &x);
  Governor(link, &x);
  if (link.sibling >= 0) {
    const bool speech = d_.spans[link.sibling].quote_class != QuoteClass::kNonSpeech;
    x.Set(speech ? kSiblingSpeech : kSiblingNonSpeech, true);
  }
  x.Set(kHeader, link.header >= 0);
  x.Set(kMarkedBefore, q > 0 && link.cue >= 0 && d_.links[q - 1].cue == link.cue &&
                           d_.spans[q - 1].quote_class != QuoteClass::kNonSpeech);
  x.Set(kInMention, mentioned_[q] == 2);
  x.Set(kIsMention, mentioned_[q] == 1);
  Article(link, &x);
  Combine(link, &x);
  return x;
}

void SpeechEvidence::Article(const QuoteLink& link, SpeechFeatures* x) const {
  const int32_t others = static_cast<int32_t>(d_.spans.size()) - 1;
  const auto ungoverned = static_cast<float>(ungoverned_ - Ungoverned(link));
  x->SetShare(kOthersUngoverned, others > 0 ? ungoverned / static_cast<float>(others) : 0);
  x->SetShare(kFewReports, 1 - reports_);
}

void SpeechEvidence::Combine(const QuoteLink& link, SpeechFeatures* out) const {
  SpeechFeatures& x = *out;
  const bool two = x.Has(kWords1) || x.Has(kWords2);
  if (two || x.Has(kWords3)) x.SetShare(kShortUngoverned, x.Share(kOthersUngoverned));
  x.Set(kShortDefiniteAtCue, (two || x.Has(kWords3)) && x.Has(kArticleFirst) && x.Has(kCueStrong) &&
                                 !x.Has(kColonBefore));
  x.Set(kShortGoverning, x.Has(kShortIndefinite) && x.Has(kPrepositionAfter));
  x.Set(kShortInClause, two && x.Has(kClauseOfParticle));
  x.Set(kShortFarCue, two && x.Has(kCueFar));
  if (x.Has(kClauseOfParticle) || x.Has(kVerbInside)) x.Clear(kParticleAfter);
  x.Set(kColonOfCue, x.Has(kColonBefore) && x.Has(kCueStrong));
  x.Set(kSourceAfter,
        x.Has(kCueAfter) && x.Has(kCueStrong) && (x.Has(kCueIsPreposition) || x.Has(kCueIsNoun)));
  x.Set(kLongNoCue, x.Has(kWords8Up) && link.cue < 0 && link.header < 0);
}

void SpeechEvidence::Governor(const QuoteLink& link, SpeechFeatures* out) const {
  SpeechFeatures& x = *out;
  x.Set(kInSubject, link.in_subject);
  if (link.cue < 0) {
    x.Set(kNoCue, link.header < 0);
    return;
  }
  const Cue& cue = d_.cues[link.cue];
  x.Set(kCueAfter, link.after);
  x.Set(kCueAdjacent, link.adjacent);
  x.Set(kCueStrong, link.adjacent && cue.strength >= 2);
  x.Set(kCueNear, !link.adjacent && link.distance <= kNearWords);
  x.Set(kCueFar, link.distance > kNearWords);
  x.Set(kCueVeryFar, link.distance > kFarWords);
  x.Set(kCueBreaks, link.breaks > 0);
  x.Set(kCueRelative, cue.relative);
  x.Set(kCueDescribes, cue.describes());
  x.Set(kCueLevelB, cue.level == VerbLevel::kB);
  x.Set(kCueLevelC, cue.level == VerbLevel::kC);
  x.Set(kCuePassive, cue.passive);
  x.Set(kCueNaming, !cue.relative && NamesThings(cue));
  x.Set(kCueFrame, cue.intro == Intro::kFrame);
  x.Set(kCueNoun, cue.intro == Intro::kNoun);
  x.Set(kCueIntroNone, cue.intro == Intro::kNone);
  x.Set(kCueIsNoun, cue.kind == CueKind::kNoun);
  x.Set(kCueIsParticiple, cue.kind == CueKind::kParticiple);
  x.Set(kCueIsPreposition, cue.kind == CueKind::kPreposition);
  x.Set(kSpeakerNone, cue.speaker < 0);
  if (cue.speaker >= 0) {
    const Entity& speaker = d_.entities[d_.mentions[cue.speaker].entity];
    x.Set(kSpeakerNamed, d_.mentions[speaker.name].name.valid());
  }
  x.Set(kCueWeak, cue.strength < 2);
  x.Set(kClauseOfParticle, cue.intro == Intro::kParticle && cue.strength >= 2 && !link.after);
}

}  // namespace isnad
