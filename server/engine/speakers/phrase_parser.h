// The parser behind ParseNounPhrase (noun_phrase.h): its state and its questions. Internal to
// speakers/.
//
// The parser walks over the tokens once. Each Step method gets the token at i, consumes it and
// returns the index behind it, or returns i: the phrase ends before that token. The methods stand
// in one file for each part of a phrase:
//
//   noun_phrase.cc      the walk, and marks, numbers and foreign words
//   phrase_word.cc      which rule each word goes to
//   phrase_start.cc     [العديد] من الخبراء: what can start a phrase
//   phrase_first.cc     [وزير] الطاقة, [سامي] الراعي: what the first word makes of the phrase
//   phrase_chain.cc     [وزير الطاقة الأممي]: nouns with their genitives and adjectives
//   phrase_object.cc    طالب الوزير [الحكومة]: what is no part of the chain, but the verb's object
//   phrase_tail.cc      مسؤول [في الوزارة], مدير [لمؤسسة]: prepositions and function words
//   phrase_conjunct.cc  عمر الدقاق [وسعاد الجمل]: what و adds
//   phrase_name.cc      الوزير [سامي الراعي]: where a name goes on and ends
//   phrase_last_name.cc خالد [مجاهد] إن: a word of the language that can only be a name there
//   phrase_finish.cc    kind, gender, number and the name's span
//
// A parser reads the Document and writes one Mention; use one for each phrase. Linear in the length
// of the phrase, which is bounded.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_SPEAKERS_PHRASE_PARSER_H_
#define ISNAD_SERVER_ENGINE_SPEAKERS_PHRASE_PARSER_H_

#include <cstdint>

#include "server/engine/document.h"
#include "server/engine/speakers/noun_phrase.h"
#include "server/engine/text/letters.h"
#include "server/engine/words.h"

namespace isnad {

// Classes of a word that can be the head of a phrase.
inline constexpr uint64_t kHeadClasses =
    kPersonNounClasses | kBodyClasses | kNameClasses | kPlaceClasses;

// What stands behind في or ب but is no place of work.
inline constexpr uint64_t kNoPlace =
    ClassBits(WordClass::kSpeechNoun, WordClass::kTime, WordClass::kVerbalNoun);

// What stands in a clause beside the subject, whatever else it is.
inline constexpr uint64_t kClauseWords = ClassBits(
    WordClass::kParticle, WordClass::kRelative, WordClass::kNegation, WordClass::kConjunction,
    WordClass::kAuxiliary, WordClass::kPronoun, WordClass::kDemonstrative, WordClass::kTime,
    WordClass::kAdverb, WordClass::kPreposition, WordClass::kNumberWord);
// ضرورة أن, قوله إن, هيئة: what one speaks of, not what one is called.
inline constexpr uint64_t kSpokenOf = ClassBits(WordClass::kVerbalNoun, WordClass::kSpeechNoun) |
                                      (kBodyClasses & ~ClassBit(WordClass::kRole));
inline constexpr uint64_t kNeverLastName =
    kClauseWords | kSpokenOf | ClassBit(WordClass::kParticiple);

// بهاء, فخر: see IsBeforeDin.
inline constexpr uint64_t kBeforeDin[] = {WordKey(u"بها"),  WordKey(u"فخر"), WordKey(u"نجم"),
                                          WordKey(u"شمس"),  WordKey(u"خير"), WordKey(u"مجد"),
                                          WordKey(u"شرف"),  WordKey(u"ولي"), WordKey(u"فضل"),
                                          WordKey(u"محيي"), WordKey(u"تاج"), WordKey(u"عون")};

// The likeliest reading; null for a word that the lexicon lacks.
inline const Reading* FirstReading(const Token& t) {
  return t.word->reading_count > 0 ? t.word->begin() : nullptr;
}

// الوزير, وزيره: definite by article or pronoun.
inline bool IsDetermined(const Reading& r) { return r.definite() | (r.suffix != Suffix::kNone); }

// وزير, مصادر; but منظمة is no منظم with a pronoun.
inline bool IsPersonNoun(const Token& t) {
  const Reading* r = FindAny(t, kPersonNounClasses);
  return r != nullptr && !IsRuledOut(t, *r);
}

// A word that can be part of a name: known as one, or not known at all.
inline bool CanBeName(const Token& t) { return NameLike(t) || IsUnknown(t); }

// بن, آل; but وايت is no آيت behind و.
inline bool IsNameLink(const Token& t) {
  if (!Any(t, ClassBit(WordClass::kNameLink))) return false;
  for (const Reading& r : *t.word) {
    if (r.word_class == WordClass::kNameLink && !r.conjoined()) return true;
  }
  return false;
}

// وجود: a noun before it is a name behind و. Of a word that is a name by some reading.
inline bool IsNounBeforeConjunct(const Token& t) {
  const Reading* name = FindAny(t, kNameClasses);
  return name != nullptr && (name->proclitics & kWa) && !FirstReading(t)->conjoined();
}

// A few words that rules name: says at once of most words that they are none of them.
class FewWords {
 public:
  // Words that a rule asks for by IsOneOf, which finds them behind و and ف too.
  template <size_t kSize>
  constexpr explicit FewWords(const uint64_t (&keys)[kSize]) {
    written_.Add(keys);
    for (const uint64_t key : keys) stems_ |= StemBit(key);
  }
  // Words that a rule knows by their key alone.
  template <size_t kSize>
  constexpr FewWords& AddWritten(const uint64_t (&keys)[kSize]) {
    written_.Add(keys);
    return *this;
  }
  bool MayHave(const Token& t) const { return written_.MayHave(t.key) | Any(t, stems_); }

 private:
  KeyBits<1024> written_;
  uint64_t stems_ = 0;
};

class PhraseParser {
 public:
  // conjuncts: how many coordinated phrases stand before this one.
  PhraseParser(const Document& document, int32_t begin, int32_t limit, PhrasePlace place,
               int conjuncts, Mention* mention);

  // False when no phrase starts at `begin`; the mention is then without meaning.
  bool Parse();

 private:
  // --- noun_phrase.cc ---
  int32_t Step(int32_t i);
  int32_t StepNumber(int32_t i) const;
  int32_t StepForeign(int32_t i);
  int32_t StepMarked(int32_t i);
  int32_t StepPunctuation(int32_t i);
  bool MarkedNameBelongs(int32_t i) const;
  bool MarksPersonsName(int32_t i) const;
  bool NameBehindMark(int32_t i) const;
  bool IsShortNameOfBody(int32_t i) const;
  bool IsAbbreviationDot(int32_t i) const;

  // --- phrase_word.cc ---
  int32_t StepWord(int32_t i);
  int32_t StepWordInChain(int32_t i);
  int32_t StepOddWord(int32_t i);
  int32_t StepWithClitic(int32_t i);
  int32_t StepWordInName(int32_t i);
  int32_t StepTitledName(int32_t i, int32_t behind);
  int32_t StepLoneProclitic(int32_t i) const;
  bool IsForeignArticle(int32_t i) const {
    return IsOneOf(At(i), {WordKey(u"لو"), word::kLa, WordKey(u"فان")}) && IsForeignArticleHere(i);
  }
  bool IsForeignArticleHere(int32_t i) const;
  // د. [بارز], السيد [نبيل]
  bool IsTitledHere(int32_t i) const {
    return Any(At(i - 1), ClassBit(WordClass::kHonorific)) | (At(i - 1).mark == '.');
  }
  bool BehindHonorific(int32_t i) const;
  bool AsksToBeUnnamed(int32_t i) const;
  bool EndsPassive(int32_t i) const {
    return Any(At(i), ClassBit(WordClass::kPreposition)) && !Any(At(i), kPlainFirst) &&
           EndsPassiveHere(i);
  }
  bool EndsPassiveHere(int32_t i) const;
  bool IsVerbAsName(int32_t i) const;
  bool IsConjoinedVerbAsName(int32_t i) const;
  bool IsNumberInName(int32_t i) const;
  bool EndsAtVerb(int32_t i) const;

  // --- phrase_start.cc ---
  int32_t SkipOpening(int32_t i);
  bool Starts(int32_t i);
  bool IsQuantifier(int32_t i) const;
  bool IsQuantifierByStem(int32_t i) const;
  bool RefusesByWord(int32_t i) const;
  bool IsCited(int32_t i) const;
  bool StartsMarked(int32_t i) const;
  bool MarksBody(int32_t i) const;
  bool MarksNameBeforeSpeech(int32_t i) const;
  bool StartsWithWord(int32_t i);
  bool StartsAnywhere(int32_t i) const;
  bool StartsAsSubject(int32_t i) const;
  // عقد مؤتمرا, قال المذيع معلقا: an indefinite accusative is no subject.
  bool IsAccusative(const Token& t) const {
    constexpr uint64_t kNouns =
        kPersonNounClasses | kBodyClasses | ClassBit(WordClass::kSpeechNoun);
    if (t.traits & kHasTanwin) return true;
    if ((t.letters < 4) | Any(t, kNameClasses | kPlaceClasses) | !Any(t, kNouns)) return false;
    const Reading& r = *FindAny(t, kNouns);
    if (IsDetermined(r) | (r.number == Number::kDual)) return false;
    return EndsInAlif(d_, t);
  }
  bool IsFunctionWord(int32_t i) const;
  bool IsSoMuch(int32_t i) const;
  bool IsCountedAt(int32_t i) const;
  bool IsOneAt(int32_t i) const;
  bool IsChiefAt(int32_t i) const;
  bool IsPlainNounAsName(int32_t i) const;
  bool IsDeed(const Token& t) const;
  bool BehindVerbOfSaying() const;
  bool BehindAssertion() const;
  bool IsVerbAsFirstName(int32_t i) const;
  bool SpeechFollows(int32_t i) const;
  bool SaysOnly() const;
  bool SaysBehindName(int32_t i) const;
  bool LooksGoverned(const Token& t) const;
  bool LooksLikePreposition(int32_t i) const;
  bool IsBodyOfBody(int32_t i) const;

  // --- phrase_first.cc ---
  static bool IsPossessedOnly(const Token& t);
  int32_t StepFirst(int32_t i);
  bool FirstIsName(int32_t i) const;
  bool StartsAsNoun(int32_t i) const;
  bool SingularFollows(int32_t i) const;
  bool HeadsOffice(int32_t i) const;
  bool IsRamallah(int32_t i) const;

  // --- phrase_chain.cc ---
  int32_t StepChain(int32_t i);
  int32_t StepNameInChain(int32_t i);
  int32_t StepUnknownInChain(int32_t i);
  int32_t StepUnknownWithArticle(int32_t i);
  bool LooksLikeGenitiveBehindLi(int32_t i) const;
  int32_t StepPlaceInChain(int32_t i);
  int32_t StepNounInChain(int32_t i);
  int32_t StepIndefiniteNoun(int32_t i);
  bool IsBehindTitle(int32_t i) const;
  bool DescribesOther(int32_t i) const;
  bool IsSecondTitle(int32_t i) const;
  bool IsBesideTitle(int32_t i) const;
  bool IsKinOfPerson(int32_t i) const;
  bool NamesOther(int32_t i) const;
  bool BeforeLink(int32_t i) const;
  bool TitledNameBehind(int32_t i) const;
  bool IsSecondOffice(int32_t i) const;
  bool NamesBody(int32_t i) const;
  bool PersonStandsBefore(int32_t i) const;
  bool NamesPaper(int32_t i) const;
  int32_t BehindWholeName(int32_t i) const;
  int32_t BehindGenitiveName(int32_t i) const;
  int32_t BehindForeignBody(int32_t i) const;
  int32_t Open(int32_t next);
  bool Closes(const Token& t) const { return StartsWithArticle(d_, t) || ClosesByReading(t); }
  static bool ClosesByReading(const Token& t);

  // --- phrase_object.cc ---
  bool IsDefiniteObject(int32_t i) const;
  bool IsObject(int32_t i) const;
  bool IsSecondDefinite(int32_t i) const;
  bool IsTalkAbout(int32_t i) const;
  bool IsPlainThing(const Token& t) const;
  bool IsObjectOfBody(int32_t i) const;
  bool IsObjectOfPerson(int32_t i) const;
  bool BehindTransitive() const;
  bool IsOtherOffice(int32_t i) const;
  bool IsObjectBehindName(int32_t i) const;
  bool IsUnknownDeed(const Token& t) const;
  bool IsPeopleBehindBody(int32_t i) const;
  bool IsBehindMarkedBody(int32_t i) const;
  bool IsBehindMarkedName(int32_t i) const;
  bool IsObjectBehindModifier(int32_t i) const;
  bool EndsInPossessive(const Token& t) const;
  bool TakesNoGenitive(const Token& t) const;
  bool IsOtherPerson(int32_t i) const;

  // --- phrase_tail.cc ---
  bool IsFunctionHere(int32_t i) const;
  int32_t StepFunction(int32_t i);
  int32_t StepNameBehindTail(int32_t i);
  int32_t StepPlaceTail(int32_t i);
  bool NameBehindTail(int32_t i) const {
    return !body_ && first_is_person_ && !quantified_ && NameBehindTailHere(i);
  }
  bool NameBehindTailHere(int32_t i) const;
  bool NameBehindTag(int32_t i) const;
  bool NameBehindPlace(int32_t i) const;
  bool PlaceFollows(int32_t i) const;
  int32_t StepGoverned(int32_t i);
  int32_t StepWorkplace(int32_t i);
  int32_t BehindSeat(int32_t i) const;
  bool AreFromPlace(int32_t i) const;
  bool TakesPreposition(int32_t i) const;
  bool IsForCause(int32_t i) const;
  bool IsImamAsName(int32_t i) const;
  bool SpeechBehindPlace(int32_t i) const;
  bool IsSpokenTo(int32_t i) const;
  bool IsGovernedBefore(int32_t i) const;

  // --- phrase_conjunct.cc ---
  bool IsConjoinedHere(int32_t i) const;
  bool IsSecondKind(int32_t i) const;
  bool AreMorePeople(int32_t i) const;
  int32_t StepConjunct(int32_t i);
  int32_t StepSecondPerson(int32_t i);
  int32_t StepCoordinatedNoun(int32_t i);

  // --- phrase_name.cc ---
  int32_t StartName(int32_t i);
  int32_t AddName(int32_t i);
  int32_t ContinueName(int32_t i);
  bool IsTitleBehindName(int32_t i) const;
  bool IsNextPerson(int32_t i) const;
  bool IsFamilyNameWithArticle(int32_t i) const;
  bool IsFamilyNameByPlace(int32_t i) const;
  bool IsNounAsLastName(int32_t i) const;
  bool IsCompound(int32_t i) const;
  bool IsAliAsName(int32_t i) const;
  bool IsUndottedAli(int32_t i) const;
  bool IsCityBetweenNames(int32_t i) const;
  bool IsToldPerson(int32_t i) const;
  static bool HasPronoun(const Token& t);
  bool RoleBehind(int32_t i) const;
  int LinkWords() const;
  bool NextIsName(int32_t i) const;
  bool NameEndsBehind(int32_t i) const;
  bool ShortMarkedName(int32_t i, int max_words) const;
  bool MediumInside(int32_t open) const;
  bool NamesInside(int32_t open) const;
  bool LettersInside(int32_t open) const;
  bool LeadsToParticle(int32_t i) const;
  bool IntroOrVerbAt(int32_t i) const;

  // --- phrase_last_name.cc ---
  bool ClauseBehind(int32_t i) const;
  bool TitleBehindComma(int32_t i) const;
  bool BetweenCommas(int32_t i) const;
  bool IsOrdinalOfRuler(int32_t i) const;
  bool IsBeforeDin(int32_t i) const;
  bool IsLastName(int32_t i) const;
  bool EndsName(int32_t i) const;
  bool IsNounAsOnlyName(int32_t i) const;
  bool IsMiddleName(int32_t i) const;
  bool IsWordBetweenNames(int32_t i) const;
  int32_t BehindTitledName(int32_t i) const { return IsSubject() ? BehindTitledSubject(i) : i; }
  int32_t BehindTitledSubject(int32_t i) const;
  bool RoleWithin(int32_t i, int32_t count) const;
  bool HeldOffice(int32_t i) const;
  bool OpensTitledName(const Token& t) const;
  bool CanBeTitledName(const Token& t, bool says) const;

  // --- phrase_finish.cc ---
  bool Finish();
  bool BeginsWithUnknownTitle() const;
  SpeakerKind KindOf(const Token& head) const;
  SpeakerKind KindOfRole(const Token& head) const;
  SpeakerKind KindOfGroup(const Token& head) const;
  int32_t HeadOfGroup() const;
  bool IsIndefiniteDescription(const Reading& role) const;
  void SetAgreement(const Token& head, const Reading* r);
  Span NameSpan(const Reading* head) const;
  int32_t BeforeGloss(TokenRange range) const;
  int ProcliticLetters(int32_t begin, const Reading* head) const;
  int LettersOfClitics(int32_t begin, const Reading* head) const;

  const Token& At(int32_t i) const { return tokens_[i]; }
  bool WordAt(int32_t i) const { return i < limit_ && IsWord(At(i)); }
  // The reporting verb that the word right before token i may be; null for another word.
  const Reading* VerbBefore(int32_t i) const {
    return i > 0 && IsWord(At(i - 1)) ? At(i - 1).word->Find(WordClass::kVerb) : nullptr;
  }
  bool NameAt(int32_t i) const { return i < limit_ && NameLike(At(i)); }
  bool IsSubject() const { return place_ == PhrasePlace::kSubject; }
  bool InName() const { return name_begin_ >= 0; }
  bool BodyAlone() const { return body_ && !first_is_person_; }

  const Document& d_;
  const Token* const tokens_;  // of the document
  const int32_t begin_;
  const int32_t limit_;  // at most the number of tokens
  const PhrasePlace place_;
  const int conjuncts_;
  const int32_t level_;  // Token::quote of the phrase
  Mention* const m_;

  int32_t first_ = -1;       // the first token with content, behind هذا and #
  int32_t end_ = -1;         // behind the last token consumed
  int32_t name_begin_ = -1;  // -1: no name has started
  int32_t name_end_ = -1;
  int name_words_ = 0;

  bool first_is_person_ = false;
  bool body_ = false;              // the head is an organisation, document or medium
  bool place_head_ = false;        // قالت أرمادا: the head is a place
  bool chained_ = false;           // the head has a noun behind it
  bool closed_ = false;            // the chain is definite: a name may follow
  bool unknown_genitive_ = false;  // the chain was closed by a word that the lexicon lacks
  bool demonstrative_ = false;     // هذا الوزير
  bool odd_ = false;               // rules for the first token may name it, or it is a number
  bool quantifier_ = false;        // the first word says how many, or بعض "النور": a name
  bool quantified_ = false;        // العديد من الخبراء
  bool collective_ = false;        // المتظاهرون: a plural that the lexicon lacks
  bool joint_ = false;             // الوزير والسفير
  int titles_ = 0;                 // 2: two titles with the article and nothing else, so far
  bool passed_ = false;            // marks or a parenthesis, with what stands in them
  bool hyphen_ = false;            // a hyphen joins the next word to the name
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_SPEAKERS_PHRASE_PARSER_H_
