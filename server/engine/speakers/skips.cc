// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/skips.h"

#include "server/engine/cues/frames.h"
#include "server/engine/speakers/noun_phrase.h"
#include "server/engine/text/letters.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr int32_t kMaxMarkedName = 7;  // tokens from mark to mark; a longer span is speech

// الوزارة, زيارته, أرمادا: the noun is definite and takes no genitive.
bool IsClosed(const Token& t) {
  if (t.word->reading_count == 0) return false;
  const Reading* r = t.word->begin();
  return r->definite() || r->suffix != Suffix::kNone || Any(t, kPlaceClasses);
}

// في مقابلة مع صحيفة "النور": a marked name behind what can bear it; a longer span is speech.
bool OpensMarkedName(const Document& d, int32_t i, int32_t limit) {
  constexpr uint64_t kBearers = kBodyClasses | ClassBits(WordClass::kNameHead, WordClass::kRole);
  const Token& t = d.tokens[i];
  if (t.pair <= i || t.pair - i > kMaxMarkedName || t.pair + 1 >= limit) return false;
  return Any(d.tokens[i - 1], kBearers) || IsLoneProclitic(d.tokens[i - 1]);
}

// A word that cannot go on a governed phrase: a particle, a verb, another coordinate, a participle.
bool EndsGoverned(const Token& t) {
  if (IsConjoined(t)) return true;
  if (IsVerbFirst(t) && t.word->begin()->suffix != Suffix::kNone) return true;  // في تصريحات نقلها
  const bool nominal = Any(t, kNounClasses | kNameClasses);
  return !nominal && (Any(t, kFunctionClasses | ClassBit(WordClass::kParticiple)) || CanBeVerb(t));
}

// في المؤتمر [الصحفي], but not في الميناء الصحفي سامي: behind an occasion to speak a noun of
// persons without a name is an adjective.
bool DescribesOccasion(const Document& d, int32_t i, int32_t limit) {
  const Token& before = d.tokens[i - 1];
  if (!IsWord(before) || !Any(before, ClassBit(WordClass::kSpeechNoun))) return false;
  return i + 1 >= limit || !(IsUnknown(d.tokens[i + 1]) || NameLike(d.tokens[i + 1]));
}

// طالب في بيان [بوقف العمل]: likewise; but في مؤتمر بالعاصمة, في حفل بمشاركة الوزير.
bool IsGovernedDeed(const Token& t) {
  if (t.key == WordKey(u"بفتح")) return true;  // بفتح تحقيق: not the movement
  return BeginsWithBi(t) && Any(t, kNounClasses) &&
         !Any(t, kPlaceClasses | kBodyClasses |
                     ClassBits(WordClass::kPreposition, WordClass::kTime, WordClass::kAdverb)) &&
         !IsOneOf(t, {WordKey(u"بمشاركه"), WordKey(u"برياسه"), WordKey(u"برفقه"), WordKey(u"بصحبه"),
                      WordKey(u"بدعوه"), WordKey(u"بعنوان")});
}

// نفى في حوار [تقديمه] أي استقالة: what he denied, for a deed with its doer is no genitive of
// speech.
bool IsOwnDeed(const Token& before, const Token& t) {
  if (!IsWord(before) || !Any(before, ClassBit(WordClass::kSpeechNoun))) return false;
  const Reading* r = FindAny(t, ClassBits(WordClass::kVerbalNoun, WordClass::kCommonNoun));
  return r != nullptr && r->suffix != Suffix::kNone && r->proclitics == 0 &&
         !(t.traits & kFinalTaMarbuta);
}

// A person's noun behind a closed phrase starts the subject: في ختام زيارته إلى العاصمة [المبعوث
// الخاص].
bool StartsPerson(const Token& t) {
  return Any(t, ClassBits(WordClass::kRole, WordClass::kHonorific, WordClass::kGivenName,
                          WordClass::kAnonymous));
}

}  // namespace

bool IsMarkedHearer(const Document& document, int32_t i, int32_t limit) {
  const Token& mark = document.tokens[i];
  const int32_t next = mark.pair + 1;
  if (i == 0 || document.tokens[i - 1].key != word::kLi || next <= i || next >= limit) return false;
  if (mark.pair - i > kMaxMarkedName) return false;
  const Token& t = document.tokens[next];
  return Any(t, ClassBit(WordClass::kParticle)) || IsMark(t, ':') || IsMark(t, ',');
}

bool IsAdjectiveOfTime(const Document& document, int32_t i, int32_t limit) {
  if (i >= limit || !IsWord(document.tokens[i])) return false;
  const Token& t = document.tokens[i];
  return StartsWithArticle(document, t) && StartsWithArticle(document, document.tokens[i - 1]) &&
         Any(t, ClassBit(WordClass::kNisba)) && !Any(t, kPersonNounClasses);
}

bool IsBehindMonth(const Document& document, int32_t i) {
  return i > 0 &&
         IsOneOf(document.tokens[i - 1], {WordKey(u"كانون"), WordKey(u"تشرين"), WordKey(u"ربيع")});
}

bool IsRelativeOfSpeech(const Document& document, int32_t i) {
  const Token& t = document.tokens[i];
  const Reading* r = FindAny(t, kVerbClasses);
  if (i == 0 || r == nullptr || r->suffix == Suffix::kNone || IsConjoined(t)) return false;
  const Token& before = document.tokens[i - 1];
  return IsWord(before) && !StartsWithArticle(document, before) &&
         Any(before, ClassBits(WordClass::kSpeechNoun, WordClass::kDocument));
}

int32_t SkipRelative(const Document& document, int32_t i, int32_t limit) {
  for (++i; i < limit; ++i) {
    const Token& t = document.tokens[i];
    if (IsMark(t, ',') || IsMark(t, ':') || OpensQuote(document, i)) return i;
    if (IsWord(t) && Any(t, ClassBit(WordClass::kParticle))) return i;
  }
  return i;
}

int32_t SkipPrepositional(const Document& document, int32_t i, int32_t limit) {
  const Reading* r = document.tokens[i].word->Find(WordClass::kPreposition);
  if (r->suffix != Suffix::kNone) return i + 1;
  return SkipGoverned(document, i + 1, limit);
}

int32_t SkipGoverned(const Document& document, int32_t i, int32_t limit) {
  if (i < limit && document.tokens[i].key == WordKey(u"ال")) ++i;  // في الـ11 من الشهر
  const int32_t first = i;
  bool closed = false;
  // مع نظيره الأرمادي سامي الراعي: a whole person.
  if (i < limit && IsWord(document.tokens[i]) &&
      (NameLike(document.tokens[i]) || Any(document.tokens[i], kPersonNounClasses))) {
    Mention whole;
    if (ParseNounPhrase(document, i, limit, PhrasePlace::kSubject, &whole)) return whole.tokens.end;
  }
  for (; i < limit; ++i) {
    const Token& t = document.tokens[i];
    if (t.kind == TokenKind::kQuoteMark) {
      if (i == first || !OpensMarkedName(document, i, limit)) return i;
      i = t.pair;
      closed = true;
    } else if (t.mark == '(' && t.pair > i) {
      i = t.pair;
    } else if (IsWord(t)) {
      // طالب في بيان [بـ"تأمين ..."]: what the verb itself governs.
      if (i > first &&
          (t.key == word::kBa || IsGovernedDeed(t) || IsOwnDeed(document.tokens[i - 1], t))) {
        return i;
      }
      if (i > first && (EndsGoverned(t) ||
                        (closed && StartsPerson(t) && !DescribesOccasion(document, i, limit))))
        return i;
      closed = closed || IsClosed(t);
    } else if (t.kind != TokenKind::kNumber && t.kind != TokenKind::kForeign) {
      return i;
    }
  }
  return i;
}

}  // namespace isnad
