// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/addressees.h"

#include <algorithm>

#include "server/engine/attribution/clauses.h"
#include "server/engine/positions.h"
#include "server/engine/prefetch.h"
#include "server/engine/speakers/media.h"
#include "server/engine/speakers/noun_phrase.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

// What AddressedAt() finds has a clitic or is a preposition, إلى or أمام; what is no word may be
// passed by as a whole.
constexpr uint64_t kMayAddress = kNoWord | kAnyClitic | ClassBit(WordClass::kPreposition);
constexpr int32_t kMaxPhrase = 24;  // tokens of a hearer's phrase that is no mention

// أمام [مجلس النواب]: a body that listens; before any other body one only stands.
bool IsAssembly(const Document& d, const Mention& m) {
  const Token& head = d.tokens[m.head];
  const Reading* r = FindAny(head, kNounClasses);
  const uint64_t stem = r != nullptr ? StemOf(head, *r) : head.key;
  for (uint64_t k : {WordKey(u"مجلس"), WordKey(u"برلمان"), WordKey(u"لجنه"), WordKey(u"محكمه"),
                     WordKey(u"جمعيه"), WordKey(u"كونغرس"), WordKey(u"كونجرس"), WordKey(u"هييه"),
                     WordKey(u"كنيست")}) {
    if (stem == k) return true;
  }
  return false;
}

class AddresseeFinder {
 public:
  explicit AddresseeFinder(Document* document) : d_(*document) {}

  void Run() {
    MarkShownCues(&d_);
    for (size_t c = 0; c < d_.cues.size(); ++c) {
      PrefetchShownCue(d_, c);
      Cue& cue = d_.cues[c];
      if (!d_.circumstances[c].shown || cue.passive || !Tells(cue)) continue;
      KnowClauseEnd(d_, &cue);
      d_.circumstances[c].addressee = Find(cue);
    }
  }

 private:
  const Token& At(int32_t i) const { return d_.tokens[i]; }

  // وصفه, على حد تعبيره: who describes or is cited tells nobody in particular.
  static bool Tells(const Cue& cue) {
    if (cue.kind == CueKind::kPreposition) return false;
    if (cue.kind == CueKind::kNoun && cue.intro == Intro::kNone) return false;
    return !cue.describes() && cue.stance != Stance::kAccuse && cue.stance != Stance::kRelay &&
           cue.stance != Stance::kDocument;
  }

  TokenRange Find(const Cue& cue) const {
    const int32_t end = cue.clause_end;
    const TokenRange subject = cue.subject >= 0 ? d_.mentions[cue.subject].tokens : TokenRange{};
    const TokenRange object = ObjectOf(cue, subject, end);
    if (object.valid()) return object;
    for (int32_t i = cue.tokens.end; i < end;) {
      if ((d_.classes[i] & kMayAddress) == 0) {
        ++i;
        continue;
      }
      if (subject.valid() && subject.contains(i)) {
        i = NextOnLevel(d_, subject.end - 1);
        continue;
      }
      const TokenRange hearer = AddressedAt(cue, i, subject);
      if (hearer.valid()) return Whole(hearer, end);
      i = NextOnLevel(d_, i);
    }
    return {};
  }

  // أبلغ الوزير السفيرة أن; مخاطبا الحاضرين: the object of a verb of telling.
  TokenRange ObjectOf(const Cue& cue, TokenRange subject, int32_t end) const {
    if (!(cue.frames & kFrameObject) || !TakesHearer(cue.stance)) return {};
    const bool participle = cue.kind == CueKind::kParticiple;
    if (!participle && (!subject.valid() || subject.begin < cue.head)) {
      if (cue.place != SubjectPlace::kBefore && cue.place != SubjectPlace::kRelative) return {};
    }
    int32_t i = cue.tokens.end;
    if (subject.valid() && subject.begin >= i) i = subject.end;
    while (i < end && MentionAt(d_, i) < 0 && IsWord(At(i)) &&
           Any(At(i), ClassBits(WordClass::kTime, WordClass::kAdverb))) {
      ++i;
    }
    const int32_t mention = i < end ? MentionAt(d_, i) : -1;
    if (mention < 0) return {};
    const Mention& m = d_.mentions[mention];
    const Token& head = At(i);
    const bool bare = !IsWord(head) || head.word->reading_count == 0 ||
                      !(head.word->begin()->governed() || IsConjoined(head));
    return bare && CanHear(m) ? Whole(m.tokens, end) : TokenRange{};
  }

  static bool TakesHearer(Stance stance) {
    switch (stance) {
      case Stance::kInform:
      case Stance::kAddress:
      case Stance::kAsk:
      case Stance::kDemand:
      case Stance::kCall:
      case Stance::kWarn:
      case Stance::kThreaten:
      case Stance::kPromise:
      case Stance::kPraise:
      case Stance::kOrder:
      case Stance::kSuggest:
      case Stance::kRemind:
      case Stance::kAssert:
      case Stance::kJoke:
        return true;
      default:
        return false;
    }
  }

  // Things and places hear nothing; رئيس, وزارة, الصحافيين do.
  bool CanHear(const Mention& m) const {
    if (m.kind == SpeakerKind::kUnspecified || m.kind == SpeakerKind::kDocument) return false;
    return !Any(At(m.head), ClassBits(WordClass::kDocument, WordClass::kNameHead)) ||
           Any(At(m.head), kPersonNounClasses);
  }

  // للصحافيين, أمام النواب, إلى المواطنين behind a verb of writing or addressing.
  TokenRange AddressedAt(const Cue& cue, int32_t i, TokenRange subject) const {
    const Token& t = At(i);
    if (!IsWord(t)) return {};
    if (IsOneOf(t, {WordKey(u"امام")})) return InFrontOf(i + 1);
    if (IsOneOf(t, {word::kIla})) return Towards(cue, i);
    if (!IsGovernedByLi(t) || Any(t, ClassBits(WordClass::kVerb, WordClass::kPreposition)))
      return {};
    Mention m;
    if (!MentionOf(i, &m) || m.head != i) return {};
    if (!CanHear(m) || IsMedium(d_, m) || Reports(m)) return {};
    return BelongsToVerb(cue, i, subject, IsPeople(m)) ? m.tokens : TokenRange{};
  }

  // The phrase at token `i`: a mention, or part of one (تصريح للصحافيين).
  bool MentionOf(int32_t i, Mention* out) const {
    const int32_t mention = MentionAt(d_, i);
    if (mention >= 0) {
      *out = d_.mentions[mention];
      return true;
    }
    const int32_t end = std::min(d_.sentences[At(i).sentence].tokens.end, i + kMaxPhrase);
    return Any(At(i), kPersonNounClasses) &&
           ParseNounPhrase(d_, i, end, PhrasePlace::kAnywhere, out);
  }

  static bool IsPeople(const Mention& m) {
    return m.kind == SpeakerKind::kPerson || m.kind == SpeakerKind::kCollective ||
           m.kind == SpeakerKind::kAnonymous;
  }

  // لمراسل القناة, لموفدها: one person of a medium stands for it.
  bool Reports(const Mention& m) const {
    const Token& head = At(m.head);
    const Reading* r = FindAny(head, ClassBit(WordClass::kRole));
    const uint64_t stem = r != nullptr ? StemOf(head, *r) : 0;
    return (stem == WordKey(u"مراسل") || stem == WordKey(u"مراسله") || stem == WordKey(u"موفد") ||
            stem == WordKey(u"مندوب")) &&
           m.tokens.size() > 1;
  }

  // The phrase is the verb's own: behind the verb, its subject, a circumstance or a comma; behind a
  // noun it is that noun's (مدير عام لشركة), but people behind a noun of speech hear it.
  bool BelongsToVerb(const Cue& cue, int32_t i, TokenRange subject, bool people) const {
    const int32_t p = i - 1;
    if (p < cue.tokens.end) return true;
    if (subject.valid() && p == subject.end - 1) return !GovernsByLi(subject);
    const Token& before = At(p);
    if (IsMark(before, ',') || IsMark(before, '-') || before.mark == ')') return true;
    if (!IsWord(before)) return false;
    if (Any(before, ClassBit(WordClass::kSpeechNoun))) return people;
    const Reading* r = before.word->Find(WordClass::kPreposition);
    if (r != nullptr && r->suffix != Suffix::kNone) return true;
    return Any(before, ClassBits(WordClass::kTime, WordClass::kAdverb)) &&
           !Any(before, kPersonNounClasses);
  }

  // الأمين العام للرابطة المحمدية [للعلماء]: a body in the subject takes another ل for itself.
  bool GovernsByLi(TokenRange subject) const {
    for (int32_t i = subject.begin + 1; i < subject.end; ++i) {
      if (IsWord(At(i)) && IsGovernedByLi(At(i))) return true;
    }
    return false;
  }

  TokenRange InFrontOf(int32_t i) const {
    const int32_t mention = MentionAt(d_, i);
    if (mention < 0) return {};
    const Mention& m = d_.mentions[mention];
    const bool hears = IsPeople(m) || (m.kind == SpeakerKind::kOrganization && IsAssembly(d_, m));
    return hears ? m.tokens : TokenRange{};
  }

  // كتب إلى الوزير, توجه إلى المواطنين قائلا, في رسالة إلى الوزير; أشار إلى names a subject.
  TokenRange Towards(const Cue& cue, int32_t i) const {
    const Token& before = At(i - 1);
    const bool letter = Any(before, ClassBit(WordClass::kSpeechNoun));
    const bool written = cue.stance == Stance::kWrite || cue.stance == Stance::kAddress;
    if (!letter && !written) return {};
    const int32_t mention = MentionAt(d_, i + 1);
    const bool hears = mention >= 0 && IsPeople(d_.mentions[mention]);
    return hears ? d_.mentions[mention].tokens : TokenRange{};
  }

  // للعمال [ولنقيبهم]: another one with the same preposition.
  TokenRange Whole(TokenRange range, int32_t end) const {
    while (range.end < end && IsWord(At(range.end)) && IsConjoined(At(range.end))) {
      const int32_t next = MentionAt(d_, range.end);
      if (next < 0 || !IsGovernedByLi(At(range.end)) || !CanHear(d_.mentions[next])) break;
      range.end = d_.mentions[next].tokens.end;
    }
    range.end = std::min(range.end, end);
    return range;
  }

  Document& d_;
};

}  // namespace

void FindAddressees(Document* document) { AddresseeFinder(document).Run(); }

}  // namespace isnad
