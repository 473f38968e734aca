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

constexpr uint64_t kRabi = WordKey(u"ربيع");
constexpr uint64_t kHeads = kPersonNounClasses | kBodyClasses | kNameClasses | kPlaceClasses;

// مكاسب [اقتصادية], الربيع [العربي]: an adjective that can also name a person (اقتصادي) stands
// behind the noun that it describes.
bool ModifiesNoun(const Document& d, int32_t i) {
  const Token& t = d.tokens[i];
  if (!Any(t, kModifierClasses) || i == 0 || !IsWord(d.tokens[i - 1])) return false;
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
  if (t.key == kRabi && i + 1 < static_cast<int32_t>(d.tokens.size())) {
    return IsOneOf(d.tokens[i + 1], {WordKey(u"الاول"), WordKey(u"الثاني"), WordKey(u"الاخر")});
  }
  return Any(t, ClassBit(WordClass::kTime)) && !Any(t, kNameClasses) &&
         t.word->begin()->word_class == WordClass::kTime;
}

// أكد أنه [سعيد] بالنتيجة: what somebody is, not a man of that name.
bool IsPredicate(const Document& d, int32_t i) {
  if (i == 0 || (d.classes[i - 1] & ClassBit(WordClass::kParticle)) == 0) return false;
  if (i + 1 >= static_cast<int32_t>(d.tokens.size())) return false;
  const Reading* particle = d.tokens[i - 1].word->Find(WordClass::kParticle);
  const Token& next = d.tokens[i + 1];
  const bool governs = BeginsWithBi(next) || Any(next, ClassBit(WordClass::kPreposition));
  return particle->suffix != Suffix::kNone && governs && !HasArticle(d.Slice(d.tokens[i].span)) &&
         !Any(next, kNameClasses);
}

// A person or body with the article, or a name.
bool StartsSubject(const Document& d, int32_t i) {
  const Token& t = d.tokens[i];
  if (!IsWord(t) || t.quote >= 0) return false;
  const Reading* r = FindAny(t, kPersonNounClasses | kBodyClasses);
  return (r != nullptr && r->definite()) || Any(t, ClassBit(WordClass::kGivenName));
}

// Whether a phrase may begin at the word at i, which is of a head's class.
bool MayBegin(const Document& d, int32_t i) {
  const Token& t = d.tokens[i];
  if ((t.quote >= 0) | (t.sentence < 0)) return false;
  // Most are nothing else that a rule asks about.
  constexpr uint64_t kElse =
      kModifierClasses | kFinite |
      ClassBits(WordClass::kTime, WordClass::kNounVerb, WordClass::kPreposition);
  const uint64_t before = i > 0 ? d.classes[i - 1] : 0;
  if (((t.classes & kElse) | (before & ClassBit(WordClass::kParticle))) == 0 && t.key != kRabi) {
    return true;
  }
  if (t.key == word::kAla && (t.traits & kFinalAlifMaqsura)) return false;  // no علي
  if (ModifiesNoun(d, i) || IsDate(d, i) || IsPredicate(d, i)) return false;
  if (CanBeVerb(t)) {
    // وطالب السكان بـ: a verb with و opens the sentence, no student.
    if (IsConjoined(t) && d.sentences[t.sentence].tokens.begin == i && !NameLike(t)) return false;
    // روى [الطبراني] أن: a verb with its subject, not a given name.
    if (IsCueWithSubject(d, i)) return false;
  }
  // عقد [المجلس] جلسة: the verb's subject, no contract of the council's.
  return !(IsNounVerbAtStart(d, i) && i + 1 < static_cast<int32_t>(d.tokens.size()) &&
           StartsSubject(d, i + 1));
}

// Walks over the text and writes its mentions in order: those that cues found, and the phrases
// between them.
class Scanner {
 public:
  explicit Scanner(Document* document)
      : d_(*document),
        size_(static_cast<int32_t>(document->tokens.size())),
        of_cues_(document->mentions.begin(), document->mentions.end(), &document->scratch),
        order_(of_cues_.size(), &document->scratch),
        place_(of_cues_.size(), &document->scratch) {
    std::iota(order_.begin(), order_.end(), 0);
    std::sort(order_.begin(), order_.end(), [&](int32_t a, int32_t b) {
      const TokenRange& x = of_cues_[a].tokens;
      const TokenRange& y = of_cues_[b].tokens;
      if (x.begin != y.begin) return x.begin < y.begin;
      return x.end != y.end ? x.end > y.end : a < b;
    });
    taken_ = Taken();
  }

  void Run() {
    d_.mentions.clear();
    int32_t next = 0;  // what stands before belongs to a phrase
    for (int32_t block = 0; block < size_; block += kBlock) {
      for (uint64_t bits = HeadsIn(block); bits != 0; bits &= bits - 1) {
        const int32_t i = block + __builtin_ctzll(bits);
        for (; taken_ <= i; WriteTaken()) next = std::max(next, EndOfTaken(next));
        if (i >= next) next = Visit(i);
      }
    }
    while (taken_ < size_) WriteTaken();
    for (Cue& cue : d_.cues) {
      if (cue.subject >= 0) cue.subject = place_[cue.subject];
      if (cue.relayer >= 0) cue.relayer = place_[cue.relayer];
    }
  }

 private:
  static constexpr int32_t kBlock = 64;

  // A bit for each of the tokens from `block` on that can be a head: seven of eight cannot, and no
  // branch is wasted on those.
  uint64_t HeadsIn(int32_t block) const {
    const uint64_t* const classes = d_.classes.data() + block;
    uint64_t bits = 0;
    for (int32_t i = std::min(kBlock, size_ - block) - 1; i >= 0; --i) {
      const bool head = (classes[i] & kHeads) != 0, word = (classes[i] & kNoWord) == 0;
      bits = bits << 1 | static_cast<uint64_t>(head & word);
    }
    return bits;
  }

  const TokenRange& Range(size_t k) const { return of_cues_[order_[k]].tokens; }
  int32_t Taken() const { return next_ < order_.size() ? Range(next_).begin : size_; }

  // Behind the cue's phrase that comes next, unless it begins before `from`, in another.
  int32_t EndOfTaken(int32_t from) const { return taken_ >= from ? Range(next_).end : from; }

  void WriteTaken() {
    place_[order_[next_]] = static_cast<int32_t>(d_.mentions.size());
    d_.mentions.push_back(of_cues_[order_[next_++]]);
    taken_ = Taken();
  }

  // Behind the phrase at i, or behind i where none begins.
  int32_t Visit(int32_t i) {
    if (!MayBegin(d_, i)) return i + 1;
    const int32_t limit = d_.sentences[d_.tokens[i].sentence].tokens.end;
    if (!ParseNounPhrase(d_, i, limit, PhrasePlace::kAnywhere, &phrase_)) return i + 1;
    int32_t& end = phrase_.tokens.end;
    end = std::min(end, taken_);  // cut at a phrase that a cue found
    if (phrase_.name.valid() && phrase_.name.end > end) return i + 1;
    d_.mentions.push_back(phrase_);
    return end;
  }

  Document& d_;
  const int32_t size_;
  const std::pmr::vector<Mention> of_cues_;
  std::pmr::vector<int32_t> order_;  // their indices, the longer of two that begin together first
  std::pmr::vector<int32_t> place_;  // ... where they stand now
  size_t next_ = 0;                  // in order_: not written yet
  int32_t taken_ = 0;                // where that one begins; behind the text when none is left
  Mention phrase_;
};

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
  int32_t first_index = -1;
  // Any other word says nothing, but that the first two can begin a mention.
  constexpr uint64_t kDecides =
      kNoWord | kVerbClasses |
      ClassBits(WordClass::kParticle, WordClass::kRelative, WordClass::kNounVerb);
  for (int32_t i = s.tokens.begin, next = i, steps = 0; i < s.tokens.end && steps < 20;
       i = next, ++steps) {
    next = i + 1;
    const bool decides = (d.classes[i] & kDecides) != 0;
    if (!decides && steps > 1) continue;
    const Token& t = d.tokens[i];
    if (!IsWord(t)) next = NextOnLevel(d, i);
    if (t.quote >= 0) continue;
    if (!IsWord(t)) {
      if (IsMark(t, ':')) return -1;
      continue;
    }
    if (Any(t, ClassBits(WordClass::kParticle, WordClass::kRelative)) && !Any(t, kNameClasses))
      return first_index;
    if (first_index < 0 && steps <= 1) first_index = cursors->MentionAt(i);
    if (!decides) continue;
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
  Scanner(document).Run();
  document->foci.clear();
  Cursors cursors(*document);
  for (const Sentence& s : document->sentences) {
    document->foci.push_back(Focus(*document, s, &cursors));
  }
}

}  // namespace isnad
