// Whom a subject that is not written stands for: pro-drop, participles, pronouns, relays' sources.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/discourse.h"

#include "tests/support/stage_cases.h"

namespace isnad {
namespace {

TEST(DiscourseTest, GoesOnWithTheSpeaker) {
  CheckStage(
      Stage::kDiscourse, RenderDiscourse,
      {
          {"adding", "قال سامي الراعي إن العمل انتهى. وأضاف أن الجسر آمن.",
           "قال = سامي الراعي explicit | وأضاف = سامي الراعي pro_drop"},
          {"over a paragraph", "قال سامي الراعي إن العمل انتهى.\n\nوأضاف أن الجسر آمن.",
           "قال = سامي الراعي explicit | وأضاف = سامي الراعي pro_drop"},
          {"one sentence", "قالت لمى النادر إن العمل انتهى، وأكدت أن الجسر آمن.",
           "قالت = لمى النادر explicit | وأكدت = لمى النادر pro_drop"},
          {"over a sentence in between",
           "قال المدرب عصام النابلسي إن الفريق جاهز. وخسر الفريق مبارياته الثلاث. وأضاف: "
           "\"نعود غدا\".",
           "قال = المدرب عصام النابلسي explicit | وأضاف = المدرب عصام النابلسي pro_drop"},
          {"the focus of the sentence before", "أصدرت وزارة النقل بيانا. وقالت إن العمل انتهى.",
           "وقالت = وزارة النقل pro_drop"},
          {"a new speaker in between",
           "قال سامي النادر إن العمل انتهى. وقال كمال البستاني إن الطريق طويل. وأضاف أن الجسر آمن.",
           "قال = سامي النادر explicit | وقال = كمال البستاني explicit | وأضاف = كمال البستاني "
           "pro_drop"},
          {"a new description",
           "قال اللاعب سامي النادر إن العمل انتهى. وأضاف الفائز بالكأس أن الجسر آمن.",
           "قال = اللاعب سامي النادر explicit | وأضاف = الفائز nominal"},
          {"a relative is another", "قال سامي النادر إن العمل انتهى. وأضاف شقيقه أن الجسر آمن.",
           "قال = سامي النادر explicit | وأضاف = شقيقه explicit"},
          {"the subject of another verb",
           "نظم المركز ندوة عن المسرح. وقدم الورقة الأولى الناقد سامي الراعي، قائلا إن الجسر قديم.",
           "قائلا = الناقد سامي الراعي participle"},
          {"not the object",
           "قال سامي النادر إن العمل انتهى. والتقى النادر لاحقا نبيل الحلواني، وأكد أن الجسر آمن.",
           "قال = سامي النادر explicit | وأكد = سامي النادر pro_drop"},
          {"not a thing",
           "قال سامي النادر إن العمل انتهى. ولقي ترميم الجسر قبولا، وأكد أن البحر آمن.",
           "قال = سامي النادر explicit | وأكد = سامي النادر pro_drop"},
          {"not what somebody is",
           "قال سامي النادر إن العمل بدأ. وحضر النادر الحفل كضيف شرف. وأكد أن الجسر آمن.",
           "قال = سامي النادر explicit | وأكد = سامي النادر pro_drop"},
          {"not a month",
           "قال سامي النادر إن العمل بدأ. وانتهى العمل في ربيع الأول الماضي. وأكد أن الجسر آمن.",
           "قال = سامي النادر explicit | وأكد = سامي النادر pro_drop"},
          {"not a heading's name",
           "قال سامي النادر إن العمل انتهى.\n\nملعب كمال البستاني\n\nوأكد أن الجسر آمن.",
           "قال = سامي النادر explicit | وأكد = سامي النادر pro_drop"},
          {"a family name fits a woman",
           "وصلت الطبيبة نهى بن عون إلى المدينة. وقالت بن عون إن العمل انتهى. وأضافت أن الجسر آمن.",
           "وقالت = بن عون explicit | وأضافت = بن عون pro_drop"},
          {"those spoken of", "قدم السكان شكوى. ويقول هؤلاء إن الجسر قديم.",
           "ويقول = السكان pro_drop"},
          {"according to him", "قال سامي الراعي إن العمل انتهى. وبحسبه فإن الجسر قديم.",
           "قال = سامي الراعي explicit | وبحسبه = سامي الراعي pronoun"},
          {"the statement speaks on, not whose it is",
           "قالت المحكمة إن العمل انتهى. وأضاف البيان أن الجسر قديم. وتابع أن الطريق طويل.",
           "قالت = المحكمة explicit | وأضاف = البيان explicit | وتابع = البيان pro_drop"},
          {"the place is one", "بدأت إيران برنامجا طموحا قالت إنه مهم.", "قالت = إيران pro_drop"},
          {"passive", "وأُعلن أن الجسر آمن.", "وأُعلن = ? passive"},
          {"nobody", "في مقهى قديم. قال: \"لم يبق أحد\".", "قال = ? no_antecedent"},
      });
}

TEST(DiscourseTest, LeavesWhoIsReportedWithHisOwnWords) {
  CheckStage(Stage::kDiscourse, RenderDiscourse,
             {
                 {"embedded verb", "قال سامي الراعي إن البنك المركزي يعتبر أن العمل انتهى.",
                  "قال = سامي الراعي explicit | يعتبر = البنك المركزي explicit"},
                 {"participle of who spoke in a relative clause",
                  "بدأ المهرجان بكلمة المدير نبيل الحلواني الذي أكد أن العمل انتهى، منوها بأن السد "
                  "آمن.",
                  "أكد = المدير نبيل الحلواني relative | منوها = المدير نبيل الحلواني participle"},
                 {"participle of who alone acts in the sentence",
                  "قال سامي النادر إن العمل انتهى. وقال النادر إن السد آمن. وانتهز الوزير نبيل "
                  "الحلواني الفرصة للهجوم على النادر، مؤكدا أن السد قديم.",
                  "قال = سامي النادر explicit | وقال = النادر nominal | مؤكدا = الوزير نبيل "
                  "الحلواني participle"},
                 {"participle beside another subject",
                  "قال سامي الراعي إن العمل انتهى، بعد أن رد عليه نبيل الحلواني قائلا: \"لا\".",
                  "قال = سامي الراعي explicit | قائلا = نبيل الحلواني participle"},
             });
}

TEST(DiscourseTest, Agrees) {
  CheckStage(Stage::kDiscourse, RenderDiscourse,
             {
                 {"feminine", "استقبل المدير أنس الحلو الباحثة لمى النادر. وقالت إن العمل انتهى.",
                  "وقالت = الباحثة لمى النادر pro_drop"},
                 {"masculine", "استقبل المدير أنس الحلو الباحثة لمى النادر. وقال إن العمل انتهى.",
                  "وقال = المدير أنس الحلو pro_drop"},
                 {"plural", "التقى المزارعون محافظ الإقليم. وقالوا له: \"خسرنا الموسم كله\".",
                  "وقالوا = المزارعون pro_drop"},
                 {"not the other gender",
                  "قال سامي الراعي إن العمل انتهى. وغادرت لمى النادر. وأضاف أن الجسر آمن.",
                  "قال = سامي الراعي explicit | وأضاف = سامي الراعي pro_drop"},
             });
}

TEST(DiscourseTest, ControlsParticiplesAndPronouns) {
  CheckStage(
      Stage::kDiscourse, RenderDiscourse,
      {
          {"subject of a reporting verb", "أعلن سامي النادر فتح الجسر، مضيفا أن العمل انتهى.",
           "أعلن = سامي النادر explicit | مضيفا = سامي النادر participle"},
          {"not the object", "اجتمعت الوزيرة لمى النادر مع السفير، مؤكدة أن العمل انتهى.",
           "مؤكدة = الوزيرة لمى النادر participle"},
          {"a chain",
           "قال سامي الراعي إن العمل انتهى، موضحا أن الجسر آمن، ومشيرا إلى أن الطريق آمن.",
           "قال = سامي الراعي explicit | موضحا = سامي الراعي participle | ومشيرا = سامي الراعي "
           "participle"},
          {"pronoun", "وخرج المتهم راغب حيدر وهو يصرخ: \"أنا بريء\".",
           "يصرخ = المتهم راغب حيدر pronoun"},
          {"relative", "والتقى الوفد المهندس جلال الشامي الذي قال إن الجسر آمن.",
           "قال = المهندس جلال الشامي relative"},
      });
}

TEST(DiscourseTest, HearsTheSourceBehindTheRelay) {
  CheckStage(
      Stage::kDiscourse, RenderDiscourse,
      {
          {"relay", "ونقلت وكالة الساحل عن مصدر أمني أن المعبر فتح.", "ونقلت = مصدر أمني explicit"},
          {"through a pronoun", "ونقلت وكالة الساحل عن مصدر أمني قوله إن المعبر آمن.",
           "ونقلت = مصدر أمني explicit | قوله = مصدر أمني explicit"},
          {"going on after it",
           "ونقلت وكالة الساحل عن مصدر أمني أن المعبر فتح. وأضاف أن الطريق آمن.",
           "ونقلت = مصدر أمني explicit | وأضاف = مصدر أمني pro_drop"},
          {"the one who was asked",
           "سأل القاضي فهد السقا المتهم راغب حيدر: \"هل تعترف؟\" فأجاب: \"لا أعرف\".",
           "سأل = القاضي فهد السقا explicit | فأجاب = المتهم راغب حيدر pro_drop"},
      });
}

}  // namespace
}  // namespace isnad
