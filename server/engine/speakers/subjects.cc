// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/subjects.h"

#include <algorithm>

#include "server/engine/speakers/agreement.h"
#include "server/engine/speakers/cue_strength.h"
#include "server/engine/speakers/epithets.h"
#include "server/engine/speakers/intros.h"
#include "server/engine/speakers/noun_phrase.h"
#include "server/engine/speakers/subject_searches.h"
#include "server/engine/words.h"

namespace isnad {

namespace {

constexpr size_t kMaxKeptBack = 8;  // mentions among which the same phrase is looked for

// جددت [الوزيرة] التأكيد أن, أعادت [الشركة] تأكيد أن: whoever repeats it says it.
bool TakeRepeater(Document* d, Cue* cue) {
  const ptrdiff_t index = cue - d->cues.data();
  if (index == 0 || cue->suffix != Suffix::kNone) return false;
  const Cue& verb = d->cues[static_cast<size_t>(index) - 1];
  if (verb.kind != CueKind::kVerb || verb.stance != Stance::kRepeat || verb.subject < 0 ||
      verb.sentence != cue->sentence || verb.quote != cue->quote) {
    return false;
  }
  int32_t end = d->mentions[verb.subject].tokens.end;
  while (end < cue->head &&
         (IsMark(d->tokens[end], ',') ||
          Any(d->tokens[end], ClassBits(WordClass::kTime, WordClass::kAdverb)))) {
    ++end;
  }
  if (end != cue->head) return false;
  cue->subject = verb.subject;
  cue->place = SubjectPlace::kBefore;
  return true;
}

// تصريح [الوزير], قوله, القول: a noun of speech with its speaker, a pronoun or neither.
void ResolveNoun(Document* d, Cue* cue) {
  const Reading* r = d->tokens[cue->head].word->Find(WordClass::kVerbalNoun);
  const int32_t limit = CueLimit(*d, *cue);
  int32_t from = cue->tokens.end;
  Mention m;
  if (TakeRepeater(d, cue)) {
    FindIntro(*d, from, limit, cue);
    return;
  }
  // قوله تعالى: the pronoun is the one named right behind it.
  if (ReadEpithet(*d, from, limit, &m)) {
    SetSubject(d, cue, m, SubjectPlace::kSource);
    from = m.tokens.end;
  } else if (cue->suffix != Suffix::kNone) {
    cue->place = SubjectPlace::kPronoun;
  } else if (r != nullptr && r->definite()) {
    cue->place = SubjectPlace::kNone;
  } else if (from < limit && ParseNounPhrase(*d, from, limit, PhrasePlace::kSubject, &m)) {
    SetSubject(d, cue, m, SubjectPlace::kSource);
    from = m.tokens.end;
  }
  FindIntro(*d, from, limit, cue);
}

// الوزير الذي وصف المشروع بأنه ...: without a pronoun the antecedent describes what follows.
bool DescribesInRelative(const Document& d, const Cue& cue) {
  if (cue.stance != Stance::kDescribe || cue.suffix != Suffix::kNone || cue.head == 0) return false;
  return IsRelativePronoun(d.tokens[cue.head - 1]);
}

// وسبق [لأرمادا] أن أعلنت: the subject stands behind ل.
bool HadDoneBefore(Document* d, int32_t start, Cue* cue) {
  constexpr int32_t kReach = 6;  // tokens from سبق to أن
  const int32_t particle = cue->head - 1;
  if (particle <= start || d->tokens[particle].key != word::kAnna) return false;
  for (int32_t i = particle - 2; i >= start && particle - i <= kReach; --i) {
    if (!IsOneOf(d->tokens[i], {WordKey(u"سبق"), WordKey(u"يسبق")})) continue;
    Mention m;
    const Token& first = d->tokens[i + 1];
    if (!IsWord(first) || first.word->reading_count == 0 || !first.word->begin()->governed() ||
        !ParseNounPhrase(*d, i + 1, particle, PhrasePlace::kSubject, &m) ||
        m.tokens.end != particle) {
      return false;
    }
    SetSubject(d, cue, m, SubjectPlace::kBefore);
    return true;
  }
  return false;
}

bool IsOnLevel(const Document& d, TokenRange range, int32_t quote) {
  for (int32_t i = range.begin; i < range.end; ++i) {
    if (d.tokens[i].quote != quote) return false;
  }
  return true;
}

// وكان [الوزير] قد انتقد المدير: the subject stands behind كان, and what stands behind the verb is
// its object.
bool HadBeenDoing(Document* d, int32_t start, Cue* cue) {
  constexpr int32_t kReach = 10;  // tokens from كان to the verb
  int32_t end = cue->head;
  if (end > start && IsOneOf(d->tokens[end - 1], {word::kQad})) --end;
  for (int32_t i = end - 2; i >= start && end - i <= kReach; --i) {
    // كأنه is written with the letters of كان, and read like it here.
    constexpr uint64_t kKana = ClassBits(WordClass::kAuxiliary, WordClass::kConjunction);
    if ((d->classes[i] & kKana) == 0) continue;
    if (!IsOneOf(d->tokens[i], {WordKey(u"كان"), WordKey(u"كانت")})) continue;
    Mention m;
    if (!IsOnLevel(*d, {i, end - 1}, d->tokens[cue->head].quote) ||
        !ParseNounPhrase(*d, i + 1, end, PhrasePlace::kSubject, &m) || m.tokens.end != end ||
        !AgreesFully({cue->gender, cue->number}, m.kind, {m.gender, m.number})) {
      return false;
    }
    SetSubject(d, cue, m, SubjectPlace::kBefore);
    return true;
  }
  return false;
}

// قال إن [المدير] قد أبلغ لمى أن: behind a topic that a particle opens the verb has its object.
void PreferTopic(Document* d, Cue* cue) {
  if (cue->conjoined || cue->head == CueStart(*d, *cue)) return;
  Cue topic = *cue;
  topic.subject = -1;
  topic.place = SubjectPlace::kNone;
  SearchBackward(d, &topic);
  if (topic.subject < 0 || topic.place != SubjectPlace::kBefore) return;
  const Mention m = d->mentions[topic.subject];
  const int32_t start = CueStart(*d, *cue);
  if (m.tokens.begin <= start || !m.known) return;
  if (Any(d->tokens[m.tokens.begin - 1], ClassBit(WordClass::kParticle))) {
    cue->subject = topic.subject;
    cue->place = SubjectPlace::kBefore;
    return;
  }
  // إن [سامي الراعي] نائب المدير أبلغ لمى أن: the name before its office.
  constexpr int32_t kMaxName = 6;  // tokens
  for (int32_t i = m.tokens.begin - 1; i > start && m.tokens.begin - i <= kMaxName; --i) {
    if (!IsWord(d->tokens[i])) return;
    if (!Any(d->tokens[i], ClassBit(WordClass::kParticle))) continue;
    Mention named;
    if (ParseNounPhrase(*d, i + 1, cue->head, PhrasePlace::kSubject, &named) &&
        named.name.valid() && named.tokens.end >= m.tokens.begin) {
      SetSubject(d, cue, named, SubjectPlace::kBefore);
    }
    return;
  }
}

// الصندوق الذي طالب الحكومة بإصلاحات: without a pronoun behind it the verb is the antecedent's, and
// whom it names is its object; but الإضراب الذي دعت إليه النقابات.
bool TellsInRelative(const Document& d, const Cue& cue) {
  if (!(cue.frames & kFrameObject) || cue.suffix != Suffix::kNone || cue.conjoined ||
      cue.head == 0 || cue.passive) {
    return false;
  }
  switch (cue.stance) {
    case Stance::kDemand:
    case Stance::kThreaten:
    case Stance::kAccuse:
    case Stance::kCall:
    case Stance::kWarn:
    case Stance::kInform:
      break;
    default:
      return false;
  }
  const Token& before = d.tokens[cue.head - 1];
  const bool feminine = IsOneOf(before, {word::kAllati});
  const Gender other = feminine ? Gender::kMasculine : Gender::kFeminine;
  if ((!feminine && !IsOneOf(before, {word::kAlladhi})) || cue.gender == other) return false;
  // في الوقت الذي دعا فيه الوزير: while
  if (cue.head >= 2 && IsOneOf(d.tokens[cue.head - 2], {WordKey(u"الوقت")})) return false;
  const auto next = static_cast<size_t>(cue.tokens.end);
  const Reading* r = next < d.tokens.size() && IsWord(d.tokens[next])
                         ? d.tokens[next].word->Find(WordClass::kPreposition)
                         : nullptr;
  return r == nullptr || r->suffix == Suffix::kNone;
}

void ResolveVerb(Document* d, Cue* cue) {
  const int32_t start = CueStart(*d, *cue);
  const int32_t limit = CueLimit(*d, *cue);
  // قالوا, قالا, قيل: a verb before its subject is singular, and a passive has none.
  // وهو يتوعد الجيش: the pronoun is the subject, so what stands behind the verb is its object.
  const bool topic = cue->head > start && !cue->conjoined &&
                     Any(d->tokens[cue->head - 1], ClassBit(WordClass::kPronoun)) &&
                     IsOneOf(d->tokens[cue->head - 1], {word::kHowa, word::kHiya}) &&
                     IsConjoined(d->tokens[cue->head - 1]);
  const bool vso = !topic && cue->number != Number::kPlural && cue->number != Number::kDual &&
                   !cue->passive && !DescribesInRelative(*d, *cue) && !TellsInRelative(*d, *cue);
  const bool had = HadDoneBefore(d, start, cue) || (!cue->conjoined && HadBeenDoing(d, start, cue));
  SearchForward(d, cue, limit, vso && !had);
  if (cue->subject < 0 && !cue->passive) SearchBackward(d, cue);
  if (cue->place == SubjectPlace::kAfter && (cue->frames & kFrameObject)) PreferTopic(d, cue);
  if (cue->level == VerbLevel::kR) FindRelaySource(d, cue, limit);
  if (cue->frames & kFrameFi) FindDocumentSource(d, cue, limit);
}

void Resolve(Document* d, int32_t index) {
  Cue* cue = &d->cues[index];
  switch (cue->kind) {
    case CueKind::kVerb:
      ResolveVerb(d, cue);
      break;
    case CueKind::kParticiple:
      FindIntro(*d, cue->tokens.end, CueLimit(*d, *cue), cue);
      break;
    case CueKind::kNoun:
      ResolveNoun(d, cue);
      break;
    case CueKind::kPreposition:
      FindSource(d, index);
      break;
    case CueKind::kUnspecified:
    case CueKind::kPunctuation:
      break;
  }
  if (cue->kind != CueKind::kNoun || cue->strength == 0) cue->strength = CueStrength(*d, *cue);
}

}  // namespace

int32_t CueStart(const Document& document, const Cue& cue) {
  const int32_t start = document.sentences[cue.sentence].tokens.begin;
  return cue.quote >= 0 ? std::max(start, document.spans[cue.quote].tokens.begin) : start;
}

int32_t CueLimit(const Document& document, const Cue& cue) {
  int32_t limit = document.sentences[cue.sentence].tokens.end;
  if (cue.quote >= 0) limit = std::min(limit, document.spans[cue.quote].tokens.end);
  return std::min(limit, cue.head + kMaxSearch);
}

int32_t KeepMention(Document* document, const Mention& mention) {
  std::vector<Mention>& mentions = document->mentions;
  const size_t count = mentions.size();
  for (size_t k = count; k > 0 && count - k < kMaxKeptBack; --k) {
    const TokenRange other = mentions[k - 1].tokens;
    if (other.begin == mention.tokens.begin && other.end == mention.tokens.end) {
      return static_cast<int32_t>(k - 1);
    }
  }
  mentions.push_back(mention);
  return static_cast<int32_t>(count);
}

void SetSubject(Document* document, Cue* cue, const Mention& mention, SubjectPlace place) {
  cue->subject = KeepMention(document, mention);
  cue->place = place;
}

void FindSubjects(Document* document) {
  int32_t covered = 0;  // tokens before this one belong to subjects that were found
  for (size_t c = 0; c < document->cues.size(); ++c) {
    const Cue& cue = document->cues[c];
    // تامر, راضي: a name that looks like a verb.
    if (cue.kind == CueKind::kVerb && cue.head < covered) continue;
    Resolve(document, static_cast<int32_t>(c));
    if (cue.subject >= 0 && cue.strength > 0) {
      covered = std::max(covered, document->mentions[cue.subject].tokens.end);
    }
  }
}

}  // namespace isnad
