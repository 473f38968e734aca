// SPDX-License-Identifier: Apache-2.0
#include "server/engine/quotes/speech_evidence.h"

#include <algorithm>

#include "server/engine/key_filter.h"
#include "server/engine/quotes/same_words.h"
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

SpeechEvidence::SpeechEvidence(const Document& document)
    : d_(document),
      contents_(&document.scratch),
      recurring_(&document.scratch),
      mentioned_(&document.scratch) {
  for (const QuoteSpan& s : d_.spans) contents_.push_back(ContentKey(d_, s));
  std::sort(contents_.begin(), contents_.end());
  FindRecurring();
  FindMentioned();
  CountReports();
}

// One pass over the words: which short contents stand somewhere without marks of their own?
void SpeechEvidence::FindRecurring() {
  KeyFilter first_words(d_.spans.size(), &d_.scratch), contents(d_.spans.size(), &d_.scratch);
  for (const QuoteSpan& s : d_.spans) {
    if (s.tokens.empty() || s.tokens.size() > kMaxRecurringWords) continue;
    recurring_.push_back({ContentKey(d_, s)});
    first_words.Add(d_.tokens[s.tokens.begin].key);
    contents.Add(recurring_.back().key);
  }
  if (recurring_.empty()) return;
  const auto less = [](const Recurring& a, const Recurring& b) { return a.key < b.key; };
  const auto equal = [](const Recurring& a, const Recurring& b) { return a.key == b.key; };
  std::sort(recurring_.begin(), recurring_.end(), less);
  recurring_.erase(std::unique(recurring_.begin(), recurring_.end(), equal), recurring_.end());
  const int32_t size = static_cast<int32_t>(d_.tokens.size());
  for (int32_t i = 0; i < size; ++i) {
    const Token& t = d_.tokens[i];
    if (!IsWord(t) || !first_words.MayHave(t.key)) continue;
    if (i > 0 && d_.tokens[i - 1].opens >= 0) continue;
    uint64_t key = 0;
    for (int32_t k = i; k < size && k < i + kMaxRecurringWords; ++k) {
      key = AddToContentKey(key, d_.tokens[k].key);
      if (!contents.MayHave(key)) continue;
      const auto at = std::lower_bound(recurring_.begin(), recurring_.end(), Recurring{key}, less);
      if (at != recurring_.end() && at->key == key) at->unmarked = true;
    }
  }
}

void SpeechEvidence::FindMentioned() {
  mentioned_.assign(d_.spans.size(), 0);
  for (const Mention& m : d_.mentions) {
    auto s =
        std::lower_bound(d_.spans.begin(), d_.spans.end(), m.tokens.begin,
                         [](const QuoteSpan& a, int32_t token) { return a.outer_begin() < token; });
    for (; s != d_.spans.end() && s->outer_begin() < m.tokens.end; ++s) {
      if (m.quote != s->parent) continue;
      uint8_t& mentioned = mentioned_[static_cast<size_t>(s - d_.spans.begin())];
      mentioned = std::max<uint8_t>(mentioned, s->outer_begin() == m.tokens.begin ? 1 : 2);
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

bool SpeechEvidence::RecursUnmarked(const QuoteSpan& span) const {
  if (span.tokens.size() > kMaxRecurringWords) return false;
  const auto at = std::lower_bound(recurring_.begin(), recurring_.end(), ContentKey(d_, span),
                                   [](const Recurring& a, uint64_t key) { return a.key < key; });
  return at != recurring_.end() && at->key == ContentKey(d_, span) && at->unmarked;
}

bool SpeechEvidence::Repeated(const QuoteSpan& span) const {
  const auto range = std::equal_range(contents_.begin(), contents_.end(), ContentKey(d_, span));
  return range.second - range.first > 1;
}

SpeechFeatures SpeechEvidence::Of(int32_t q) const {
  SpeechFeatures x{};
  const QuoteSpan& s = d_.spans[q];
  const QuoteLink& link = d_.links[q];
  x[kBias] = 1;
  Words(s, &x);
  Neighbours(s, &x);
  Governor(link, &x);
  if (link.sibling >= 0) {
    x[d_.spans[link.sibling].quote_class == QuoteClass::kNonSpeech ? kSiblingNonSpeech
                                                                   : kSiblingSpeech] = 1;
  }
  x[kHeader] = link.header >= 0;
  x[kMarkedBefore] = q > 0 && link.cue >= 0 && d_.links[q - 1].cue == link.cue &&
                     d_.spans[q - 1].quote_class != QuoteClass::kNonSpeech;
  x[kInMention] = mentioned_[q] == 2;
  x[kIsMention] = mentioned_[q] == 1;
  Article(link, &x);
  Combine(link, &x);
  return x;
}

void SpeechEvidence::Article(const QuoteLink& link, SpeechFeatures* x) const {
  const int32_t others = static_cast<int32_t>(d_.spans.size()) - 1;
  if (others > 0) {
    (*x)[kOthersUngoverned] =
        static_cast<float>(ungoverned_ - Ungoverned(link)) / static_cast<float>(others);
  }
  (*x)[kFewReports] = 1 - reports_;
}

void SpeechEvidence::Combine(const QuoteLink& link, SpeechFeatures* out) const {
  SpeechFeatures& x = *out;
  const bool two = x[kWords1] != 0 || x[kWords2] != 0;
  if (two || x[kWords3] != 0) x[kShortUngoverned] = x[kOthersUngoverned];
  x[kShortDefiniteAtCue] = (two || x[kWords3] != 0) && x[kArticleFirst] != 0 &&
                           x[kCueStrong] != 0 && x[kColonBefore] == 0;
  x[kShortGoverning] = x[kShortIndefinite] != 0 && x[kPrepositionAfter] != 0;
  x[kShortInClause] = two && x[kClauseOfParticle] != 0;
  x[kShortFarCue] = two && x[kCueFar] != 0;
  if (x[kClauseOfParticle] != 0 || x[kVerbInside] != 0) x[kParticleAfter] = 0;
  x[kColonOfCue] = x[kColonBefore] != 0 && x[kCueStrong] != 0;
  x[kSourceAfter] =
      x[kCueAfter] != 0 && x[kCueStrong] != 0 && x[kCueIsPreposition] + x[kCueIsNoun] > 0;
  x[kLongNoCue] = x[kWords8Up] != 0 && link.cue < 0 && link.header < 0;
}

void SpeechEvidence::Governor(const QuoteLink& link, SpeechFeatures* out) const {
  SpeechFeatures& x = *out;
  x[kInSubject] = link.in_subject;
  if (link.cue < 0) {
    x[kNoCue] = link.header < 0;
    return;
  }
  const Cue& cue = d_.cues[link.cue];
  x[kCueAfter] = link.after;
  x[kCueAdjacent] = link.adjacent;
  x[kCueStrong] = link.adjacent && cue.strength >= 2;
  x[kCueNear] = !link.adjacent && link.distance <= kNearWords;
  x[kCueFar] = link.distance > kNearWords;
  x[kCueVeryFar] = link.distance > kFarWords;
  x[kCueBreaks] = link.breaks > 0;
  x[kCueRelative] = cue.relative;
  x[kCueDescribes] = cue.describes();
  x[kCueLevelB] = cue.level == VerbLevel::kB;
  x[kCueLevelC] = cue.level == VerbLevel::kC;
  x[kCuePassive] = cue.passive;
  x[kCueNaming] = !cue.relative && NamesThings(cue);
  x[kCueFrame] = cue.intro == Intro::kFrame;
  x[kCueNoun] = cue.intro == Intro::kNoun;
  x[kCueIntroNone] = cue.intro == Intro::kNone;
  x[kCueIsNoun] = cue.kind == CueKind::kNoun;
  x[kCueIsParticiple] = cue.kind == CueKind::kParticiple;
  x[kCueIsPreposition] = cue.kind == CueKind::kPreposition;
  x[kSpeakerNone] = cue.speaker < 0;
  if (cue.speaker >= 0) {
    const Entity& speaker = d_.entities[d_.mentions[cue.speaker].entity];
    x[kSpeakerNamed] = d_.mentions[speaker.name].name.valid();
  }
  x[kCueWeak] = cue.strength < 2;
  x[kClauseOfParticle] = cue.intro == Intro::kParticle && cue.strength >= 2 && !link.after;
}

}  // namespace isnad
