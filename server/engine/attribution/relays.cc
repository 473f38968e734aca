// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/relays.h"

#include <algorithm>

#include "server/engine/attribution/clauses.h"
#include "server/engine/positions.h"
#include "server/engine/prefetch.h"
#include "server/engine/speakers/media.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr int32_t kMaxCuesBack = 8;
constexpr int32_t kMaxCuesAhead = 8;
constexpr int32_t kSourceReach = 8;  // tokens before a source that opens its sentence
constexpr int32_t kEulogyReach = 4;  // tokens between a narrator and his verb: رضي الله عنه
constexpr int32_t kIssuerReach = 4;  // tokens between a document and who issued it

bool IsVerbNamed(const Token& t, std::initializer_list<std::string_view> lemmas) {
  for (const Reading& r : *t.word) {
    if (r.word_class != WordClass::kVerb) continue;
    for (std::string_view lemma : lemmas) {
      if (Verb(r.lemma).lemma == lemma) return true;
    }
  }
  return false;
}

// ما, لما, حسبما, كما: what was said stands outside the verb's clause.
bool IsRelativeMa(const Token& t) {
  return IsOneOf(t, {word::kMa, word::kLima, word::kBima, word::kKama, WordKey(u"حسبما"),
                     WordKey(u"وفقما"), WordKey(u"مثلما")});
}

class RelayFinder {
 public:
  explicit RelayFinder(Document* document)
      : d_(*document), size_(static_cast<int32_t>(document->tokens.size())) {}

  void Run() {
    for (int32_t c = 0; c < Count(); ++c) {
      PrefetchCue(d_, static_cast<size_t>(c));
      const Cue& cue = d_.cues[c];
      first_ = d_.relays.size();
      if (cue.speaker >= 0 && cue.strength > 0) Collect(c);
      if (cue.quote < 0) FollowTestimony(c);
      if (cue.quote < 0 && !cue.embedded && cue.strength > 0 && cue.speaker >= 0) main_ = c;
      if (IsSource(cue)) last_source_ = c;
    }
  }

 private:
  int32_t Count() const { return static_cast<int32_t>(d_.cues.size()); }
  const Token& At(int32_t i) const { return d_.tokens[i]; }
  int32_t EntityOf(int32_t mention) const { return d_.mentions[mention].entity; }
  bool SameClause(const Cue& a, const Cue& b) const {
    return a.sentence == b.sentence && a.quote == b.quote;
  }
  const Mention* MentionOf(int32_t m) const { return m >= 0 ? &d_.mentions[m] : nullptr; }

  void Collect(int32_t c) {
    KnowClauseEnd(d_, &d_.cues[c]);
    OfVerb(c);
    InRelativeClause(c);
    SpokenTo(c);
    Embedding(c);
    Ahead(c);
    Behind(c);
    GoesOn(c);
  }

  // Nobody relays himself, and nobody is listed twice.
  void Add(int32_t cue, int32_t mention, int32_t verb) {
    if (mention < 0) return;
    mention = IssuerOf(d_, mention);
    const int32_t entity = EntityOf(mention);
    if (entity < 0 || entity == EntityOf(d_.cues[cue].speaker)) return;
    for (size_t k = first_; k < d_.relays.size(); ++k) {
      if (EntityOf(d_.relays[k].mention) == entity) return;
    }
    d_.relays.push_back({cue, mention, verb});
  }

  void Inherit(int32_t cue, int32_t from) {
    const auto [begin, end] = RelaysOf(d_, from);
    for (size_t k = begin; k < end; ++k) {
      const RelayLink link = d_.relays[k];
      Add(cue, link.mention, link.verb);
    }
  }

  // نقلت الوكالة عن الوزير قوله; ذكرت الصحيفة نقلا عن الوكالة عن مصدر.
  void OfVerb(int32_t c) {
    const Cue& cue = d_.cues[c];
    int32_t by = c;
    if (cue.relayer < 0 || cue.kind != CueKind::kVerb) by = VerbOf(c);
    if (by < 0 || d_.cues[by].relayer < 0) return;
    const Cue& verb = d_.cues[by];
    Links(c, verb);
    Add(c, verb.relayer, d_.cues[TellerOf(by)].head);
  }

  // روى الشيخ عن سامي الراعي أنه قال: the verb before, whose subject tells it.
  int32_t TellerOf(int32_t c) const {
    const bool told = c > 0 && d_.cues[c - 1].sentence == d_.cues[c].sentence &&
                      d_.cues[c - 1].subject == d_.cues[c].relayer;
    return told ? c - 1 : c;
  }

  // The relay verb whose source a noun (قوله) or نقلا عن names.
  int32_t VerbOf(int32_t c) const {
    const Cue& cue = d_.cues[c];
    const bool noun = cue.kind == CueKind::kNoun;
    if (!noun && !(cue.kind == CueKind::kPreposition && cue.stance == Stance::kRelay)) return -1;
    for (int32_t k = c - 1; k >= 0 && k >= c - kMaxCuesBack; --k) {
      const Cue& verb = d_.cues[k];
      if (!SameClause(verb, cue)) return -1;
      if (verb.relayer < 0 || verb.kind != CueKind::kVerb) continue;
      return verb.speaker >= 0 && EntityOf(verb.speaker) == EntityOf(cue.speaker) ? k : -1;
    }
    return -1;
  }

  // نقلت الصحيفة عن [الوكالة] عن مصدر: whoever stands behind عن between the verb and its source.
  void Links(int32_t c, const Cue& verb) {
    if (verb.subject < 0) return;
    const int32_t source = d_.mentions[verb.subject].tokens.begin;
    for (auto it = MentionFrom(d_, source); it != d_.mentions.cbegin();) {
      --it;
      if (it->tokens.begin <= verb.head) break;
      if (IsOneOf(At(it->tokens.begin - 1), {word::kAn}) && it->tokens.end < source) {
        Add(c, static_cast<int32_t>(it - d_.mentions.cbegin()), verb.head);
      }
    }
  }

  // قال الوزير في تصريحات نقلتها الصحيفة إن; قال بيان نقلته الوكالة إن.
  void InRelativeClause(int32_t c) {
    const Cue& cue = d_.cues[c];
    const int32_t end = cue.clause_end;
    for (int32_t i = cue.tokens.end; i + 1 < end; ++i) {
      if ((d_.classes[i] & kVerbClasses) == 0 || !IsPublishing(At(i))) continue;
      Add(c, MentionAt(d_, SkipAdverbs(i + 1, end)), i);
    }
  }

  // نقلتها أمس [الصحيفة], نقلتها عنه [الصحيفة]
  int32_t SkipAdverbs(int32_t i, int32_t end) const {
    for (; i < end && MentionAt(d_, i) < 0; ++i) {
      const Reading* r = At(i).word->Find(WordClass::kPreposition);
      const bool pronoun = r != nullptr && r->suffix != Suffix::kNone;
      if (!pronoun && !Any(At(i), ClassBits(WordClass::kTime, WordClass::kAdverb))) break;
    }
    return i;
  }

  // قال الطبيب لوكالة الساحل إن: the medium that was spoken to; not the one of an interview (في
  // تصريح لوكالة الساحل), which is the setting alone.
  void SpokenTo(int32_t c) {
    const Cue& cue = d_.cues[c];
    if (cue.kind != CueKind::kVerb) return;
    const int32_t end = cue.clause_end;
    const Mention* subject = MentionOf(cue.subject);
    for (auto it = MentionFrom(d_, cue.tokens.end); it != MentionsEnd(d_); ++it) {
      const int32_t begin = it->tokens.begin;
      if (begin >= end) return;
      if (subject != nullptr && subject->tokens.contains(begin)) continue;
      if (it->quote != cue.quote || !IsGivenTo(begin) || !IsMedium(d_, *it)) continue;
      if (InRelative(cue.tokens.end, begin)) return;
      Add(c, static_cast<int32_t>(it - d_.mentions.cbegin()), -1);
      return;
    }
  }

  // في روايته التي لا يمكن لموقع ...: another clause's.
  bool InRelative(int32_t from, int32_t to) const {
    for (int32_t i = from; i < to; i = NextOnLevel(d_, i)) {
      if (IsRelativePronoun(At(i))) return true;
    }
    return false;
  }

  // The phrase stands behind لـ that belongs to no noun: not تصريح لوكالة.
  bool IsGivenTo(int32_t begin) const {
    int32_t p = begin - 1;
    if (At(begin).kind == TokenKind::kQuoteMark) {
      if (p < 0 || !IsWord(At(p))) return false;
      const bool correspondent = IsGovernedByLi(At(p)) && Any(At(p), ClassBit(WordClass::kRole));
      if (At(p).key != word::kLi && !correspondent) return false;
      --p;
    } else if (!IsGovernedByLi(At(begin))) {
      return false;
    }
    return p < 0 || !Any(At(p), ClassBits(WordClass::kSpeechNoun, WordClass::kVerbalNoun));
  }

  // ذكر التلفزيون أن الوزير قال: whoever reports the verb; عن فلان قال: قال الشيخ.
  void Embedding(int32_t c) {
    const Cue& cue = d_.cues[c];
    if (main_ < 0 || cue.quote >= 0) return;
    const Cue& main = d_.cues[main_];
    const bool opens = main.intro == Intro::kColon && main.body == cue.head;
    const bool reported = cue.embedded && cue.subject >= 0 && Reports(main) && !ChangesSpeaker(cue);
    if (main.sentence != cue.sentence || !(opens || reported)) return Testimony(c);
    const int32_t narrator = opens ? NarratorBefore(main) : -1;
    Add(c, narrator >= 0 ? narrator : main.speaker, main.head);
    Inherit(c, main_);
  }

  // قال, أكد, ذكر: who describes, or whose verb seldom reports, passes nothing on.
  static bool Reports(const Cue& cue) {
    if (cue.describes()) return false;
    // اطلعت الوكالة على رسالة كتب فيها الوزير
    if (cue.lemma != kNoLemma && Verb(cue.lemma).lemma == "أطلع") return true;
    return cue.strength >= 2 && (cue.level <= VerbLevel::kB || cue.level == VerbLevel::kR);
  }

  // وعن [سامي الراعي]، قال: whose words a chain of tradition brings.
  int32_t NarratorBefore(const Cue& cue) const {
    int32_t p = cue.head - 1;
    if (p >= 0 && IsMark(At(p), ',')) --p;
    for (auto it = MentionFrom(d_, p); it != d_.mentions.cbegin();) {
      --it;
      if (p + 1 - it->tokens.end > kEulogyReach) return -1;
      if (it->tokens.begin == 0 || it->tokens.end > p + 1) continue;
      const bool source = IsOneOf(At(it->tokens.begin - 1), {word::kAn});
      if (source) return static_cast<int32_t>(it - d_.mentions.cbegin());
    }
    return -1;
  }

  // روى سامي الراعي: كنت في السوق فجاءني الحارس وقال لي "...": who tells in the first person
  // without marks passes on what the others in his story say.
  void Testimony(int32_t c) {
    const Cue& cue = d_.cues[c];
    if (testimony_ < 0) return;
    const Cue& teller = d_.cues[testimony_];
    if (At(cue.head).paragraph != At(teller.head).paragraph || !first_person_) return;
    Add(c, teller.speaker, teller.head);
    Inherit(c, testimony_);
  }

  // قال: and no mark behind the colon opens a testimony; a colon with a mark ends none, for it is
  // one of its speakers.
  void FollowTestimony(int32_t c) {
    const Cue& cue = d_.cues[c];
    const int32_t until = c + 1 < Count() ? d_.cues[c + 1].head : size_;
    if (testimony_ >= 0 && At(cue.head).paragraph != At(d_.cues[testimony_].head).paragraph)
      testimony_ = -1;
    const bool tells = cue.stance == Stance::kNarrate || cue.place == SubjectPlace::kSource;
    const bool unmarked = tells && cue.intro == Intro::kColon && cue.body < size_ &&
                          IsWord(At(cue.body)) && cue.body != until &&
                          At(cue.body).paragraph == At(cue.head).paragraph;
    if (testimony_ < 0 && unmarked && cue.speaker >= 0 && cue.strength > 0) {
      testimony_ = c;
      first_person_ = false;
    }
    for (int32_t i = cue.head + 1; testimony_ >= 0 && !first_person_ && i < until; ++i) {
      first_person_ = At(i).quote < 0 && IsFirstPerson(At(i));
    }
  }

  // قلت, رآني, بي, لي, أنا, نحن
  static bool IsFirstPerson(const Token& t) {
    if (!IsWord(t)) return false;
    static constexpr KeySet kWords(
        {WordKey(u"انا"), WordKey(u"نحن"), WordKey(u"لي"), WordKey(u"بي"), WordKey(u"قلت"),
         WordKey(u"كنت"), WordKey(u"كنا"), WordKey(u"مني"), WordKey(u"معي"), WordKey(u"عندي"),
         WordKey(u"لدي"), WordKey(u"اني"), WordKey(u"انني"), WordKey(u"راني")});
    if (IsOneOf(t, kWords)) return t.key != WordKey(u"لدي");
    for (const Reading& r : *t.word) {
      if ((ClassBit(r.word_class) & kVerbClasses) && r.suffix == Suffix::kNi) return true;
    }
    return false;
  }

  // من جهته، قال; ..., ندد الوزير: a clause of the narrator's own.
  bool ChangesSpeaker(const Cue& cue) const {
    const int32_t p = cue.head - 1;
    if (IsMark(At(p), ',')) return cue.place == SubjectPlace::kAfter;
    if (At(p).key == word::kAnna && p > 0 &&
        IsOneOf(At(p - 1), {WordKey(u"بعد"), WordKey(u"قبل"), WordKey(u"منذ")})) {
      return true;
    }
    const int32_t subject = d_.mentions[cue.subject].tokens.begin;
    if (cue.place == SubjectPlace::kBefore && subject > 0 &&
        IsOneOf(At(subject - 1), {WordKey(u"لكن"), WordKey(u"بينما"), WordKey(u"فيما"),
                                  WordKey(u"اما"), WordKey(u"بل")})) {
      return true;
    }
    return IsOneOf(
        At(p), {WordKey(u"جهته"), WordKey(u"جهتها"), WordKey(u"جانبه"), WordKey(u"جانبها"),
                WordKey(u"ناحيته"), WordKey(u"ناحيتها"), WordKey(u"بدوره"), WordKey(u"بدورها")});
  }

  // وبحسب الوكالة، قال الوزير; ووفقا لما نقلته المجلة، قال الوزير.
  void Ahead(int32_t c) {
    const Cue& cue = d_.cues[c];
    if (cue.kind == CueKind::kPreposition || last_source_ < 0) return;
    if (d_.cues[last_source_].sentence != cue.sentence) return;
    int32_t source = -1;
    for (int32_t k = c - 1; k >= 0 && k >= c - kMaxCuesBack; --k) {
      const Cue& before = d_.cues[k];
      if (before.sentence != cue.sentence) break;
      if (before.quote != cue.quote || before.head >= cue.head) continue;
      if (IsSource(before)) {
        source = k;
      } else if (before.strength >= 2 && before.kind == CueKind::kVerb && source >= 0) {
        source = -1;
      }
    }
    if (source >= 0) Add(c, d_.cues[source].subject, d_.cues[source].head);
  }

  // بحسب الوكالة, وفق ما نقلته الوكالة: names who passes on; في نظر الكثيرين gives a view.
  bool IsSource(const Cue& cue) const {
    if (cue.subject < 0) return false;
    const int32_t begin = d_.sentences[cue.sentence].tokens.begin;
    if (cue.head - begin > kSourceReach) return false;
    const Token& first = At(cue.tokens.begin);
    if (cue.kind == CueKind::kPreposition) {
      return !IsOneOf(first, {word::kFi, word::kMan, word::kAla}) && first.key != WordKey(u"براي");
    }
    if (cue.kind != CueKind::kVerb || cue.conjoined || cue.head < 1 || cue.describes())
      return false;
    const Token& ma = At(cue.head - 1);
    if (!IsOneOf(ma, {word::kMa})) return IsRelativeMa(ma);
    // بحسب ما نقلته; نفى ما نقلته names no source.
    const Reading* r =
        cue.head > 1 ? At(cue.head - 2).word->Find(WordClass::kPreposition) : nullptr;
    return r != nullptr && r->attributes == kAccordingTo;
  }

  // ..., حسبما ذكرت الوكالة. at the end of the sentence.
  void Behind(int32_t c) {
    const Cue& cue = d_.cues[c];
    for (int32_t k = c + 1; k < Count() && k <= c + kMaxCuesAhead; ++k) {
      const Cue& behind = d_.cues[k];
      if (behind.sentence != cue.sentence) return;
      if (behind.quote != cue.quote || !PassesOnBehind(d_, behind)) continue;
      if (EndsSentence(behind, d_.mentions[IssuerOf(d_, behind.subject)].tokens.end))
        Add(c, behind.subject, behind.head);
      return;
    }
  }
  bool EndsSentence(const Cue& cue, int32_t from) const {
    const int32_t end = d_.sentences[cue.sentence].tokens.end;
    for (int32_t i = from; i < end; i = NextOnLevel(d_, i)) {
      if (IsWord(At(i)) && !Any(At(i), ClassBits(WordClass::kTime, WordClass::kAdverb)))
        return false;
    }
    return true;
  }

  // نقلت الوكالة عن الوزير قوله ... . وأضاف ...: the source goes on in the same paragraph.
  void GoesOn(int32_t c) {
    const Cue& cue = d_.cues[c];
    if (d_.relays.size() > first_ || cue.quote >= 0) return;
    // Nobody's words near by were passed on.
    if (d_.relays.empty() || d_.relays.back().cue < c - kMaxCuesBack) return;
    for (int32_t k = c - 1; k >= 0 && k >= c - kMaxCuesBack; --k) {
      const Cue& before = d_.cues[k];
      if (cue.sentence - before.sentence > 1 ||
          At(cue.head).paragraph != At(before.head).paragraph) {
        return;
      }
      if (before.speaker < 0 || before.strength == 0 || !SameSource(cue, before)) continue;
      GoOnFrom(c, k);
      if (d_.relays.size() > first_) return;
    }
  }
  void GoOnFrom(int32_t c, int32_t from) {
    const auto [begin, end] = RelaysOf(d_, from);
    for (size_t k = begin; k < end; ++k) {
      const RelayLink link = d_.relays[k];
      if (link.verb < 0) continue;
      const bool relay = IsPublishing(At(link.verb)) || IsVerbNamed(At(link.verb), {"نقل", "أورد"});
      if (relay || d_.cues[c].sentence == d_.cues[from].sentence) {
        Add(c, link.mention, link.verb);
      }
    }
  }

  // The same speaker without a new name: وأضاف, وتابع المسؤول.
  bool SameSource(const Cue& cue, const Cue& before) const {
    const Mention& m = d_.mentions[cue.speaker];
    if (m.entity == d_.mentions[before.speaker].entity) return true;
    return cue.place == SubjectPlace::kAfter && m.kind == SpeakerKind::kPerson && m.definite &&
           !m.name.valid() && d_.entities[m.entity].first == cue.speaker;
  }

  Document& d_;
  const int32_t size_;
  size_t first_ = 0;           // of the current cue's relays
  int32_t main_ = -1;          // the latest cue of the narrator's own
  int32_t last_source_ = -1;   // the latest cue that names a source of what follows it
  int32_t testimony_ = -1;     // the cue behind whose colon somebody tells without marks
  bool first_person_ = false;  // he does so in the first person
};

}  // namespace

void FindRelays(Document* document) { RelayFinder(document).Run(); }

std::pair<size_t, size_t> RelaysOf(const Document& document, int32_t cue) {
  const auto& relays = document.relays;
  const auto begin = std::lower_bound(relays.begin(), relays.end(), cue,
                                      [](const RelayLink& r, int32_t c) { return r.cue < c; });
  auto end = begin;
  while (end != relays.end() && end->cue == cue) ++end;
  return {static_cast<size_t>(begin - relays.begin()), static_cast<size_t>(end - relays.begin())};
}

bool PassesOnBehind(const Document& document, const Cue& cue) {
  if (cue.subject < 0) return false;
  if (cue.kind == CueKind::kPreposition) return true;
  if (cue.kind != CueKind::kVerb || cue.head == 0 || cue.conjoined) return false;
  const Token& before = document.tokens[cue.head - 1];
  if (!IsRelativeMa(before) || cue.describes()) return false;
  if (cue.level == VerbLevel::kC) return false;
  // كما قالت الوكالة إن: another thing that it said.
  const bool own = cue.intro == Intro::kParticle || cue.intro == Intro::kColon;
  const bool body = document.mentions[cue.subject].kind != SpeakerKind::kPerson;
  return !own && (body || !IsOneOf(before, {word::kKama}));
}

int32_t IssuerOf(const Document& document, int32_t mention) {
  const Mention& m = document.mentions[mention];
  if (m.kind != SpeakerKind::kDocument) return mention;
  const auto& tokens = document.tokens;
  const int32_t end = static_cast<int32_t>(tokens.size());
  for (int32_t i = m.head + 1; i + 2 < end && i <= m.head + kIssuerReach; ++i) {
    if (!IsOneOf(tokens[i], {WordKey(u"صادر"), WordKey(u"الصادر"), WordKey(u"صادره"),
                             WordKey(u"الصادره"), WordKey(u"صدر")}))
      continue;
    if (!IsOneOf(tokens[i + 1], {word::kAn})) continue;
    const int32_t issuer = MentionAt(document, i + 2);
    if (issuer >= 0) return issuer;
  }
  return mention;
}

}  // namespace isnad
