#include "server/engine/speakers/subjects.h"

#include <algorithm>

#include "server/engine/speakers/agreement.h"
#include "server/engine/speakers/noun_phrase.h"
#include "server/engine/text/fold.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr int32_t kMaxSearch = 60;    // tokens looked at behind a verb
constexpr int32_t kMaxBackward = 16;  // tokens looked at before one

constexpr uint64_t kQawl = WordKey(u"قول");

class SubjectFinder {
 public:
  explicit SubjectFinder(Document* document) : d_(*document), size_(static_cast<int32_t>(document->tokens.size())) {}

  void Run() {
    for (size_t c = 0; c < d_.cues.size(); ++c) {
      Resolve(static_cast<int32_t>(c));
    }
  }

 private:
  const Token& At(int32_t i) const { return d_.tokens[i]; }

  // First token behind the cue's sentence (or quotation).
  int32_t Limit(const Cue& cue) const {
    int32_t limit = d_.sentences[cue.sentence].tokens.end;
    if (cue.quote >= 0) limit = std::min(limit, d_.spans[cue.quote].tokens.end);
    return std::min(limit, cue.head + kMaxSearch);
  }
  int32_t Start(const Cue& cue) const {
    int32_t start = d_.sentences[cue.sentence].tokens.begin;
    if (cue.quote >= 0) start = std::max(start, d_.spans[cue.quote].tokens.begin);
    return start;
  }

  int32_t Keep(const Mention& m) {
    // The same phrase may be met from two cues.
    for (size_t k = d_.mentions.size(); k > 0 && k + 8 > d_.mentions.size(); --k) {
      if (d_.mentions[k - 1].tokens.begin == m.tokens.begin && d_.mentions[k - 1].tokens.end == m.tokens.end) return static_cast<int32_t>(k - 1);
    }
    d_.mentions.push_back(m);
    return static_cast<int32_t>(d_.mentions.size()) - 1;
  }

  void Resolve(int32_t index) {
    Cue& cue = d_.cues[index];
    if (cue.head < covered_ && cue.kind == CueKind::kVerb) return;  // a name that looks like a verb: تامر, راضي
    switch (cue.kind) {
      case CueKind::kVerb:
        ResolveVerb(index);
        break;
      case CueKind::kParticiple:
        FindIntro(&cue, cue.tokens.end, Limit(cue));
        break;
      case CueKind::kNoun:
        ResolveNoun(index);
        break;
      case CueKind::kPreposition:
        ResolveSource(&cue);
        break;
      default:
        break;
    }
    if (cue.kind != CueKind::kNoun || cue.strength == 0) cue.strength = Strength(cue);
    if (cue.subject >= 0 && cue.strength > 0) covered_ = std::max(covered_, d_.mentions[cue.subject].tokens.end);
  }

  void ResolveNoun(int32_t index) {
    Cue& cue = d_.cues[index];
    const Reading* r = At(cue.head).word->Find(WordClass::kVerbalNoun);
    int32_t from = cue.tokens.end;
    if (cue.suffix != Suffix::kNone || (r != nullptr && r->definite())) {
      cue.place = cue.suffix != Suffix::kNone ? SubjectPlace::kPronoun : SubjectPlace::kNone;
    } else {
      Mention m;
      if (from < Limit(cue) && ParseNounPhrase(d_, from, Limit(cue), PhrasePlace::kSubject, &m)) {
        cue.subject = Keep(m);
        cue.place = SubjectPlace::kSource;
        from = m.tokens.end;
      }
    }
    FindIntro(&d_.cues[index], from, Limit(cue));
  }

  // بحسب [الوزارة], نقلا عن [مصدر]
  void ResolveSource(Cue* cue) {
    int32_t from = cue->tokens.end;
    const int32_t limit = Limit(*cue);
    if (from < limit && IsLoneProclitic(At(from))) ++from;
    Mention m;
    if (from < limit && ParseNounPhrase(d_, from, limit, PhrasePlace::kSubject, &m)) {
      Apposition(&m, limit);
      cue->subject = Keep(m);
      cue->place = SubjectPlace::kSource;
      cue->body = m.tokens.end;
      int32_t relayer = -1;
      // بحسب بيان صادر عن الوزارة, وفق تقرير لصحيفة: the document stays the source.
      cue->relayer = relayer;
      FindIntro(cue, cue->body, limit);
      if (cue->stance == Stance::kRelay) PassOn(*cue);
    }
  }

  // قالت [القناة] نقلا عن [مصدر] إن: the verb's subject passes on what the source said.
  void PassOn(const Cue& relay) {
    const int32_t last = static_cast<int32_t>(&relay - d_.cues.data()) - 1;
    for (int32_t k = last; k >= 0 && k > last - 8; --k) {
      Cue& verb = d_.cues[k];
      if (verb.sentence != relay.sentence) return;
      if (verb.kind != CueKind::kVerb || verb.quote != relay.quote || verb.subject < 0) continue;
      if (verb.place != SubjectPlace::kAfter || verb.body < relay.tokens.begin) return;
      verb.relayer = verb.subject;
      verb.subject = relay.subject;
      verb.place = SubjectPlace::kSource;
      return;
    }
  }

  // Looks for أن, a colon or a mark from `from` on, over adverbs and prepositional phrases.
  void FindIntro(Cue* cue, int32_t from, int32_t limit) {
    cue->body = from;
    cue->intro = Intro::kNone;
    for (int32_t i = from, steps = 0; i < limit && steps < 24; ++steps) {
      const Token& t = At(i);
      if (t.quote != cue->quote) break;
      if (IsMark(t, ':')) return SetIntro(cue, Intro::kColon, i + 1);
      if (t.kind == TokenKind::kQuoteMark) return SetIntro(cue, Intro::kMark, i);
      if (IsMark(t, ',') || IsMark(t, '-')) {
        ++i;
        continue;
      }
      if (t.mark == '(' && t.pair > i) {
        i = t.pair + 1;
        continue;
      }
      if (!IsWord(t)) {
        if (t.kind == TokenKind::kNumber) {
          ++i;
          continue;
        }
        break;
      }
      if (Any(t, ClassBit(WordClass::kParticle))) return SetIntro(cue, Intro::kParticle, i + 1);
      if (FramePreposition(*cue, t)) {
        if (i + 1 < limit && IsWord(At(i + 1)) && Any(At(i + 1), ClassBit(WordClass::kParticle))) {
          return SetIntro(cue, Intro::kParticle, i + 2);
        }
        return SetIntro(cue, Intro::kFrame, i + 1);
      }
      if (FrameBi(*cue, i)) return SetIntro(cue, Intro::kFrame, i);
      if (CanBeVerb(t) && !Any(t, kNounClasses | kNameClasses)) break;
      if (i == from && (cue->frames & kFrameNoun) && Any(t, kNounClasses)) {
        SetIntro(cue, Intro::kNoun, i);
        return;
      }
      ++i;
    }
  }

  static void SetIntro(Cue* cue, Intro intro, int32_t body) {
    cue->intro = intro;
    cue->body = body;
  }

  static bool FramePreposition(const Cue& cue, const Token& t) {
    return ((cue.frames & kFrameIla) && IsOneOf(t, {word::kIla})) || ((cue.frames & kFrameAla) && IsOneOf(t, {word::kAla})) ||
           ((cue.frames & kFrameAn) && IsOneOf(t, {word::kAn})) || ((cue.frames & kFrameMin) && IsOneOf(t, {word::kMan}));
  }

  // بـ"الفشل", بالقول, بضرورة
  bool FrameBi(const Cue& cue, int32_t i) const {
    const Token& t = At(i);
    if (!(cue.frames & (kFrameBi | kFrameQailan))) return false;
    if (t.key == word::kBa) return (cue.frames & kFrameBi) != 0;
    if (t.word->reading_count == 0 || !(t.word->begin()->proclitics & kBi)) return false;
    if (t.word->begin()->stem == kQawl) return true;
    return (cue.frames & kFrameBi) != 0;
  }

  void ResolveVerb(int32_t index) {
    const int32_t limit = Limit(d_.cues[index]);
    const bool vso = d_.cues[index].number != Number::kPlural && d_.cues[index].number != Number::kDual && !d_.cues[index].passive;
    SearchForward(index, limit, vso);
    Cue& cue = d_.cues[index];
    if (cue.subject < 0 && !cue.passive) SearchBackward(index);
    if (cue.level == VerbLevel::kR || cue.passive) FindRelaySource(&d_.cues[index], limit);
    if (cue.frames & kFrameFi) FindDocumentSource(&d_.cues[index], limit);
  }

  // VSO: the subject stands behind the verb, behind adverbs and prepositional phrases at most.
  void SearchForward(int32_t index, int32_t limit, bool want_subject) {
    bool found = !want_subject;
    bool displaced = false;  // something stood between verb and candidate: only words of the lexicon may start it
    bool comma = false;
    Mention subject;
    int32_t i = d_.cues[index].tokens.end;
    int32_t body = i;
    Intro intro = Intro::kNone;
    for (int steps = 0; i < limit && steps < kMaxSearch; ++steps) {
      const Cue& cue = d_.cues[index];
      const Token& t = At(i);
      if (t.quote != cue.quote) break;
      if (IsMark(t, ':')) {
        intro = Intro::kColon;
        body = i + 1;
        break;
      }
      if (t.kind == TokenKind::kQuoteMark) {
        if (!found && !displaced && ParseNounPhrase(d_, i, limit, PhrasePlace::kSubject, &subject)) {
          found = true;
          d_.cues[index].subject = Keep(subject);
          d_.cues[index].place = SubjectPlace::kAfter;
          i = body = subject.tokens.end;
          continue;
        }
        intro = Intro::kMark;
        body = i;
        break;
      }
      if (IsMark(t, ',') || IsMark(t, '-')) {
        const int32_t after = comma ? -1 : i + 1;
        comma = true;
        if (subject.tokens.valid() && after > 0) {
          i = SkipParenthetical(index, after, limit);
        } else {
          ++i;
          displaced = true;
        }
        continue;
      }
      if (t.mark == '(' && t.pair > i) {
        i = t.pair + 1;
        continue;
      }
      if (!IsWord(t)) {
        if (t.kind == TokenKind::kNumber) {
          ++i;
          continue;
        }
        if (t.kind == TokenKind::kForeign) {
          if (!found && !displaced && ParseNounPhrase(d_, i, limit, PhrasePlace::kSubject, &subject)) {
            found = true;
            Take(index, &subject, limit);
            i = body = subject.tokens.end;
            continue;
          }
          ++i;
          continue;
        }
        break;
      }
      const bool name_like = NameLike(t);
      if (Any(t, ClassBit(WordClass::kParticle))) {
        intro = Intro::kParticle;
        body = i + 1;
        break;
      }
      if (Any(t, ClassBit(WordClass::kRelative)) && subject.tokens.valid()) {
        i = SkipRelative(i, limit);
        continue;
      }
      const Reading* preposition = t.word->Find(WordClass::kPreposition);
      if (preposition != nullptr && !(name_like && !found)) {
        if (FramePreposition(cue, t) && !(preposition->suffix != Suffix::kNone)) {
          if (i + 1 < limit && Any(At(i + 1), ClassBit(WordClass::kParticle))) {
            intro = Intro::kParticle;
            body = i + 2;
            break;
          }
          if (intro == Intro::kNone) {
            intro = Intro::kFrame;
            body = i + 1;
          }
          if (!found) {
            // دعا [إلى ...] الوزير is rare: what stands behind the frame is content.
            break;
          }
          break;
        }
        displaced = displaced || preposition->suffix == Suffix::kNone;
        i = SkipPrepositional(i, limit);
        continue;
      }
      if (FrameBi(cue, i) && (found || !Any(t, kNameClasses))) {
        intro = Intro::kFrame;
        body = i;
        // بأن, بالقول إن: the particle decides.
        if (i + 1 < limit && Any(At(i + 1), ClassBit(WordClass::kParticle))) {
          intro = Intro::kParticle;
          body = i + 2;
        } else if (i + 1 < limit && IsMark(At(i + 1), ':')) {
          intro = Intro::kColon;
          body = i + 2;
        }
        break;
      }
      if (Any(t, ClassBits(WordClass::kAdverb, WordClass::kTime)) && !name_like && !(Any(t, kPersonNounClasses) && !found)) {
        ++i;
        continue;
      }
      if (Any(t, ClassBits(WordClass::kConjunction, WordClass::kNegation, WordClass::kAuxiliary, WordClass::kPronoun)) && !name_like &&
          !(Any(t, kPersonNounClasses) && !found)) {
        // وهو، وهي، حيث، لكن: the clause is over (a parenthesis was skipped at its comma).
        if (IsConjoined(t) && comma) {
          ++i;
          continue;
        }
        break;
      }
      if (Any(t, ClassBit(WordClass::kParticiple)) && found && !Any(t, kNameClasses)) break;
      if (IsGovernedWord(t)) {
        displaced = true;
        i = SkipPrepositionalAt(i, limit);
        continue;
      }
      // وأضاف في تصريحات [نقلها] المستشار: another clause begins.
      if (!found && displaced && CanBeVerb(t) && !name_like && IsVerbFirst(t)) break;
      if (!found) {
        Mention candidate;
        const PhrasePlace place = displaced ? PhrasePlace::kAnywhere : PhrasePlace::kSubject;
        if (ParseNounPhrase(d_, i, limit, place, &candidate)) {
          if (AgreesAfterVerb(cue.gender, candidate) && CanSay(cue, candidate, displaced)) {
            found = true;
            subject = candidate;
            Take(index, &subject, limit);
            i = body = subject.tokens.end;
            displaced = false;
            comma = false;
          } else {
            i = candidate.tokens.end;
            body = i;
          }
          continue;
        }
        if (CanBeVerb(t) && !Any(t, kNounClasses)) break;
        if (Any(t, kNounClasses)) {
          // أعلن تثبيت الفائدة: no person: the content begins here.
          if ((cue.frames & kFrameNoun) && intro == Intro::kNone) {
            intro = Intro::kNoun;
            body = i;
            break;
          }
        }
        displaced = true;
        ++i;
        continue;
      }
      // Behind the subject.
      if (CanBeVerb(t) && !Any(t, kNounClasses | kNameClasses | kPlaceClasses)) {
        if (comma && !IsConjoined(t)) {
          ++i;
          continue;
        }
        if (t.word->Find(WordClass::kVerb) == nullptr && !IsConjoined(t)) {
          ++i;
          continue;
        }
        break;
      }
      Mention next;
      if (subject.tokens.valid() && i == subject.tokens.end && subject.name.valid() && StartsRole(t) &&
          ParseNounPhrase(d_, i, limit, PhrasePlace::kAnywhere, &next) && !next.name.valid()) {
        // سامي الراعي مدير المركز إن: the role follows the name without a comma.
        AddRole(index, next);
        i = next.tokens.end;
        continue;
      }
      if ((cue.frames & kFrameObject) && ParseNounPhrase(d_, i, limit, PhrasePlace::kAnywhere, &next)) {
        i = next.tokens.end;
        continue;
      }
      if ((cue.frames & kFrameNoun) && !comma && intro == Intro::kNone && Any(t, kNounClasses)) {
        intro = Intro::kNoun;
        body = i;
        break;
      }
      ++i;
    }
    Cue& cue = d_.cues[index];
    cue.intro = intro;
    cue.body = std::max(body, cue.subject >= 0 ? d_.mentions[cue.subject].tokens.end : cue.tokens.end);
  }

  // Far from its verb only a person or a body is a subject, and a thing beside a verb that takes an object is the object (وصف القرار بأنه).
  bool CanSay(const Cue& cue, const Mention& m, bool displaced) const {
    const Token& head = At(m.head);
    if (displaced && (m.kind == SpeakerKind::kDocument || Any(head, ClassBit(WordClass::kMedium) | kPlaceClasses))) return false;
    if (displaced && m.kind == SpeakerKind::kOrganization && m.tokens.size() == 1 && !m.definite) return false;  // على صفحته، تويتر
    if (displaced && cue.level == VerbLevel::kC) return m.kind == SpeakerKind::kPerson;
    return !((cue.frames & kFrameObject) && m.kind == SpeakerKind::kDocument && Any(head, ClassBit(WordClass::kVerbalNoun)));
  }

  bool StartsRole(const Token& t) const {
    const Reading* r = FindAny(t, ClassBit(WordClass::kRole));
    return r != nullptr && !r->governed() && !r->conjoined();
  }

  static bool IsGovernedWord(const Token& t) {
    return t.word->reading_count > 0 && t.word->begin()->governed();
  }

  void Take(int32_t index, Mention* m, int32_t limit) {
    Apposition(m, limit);
    d_.cues[index].subject = Keep(*m);
    d_.cues[index].place = SubjectPlace::kAfter;
  }

  // وزير الخارجية، سامي الراعي، إن; محامي رجل الأعمال، المحامي طارق، إن: a comma and a name that closes with a comma or an intro.
  void Apposition(Mention* m, int32_t limit) {
    if (m->name.valid() && !m->role.valid()) return;
    const int32_t i = m->tokens.end;
    if (i + 1 >= limit || !IsMark(At(i), ',')) return;
    if (m->kind != SpeakerKind::kPerson && m->kind != SpeakerKind::kAnonymous) return;
    Mention next;
    if (!IsWord(At(i + 1)) || IsConjoined(At(i + 1))) return;
    if (!ParseNounPhrase(d_, i + 1, limit, PhrasePlace::kSubject, &next) || !next.name.valid()) return;
    if (next.kind != SpeakerKind::kPerson) return;
    // محامي سمير، المحامي طارق: a name already there was a genitive when the title comes again with the real name.
    if (m->name.valid() && !(next.role.valid() && StemKey(At(next.head)) == StemKey(At(m->head)))) return;
    const int32_t e = next.tokens.end;
    const bool closes = e >= limit || IsMark(At(e), ',') || IsMark(At(e), ':') || At(e).kind == TokenKind::kQuoteMark || IsMark(At(e), '(') ||
                        IsMark(At(e), '.') || Any(At(e), ClassBits(WordClass::kParticle, WordClass::kTime, WordClass::kAdverb,
                                             WordClass::kPreposition, WordClass::kRelative) | kVerbClasses);
    if (!closes) return;
    m->name = next.name;
    m->name_span = next.name_span;
    m->tokens.end = e;
    m->kind = SpeakerKind::kPerson;
    if (m->gender == Gender::kUnknown) m->gender = next.gender;
    m->definite = true;
  }

  // سامي الراعي، مدير المركز، إن: the parenthesis is a role, a relative clause or a circumstance; it ends at its comma or an intro.
  int32_t SkipParenthetical(int32_t index, int32_t i, int32_t limit) {
    if (i >= limit) return i;
    Mention role;
    if (IsWord(At(i)) && !IsConjoined(At(i)) && d_.cues[index].subject >= 0 &&
        ParseNounPhrase(d_, i, limit, PhrasePlace::kAnywhere, &role) && !role.name.valid() && role.kind != SpeakerKind::kOrganization) {
      AddRole(index, role);
      return role.tokens.end;
    }
    if (IsWord(At(i)) && (Any(At(i), ClassBit(WordClass::kRelative)) || IsOneOf(At(i), {word::kHowa, word::kHiya, word::kHum}))) {
      return SkipRelative(i, limit);
    }
    return i;
  }

  void AddRole(int32_t index, const Mention& role) {
    Mention& m = d_.mentions[d_.cues[index].subject];
    if (m.role.valid() || role.counterpart) return;
    m.role = role.tokens;
    if (m.gender == Gender::kUnknown) m.gender = role.gender;
  }

  // To the comma that closes a relative clause, or to what introduces speech.
  int32_t SkipRelative(int32_t i, int32_t limit) {
    for (++i; i < limit; ++i) {
      const Token& t = At(i);
      if (IsMark(t, ',') || IsMark(t, ':') || OpensQuote(d_, i)) return i;
      if (IsWord(t) && Any(t, ClassBit(WordClass::kParticle))) return i;
    }
    return i;
  }

  // A preposition with what it governs.
  int32_t SkipPrepositional(int32_t i, int32_t limit) {
    const Reading* r = At(i).word->Find(WordClass::kPreposition);
    if (r->suffix != Suffix::kNone) return i + 1;
    return SkipPrepositionalAt(i + 1, limit);
  }

  // What a preposition governs, from its first word on: nouns, adjectives, genitives, dates.
  int32_t SkipPrepositionalAt(int32_t i, int32_t limit) {
    const int32_t first = i;
    bool closed = false;
    // مع نظيره الأرمادي سامي الراعي: a whole person.
    if (i < limit && IsWord(At(i)) && (NameLike(At(i)) || Any(At(i), kPersonNounClasses))) {
      Mention whole;
      if (ParseNounPhrase(d_, i, limit, PhrasePlace::kSubject, &whole)) return whole.tokens.end;
    }
    for (; i < limit; ++i) {
      const Token& t = At(i);
      if (t.kind == TokenKind::kQuoteMark) {
        // في مقابلة مع صحيفة "النور": a marked name; a longer span is speech.
        if (t.pair > i && t.pair - i <= 7 && i > first && t.pair + 1 < limit &&
            (Any(At(i - 1), kBodyClasses | ClassBits(WordClass::kNameHead, WordClass::kRole)) || IsLoneProclitic(At(i - 1)))) {
          i = t.pair;
          closed = true;
          continue;
        }
        return i;
      }
      if (t.kind == TokenKind::kNumber || t.kind == TokenKind::kForeign) continue;
      if (t.mark == '(' && t.pair > i) {
        i = t.pair;
        continue;
      }
      if (!IsWord(t)) return i;
      if (i == first) {
        closed = Closed(t);
        continue;
      }
      if (Any(t, kFunctionClasses) && !Any(t, kNounClasses | kNameClasses)) return i;
      if (CanBeVerb(t) && !Any(t, kNounClasses | kNameClasses)) return i;
      if (IsVerbFirst(t) && t.word->begin()->suffix != Suffix::kNone) return i;  // في تصريحات نقلها
      if (IsConjoined(t)) return i;
      if (Any(t, ClassBit(WordClass::kParticiple)) && !Any(t, kNounClasses | kNameClasses)) return i;
      // A person's noun behind a closed phrase starts the subject: في ختام زيارته إلى العاصمة [المبعوث الخاص].
      if (closed && Any(t, ClassBits(WordClass::kRole, WordClass::kHonorific, WordClass::kGivenName, WordClass::kAnonymous))) return i;
      closed = closed || Closed(t);
    }
    return i;
  }

  static bool Closed(const Token& t) {
    if (t.word->reading_count == 0) return false;
    const Reading* r = t.word->begin();
    return r->definite() || r->suffix != Suffix::kNone || Any(t, kPlaceClasses);
  }

  // SVO, relative clauses, كان فلان قد قال, وهو يقول.
  void SearchBackward(int32_t index) {
    Cue& cue = d_.cues[index];
    const int32_t start = Start(cue);
    int32_t k = cue.head - 1;
    while (k >= start && IsWord(At(k)) && At(k).quote == cue.quote &&
           (IsOneOf(At(k), {word::kQad, word::kLaqad, word::kLam, word::kLan, word::kLa}) ||
            (Any(At(k), ClassBits(WordClass::kAuxiliary, WordClass::kAdverb, WordClass::kTime)) && !Any(At(k), kNameClasses)))) {
      --k;
    }
    const bool auxiliary = k < cue.head - 1;
    if (k < start) return;
    if (IsWord(At(k)) && (IsOneOf(At(k), {word::kHowa, word::kHiya, word::kHum, word::kHuma}))) {
      cue.place = SubjectPlace::kPronoun;
      return;
    }
    if (IsWord(At(k)) && IsRelativePronoun(At(k)) && !cue.conjoined) {
      Antecedent(index, k - 1, start);
      return;
    }
    if (cue.conjoined) {
      // أما فلان، الذي حضر، فقال: only the topic can be the subject.
      Topic(index, start, true);
      return;
    }
    if (cue.relative) return;
    Mention m;
    if (EndingAt(k, start, cue, &m) && !ObjectRelative(cue, m)) {
      SetBefore(index, m, SubjectPlace::kBefore);
      return;
    }
    if (IsMark(At(k), ',') || IsMark(At(k), '-') || IsMark(At(k), ')')) {
      const int32_t e = IsMark(At(k), ')') && At(k).pair >= 0 ? At(k).pair - 1 : k - 1;
      if (e >= start && EndingAt(e, start, cue, &m) && StandsAlone(m, start)) {
        SetBefore(index, m, SubjectPlace::kBefore);
        return;
      }
    }
    Topic(index, start, auxiliary);
  }

  // في بيان أصدره اليوم: an indefinite noun before a verb with its pronoun is the verb's object.
  static bool ObjectRelative(const Cue& cue, const Mention& m) {
    return cue.suffix != Suffix::kNone && !m.definite;
  }

  // الوزير، سامي الراعي، قال: between commas or at the sentence's start, not the end of a longer phrase (في مقابلة مع الصحيفة، قال).
  bool StandsAlone(const Mention& m, int32_t start) const {
    const int32_t s = m.tokens.begin;
    return s == start || IsMark(At(s - 1), ',') || (s == start + 1 && IsOneOf(At(start), {word::kAmma}));
  }

  static bool IsRelativePronoun(const Token& t) {
    return IsOneOf(t, {word::kAlladhi, word::kAllati, word::kAlladhina});
  }

  void SetBefore(int32_t index, const Mention& m, SubjectPlace place) {
    const int32_t kept = Keep(m);
    d_.cues[index].subject = kept;
    d_.cues[index].place = place;
  }

  // The relative's head: the phrase that ends right before it (or before its comma) and agrees.
  void Antecedent(int32_t index, int32_t e, int32_t start) {
    const Cue& cue = d_.cues[index];
    if (e >= start && IsMark(At(e), ',')) --e;
    Mention m;
    if (e >= start && EndingAt(e, start, cue, &m)) SetBefore(index, m, SubjectPlace::kRelative);
  }

  // The longest phrase that ends at token `e`, starts at a boundary and agrees with the cue.
  bool EndingAt(int32_t e, int32_t start, const Cue& cue, Mention* out) {
    if (e < start || At(e).quote != cue.quote) {
      if (e < start || !(At(e).kind == TokenKind::kQuoteMark)) return false;
    }
    if (IsWord(At(e)) && Any(At(e), kFunctionClasses | kVerbClasses) && !Any(At(e), kNounClasses | kNameClasses)) return false;
    bool found = false;
    for (int32_t s = e; s >= std::max(start, e - kMaxBackward); --s) {
      const Token& t = At(s);
      if (t.kind == TokenKind::kPunctuation && (t.mark == '.' || t.mark == ':' || t.mark == ',') && s < e) break;
      if (!IsWord(t) && t.kind != TokenKind::kForeign) continue;
      const bool boundary = Boundary(s, start);
      if (IsWord(t) && s < e && Any(t, kVerbClasses | ClassBit(WordClass::kParticle)) && !Any(t, kNounClasses | kNameClasses)) break;
      if (IsUnknown(t) && FirstIsFa(t)) continue;
      Mention m;
      if (!ParseNounPhrase(d_, s, e + 1, boundary ? PhrasePlace::kSubject : PhrasePlace::kAnywhere, &m)) continue;
      if (m.tokens.end != e + 1) continue;
      if (IsWord(t) && t.word->reading_count > 0 && m.known) {
        const Reading* r = FindAny(t, kPersonNounClasses | kBodyClasses | kNameClasses | kPlaceClasses);
        if (r != nullptr && r->governed() && s > start) {
          // للوزير الذي قال: a governed head is possible for relatives only; the caller's agreement decides.
        }
      }
      const Agreement verb{cue.gender, cue.number};
      if (!AgreesFully(verb, m.kind, {m.gender, m.number}) && !m.joint) continue;
      *out = m;
      found = true;
      if (boundary) break;
    }
    return found;
  }

  // فضحك: an unknown word with ف before a verb is another verb.
  bool FirstIsFa(const Token& t) const {
    int32_t p = t.span.begin;
    return NextPoint(d_.text, &p) == U'ف' && t.letters >= 4;
  }

  bool Boundary(int32_t s, int32_t start) const {
    if (s == start) return true;
    const Token& p = At(s - 1);
    if (!IsWord(p)) return p.kind == TokenKind::kPunctuation || p.kind == TokenKind::kQuoteMark;
    return Any(p, ClassBits(WordClass::kParticle, WordClass::kConjunction, WordClass::kAuxiliary)) || (IsVerbFirst(p) && !NameLike(p)) ||
           IsOneOf(p, {word::kAmma, word::kWaw}) || (Any(p, ClassBit(WordClass::kPreposition)) && !Any(p, kNameClasses));
  }

  // The sentence's first phrase, after أما or at the start, when its predicate is this verb.
  void Topic(int32_t index, int32_t start, bool marked_only) {
    const Cue& cue = d_.cues[index];
    int32_t s = start;
    while (s < cue.head && !IsWord(At(s)) && At(s).kind != TokenKind::kForeign) ++s;
    if (s >= cue.head) return;
    bool topic = false;
    if (IsOneOf(At(s), {word::kAmma})) {
      topic = true;
      ++s;
    } else if (IsOneOf(At(s), {WordKey(u"كان"), WordKey(u"كانت")})) {
      topic = marked_only;
      if (!marked_only) return;
      ++s;
    }
    if (marked_only && !topic) return;
    if (cue.conjoined && !topic) return;
    Mention m;
    if (!ParseNounPhrase(d_, s, cue.head, PhrasePlace::kSubject, &m)) return;
    if (!topic && !m.known && !m.name.valid()) return;
    const int32_t e = m.tokens.end;
    // Nothing but a relative clause, an apposition or a parenthesis may stand between.
    if (!topic && e < cue.head && !(IsMark(At(e), ',') || IsMark(At(e), '(') || IsMark(At(e), '-') || IsRelativePronoun(At(e)) ||
                                     Any(At(e), ClassBits(WordClass::kPreposition, WordClass::kTime, WordClass::kAdverb)))) {
      return;
    }
    if (!topic) {
      // Another finite verb outside a relative clause would be the predicate instead.
      bool relative = false;
      for (int32_t k = e; k < cue.head; ++k) {
        if (!IsWord(At(k))) continue;
        if (IsRelativePronoun(At(k))) relative = true;
        if (!relative && CanBeVerb(At(k)) && !Any(At(k), kNounClasses | kNameClasses)) return;
        if (Any(At(k), ClassBit(WordClass::kParticle))) return;
      }
    }
    Apposition(&m, cue.head);
    const Agreement verb{cue.gender, cue.number};
    if (!AgreesFully(verb, m.kind, {m.gender, m.number})) return;
    SetBefore(index, m, SubjectPlace::kBefore);
  }

  // نقلت [وكالة] عن [مصدر], نقل عن [مصدر]: behind عن or إلى stands who said it.
  void FindRelaySource(Cue* cue, int32_t limit) {
    if (cue->level != VerbLevel::kR) return;
    const int32_t from = cue->subject >= 0 && cue->place == SubjectPlace::kAfter ? d_.mentions[cue->subject].tokens.end : cue->tokens.end;
    for (int32_t i = from; i < limit && i < from + 14; i = NextOnLevel(d_, i)) {
      const Token& t = At(i);
      if (!IsWord(t)) {
        if (IsMark(t, '(') || IsMark(t, ',') || t.kind != TokenKind::kPunctuation) continue;
        return;
      }
      if (!IsOneOf(t, {word::kAn, word::kIla}) || i + 1 >= limit) continue;
      Mention m;
      if (!ParseNounPhrase(d_, i + 1, limit, PhrasePlace::kSubject, &m)) continue;
      Apposition(&m, limit);
      const int32_t source = Keep(m);
      cue->relayer = cue->subject;
      cue->subject = source;
      cue->place = SubjectPlace::kSource;
      const Intro before = cue->intro;
      FindIntro(cue, m.tokens.end, limit);
      if (cue->intro == Intro::kNone) cue->intro = before == Intro::kFrame ? Intro::kNone : before;
      return;
    }
  }

  // جاء في [بيان للجامعة] أن, ورد في [التقرير]:, جاء على لسان [القائد]
  void FindDocumentSource(Cue* cue, int32_t limit) {
    const int32_t i = cue->tokens.end;
    if (i + 1 >= limit) return;
    int32_t from = -1;
    if (IsOneOf(At(i), {word::kFi}) && Any(At(i + 1), ClassBits(WordClass::kDocument, WordClass::kSpeechNoun))) from = i + 1;
    if (IsOneOf(At(i), {word::kAla}) && At(i + 1).key == word::kLissan) from = i + 2;
    if (from < 0 || from >= limit) return;
    Mention m;
    if (!ParseNounPhrase(d_, from, limit, PhrasePlace::kSubject, &m)) return;
    cue->subject = Keep(m);
    cue->place = SubjectPlace::kSource;
    cue->relayer = -1;
    FindIntro(cue, m.tokens.end, limit);
  }

  // The introduction is one that the verb takes.
  static bool Framed(const Cue& cue) {
    switch (cue.intro) {
      case Intro::kParticle:
        return (cue.frames & (kFrameParticle | kFrameBi | kFrameAla | kFrameIla | kFrameMin | kFrameAn | kFrameFi | kFrameQailan)) != 0;
      case Intro::kColon:
      case Intro::kMark:
        return (cue.frames & (kFrameColon | kFrameDirect | kFrameQailan | kFrameHadith)) != 0 ||
               (cue.level == VerbLevel::kB && (cue.frames & kFrameParticle));
      case Intro::kNone:
      case Intro::kFrame:
      case Intro::kNoun:
        return true;
    }
    return true;
  }

  // How surely the cue introduces speech here, by its level (REPORTING.md section 1) and what follows.
  uint8_t Strength(const Cue& cue) const {
    const bool strong = cue.intro == Intro::kParticle || cue.intro == Intro::kColon || cue.intro == Intro::kMark;
    if (cue.kind == CueKind::kVerb && cue.stance == Stance::kRelay && cue.suffix != Suffix::kNone) return 0;  // في بيان أوردته الوكالة
    if (cue.kind == CueKind::kPreposition) return cue.subject >= 0 ? 2 : 0;
    if (cue.kind == CueKind::kNoun) {
      // وصف إعلان فلان: behind a verb the noun is its object.
      if (cue.place == SubjectPlace::kSource && cue.head > 0 && IsWord(At(cue.head - 1)) && CanBeVerb(At(cue.head - 1))) return 0;
      return strong ? 2 : 1;
    }
    const bool framed = Framed(cue);
    switch (cue.level) {
      case VerbLevel::kA:
        return strong ? 3 : (cue.intro != Intro::kNone ? 2 : 1);
      case VerbLevel::kB:
        return strong ? (framed ? 3 : 1) : (cue.intro != Intro::kNone ? 1 : 0);
      case VerbLevel::kC:
        return strong ? (framed ? 2 : 0) : (cue.intro == Intro::kFrame ? 1 : 0);
      case VerbLevel::kR:
        if (cue.suffix != Suffix::kNone) return 0;  // في تصريحات نقلتها الوكالة
        return cue.place == SubjectPlace::kSource ? (strong ? 3 : 2) : (strong ? 2 : 0);
      case VerbLevel::kX:
        return 0;
    }
    return 0;
  }

  Document& d_;
  const int32_t size_;
  int32_t covered_ = 0;  // tokens before this one belong to subjects that were found
};

}  // namespace

void FindSubjects(Document* document) { SubjectFinder(document).Run(); }

}  // namespace isnad
