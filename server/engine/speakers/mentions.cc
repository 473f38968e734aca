// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/mentions.h"

#include <algorithm>
#include <numeric>

#include "server/engine/cues/frames.h"
#include "server/engine/positions.h"
#include "server/engine/speakers/agreement.h"
#include "server/engine/speakers/noun_phrase.h"
#include "server/engine/text/letters.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr uint64_t kHeads = kPersonNounClasses | kBodyClasses | kNameClasses | kPlaceClasses;

// مكاسب [اقتصادية], الربيع [العربي]: an adjective that can also name a person (اقتصادي) stands
// behind the noun that it describes.
bool ModifiesNoun(const Document& d, int32_t i) {
  const Token& t = d.tokens[i];
  if (i == 0 || !Any(t, kModifierClasses) || !IsWord(d.tokens[i - 1])) return false;
  const Token& before = d.tokens[i - 1];
  if (before.sentence != t.sentence || IsConjoined(t)) return false;
  if ((before.traits & t.traits & kWrittenArticle) && !Any(t, kPersonNounClasses) &&
      !CanBeVerb(before)) {
    return true;
  }
  return Any(before, kNounClasses) && !CanBeVerb(before) &&
         (before.traits & kWrittenArticle) == (t.traits & kWrittenArticle);
}

// أغسطس/آب, ربيع الأول: a month, not the father, the town or the man of the same letters.
bool IsDate(const Document& d, int32_t i) {
  const Token& t = d.tokens[i];
  if (t.key == WordKey(u"ربيع") && i + 1 < static_cast<int32_t>(d.tokens.size())) {
    return IsOneOf(d.tokens[i + 1], {WordKey(u"الاول"), WordKey(u"الثاني"), WordKey(u"الاخر")});
  }
  return Any(t, ClassBit(WordClass::kTime)) && !Any(t, kNameClasses) &&
         t.word->begin()->word_class == WordClass::kTime;
}

// أكد أنه [سعيد] بالنتيجة: what somebody is, not a man of that name.
bool IsPredicate(const Document& d, int32_t i) {
  if (i == 0 || i + 1 >= static_cast<int32_t>(d.tokens.size())) return false;
  const Token& before = d.tokens[i - 1];
  const Reading* particle = before.word->Find(WordClass::kParticle);
  const Token& next = d.tokens[i + 1];
  const bool governs = BeginsWithBi(next) || Any(next, ClassBit(WordClass::kPreposition));
  return particle != nullptr && particle->suffix != Suffix::kNone && governs &&
         !HasArticle(d.Slice(d.tokens[i].span)) && !Any(next, kNameClasses);
}

// A person or body with the article, or a name.
bool StartsSubject(const Document& d, int32_t i) {
  const Token& t = d.tokens[i];
  if (!IsWord(t) || t.quote >= 0) return false;
  const Reading* r = FindAny(t, kPersonNounClasses | kBodyClasses);
  return (r != nullptr && r->definite()) || Any(t, ClassBit(WordClass::kGivenName));
}

void Scan(Document* d) {
  const int32_t size = static_cast<int32_t>(d->tokens.size());
  // Phrases that cues already found, by their first token.
  std::pmr::vector<int32_t> taken(d->tokens.size(), -1, &d->scratch);
  for (size_t k = 0; k < d->mentions.size(); ++k) {
    const TokenRange& r = d->mentions[k].tokens;
    if (taken[r.begin] < r.end) taken[r.begin] = r.end;
  }
  for (int32_t i = 0; i < size;) {
    const Token& t = d->tokens[i];
    if (taken[i] > i) {
      i = taken[i];
      continue;
    }
    if (!IsWord(t) || t.quote >= 0 || !Any(t, kHeads) || t.sentence < 0 || ModifiesNoun(*d, i) ||
        IsDate(*d, i) || IsPredicate(*d, i)) {
      ++i;
      continue;
    }
    // وطالب السكان بـ: a verb with و opens the sentence, no student.
    if (IsConjoined(t) && CanBeVerb(t) && d->sentences[t.sentence].tokens.begin == i &&
        !NameLike(t)) {
      ++i;
      continue;
    }
    // روى [الطبراني] أن: a verb with its subject, not a given name.
    if (IsCueWithSubject(*d, i)) {
      ++i;
      continue;
    }
    // عقد [المجلس] جلسة: the verb's subject, no contract of the council's.
    if (IsNounVerbAtStart(*d, i) && i + 1 < size && StartsSubject(*d, i + 1)) {
      ++i;
      continue;
    }
    Mention m;
    if (!ParseNounPhrase(*d, i, d->sentences[t.sentence].tokens.end, PhrasePlace::kAnywhere, &m)) {
      ++i;
      continue;
    }
    // Cut at a phrase that a cue found.
    for (int32_t k = i + 1; k < m.tokens.end; ++k) {
      if (taken[k] >= 0) {
        m.tokens.end = k;
        break;
      }
    }
    if (m.tokens.empty() || (m.name.valid() && m.name.end > m.tokens.end)) {
      ++i;
      continue;
    }
    d->mentions.push_back(m);
    i = m.tokens.end;
  }
}

// Those that the scan found stand in order behind the first `unsorted` ones.
void Sort(Document* d, size_t unsorted) {
  const auto before = [&](int32_t a, int32_t b) {
    const Mention& x = d->mentions[a];
    const Mention& y = d->mentions[b];
    if (x.tokens.begin != y.tokens.begin) return x.tokens.begin < y.tokens.begin;
    if (x.tokens.end != y.tokens.end) return x.tokens.end > y.tokens.end;
    return a < b;
  };
  std::pmr::vector<int32_t> apart(d->mentions.size(), &d->scratch);
  std::iota(apart.begin(), apart.end(), 0);
  const auto middle = apart.begin() + static_cast<std::ptrdiff_t>(unsorted);
  std::sort(apart.begin(), middle, before);
  std::pmr::vector<int32_t> order(d->mentions.size(), &d->scratch);
  std::merge(apart.begin(), middle, middle, apart.end(), order.begin(), before);
  std::pmr::vector<int32_t> place(order.size(), &d->scratch);
  std::pmr::vector<Mention> sorted(d->mentions.begin(), d->mentions.end(), &d->scratch);
  for (size_t k = 0; k < order.size(); ++k) {
    place[order[k]] = static_cast<int32_t>(k);
    d->mentions[k] = sorted[order[k]];
  }
  for (Cue& cue : d->cues) {
    if (cue.subject >= 0) cue.subject = place[cue.subject];
    if (cue.relayer >= 0) cue.relayer = place[cue.relayer];
  }
}

// What stands at one token after the other, in order: like MentionAt() and CueAt(), without a
// search.
class Cursors {
 public:
  explicit Cursors(const Document& document) : d_(document) {}

  int32_t MentionAt(int32_t token) {
    while (mention_ < d_.mentions.size() && d_.mentions[mention_].tokens.begin < token) ++mention_;
    const bool here = mention_ < d_.mentions.size() && d_.mentions[mention_].tokens.begin == token;
    return here ? static_cast<int32_t>(mention_) : -1;
  }
  const Cue* CueAt(int32_t token) {
    while (cue_ < d_.cues.size() && d_.cues[cue_].head < token) ++cue_;
    return cue_ < d_.cues.size() && d_.cues[cue_].head == token ? &d_.cues[cue_] : nullptr;
  }

 private:
  const Document& d_;
  size_t mention_ = 0;
  size_t cue_ = 0;
};

// The subject of the sentence's first finite verb, when that verb is no cue: استقبل المدير...,
// المدير استقبل ...
int32_t Focus(const Document& d, const Sentence& s, Cursors* cursors) {
  const Mention* first = nullptr;
  int32_t first_index = -1;
  for (int32_t i = s.tokens.begin, steps = 0; i < s.tokens.end && steps < 20;
       i = NextOnLevel(d, i), ++steps) {
    const Token& t = d.tokens[i];
    if (t.quote >= 0) continue;
    if (!IsWord(t)) {
      if (IsMark(t, ':')) return -1;
      continue;
    }
    if (Any(t, ClassBits(WordClass::kParticle, WordClass::kRelative)) && !Any(t, kNameClasses))
      return first_index;
    if (first == nullptr && steps <= 1) {
      first_index = cursors->MentionAt(i);
      if (first_index >= 0) first = &d.mentions[first_index];
    }
    const Cue* cue = cursors->CueAt(i);
    if (cue != nullptr && cue->kind == CueKind::kVerb && cue->subject >= 0 &&
        cue->place == SubjectPlace::kAfter)
      return cue->subject;
    if (!CanBeVerb(t) && !IsNounVerbAtStart(d, i)) continue;
    if (Any(t, kNounClasses | kNameClasses) && !(steps == 0 || IsConjoined(t))) continue;
    const Reading* r = FindAny(t, kVerbClasses | ClassBit(WordClass::kNounVerb));
    int32_t k = i + 1;
    while (k < s.tokens.end && IsWord(d.tokens[k]) &&
           Any(d.tokens[k], ClassBits(WordClass::kTime, WordClass::kAdverb)) &&
           cursors->MentionAt(k) < 0) {
      ++k;
    }
    const int32_t after = cursors->MentionAt(k);
    if (after >= 0 && AgreesAfterVerb(r->gender, d.mentions[after])) return after;
    return first_index;
  }
  return first_index;
}

}  // namespace

void FindMentions(Document* document) {
  const size_t found_by_cues = document->mentions.size();
  Scan(document);
  Sort(document, found_by_cues);
  document->foci.clear();
  Cursors cursors(*document);
  for (const Sentence& s : document->sentences) {
    document->foci.push_back(Focus(*document, s, &cursors));
  }
}

}  // namespace isnad
