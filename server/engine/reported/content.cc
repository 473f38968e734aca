// SPDX-License-Identifier: Apache-2.0
#include "server/engine/reported/content.h"

#include <string_view>

#include "server/engine/reported/citation.h"
#include "server/engine/reported/first_person.h"
#include "server/engine/reported/governed.h"
#include "server/engine/reported/reporting_cue.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

constexpr int32_t kLateReach = 40;  // words on the level among which a late particle stands

bool IsParticle(const Token& t) { return IsWord(t) && Any(t, ClassBit(WordClass::kParticle)); }

constexpr uint64_t kClauseWords =
    ClassBits(WordClass::kDemonstrative, WordClass::kPronoun, WordClass::kAuxiliary);

// Frames of verbs that a particle may follow.
constexpr uint16_t kOpensClause = kFrameParticle | kFrameColon | kFrameDirect;

// إن كان فيروسا أو غيره: if.
bool IsCondition(const Document& d, int32_t i) {
  const Token& t = d.tokens[i];
  const size_t next = static_cast<size_t>(i) + 1;
  return t.key == word::kAnna && (t.traits & kHamzaBelowFirst) && next < d.tokens.size() &&
         IsOneOf(d.tokens[next], {WordKey(u"كان"), WordKey(u"كانت"), word::kLam});
}

// كتب - نبيل الحكيم: who wrote the article
bool IsByline(const Document& d, const Cue& cue) {
  const Token& behind = d.tokens[cue.tokens.end];
  return IsOneOf(d.tokens[cue.head], {WordKey(u"كتب"), WordKey(u"كتبت")}) &&
         (IsMark(behind, '-') || IsMark(behind, '/'));
}

// قال تعالى: (...), {...}: brackets that stand for marks
bool OpensBracket(const Document& d, int32_t i) {
  const std::string_view written = d.Slice(d.tokens[i].span);
  return written == "(" || written == "{" || written == "[";
}

// Another cue begins at token `i` and has words of its own.
bool AnotherCueAt(const Document& d, int32_t index, int32_t i) {
  for (size_t k = static_cast<size_t>(index) + 1; k < d.cues.size(); ++k) {
    const Cue& next = d.cues[k];
    if (next.tokens.begin > i) return false;
    if (next.tokens.begin == i) {
      return next.strength > 0 && next.kind != CueKind::kPreposition && !IsWeakRelative(d, next);
    }
  }
  return false;
}

// أكد فلان، وهو مدير شركة "الينابيع"، [أن]: over appositions and marked names to the particle.
int32_t LateParticle(const Document& d, int32_t index) {
  const Cue& cue = d.cues[index];
  const int32_t end = d.sentences[cue.sentence].tokens.end;
  int32_t i = BehindSubject(d, cue);
  for (int32_t words = 0; i < end && words < kLateReach; ++words) {
    const Token& t = d.tokens[i];
    if (t.opens >= 0 && d.spans[t.opens].quote_class == QuoteClass::kSpeech) return -1;
    if (AnotherCueAt(d, index, i)) return -1;
    if (IsParticle(t)) {
      const bool other = IsConjoined(t) || IsOwnedByWordBefore(d, i, cue) || IsCondition(d, i);
      return other ? -1 : i;
    }
    if (IsMark(t, ':') && (cue.frames & kFrameColon))
      return i + 1 < end && !OpensQuote(d, i + 1) ? i + 1 : -1;
    i = NextOnLevel(d, i);
  }
  return -1;
}

// A verb, or an unknown word that looks like one: يضمن.
bool HasVerb(const Document& d, int32_t from, int32_t to) {
  for (int32_t i = from; i < to; i = NextOnLevel(d, i)) {
    const Token& t = d.tokens[i];
    if (IsWord(t) && IsVerbFirst(t)) return true;
    if (IsUnknown(t) && d.Slice(t.span).substr(0, 2) == "ي") return true;
  }
  return false;
}

// شهد, تابع, يعد: verbs that mostly have another meaning.
bool MeansSomethingElse(const Cue& cue) {
  if (cue.kind != CueKind::kVerb) return false;
  if (IsCopula(cue)) return true;
  return cue.level == VerbLevel::kC ||
         (cue.level == VerbLevel::kB &&
          (cue.stance == Stance::kAdd || cue.stance == Stance::kNote ||
           cue.stance == Stance::kPromise));
}

// شهدت خلافا حول النقل، على أن: between a weak verb and its particle stands nothing that breaks the
// clause.
bool IsBroken(const Document& d, int32_t from, int32_t particle) {
  for (int32_t i = from; i < particle; i = NextOnLevel(d, i)) {
    const Token& t = d.tokens[i];
    if (IsMark(t, ',') || (IsWord(t) && (IsConjoined(t) || IsVerbFirst(t)))) return true;
  }
  return false;
}

// يرفضون الفكرة، ولا يمكن للمجلس أن: another verb's, in a clause joined to what stands from `from`.
bool IsOfJoinedVerb(const Document& d, const Cue& cue, int32_t from, int32_t particle) {
  if (cue.kind != CueKind::kVerb || cue.level != VerbLevel::kB || from < 0) return false;
  for (int32_t i = from; i < particle; ++i) {
    const Token& t = d.tokens[i];
    if (IsMark(t, ',') && Any(d.tokens[i + 1], ClassBit(WordClass::kNegation))) return true;
    if (IsWord(t) && IsConjoined(t)) return HasVerb(d, i, particle);
  }
  return false;
}

// وعد المدير العام، رئيس نقابة الموانئ للعام الثالث، [بوقف العمل]: over words that are neither the
// subject nor the complement, up to the preposition that the verb takes.
bool IsFarComplement(const Document& d, const Cue& cue, bool takes_noun) {
  if (!takes_noun || cue.kind == CueKind::kNoun || cue.subject < 0) return false;
  if (!d.mentions[cue.subject].known || static_cast<size_t>(cue.body) >= d.tokens.size()) {
    return false;
  }
  if (IsPresentPromise(cue)) return false;
  for (int32_t i = BehindSubject(d, cue); i < cue.body; i = NextOnLevel(d, i)) {
    const Token& t = d.tokens[i];
    if (!IsWord(t) || NameLike(t)) continue;
    // أقر المجلس القانون، وذلك بأكثرية
    if (IsVerbFirst(t) || (IsConjoined(t) && Any(t, kClauseWords))) return false;
  }
  const Token& body = d.tokens[cue.body];
  if (!IsWord(body) || Any(body, kPlaceClasses | ClassBit(WordClass::kMedium))) return false;
  return StatesSomething(d, cue, cue.body);
}

}  // namespace

int32_t ContentBegin(const Document& document, int32_t index) {
  const Cue& cue = document.cues[index];
  const bool takes_noun = TakesNoun(document, cue) && !OnlyCites(document, cue);
  const int32_t reached = GovernedBegin(document, cue);
  const int32_t governed = takes_noun ? reached : -1;
  if (governed >= 0 && !IsParticle(document.tokens[governed]) &&
      !StatesSomething(document, cue, governed)) {
    // أعلنت أرمادا [القابضة] عن إغلاق المتجر: a part of the subject.
    const bool far = cue.intro == Intro::kFrame && governed < cue.body &&
                     IsFarComplement(document, cue, takes_noun);
    return far ? cue.body : -1;
  }
  switch (cue.intro) {
    case Intro::kParticle: {
      const int32_t particle = cue.body - 1;
      if (cue.level == VerbLevel::kC && cue.kind == CueKind::kVerb && cue.subject < 0) return -1;
      // اقترح، كتدبير أول، [وضع نظام] يتيح للدول أن تعمل: the particle is another verb's.
      if (governed >= 0 && governed < particle && cue.kind == CueKind::kVerb &&
          (TakesObject(cue) || HasVerb(document, governed, particle))) {
        return governed;
      }
      if (reached != particle && MeansSomethingElse(cue) &&
          (reached >= 0 || IsBroken(document, BehindSubject(document, cue), particle))) {
        return -1;
      }
      if (IsOfJoinedVerb(document, cue, reached, particle)) return -1;
      // يعتبر غير كاف، وهو المقرر أن يبدأ: no subject that says so stands beside the verb.
      if (IsCopula(cue) && cue.place == SubjectPlace::kAfter &&
          document.mentions[cue.subject].tokens.begin > cue.tokens.end) {
        return -1;
      }
      // كأنه يراه، فإن: a conjoined particle opens another clause.
      if (cue.kind == CueKind::kVerb && IsConjoined(document.tokens[particle])) return -1;
      if (NeedsObject(cue) && particle == cue.tokens.end) return -1;
      // حذرت من توقعات سيئة بعد أن رأتها: the particle belongs to the time.
      if (IsOwnedByWordBefore(document, particle, cue)) return governed < particle ? governed : -1;
      // تساءل الخبراء إن كان: what is asked
      return IsCondition(document, particle) && cue.stance != Stance::kAsk ? -1 : particle;
    }
    case Intro::kColon:
      if (IsByline(document, cue)) return -1;
      if (cue.strength < 3 || static_cast<size_t>(cue.body) >= document.tokens.size()) return -1;
      // (سورة الكهف 22: ...)
      if (document.tokens[cue.body - 2].kind == TokenKind::kNumber) return -1;
      return OpensQuote(document, cue.body) || OpensBracket(document, cue.body) ? -1 : cue.body;
    case Intro::kNoun: {
      // وأكد بيان للوزارة التزام تلك الدول: taken for a part of the subject.
      const bool swallowed = governed < 0 && takes_noun && !(cue.frames & kFrameIla);
      const Token& body = document.tokens[cue.body];
      if (swallowed && !Any(body, kPlaceClasses) && !IsConjoined(body) &&
          StatesSomething(document, cue, cue.body)) {
        return cue.body;
      }
      break;
    }
    case Intro::kFrame:
      // كتبت الوزيرة على حسابها [أن السد آمن]: the preposition was not the verb's.
      if (governed < 0 && IsFarComplement(document, cue, takes_noun)) return cue.body;
      if (governed < 0 && (cue.stance == Stance::kRespond || !(cue.frames & kOpensClause)))
        return -1;
      break;
    case Intro::kMark:
    case Intro::kNone:
      break;
  }
  if (governed >= 0) return governed;
  if (cue.kind == CueKind::kNoun || cue.level > VerbLevel::kB) return -1;
  // يقول المخرج نبيل الحكيم نحن صورنا المشاهد هنا: neither particle nor mark
  const int32_t behind = BehindSubject(document, cue);
  const bool at_once = cue.level == VerbLevel::kA && (cue.frames & kFrameDirect) &&
                       cue.intro == Intro::kNone && cue.suffix == Suffix::kNone &&
                       behind < document.sentences[cue.sentence].tokens.end;
  if (at_once) {
    // وأضاف نحن نعرف, but قال لي
    const Token& first = document.tokens[behind];
    const bool subject = Any(first, ClassBit(WordClass::kPronoun)) && !IsConjoined(first);
    const bool can = cue.place == SubjectPlace::kAfter || subject;
    if (can && IsFirstPerson(document, first)) return behind;
  }
  const int32_t late = LateParticle(document, index);
  return IsOfJoinedVerb(document, cue, BehindSubject(document, cue), late) ? -1 : late;
}

}  // namespace isnad
