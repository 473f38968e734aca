// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/media.h"

#include <algorithm>

#include "server/engine/speakers/subject_searches.h"
#include "server/engine/speakers/subjects.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr int32_t kMaxName = 5;  // words of a medium's name

Mention MarkedMedium(const Document& d, const QuoteSpan& span) {
  Mention m;
  m.tokens = {span.open, span.close + 1};
  m.name = span.tokens;
  m.name_span = span.content;
  m.head = span.tokens.begin;
  m.kind = SpeakerKind::kOrganization;
  m.gender = Gender::kUnknown;
  m.number = Number::kSingular;
  m.definite = true;
  m.known = true;
  m.quote = span.parent;
  m.sentence = d.tokens[span.open].sentence;
  return m;
}

Cue* CueAt(Document* d, int32_t token) {
  const auto it = std::lower_bound(d->cues.begin(), d->cues.end(), token,
                                   [](const Cue& c, int32_t t) { return c.head < t; });
  return it != d->cues.end() && it->head == token ? &*it : nullptr;
}

// لـ«النهار», لمراسل "النهار"
bool IsSpokenTo(const Document& d, int32_t open) {
  const Token& before = d.tokens[open - 1];
  // المدير التنفيذي لـ«النخيل»، سامي الراعي: the body that he heads.
  const size_t next = static_cast<size_t>(d.tokens[open].pair) + 1;
  const bool heads =
      next + 1 < d.tokens.size() && IsMark(d.tokens[next], ',') && NameLike(d.tokens[next + 1]);
  if (before.key == word::kLi) return !heads;
  return IsGovernedByLi(before) && Any(before, ClassBit(WordClass::kRole));
}

}  // namespace

bool IsPublishing(const Token& token) {
  if (!IsWord(token) || !Any(token, kVerbClasses)) return false;
  if (token.traits & kFinalTaMarbuta) return false;  // إذاعة
  for (const Reading& r : *token.word) {
    if (r.suffix == Suffix::kNone || !(ClassBit(r.word_class) & kVerbClasses)) continue;
    if (r.word_class == WordClass::kVerb) {
      const std::string_view lemma = Verb(r.lemma).lemma;
      if (lemma == "نقل" || lemma == "أورد" || lemma == "نشر") return true;
      continue;
    }
    for (uint64_t stem :
         {WordKey(u"بث"), WordKey(u"بثت"), WordKey(u"تبث"), WordKey(u"يبث"), WordKey(u"اذاع"),
          WordKey(u"اذاعت"), WordKey(u"تناقل"), WordKey(u"تناقلت"), WordKey(u"تداول"),
          WordKey(u"تداولت"), WordKey(u"عرض"), WordKey(u"عرضت")}) {
      if (StemOf(token, r) == stem) return true;
    }
  }
  return false;
}

bool IsGovernedByLiInReading(const Token& token) {
  const Reading* r = FindAny(token, kNounClasses | kNameClasses | kPlaceClasses);
  if (r == nullptr && token.word->reading_count > 0) r = token.word->begin();
  return r != nullptr && (r->proclitics & kLi) != 0;
}

void FindMarkedMedia(Document* document) {
  Document& d = *document;
  for (const QuoteSpan& span : d.spans) {
    if (span.open <= 0 || span.close < 0 || span.tokens.size() > kMaxName || span.tokens.empty())
      continue;
    const Token& before = d.tokens[span.open - 1];
    if (!IsWord(before) || before.sentence != d.tokens[span.open].sentence) continue;
    Cue* relay = CueAt(&d, span.open - 1);
    if (relay != nullptr && relay->level == VerbLevel::kR && relay->relayer < 0 &&
        relay->place == SubjectPlace::kSource) {
      relay->relayer = KeepMention(&d, MarkedMedium(d, span));
    } else if (IsPublishing(before) || IsSpokenTo(d, span.open)) {
      KeepMention(&d, MarkedMedium(d, span));
    }
  }
}

}  // namespace isnad
