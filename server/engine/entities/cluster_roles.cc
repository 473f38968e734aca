// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "server/engine/entities/clusters.h"
#include "server/engine/text/letters.h"
#include "server/engine/words.h"

namespace isnad {

namespace {

struct SharedRole {
  int words = 0;
  bool contradicts =
      false;  // each has a nisba and they share none: الرئيس الكورالي, الرئيس الأرمادي
};

// بريطانيا is no nisba in the accusative.
bool IsNisba(const Token& t) {
  return Any(t, ClassBit(WordClass::kNisba)) && !Any(t, kPlaceClasses);
}

SharedRole CompareRoles(const Document& d, TokenRange here, TokenRange there) {
  SharedRole result;
  bool nisba_here = false, nisba_there = false, nisba_shared = false;
  for (int32_t i = here.begin; i < here.end; ++i) {
    const Token& t = d.tokens[i];
    if (!IsWord(t)) continue;
    nisba_here = nisba_here || IsNisba(t);
    if (!HasStem(d, there, StemKey(t))) continue;
    ++result.words;
    nisba_shared = nisba_shared || IsNisba(t);
  }
  for (int32_t j = there.begin; j < there.end; ++j)
    nisba_there = nisba_there || IsNisba(d.tokens[j]);
  result.contradicts = nisba_here && nisba_there && !nisba_shared;
  return result;
}

// نائب [الرئيس], مساعد [المدرب]: whom the holder of the role stands for, not what he is. Who speaks
// for the spokesman is a spokesman too.
bool IsDeputysHead(const Document& d, TokenRange role, int32_t i) {
  static constexpr KeySet kSpokesmen(
      {WordKey(u"متحدث"), WordKey(u"متحدثه"), WordKey(u"ناطق"), WordKey(u"ناطقه")});
  if (kSpokesmen.Has(StemKey(d.tokens[i]))) return false;
  if (i == role.begin || IsConjoined(d.tokens[i])) return false;
  const Token& before = d.tokens[i - 1];
  const Reading* r = FindAny(before, ClassBit(WordClass::kRole));
  // منافسه [الرئيس]: the pronoun closes the first role.
  return IsWord(before) && r != nullptr && r->suffix == Suffix::kNone &&
         !StartsWithArticle(d, before) && Any(d.tokens[i], ClassBit(WordClass::kRole));
}

// رئيس [الحكومة], رئيس [الوزراء]: two words for one body.
uint64_t BodyStem(const Token& t) {
  static constexpr KeySet kState({WordKey(u"دوله"), WordKey(u"بلاد")});
  const uint64_t stem = StemKey(t);
  if (stem == WordKey(u"وزرا")) return WordKey(u"حكومه");
  // المتحدث باسم [الكرملين], باسم [البيت] الأبيض, باسم الرئاسة
  if (stem == WordKey(u"كرملين") || stem == WordKey(u"بيت")) return WordKey(u"رياسه");
  return kState.Has(stem) ? WordKey(u"جمهوريه") : stem;
}

// المدير التنفيذي [للشركة], وزير [الخارجية] الأسبق: says of what the office is.
bool SaysOfWhat(const Token& t) {
  constexpr uint64_t kOther = kFunctionClasses | ClassBits(WordClass::kNisba, WordClass::kAdjective,
                                                           WordClass::kRole, WordClass::kHonorific);
  if (!IsWord(t) || t.key == word::kBism) return false;
  const Reading* role = FindAny(t, ClassBit(WordClass::kRole));
  const bool many = role != nullptr && role->number == Number::kPlural;  // رئيس الوزراء
  return many || !Any(t, kOther) || Any(t, kBodyClasses | kPlaceClasses);
}

// الشركة, الفريق, الحزب: stands for a body that has a name; المؤسسة الوطنية للنفط is one.
bool StandsForBody(const Document& d, TokenRange role, int32_t i) {
  const Token& t = d.tokens[i];
  if (!Any(t, ClassBit(WordClass::kNameHead)) || !t.word->begin()->definite()) return false;
  for (int32_t k = i + 1; k < role.end; ++k) {
    const Token& behind = d.tokens[k];
    if (behind.word->reading_count > 0 && behind.word->begin()->governed()) return false;
  }
  return true;
}

bool IsTitleOfState(const Document& d, int32_t i) {
  static constexpr KeySet kTitles({WordKey(u"رييس"), WordKey(u"رييسه")});
  return StartsWithArticle(d, d.tokens[i]) && kTitles.Has(StemKey(d.tokens[i]));
}

// رئيس [الجمهورية], رئيس [أرمادا]
bool SaysOfState(const Token& t) {
  return BodyStem(t) == WordKey(u"جمهوريه") || Any(t, kPlaceClasses);
}

// وزير الخارجية, وزير الدفاع: both say of what, and not of the same.
bool OfficesDiffer(const Document& d, TokenRange here, TokenRange there) {
  bool says_here = false, says_there = false;
  for (int32_t j = there.begin + 1; j < there.end; ++j) {
    says_there = says_there || SaysOfWhat(d.tokens[j]);
  }
  // رئيس مجلس البلدة, الرئيس سامي الراعي: the title alone is the head of state's.
  const bool head_of_state = !says_there && there.size() <= 2 && IsTitleOfState(d, there.begin);
  if (!says_there && !head_of_state) return false;
  for (int32_t i = here.begin + 1; i < here.end; ++i) {
    if (!SaysOfWhat(d.tokens[i])) continue;
    if (StandsForBody(d, here, i) || (head_of_state && SaysOfState(d.tokens[i]))) return false;
    says_here = true;
    for (int32_t j = there.begin + 1; j < there.end; ++j) {
      if (IsWord(d.tokens[j]) && BodyStem(d.tokens[j]) == BodyStem(d.tokens[i])) return false;
    }
  }
  return says_here;
}

}  // namespace

bool HasStem(const Document& d, TokenRange range, uint64_t stem) {
  for (int32_t i = range.begin; i < range.end; ++i) {
    if (IsWord(d.tokens[i]) && StemKey(d.tokens[i]) == stem) return true;
  }
  return false;
}

int RoleOverlap(const Clusters& clusters, int32_t m, int32_t e) {
  const Mention& mention = clusters.mention(m);
  const TokenRange role = mention.role.valid() ? mention.role : mention.tokens;
  int best = 0;
  bool contradicted = false;
  for (int32_t k : clusters.roles(e)) {
    const SharedRole shared = CompareRoles(clusters.document(), role, clusters.mention(k).role);
    contradicted = contradicted || shared.contradicts;
    best = std::max(best, shared.words);
  }
  return contradicted && best <= 1 ? -1 : best;
}

uint64_t StemOfOffice(const Clusters& clusters, int32_t m) {
  const Mention& mention = clusters.mention(m);
  const bool titled = mention.role.valid() && mention.name.valid();
  return titled ? StemKey(clusters.document().tokens[mention.role.begin]) : clusters.head_stem(m);
}

bool SharesHead(const Clusters& clusters, int32_t m, int32_t e) {
  const Document& d = clusters.document();
  const uint64_t stem = StemOfOffice(clusters, m);
  for (int32_t k : clusters.roles(e)) {
    const TokenRange role = clusters.mention(k).role;
    for (int32_t i = role.begin; i < role.end; ++i) {
      if (IsWord(d.tokens[i]) && StemKey(d.tokens[i]) == stem && !IsDeputysHead(d, role, i))
        return true;
    }
  }
  return false;
}

int CallingOf(uint64_t stem) {
  // رئيسة and رئيس, but for words that have no other form
  static constexpr KeySet kRulers({WordKey(u"عاهل"), WordKey(u"ملك"), WordKey(u"سلطان"),
                                   WordKey(u"ملكه"), WordKey(u"امبراطور")});
  static constexpr KeySet kSoldiers({WordKey(u"ضابط"), WordKey(u"رايد"), WordKey(u"عقيد"),
                                     WordKey(u"عميد"), WordKey(u"لوا"), WordKey(u"نقيب"),
                                     WordKey(u"ملازم"), WordKey(u"مقدم"), WordKey(u"جنرال"),
                                     WordKey(u"كولونيل"), WordKey(u"مشير"), WordKey(u"ضابطه")});
  static constexpr KeySet kPlayers({WordKey(u"لاعب"), WordKey(u"لاعبه"), WordKey(u"مهاجم"),
                                    WordKey(u"مدافع"), WordKey(u"حارس"), WordKey(u"هداف"),
                                    WordKey(u"نجم"), WordKey(u"نجمه"), WordKey(u"قناص")});
  static constexpr KeySet kArtists({WordKey(u"فنان"), WordKey(u"فنانه"), WordKey(u"ممثل"),
                                    WordKey(u"ممثله"), WordKey(u"مطرب"), WordKey(u"مطربه"),
                                    WordKey(u"مغني"), WordKey(u"مغنيه"), WordKey(u"موسيقي"),
                                    WordKey(u"رسام"), WordKey(u"رسامه"), WordKey(u"ملحن")});
  static constexpr KeySet kWriters({WordKey(u"كاتب"), WordKey(u"كاتبه"), WordKey(u"روايي"),
                                    WordKey(u"رواييه"), WordKey(u"شاعر"), WordKey(u"شاعره"),
                                    WordKey(u"اديب"), WordKey(u"اديبه"), WordKey(u"مولف"),
                                    WordKey(u"مولفه")});
  static constexpr KeySet kJournalists({WordKey(u"صحافي"), WordKey(u"صحافيه"), WordKey(u"صحفي"),
                                        WordKey(u"صحفيه"), WordKey(u"اعلامي"), WordKey(u"اعلاميه"),
                                        WordKey(u"مذيع"), WordKey(u"مذيعه")});
  static constexpr KeySet kScholars({WordKey(u"عالم"), WordKey(u"عالمه"), WordKey(u"باحث"),
                                     WordKey(u"باحثه"), WordKey(u"خبير"), WordKey(u"خبيره"),
                                     WordKey(u"محلل"), WordKey(u"محلله"), WordKey(u"اكاديمي"),
                                     WordKey(u"اكاديميه"), WordKey(u"استاذ"), WordKey(u"استاذه")});
  static constexpr KeySet kSpokesmen(
      {WordKey(u"متحدث"), WordKey(u"متحدثه"), WordKey(u"ناطق"), WordKey(u"ناطقه")});
  static constexpr KeySet kDeputies({WordKey(u"نايب"), WordKey(u"نايبه"), WordKey(u"برلماني"),
                                     WordKey(u"برلمانيه"), WordKey(u"سيناتور")});
  if (kRulers.Has(stem)) return 1;
  if (kSoldiers.Has(stem)) return 2;
  if (kPlayers.Has(stem)) return 3;
  if (kArtists.Has(stem)) return 4;
  if (kWriters.Has(stem)) return 5;
  if (kJournalists.Has(stem)) return 6;
  if (kScholars.Has(stem)) return 7;
  if (kSpokesmen.Has(stem)) return 8;
  return kDeputies.Has(stem) ? 9 : 0;
}

bool HasCalling(const Clusters& clusters, int32_t e, int calling) {
  for (int32_t k : clusters.roles(e)) {
    const TokenRange role = clusters.mention(k).role;
    for (int32_t i = role.begin; i < role.end; ++i) {
      const Token& t = clusters.document().tokens[i];
      const bool deputys = i > role.begin && IsDeputysHead(clusters.document(), role, i);
      if (IsWord(t) && !deputys && CallingOf(StemKey(t)) == calling) return true;
    }
  }
  return false;
}

bool HoldsOtherOffice(const Clusters& clusters, int32_t m, int32_t e) {
  const Document& d = clusters.document();
  bool differs = false;
  for (int32_t k : clusters.roles(e)) {
    if (!HasStem(d, clusters.mention(k).role, clusters.head_stem(m))) continue;
    if (!OfficesDiffer(d, clusters.mention(m).tokens, clusters.mention(k).role)) return false;
    differs = true;
  }
  return differs;
}

}  // namespace isnad
