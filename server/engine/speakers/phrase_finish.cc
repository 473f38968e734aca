// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/phrase_parser.h"
#include "server/engine/text/letters.h"

namespace isnad {
namespace {

// وسامي: the letters before the word, without the article.
int LettersOf(uint8_t proclitics) {
  if ((proclitics & ~kAl) == 0) return 0;
  int n = 0;
  for (const uint8_t bit : {kWa, kFa, kSa, kLi, kBi, kKa}) n += (proclitics & bit) ? 1 : 0;
  // للباحث: the article has melted into the second ل
  return (proclitics & kLi) && (proclitics & kAl) ? n + 1 : n;
}

constexpr uint64_t kGroupPronouns[] = {WordKey(u"بعضهم"),  WordKey(u"البعض"),    WordKey(u"بعضهن"),
                                       WordKey(u"كثيرون"), WordKey(u"الكثيرون"), WordKey(u"اخرون")};
constexpr FewWords kFewGroupPronouns(kGroupPronouns);

// الناشطين is written like the dual الناشطَين, which is far rarer.
const Reading* PluralLike(const Token& t, const Reading* dual) {
  for (const Reading& other : *t.word) {
    if (other.word_class == dual->word_class && other.number == Number::kPlural &&
        other.proclitics == dual->proclitics) {
      return &other;
    }
  }
  return dual;
}

const Reading* LikelierNumber(const Token& t, const Reading* r) {
  return r == nullptr || r->number != Number::kDual ? r : PluralLike(t, r);
}

bool IsOneOfGroup(const Token& t) { return IsOneOf(t, {WordKey(u"احد"), WordKey(u"احدي")}); }

}  // namespace

bool PhraseParser::Finish() {
  *m_ = Mention();
  m_->quote = level_;
  m_->sentence = At(first_).sentence;
  m_->tokens = {begin_, end_};
  m_->joint = joint_;
  if (InName()) {
    if (BeginsWithUnknownTitle()) ++name_begin_;
    m_->name = {name_begin_, name_end_};
  }
  const int32_t role_end = InName() ? name_begin_ : end_;
  if (first_ < role_end) m_->role = {first_, role_end};
  m_->head = first_;
  if (quantified_ && first_ + 1 < end_) m_->head = HeadOfGroup();
  const Token& head = At(m_->head);
  const Reading* const found = FindAny(head, kHeadClasses);
  const Reading* r = LikelierNumber(head, found);
  // إيران: the place, not two of something.
  if (r != nullptr && r->number == Number::kDual && Any(head, kPlaceClasses)) {
    r = FindAny(head, kPlaceClasses);
  }
  m_->known = r != nullptr;
  if (r == nullptr) r = FirstReading(head);
  m_->definite =
      demonstrative_ | InName() | (r != nullptr && IsDetermined(*r)) | StartsWithArticle(d_, head);
  m_->kind = KindOf(head);
  SetAgreement(head, r);
  m_->counterpart =
      r != nullptr && r->word_class == WordClass::kRole && StemOf(head, *r) == word::kNazir;
  m_->name_span = NameSpan(found);
  // A title alone names nobody.
  const bool lone_title = !InName() & (end_ - first_ == 1) &
                          Any(head, ClassBit(WordClass::kHonorific)) &
                          !Any(head, ClassBit(WordClass::kRole) | kBodyClasses);
  return IsSubject() | !lone_title;
}

// العديد [من] الخبراء, عدد كبير [من] الخبراء: whom it is said of, behind من.
int32_t PhraseParser::HeadOfGroup() const {
  int32_t from = first_ + 1;
  if (At(from).key != word::kMan && from + 1 < end_ && At(from + 1).key == word::kMan) ++from;
  const int32_t head = At(from).key == word::kMan && from + 1 < end_ ? from + 1 : first_ + 1;
  // أحد تلك [الكتب]
  const bool pointed = Any(At(head), ClassBit(WordClass::kDemonstrative)) && head + 1 < end_;
  return pointed ? head + 1 : head;
}

// القومندان بول داهلين: an unknown word with the article before a name is a title.
bool PhraseParser::BeginsWithUnknownTitle() const {
  if (joint_ || name_begin_ != first_ || name_words_ < 2) return false;
  const Token& title = At(first_);
  const Token& next = At(first_ + 1);
  return IsUnknown(title) && StartsWithArticle(d_, title) && IsWord(next) &&
         !StartsWithArticle(d_, next);
}

[[gnu::always_inline]] inline SpeakerKind PhraseParser::KindOf(const Token& head) const {
  if (quantified_ | collective_ | kFewGroupPronouns.MayHave(head)) {
    const SpeakerKind kind = KindOfGroup(head);
    if (kind != SpeakerKind::kUnspecified) return kind;
  }
  if (InName() && !BodyAlone()) return SpeakerKind::kPerson;
  if (Any(head, ClassBit(WordClass::kAnonymous))) return SpeakerKind::kAnonymous;
  if (Any(head, ClassBit(WordClass::kCollective)) && !Any(head, ClassBit(WordClass::kRole))) {
    return SpeakerKind::kCollective;
  }
  if (Any(head, ClassBits(WordClass::kRole, WordClass::kHonorific)) && IsPersonNoun(head)) {
    return KindOfRole(head);
  }
  if (Any(head, ClassBits(WordClass::kDocument, WordClass::kSpeechNoun)) &&
      !Any(head, ClassBits(WordClass::kOrganization, WordClass::kMedium))) {
    return SpeakerKind::kDocument;
  }
  if (body_ || place_head_ || Any(head, kBodyClasses)) return SpeakerKind::kOrganization;
  // البريطانيون: people, not a person.
  const Reading* people = FindAny(head, kModifierClasses);
  const bool plural = people != nullptr && people->number == Number::kPlural;
  return plural ? SpeakerKind::kCollective : SpeakerKind::kPerson;
}

// Of several people or one of them; kUnspecified: it is no such phrase.
SpeakerKind PhraseParser::KindOfGroup(const Token& head) const {
  static constexpr KeySet kPronouns(kGroupPronouns);
  if (IsOneOf(head, kPronouns)) return SpeakerKind::kCollective;
  if (quantified_ && IsOneOfGroup(At(first_))) return SpeakerKind::kAnonymous;
  if (!quantified_ && !collective_) return SpeakerKind::kUnspecified;
  return Any(head, kBodyClasses) && !IsPersonNoun(head) ? SpeakerKind::kOrganization
                                                        : SpeakerKind::kCollective;
}

SpeakerKind PhraseParser::KindOfRole(const Token& head) const {
  const Reading* role =
      LikelierNumber(head, FindAny(head, ClassBits(WordClass::kRole, WordClass::kHonorific)));
  if (role->number == Number::kPlural) return SpeakerKind::kCollective;
  const bool definite = m_->definite || closed_;
  return definite && !IsIndefiniteDescription(*role) ? SpeakerKind::kPerson
                                                     : SpeakerKind::kAnonymous;
}

// مسؤول رفيع, متحدث باسم الوزارة: one of many, without a name.
bool PhraseParser::IsIndefiniteDescription(const Reading& role) const {
  if (IsDetermined(role)) return false;
  if (end_ - first_ <= 1) return true;
  const Token& n = At(first_ + 1);
  if (n.key == word::kBism || n.key == word::kFi) return true;
  const Reading* next = FirstReading(n);
  if (next != nullptr && (next->proclitics & kBi)) return true;  // متحدث بوزارة الطاقة
  // مدير عام الهيئة: of one body, and it has one.
  if (n.key == word::kAm && end_ - first_ > 2 && StartsWithArticle(d_, At(first_ + 2)))
    return false;
  return next != nullptr && !next->definite() && Any(n, kModifierClasses) &&
         !Any(n, kBodyClasses | kPlaceClasses | ClassBit(WordClass::kRole));
}

[[gnu::always_inline]] inline void PhraseParser::SetAgreement(const Token& head, const Reading* r) {
  if (joint_) {
    m_->number = Number::kPlural;
    // حث تونس ومالطا: countries, of which no man's verb is said
    m_->gender = place_head_ && r != nullptr ? r->gender : Gender::kUnknown;
    return;
  }
  // A name's first word says nothing but what it says as a name: زيتا, أم.
  const bool named_head = InName() && name_begin_ == first_ && !quantified_;
  if (named_head) r = FindAny(head, kNameClasses);
  if (named_head && r == nullptr) {
    m_->number = Number::kSingular;
    return;
  }
  const bool title = r != nullptr && r->word_class == WordClass::kHonorific;
  // تقول د. ليلى: the abbreviation serves both.
  if (title && head.letters == 1) r = nullptr;
  if (r != nullptr) {
    // بن علية, أبو عاقلة: a family name alone says nothing of its bearer.
    const bool family = named_head && IsOneOf(head, {WordKey(u"بن"), WordKey(u"ابن"),
                                                     WordKey(u"ابو"), WordKey(u"ال")});
    m_->gender = family ? Gender::kUnknown : r->gender;
    // سماحته, سموها: whose title it is, the pronoun says.
    if (title && r->suffix == Suffix::kHu) m_->gender = Gender::kMasculine;
    if (title && r->suffix == Suffix::kHa) m_->gender = Gender::kFeminine;
    m_->number = r->number;
    m_->gender_by_name = (kHeadClasses & ~kNameClasses & ClassBit(r->word_class)) == 0;
  } else if (IsUnknown(head)) {
    m_->number = Number::kSingular;
  }
  if (m_->kind == SpeakerKind::kPerson && m_->number == Number::kUnknown) {
    m_->number = Number::kSingular;
  }
  if (InName() && m_->gender == Gender::kUnknown) {
    const Reading* given = FindAny(At(name_begin_), ClassBit(WordClass::kGivenName));
    // بانيتا is no أنيتا behind ب.
    if (given != nullptr && !given->governed()) m_->gender = given->gender;
    m_->gender_by_name = true;
  }
  if (m_->kind == SpeakerKind::kCollective && !Any(head, kBodyClasses)) {
    m_->number = Number::kPlural;
  }
  if (quantified_ && m_->kind == SpeakerKind::kAnonymous) {
    // أحد الخبراء, إحدى الموظفات
    const bool feminine = IsOneOf(At(first_), {WordKey(u"احدي")});
    m_->number = Number::kSingular;
    m_->gender = feminine ? Gender::kFeminine : Gender::kMasculine;
  }
}

[[gnu::always_inline]] inline Span PhraseParser::NameSpan(const Reading* head) const {
  TokenRange range = InName() ? m_->name : TokenRange{first_, end_};
  // «صالح»: the name is what stands between the marks.
  const Token& open = At(range.begin);
  if (passed_ && InName() && open.kind == TokenKind::kQuoteMark && open.pair == range.end - 1) {
    range = {range.begin + 1, range.end - 1};
  }
  // موقع "لويدز" (Lloyd's) للملاحة: without what explains the name
  if (!InName() && body_ && passed_) range.end = BeforeGloss(range);
  Span span = d_.SpanOf(range);
  const int letters = ProcliticLetters(range.begin, head);
  if (letters > 0) span.begin += LetterBytes(d_, At(range.begin), letters);
  return span;
}

int32_t PhraseParser::BeforeGloss(TokenRange range) const {
  for (int32_t i = range.begin + 1; i < range.end; ++i) {
    const bool gloss = At(i).mark == '(' && At(i).pair > i;
    if (gloss && At(i - 1).kind == TokenKind::kQuoteMark) return i;
  }
  return range.end;
}

// How many letters of the name's first word belong to no name: وسامي. Inside the phrase a first
// letter is the name's own: د. بارز. `head`: how the phrase's head is read as one.
[[gnu::always_inline]] inline int PhraseParser::ProcliticLetters(int32_t begin,
                                                                 const Reading* head) const {
  if (begin > first_) return 0;
  const Token& t = At(begin);
  if (t.classes != 0 && !Any(t, kAnyClitic)) return 0;
  return LettersOfClitics(begin, head);
}

int PhraseParser::LettersOfClitics(int32_t begin, const Reading* head) const {
  const Token& t = At(begin);
  if (FirstReading(t) == nullptr) {
    if (IsUnknown(t) && IsGluedToAlif(d_, t)) return 1;
    const bool conjunct = conjuncts_ > 0 && begin == begin_;
    return conjunct && IsUnknown(t) && FirstLetter(d_, t) == U'و' ? 1 : 0;
  }
  const Reading* r = head;
  if (InName() || begin != m_->head) r = FindAny(t, InName() ? kNameClasses : kHeadClasses);
  if (r == nullptr) return LettersOf(FirstReading(t)->proclitics);
  if ((r->proclitics & ~kAl) == 0) return 0;
  // كتب فالون: nor does ف stand behind a verb
  if (InName() && IsSubject() && r->proclitics == kFa && begin == begin_ && begin > 0 &&
      IsWord(At(begin - 1)) && CanBeVerb(At(begin - 1))) {
    return 0;
  }
  return LettersOf(r->proclitics);
}

}  // namespace isnad
