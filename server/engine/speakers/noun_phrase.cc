// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/noun_phrase.h"

#include <algorithm>

#include "server/engine/speakers/phrase_parser.h"
#include "server/engine/text/letters.h"

namespace isnad {
namespace {

constexpr int kMaxPhraseTokens = 28;
constexpr int kMaxMarkedNameWords = 6;
constexpr int kMaxParenthesisTokens = 10;

// #, هذا, نفس: whether SkipOpening need be asked.
inline bool MayBeOpening(const Token& t) {
  constexpr uint64_t kSame = WordKey(u"نفس"), kThat = WordKey(u"ذات");
  constexpr uint64_t kClasses =
      ClassBit(WordClass::kDemonstrative) | StemBit(kSame) | StemBit(kThat);
  return Any(t, kClasses) | (t.key == kSame) | (t.key == kThat) | (t.mark == '#');
}

}  // namespace

bool ParseNounPhrase(const Document& document, int32_t begin, int32_t limit, PhrasePlace place,
                     Mention* mention) {
  return PhraseParser(document, begin, limit, place, 0, mention).Parse();
}

bool NamesThing(const Document& document, const Mention& mention) {
  constexpr uint64_t kThings = ClassBits(WordClass::kCommonNoun, WordClass::kVerbalNoun,
                                         WordClass::kSpeechNoun, WordClass::kNameHead);
  const Token& head = document.tokens[mention.head];
  return !mention.known && !mention.name.valid() && !mention.joint &&
         mention.kind == SpeakerKind::kPerson && Any(head, kThings) && !Any(head, kModifierClasses);
}

PhraseParser::PhraseParser(const Document& document, int32_t begin, int32_t limit,
                           PhrasePlace place, int conjuncts, Mention* mention)
    : d_(document),
      tokens_(document.tokens.data()),
      begin_(begin),
      limit_(std::min<int32_t>(limit, static_cast<int32_t>(document.tokens.size()))),
      place_(place),
      conjuncts_(conjuncts),
      level_(document.tokens[begin].quote),
      m_(mention) {}

bool PhraseParser::Parse() {
  if (begin_ >= limit_) return false;
  int32_t i = MayBeOpening(At(begin_)) ? SkipOpening(begin_) : begin_;
  if (i >= limit_ || !Starts(i)) return false;
  first_ = i;
  end_ = i;
  if (At(i).quote != level_) return false;
  for (int32_t next = IsWord(At(i)) ? StepFirst(i) : Step(i); next > i;) {
    end_ = i = next;
    if (i < limit_ && i - begin_ < kMaxPhraseTokens) next = Step(i);
  }
  if (end_ <= first_) return false;
  return Finish();
}

int32_t PhraseParser::Step(int32_t i) {
  const Token& t = At(i);
  if (t.quote != level_) return i;
  if (IsWord(t)) return StepWord(i);
  switch (t.kind) {
    case TokenKind::kQuoteMark:
      return StepMarked(i);
    case TokenKind::kPunctuation:
      return StepPunctuation(i);
    case TokenKind::kNumber:
      return StepNumber(i);
    case TokenKind::kForeign:
      return StepForeign(i);
    case TokenKind::kWord:
      return StepWord(i);
  }
  return i;
}

// منظمة 2030, الفصل 61: only inside the name of a body.
int32_t PhraseParser::StepNumber(int32_t i) const {
  if (InName() || first_is_person_ || i + 1 >= limit_) return i;
  // محاكمة 11 متهما: a number of people
  const Token& n = At(i + 1);
  if (Any(n, kPersonNounClasses) && !StartsWithArticle(d_, n)) return i;
  return body_ || chained_ ? i + 1 : i;
}

int32_t PhraseParser::StepForeign(int32_t i) {
  if (InName()) return AddName(i);
  // صحيفة Daily Mail
  if (body_ && At(i - 1).kind == TokenKind::kForeign) return i + 1;
  if (i == first_ || closed_) return StartName(i);
  closed_ = true;
  return i + 1;
}

int32_t PhraseParser::StepMarked(int32_t i) {
  if (!ShortMarkedName(i, kMaxMarkedNameWords)) return i;
  passed_ = true;
  const int32_t after = At(i).pair + 1;
  if (i == first_) {
    StartName(i);
    body_ = MarksBody(i);
    name_end_ = after;
    closed_ = true;
    return after;
  }
  // After a closed person's phrase it is what was said.
  if (InName()) return WordAt(after) && Any(At(after), kNameClasses) ? after : i;
  if (MarksPersonsName(i)) {
    StartName(i);
    name_end_ = after;
    return after;
  }
  if (!MarkedNameBelongs(i) && !NameBehindMark(i)) return i;
  closed_ = true;
  return after;
}

// مدير التقنية في ["نيلوفا"] لوك كوفي، لاعب منتخبنا ["ب"] سامي الراعي: the name of who was called
// what stands before a mark follows it.
bool PhraseParser::NameBehindMark(int32_t i) const {
  constexpr int kMostWords = 3;
  if (!IsSubject() || !first_is_person_ || body_ || !ShortMarkedName(i, kMostWords)) return false;
  int32_t k = At(i).pair + 1;
  int names = 0;
  while (WordAt(k) && CanBeName(At(k)) && !StartsWithArticle(d_, At(k)) && !IsConjoined(At(k)) &&
         !Any(At(k), kFunctionClasses)) {
    ++k;
    ++names;
  }
  if (names < 2 || k >= static_cast<int32_t>(d_.tokens.size())) return false;
  const Token& end = At(k);
  return IsMark(end, ',') || IsMark(end, ':') || Any(end, ClassBit(WordClass::kParticle));
}

// رئيس الحملة "بن جمال": a given name and more, and no more, between marks behind what he is.
bool PhraseParser::MarksPersonsName(int32_t i) const {
  if (!closed_ || !first_is_person_ || body_ || joint_ || !ShortMarkedName(i, 3)) return false;
  const Token& given = At(i + 1);
  return !ShortMarkedName(i, 1) && NamesInside(i) && !IsConjoined(given) &&
         Any(given, ClassBits(WordClass::kGivenName, WordClass::kNameLink)) && NameLike(given);
}

// وكالة الفضاء الأرمادية ["نجم"] إن: one marked word between a body's adjective and what it says.
bool PhraseParser::IsShortNameOfBody(int32_t i) const {
  const Token& before = At(i - 1);
  const int32_t after = At(i).pair + 1;
  if (!BodyAlone() || i < first_ + 3 || !IsWord(before) || !StartsWithArticle(d_, before) ||
      !Any(before, kModifierClasses) || !ShortMarkedName(i, 1) || after >= limit_) {
    return false;
  }
  const Token& next = At(after);
  return IsMark(next, ',') ||
         (Any(next, ClassBit(WordClass::kParticle)) && next.word->begin()->proclitics == 0);
}

// شركة "النور" للنقل; لمؤسسة "الينابيع" لوك
bool PhraseParser::MarkedNameBelongs(int32_t i) const {
  const Token& before = At(i - 1);
  const bool heads =
      Any(before, kBodyClasses | ClassBits(WordClass::kNameHead, WordClass::kRole)) ||
      IsLoneProclitic(before) || IsShortNameOfBody(i);
  if (!heads && (!body_ || closed_)) return false;
  // قال ناشطون "لن نرحل": a plural in ون has no genitive.
  if (TakesNoGenitive(before)) return false;
  if (StartsWithArticle(d_, before) && !ShortMarkedName(i, 2)) return false;
  // قال الوزير "سنعمل": a role with article and a mark leads to speech.
  const Reading* role = FindAny(before, ClassBit(WordClass::kRole));
  return role == nullptr || !role->definite() ||
         Any(before, kBodyClasses | ClassBit(WordClass::kNameHead));
}

int32_t PhraseParser::StepPunctuation(int32_t i) {
  const Token& t = At(i);
  if (t.mark == ',') return i;
  if (t.mark == '#' && WordAt(i + 1)) return i + 1;
  const bool tight = !(t.traits & (kSpaceBefore | kSpaceAfter));
  if (t.mark == '-' && tight && WordAt(i + 1)) {
    hyphen_ = true;
    return i + 1;
  }
  if (IsAbbreviationDot(i)) {
    closed_ = true;
    return i + 1;
  }
  if (t.mark == '(' && t.pair > i && t.pair - i <= kMaxParenthesisTokens) {
    const int32_t after = t.pair + 1;
    passed_ = true;
    // صحيفة (المرآة): the parenthesis stands for marks.
    if (body_ && !closed_ && i == first_ + 1 && t.pair - i <= 4 && WordAt(i + 1)) {
      closed_ = true;
      return after;
    }
    // (58 عاما), (إف.بي.آي), (Which): skipped when the phrase goes on behind it.
    const bool goes_on = !InName() && WordAt(after) &&
                         (!Any(At(after), kFunctionClasses | kVerbClasses) ||
                          (NameAt(after) && NextIsName(after))) &&
                         !IsConjoined(At(after));
    if (goes_on) return after;
  }
  return i;
}

// د. سامي, ج. ك. منصور
bool PhraseParser::IsAbbreviationDot(int32_t i) const {
  if (At(i).mark != '.' || i == begin_ || !WordAt(i + 1)) return false;
  const Token& before = At(i - 1);
  if (!IsWord(before) || before.letters > 2) return false;
  return InName() || before.letters == 1 || Any(before, ClassBit(WordClass::kHonorific));
}

}  // namespace isnad
