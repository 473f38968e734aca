// Which words of a text report speech: tables of invented sentences with their cues.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/cues/find_cues.h"
#include "tests/support/stage_cases.h"

namespace isnad {
namespace {

TEST(CuesTest, FindsVerbs) {
  CheckStage(Stage::kCues, RenderCues,
             {
                 {"past", "قال سامي الراعي إن العمل انتهى.", "قال verb"},
                 {"feminine", "قالت لمى النادر إن العمل انتهى.", "قالت verb"},
                 {"conjunction", "وأضاف أن العمل انتهى.", "وأضاف verb"},
                 {"present", "ويؤكد سامي الراعي أن العمل انتهى.", "ويؤكد verb"},
                 {"plural", "وقالوا إن العمل انتهى.", "وقالوا verb"},
                 {"dual", "وقالا إن العمل انتهى.", "وقالا verb"},
                 {"diacritics", "وأكَّدَ سامي أنَّ العمل انتهى.", "وأكَّدَ verb"},
                 {"tatweel", "قـــال سامي إن العمل انتهى.", "قـــال verb"},
                 {"hamza left out", "واكد سامي ان العمل انتهى.", "واكد verb"},
                 {"object pronoun", "وأخبرته لمى أن العمل انتهى.", "وأخبرته verb"},
                 {"two in one sentence", "قال سامي إن العمل انتهى وأضافت لمى أن الجسر فتح.",
                  "قال verb | وأضافت verb"},
                 {"none", "وصل القطار إلى نورسان صباحا.", ""},
                 {"empty", "", ""},
             });
}

TEST(CuesTest, FindsParticiplesNounsAndPrepositions) {
  CheckStage(
      Stage::kCues, RenderCues,
      {
          {"participle", "غادر سامي القاعة، مؤكدا أن العمل انتهى.", "مؤكدا participle"},
          {"feminine participle", "غادرت لمى، مشيرة إلى أن العمل انتهى.", "مشيرة participle"},
          {"participle before a colon", "صاح سامي قائلا: انتهى العمل.",
           "صاح verb | قائلا participle"},
          {"noun with a pronoun", "نقل الموقع عن سامي قوله إن العمل انتهى.",
           "نقل verb | قوله noun"},
          {"according to", "العمل انتهى، بحسب وزارة الطاقة.", "بحسب preposition"},
          {"verbal noun with the article", "رد سامي على السؤال بالقول إن العمل انتهى.",
           "رد verb | بالقول noun"},
          {"said by", "وجاء على لسان المدير أن العمل انتهى.", "وجاء verb | على لسان preposition"},
          {"a phrase", "العمل انتهى، على حد قوله.", "قوله noun"},
          {"a preposition's homograph behind a lone و", "و بين أن العمل انتهى.", "بين verb"},
          {"relay", "قالت القناة نقلا عن مصدر إن العمل انتهى.", "قالت verb | نقلا عن preposition"},
      });
}

TEST(CuesTest, LeavesOutWhatOnlyLooksLikeACue) {
  CheckStage(
      Stage::kCues, RenderCues,
      {
          {"narrator's formula", "يذكر أن الجسر بني قبل قرن.", ""},
          {"narrator's formula, pointing", "تجدر الإشارة إلى أن الجسر قديم.", ""},
          {"preposition: between", "بين نورسان وساريا ساعة واحدة.", ""},
          {"between two who will meet", "النهائي سيكون بين النادي والاتحاد، \"ونتمنى أن نفوز\".",
           ""},
          {"between two numbers", "تتراوح أعمارهم ما بين عشرة وعشرين عاما أن لديهم خبرة.", ""},
          {"how old she is", "اللاعبة التي تبلغ من العمر 18 عاما غادرت.", ""},
          {"a club with an unusual مع", "جلسة نظمت بتعاون ما نادي المالية حول العمل.", ""},
          {"two days before", "فشل الوفد قبل يومين في التوصل إلى حل \"حاسم\" للأزمة.", ""},
          {"how much it is", "بمتوسط يبلغ 16 مليون برميل.", ""},
          {"must", "يجب النظر في أن العمل انتهى.", ""},
          {"resigned", "استقال المدير أمس.", ""},
          {"first person", "أعتقد أن العمل انتهى.", ""},
          {"speaker change alone", "من جهته، غادر الوزير القاعة.", ""},
      });
}

}  // namespace
}  // namespace isnad
