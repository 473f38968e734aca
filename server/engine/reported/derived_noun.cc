// SPDX-License-Identifier: Apache-2.0
#include "server/engine/reported/derived_noun.h"

#include <string_view>

#include "server/engine/text/fold.h"
#include "server/engine/text/letters.h"
#include "server/engine/words.h"

namespace isnad {
namespace {

// How many letters the article and a preposition before it take: الفيلم, بالفيلم, بإعلان.
int ProcliticLetters(const Token& t) {
  if (IsWrittenWithArticle(t)) return 2;
  if (t.word->reading_count == 0) return 0;
  const Reading& r = *t.word->begin();
  if ((r.proclitics & (kLi | kAl)) == (kLi | kAl)) return 2;  // للاستقالة
  return ((r.proclitics & (kBi | kLi)) ? 1 : 0) + ((r.proclitics & kAl) ? 2 : 0);
}

}  // namespace

bool IsSimpleDeed(const Document& d, const Token& t) {
  static constexpr KeySet kDeeds(
      {WordKey(u"وجود"),    WordKey(u"عدم"),    WordKey(u"حرص"),  WordKey(u"مقتل"),
       WordKey(u"وفاه"),    WordKey(u"دعم"),    WordKey(u"رفض"),  WordKey(u"وقف"),
       WordKey(u"فتح"),     WordKey(u"رفع"),    WordKey(u"خفض"),  WordKey(u"منح"),
       WordKey(u"ضبط"),     WordKey(u"سقوط"),   WordKey(u"وصول"), WordKey(u"بدء"),
       WordKey(u"سيطره"),   WordKey(u"عوده"),   WordKey(u"فوز"),  WordKey(u"ضروره"),
       WordKey(u"السيطره"), WordKey(u"العثور"), WordKey(u"القبض")});
  // ارتداء: a verb so long has no hamza there.
  constexpr int kLongerThanVerb = 5;
  return kDeeds.Has(t.key) || (t.letters >= kLongerThanVerb && !IsWrittenWithArticle(t) &&
                               FirstLetter(d, t) == U'ا' && EndsWith(d.Slice(t.span), "اء"));
}

bool IsDerivedNoun(const Document& d, const Token& t) {
  if (Any(t, ClassBit(WordClass::kVerbalNoun)) || IsSimpleDeed(d, t)) return true;
  constexpr int kMost = 12;
  char32_t letters[kMost];
  int count = 0;
  for (int32_t at = t.span.begin; at < t.span.end;) {
    for (char32_t letter : FoldPoint(NextPoint(d.text, &at))) {
      if (count == kMost) return false;
      letters[count++] = letter;
    }
  }
  const int first = ProcliticLetters(t);
  const int size = count - first;
  constexpr int kShortest = 4;
  if (size < kShortest) return false;
  const char32_t* word = letters + first;
  // الانتهاء folds without its hamza; الاستعانة ends in ة.
  if (word[0] == U'ا') {
    return word[size - 2] == U'ا' || EndsWith(d.Slice(t.span), "اء") ||
           (word[size - 3] == U'ا' && (t.traits & kFinalTaMarbuta) && !Any(t, kBodyClasses));
  }
  if (word[0] == U'ت') return size <= 5;
  return word[0] == U'م' && word[2] == U'ا' && (t.traits & kFinalTaMarbuta);
}

}  // namespace isnad
