// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/phrase_parser.h"
#include "server/engine/text/letters.h"

namespace isnad {

// محاكمة: a trial, no courts of his (محاكمه). Of a word in ة.
bool PhraseParser::IsPossessedOnly(const Token& t) {
  constexpr uint64_t kHeads = kBodyClasses | kPersonNounClasses;
  if (!Any(t, kAnyClitic) || !Any(t, kHeads) || Any(t, kNameClasses)) return false;
  for (const Reading& r : *t.word) {
    // خدمة "النور": heads a body's name
    const uint64_t heads = kHeads | ClassBit(WordClass::kNameHead);
    if ((ClassBit(r.word_class) & heads) && r.suffix == Suffix::kNone) return false;
  }
  return true;
}

int32_t PhraseParser::StepFirst(int32_t i) {
  const Token& t = At(i);
  if ((t.traits & kFinalTaMarbuta) && IsPossessedOnly(t)) return i;
  if (odd_ && t.key == WordKey(u"الاحد") && !IsConjoined(t)) return i;  // ندد الأحد: Sunday
  // مجموعة "نيلوفا": a company, not how many
  const bool named = quantifier_ && i + 1 < limit_ && At(i + 1).kind == TokenKind::kQuoteMark;
  if ((quantifier_ && !named) || (odd_ && (IsCountedAt(i) || IsOneAt(i)))) {
    quantified_ = true;
    return i + 1;
  }
  if (odd_ && IsChiefAt(i)) {
    first_is_person_ = true;
    return i + 1;
  }
  if (IsUnknown(t) && LooksPlural(d_, t) && !SingularFollows(i)) {
    closed_ = true;
    collective_ = true;
    return i + 1;
  }
  if (odd_ && IsRamallah(i)) {
    body_ = place_head_ = closed_ = true;
    return i + 2;
  }
  // الوزارة: no rule for names asks for such a word.
  const bool noun = !odd_ && !Any(t, kOwnName | ClassBit(WordClass::kHonorific)) &&
                    Any(t, kHeadClasses | ClassBit(WordClass::kSpeechNoun));
  if (!noun && FirstIsName(i)) {
    first_is_person_ = true;
    return StartName(i);
  }
  const bool person = IsPersonNoun(t);
  body_ = !person && Any(t, kBodyClasses | kPlaceClasses | ClassBit(WordClass::kSpeechNoun));
  place_head_ = !person && Any(t, kPlaceClasses) && !Any(t, kBodyClasses);
  if (place_head_) {
    closed_ = true;
    return i + 1;
  }
  first_is_person_ = person || !Any(t, kHeadClasses);  // قال الأميركي
  closed_ = StartsWithArticle(d_, t) ||
            ((ClosesByReading(t) || Any(t, ClassBit(WordClass::kHonorific))) && !HeadsOffice(i));
  return i + 1;
}

// رام الله: a town, though رام is a given name.
bool PhraseParser::IsRamallah(int32_t i) const {
  return At(i).key == WordKey(u"رام") && WordAt(i + 1) && At(i + 1).key == word::kAllah;
}

// شيخ جامع الأزهر: a title that takes a genitive is an office, not what one calls a person.
bool PhraseParser::HeadsOffice(int32_t i) const {
  if (StartsWithArticle(d_, At(i)) || At(i).letters < 3 || !WordAt(i + 1) || !WordAt(i + 2)) {
    return false;
  }
  return Any(At(i + 1), kBodyClasses | ClassBit(WordClass::kNameHead)) &&
         !StartsWithArticle(d_, At(i + 1)) && StartsWithArticle(d_, At(i + 2));
}

bool PhraseParser::FirstIsName(int32_t i) const {
  const Token& t = At(i);
  if (IsUnknown(t) || IsForeignArticle(i)) return true;
  if (t.key == word::kUmm && NextIsName(i)) return true;
  // قال سيد إن: a title without article and without a name behind it is a given name.
  if (Any(t, ClassBit(WordClass::kHonorific)) && !Any(t, ClassBit(WordClass::kRole)) &&
      !StartsWithArticle(d_, t) && t.letters > 2 && !HasPronoun(t) && NameEndsBehind(i)) {
    return true;
  }
  if (NameLike(t) && !StartsAsNoun(i) && (!Any(t, kPlaceClasses) || NextIsName(i))) return true;
  // قال جهاد إن
  return !Any(t, kHeadClasses | ClassBit(WordClass::kSpeechNoun)) && !StartsWithArticle(d_, t) &&
         FindAny(t, ~uint64_t{0})->suffix == Suffix::kNone;
}

// A word that is both a name and a noun starts as a noun when the phrase goes on as a chain: سفير,
// أمين عام.
bool PhraseParser::StartsAsNoun(int32_t i) const {
  const Token& t = At(i);
  constexpr uint64_t kNouns = kPersonNounClasses | kBodyClasses | ClassBit(WordClass::kSpeechNoun);
  if (!Any(t, kNouns)) return false;
  if (StartsWithArticle(d_, t)) return true;
  // سيد خطاب: without the article the title is a given name.
  if (Any(t, ClassBit(WordClass::kHonorific)) && Any(t, ClassBit(WordClass::kGivenName))) {
    return false;
  }
  // وزيره; but نادية, whose last letter is its own
  if (FindAny(t, kNouns)->suffix != Suffix::kNone) return !(t.traits & kFinalTaMarbuta);
  if (!WordAt(i + 1)) return Any(t, kBodyClasses);
  const Token& n = At(i + 1);
  if (NameLike(n)) return false;
  return Any(t, kBodyClasses | ClassBit(WordClass::kSpeechNoun)) ||
         Any(n, kNounClasses | kPlaceClasses | kFunctionClasses) || CanBeVerb(n);
}

// الفرعون المصري: a singular adjective says that the ون is no plural.
bool PhraseParser::SingularFollows(int32_t i) const {
  if (!WordAt(i + 1)) return false;
  const Reading* r = FindAny(At(i + 1), kModifierClasses);
  return r != nullptr && r->definite() && r->number == Number::kSingular &&
         r->gender == Gender::kMasculine;
}

}  // namespace isnad
