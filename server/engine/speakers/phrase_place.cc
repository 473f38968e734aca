// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/phrase_parser.h"
#include "server/engine/text/letters.h"

namespace isnad {
namespace {

constexpr int kMaxPlaceTail = 8;

}  // namespace

// في الوزارة, لدى الأمم: belongs to the phrase when a name or an introduction to speech follows the
// place.
int32_t PhraseParser::StepPlaceTail(int32_t i) {
  if (NameBehindPlace(i + 1)) return Open(i + 1);
  // مسؤول في الوزارة إن: an indefinite person keeps his place, a definite one does not (قال الوزير
  // في العاصمة إن).
  const Reading* r = FindAny(At(first_), kPersonNounClasses);
  // مرشح المعارضة في تجمع حاشد: one of many is where he spoke
  const bool one_of_many = closed_ && WordAt(i + 2) && Any(At(i + 2), kModifierClasses) &&
                           !StartsWithArticle(d_, At(i + 2));
  const bool indefinite = r != nullptr && !IsDetermined(*r) && !one_of_many;
  // مسؤولون في ساريا إن
  const uint64_t places = chained_ ? 0 : kPlaceClasses;
  const bool body =
      Any(At(i + 1), places | ClassBit(WordClass::kOrganization)) &&
      !Any(At(i + 1), ClassBits(WordClass::kDocument, WordClass::kMedium, WordClass::kSpeechNoun));
  return indefinite && body ? Open(i + 1) : i;
}

// A name stands behind the place at i: معهد "النجم" في نورسان سامي الراعي
bool PhraseParser::NameBehindPlace(int32_t i) const {
  bool closed = false;
  bool fresh = true;  // an unknown word here is the place itself
  int32_t k = i;
  for (int steps = 0; k < limit_ && steps < kMaxPlaceTail; ++steps) {
    const Token& t = At(k);
    if (ShortMarkedName(k, 5)) {
      k = t.pair + 1;
      closed = true;
      continue;
    }
    if (!IsWord(t) || t.quote != level_) return false;
    if (k > i) {
      if (closed && t.key == word::kFi && PlaceFollows(k)) {
        closed = false;
        fresh = true;
        ++k;
        continue;
      }
      const bool clause = Any(t, kFunctionClasses | kVerbClasses);
      if (clause && !Any(t, kNounClasses | kNameClasses)) return false;
      if (IsConjoined(t)) return false;
      const bool name =
          Any(t, ClassBits(WordClass::kHonorific, WordClass::kGivenName, WordClass::kRole)) ||
          (IsUnknown(t) && !StartsWithArticle(d_, t));
      if (closed && name) return true;
    }
    closed = Closes(t) || (fresh && IsUnknown(t));
    fresh = false;
    ++k;
  }
  return false;
}

// الباحث [بمعهد النجم] سامي الراعي, مصدر [بوزارة الدفاع]: the body or the place that one works at.
// Behind a definite title without a name only speech shows that it is not what the verb is about
// (أشاد الوزير بكوراليا).
int32_t PhraseParser::StepWorkplace(int32_t i) {
  const Token& t = At(i);
  if (!first_is_person_ || !Any(At(first_), kPersonNounClasses)) return i;
  const Reading* place =
      FindAny(t, kPlaceClasses | ClassBits(WordClass::kOrganization, WordClass::kNameHead));
  // الوزير المكلف بالميزانية
  const bool charged =
      IsOneOf(At(i - 1), {WordKey(u"المكلف"), WordKey(u"المكلفه"), WordKey(u"المختص"),
                          WordKey(u"المختصه"), WordKey(u"المعني"), WordKey(u"المعنيه")});
  if (charged) {
    closed_ = Closes(t);
    chained_ = true;
    return i + 1;
  }
  if (place == nullptr || Any(t, kNoPlace) || !(place->proclitics & kBi) ||
      place->suffix != Suffix::kNone)
    return i;
  const bool body = Any(t, ClassBit(WordClass::kOrganization) | kPlaceClasses);
  const Reading* head = FindAny(At(first_), kPersonNounClasses);
  const bool indefinite = head != nullptr && !IsDetermined(*head) && !closed_;
  if (!NameBehindPlace(i) && !(body && (indefinite || SpeechBehindPlace(i)))) return i;
  closed_ = Closes(t);
  chained_ = true;
  return i + 1;
}

// المدير [بوزارة الصحة] إن
bool PhraseParser::SpeechBehindPlace(int32_t i) const {
  for (int32_t k = i; k < limit_ && k - i < kMaxPlaceTail; ++k) {
    const Token& t = At(k);
    if (k > i && (Any(t, ClassBit(WordClass::kParticle)) || IsMark(t, ':'))) return true;
    if (!IsWord(t) || t.quote != level_) return false;
    if (k > i && (Any(t, kFunctionClasses | kVerbClasses) && !Any(t, kNounClasses))) return false;
  }
  return false;
}

// كلية الآداب [بجامعة النور], قسم الطوارئ [بمستشفى الساحل]: the house that a part of it names.
bool PhraseParser::IsBodyOfBody(int32_t i) const {
  static constexpr KeySet kParts({WordKey(u"كليه"), WordKey(u"قسم"), WordKey(u"معهد"),
                                  WordKey(u"مركز"), WordKey(u"دايره"), WordKey(u"اداره"),
                                  WordKey(u"مختبر"), WordKey(u"وحده")});
  static constexpr KeySet kHouses({WordKey(u"جامعه"), WordKey(u"مستشفي"), WordKey(u"وزاره"),
                                   WordKey(u"اكاديميه"), WordKey(u"معهد"), WordKey(u"مديريه")});
  if (!BodyAlone() || i < first_ + 2 || !WordAt(i + 1)) return false;
  return kParts.Has(StemKey(At(first_))) && kHouses.Has(StemKey(At(i))) &&
         !Any(At(i + 1), kFunctionClasses);
}

}  // namespace isnad
