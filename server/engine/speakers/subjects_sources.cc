// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/apposition.h"
#include "server/engine/speakers/intros.h"
#include "server/engine/speakers/noun_phrase.h"
#include "server/engine/speakers/subject_searches.h"
#include "server/engine/words.h"

namespace isnad {

namespace {

constexpr int32_t kRelayReach = 14;   // tokens behind a relay's subject among which عن stands
constexpr int32_t kMaxRelayVerb = 8;  // cues before نقلا عن among which its verb stands

// قالت [القناة] نقلا عن [مصدر] إن: the verb's subject passes on what the source said.
void PassOn(Document* d, int32_t index) {
  const Cue& relay = d->cues[index];
  for (int32_t k = index - 1; k >= 0 && k >= index - kMaxRelayVerb; --k) {
    Cue& verb = d->cues[k];
    if (verb.sentence != relay.sentence) return;
    if (verb.kind != CueKind::kVerb || verb.quote != relay.quote || verb.subject < 0) continue;
    if (verb.place != SubjectPlace::kAfter || verb.body < relay.tokens.begin) return;
    // قال المدير نقلا عن معلومات للوزارة إن: what he knows it from says nothing itself.
    const SpeakerKind source = d->mentions[relay.subject].kind;
    const bool speaks = source != SpeakerKind::kDocument && source != SpeakerKind::kUnspecified;
    if (!speaks && d->mentions[verb.subject].kind == SpeakerKind::kPerson) return;
    verb.relayer = verb.subject;
    verb.subject = relay.subject;
    verb.place = SubjectPlace::kSource;
    return;
  }
}

// حسب [تصريح] الوزير: the one whose words they are stands behind the noun.
bool IsUtteranceOf(const Document& d, int32_t i, int32_t limit) {
  const Reading* r = d.tokens[i].word->Find(WordClass::kSpeechNoun);
  if (r == nullptr || r->attributes != kUtterance || i + 1 >= limit) return false;
  return !r->definite() && r->suffix == Suffix::kNone && IsWord(d.tokens[i + 1]);
}

// بحسب [آخر] تقرير, وفقا [لأحدث] الإحصاءات
bool IsLatest(const Token& t, const Token& next) {
  return IsOneOf(t, {WordKey(u"اخر"), WordKey(u"احدث")}) && IsWord(next) &&
         Any(next, ClassBits(WordClass::kDocument, WordClass::kSpeechNoun));
}

// Makes `source` who said it and the subject found before who passed it on.
void SetRelaySource(Document* d, Cue* cue, int32_t limit, const Mention& source) {
  cue->relayer = cue->subject;
  SetSubject(d, cue, source, SubjectPlace::kSource);
  const Intro before = cue->intro;
  FindIntro(*d, source.tokens.end, limit, cue);
  // نقلت الوكالة عن: the preposition was the source's own and introduces nothing.
  if (cue->intro == Intro::kNone && before != Intro::kFrame) cue->intro = before;
}

// نقلت عنه الوكالة قوله: the pronoun is the source, whoever it stands for.
void SetPronounSource(Cue* cue, const Token& pronoun) {
  cue->relayer = cue->subject;
  cue->subject = -1;
  cue->place = SubjectPlace::kPronoun;
  const Reading* r = pronoun.word->Find(WordClass::kPreposition);
  if (r == nullptr) return;
  cue->gender = r->suffix == Suffix::kHa   ? Gender::kFeminine
                : r->suffix == Suffix::kHu ? Gender::kMasculine
                                           : Gender::kUnknown;
  cue->number = r->suffix == Suffix::kHum ? Number::kPlural : Number::kUnknown;
}

}  // namespace

void FindSource(Document* document, int32_t index) {
  Cue* cue = &document->cues[index];
  const int32_t limit = CueLimit(*document, *cue);
  int32_t from = cue->tokens.end;
  if (from < limit && IsLoneProclitic(document->tokens[from])) ++from;
  if (from < limit && IsUtteranceOf(*document, from, limit)) ++from;
  if (from + 1 < limit && IsLatest(document->tokens[from], document->tokens[from + 1])) ++from;
  Mention m;
  if (from >= limit || !ParseNounPhrase(*document, from, limit, PhrasePlace::kSubject, &m)) return;
  // بحسب بيان صادر عن الوزارة, وفق تقرير لصحيفة: the document stays the source.
  AddApposition(*document, limit, &m);
  SetSubject(document, cue, m, SubjectPlace::kSource);
  FindIntro(*document, m.tokens.end, limit, cue);
  if (cue->stance == Stance::kRelay) PassOn(document, index);
}

void FindRelaySource(Document* document, Cue* cue, int32_t limit) {
  const bool after = cue->subject >= 0 && cue->place == SubjectPlace::kAfter;
  int32_t from = after ? document->mentions[cue->subject].tokens.end : cue->tokens.end;
  if (cue->tokens.end < limit && IsOneOf(document->tokens[cue->tokens.end],
                                         {WordKey(u"عنه"), WordKey(u"عنها"), WordKey(u"عنهم")})) {
    from = cue->tokens.end;
  }
  for (int32_t i = from; i < limit && i < from + kRelayReach; i = NextOnLevel(*document, i)) {
    const Token& t = document->tokens[i];
    if (t.kind == TokenKind::kPunctuation && !IsMark(t, '(') && !IsMark(t, ',')) return;
    if (i == cue->tokens.end && IsOneOf(t, {WordKey(u"عنه"), WordKey(u"عنها"), WordKey(u"عنهم")})) {
      SetPronounSource(cue, t);
      return;
    }
    if (!IsOneOf(t, {word::kAn, word::kIla}) || i + 1 >= limit) continue;
    Mention m;
    if (!ParseNounPhrase(*document, i + 1, limit, PhrasePlace::kSubject, &m)) continue;
    AddApposition(*document, limit, &m);
    SetRelaySource(document, cue, limit, m);
    return;
  }
}

void FindDocumentSource(Document* document, Cue* cue, int32_t limit) {
  const int32_t i = cue->tokens.end;
  if (i + 1 >= limit) return;
  const Token& preposition = document->tokens[i];
  const Token& noun = document->tokens[i + 1];
  int32_t from = limit;
  if (IsOneOf(preposition, {word::kFi}) &&
      Any(noun, ClassBits(WordClass::kDocument, WordClass::kSpeechNoun))) {
    from = i + 1;
  }
  if (IsOneOf(preposition, {word::kAla}) && noun.key == word::kLissan) from = i + 2;
  Mention m;
  if (from >= limit || !ParseNounPhrase(*document, from, limit, PhrasePlace::kSubject, &m)) return;
  SetSubject(document, cue, m, SubjectPlace::kSource);
  cue->relayer = -1;
  FindIntro(*document, m.tokens.end, limit, cue);
}

}  // namespace isnad
