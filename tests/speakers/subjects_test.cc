// Where the subject of a reporting verb stands and what leads over to the words: place, phrase,
// introduction and strength of each cue.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/subjects.h"

#include "tests/support/stage_cases.h"

namespace isnad {
namespace {

TEST(SubjectsTest, FindsSubjectsBehindTheVerb) {
  CheckStage(
      Stage::kSubjects, RenderSubjects,
      {
          {"name and particle", "قال سامي الراعي إن العمل انتهى.",
           "قال after [سامي الراعي] particle strong"},
          {"role and name, colon", "قالت الوزيرة سلمى النادر: \"انتهى العمل\".",
           "قالت after [الوزيرة سلمى النادر] colon strong"},
          {"mark straight after", "وقال الرئيس طلال الأرمادي \"طوينا صفحة الماضي\".",
           "وقال after [الرئيس طلال الأرمادي] mark strong"},
          {"preposition and particle", "وأشار المدير إلى أن العمل انتهى.",
           "وأشار after [المدير] particle strong"},
          {"preposition and noun", "وشدد المدير على \"ضرورة الصبر\".",
           "وشدد after [المدير] frame strong"},
          {"over an adverbial", "قال نبيل الحلواني، في مؤتمر صحافي، إن العمل انتهى.",
           "قال after [نبيل الحلواني] particle strong"},
          {"over an addressee", "قال سامي الراعي لوكالة الساحل إن العمل انتهى.",
           "قال after [سامي الراعي] particle strong"},
          {"over a time", "قال أمس الأربعاء سامي الراعي: \"انتهى العمل\".",
           "قال after [سامي الراعي] colon strong"},
          {"over a relative clause", "قال سامي النادر الذي زار الجسر أمس إن العمل انتهى.",
           "قال after [سامي النادر] particle strong"},
          {"over an apposition", "قال سامي النادر، مدير المركز، إن العمل انتهى.",
           "قال after [سامي النادر] particle strong"},
          {"object behind the subject",
           "أبلغ الوزير غسان الناصر السفير هنريك سولان أن العمل انتهى.",
           "أبلغ after [الوزير غسان الناصر] particle strong"},
          {"joint", "قال سامي النادر ولمى الحلو إن العمل انتهى.",
           "قال after [سامي النادر ولمى الحلو] particle strong"},
          {"crowd", "وقال متظاهرون إن العمل انتهى.", "وقال after [متظاهرون] particle strong"},
          {"organisation", "أعلنت وزارة الصحة أن العمل انتهى.",
           "أعلنت after [وزارة الصحة] particle strong"},
          {"witnesses", "وأفاد شهود عيان بأن النار انطفأت.",
           "وأفاد after [شهود عيان] particle strong"},
          {"marked name inside", "وذكرت صحيفة \"النهار الجديد\" أن العمل انتهى.",
           "وذكرت after [صحيفة \"النهار الجديد\"] particle strong"},
      });
}

TEST(SubjectsTest, FindsSubjectsBeforeTheVerb) {
  CheckStage(
      Stage::kSubjects, RenderSubjects,
      {
          {"plain", "سامي الراعي قال إن العمل انتهى.", "قال before [سامي الراعي] particle strong"},
          {"as for", "أما سامي الراعي فقال: \"انتهى العمل\".",
           "فقال before [سامي الراعي] colon strong"},
          {"auxiliary around it", "وكان سامي الراعي قد قال إن العمل انتهى.",
           "قال before [سامي الراعي] particle strong"},
          {"relative", "والتقى الوفد المهندس جلال الشامي الذي قال إن الجسر آمن.",
           "قال relative [المهندس جلال الشامي] particle strong"},
          {"relative, feminine", "والتقى الوفد المهندسة لمى التي قالت إن الجسر آمن.",
           "قالت relative [المهندسة لمى] particle strong"},
          {"pronoun", "وخرج المتهم من القاعة وهو يصرخ: \"أنا بريء\".", "يصرخ pronoun colon strong"},
      });
}

TEST(SubjectsTest, LeavesProDropOpen) {
  CheckStage(
      Stage::kSubjects, RenderSubjects,
      {
          {"colon", "وأضاف: \"انتهى العمل\".", "وأضاف none colon strong"},
          {"particle", "وأكدت أن العمل انتهى.", "وأكدت none particle strong"},
          {"addressee only", "وقال للصحافيين إن العمل انتهى.", "وقال none particle strong"},
          {"participle", "غادر سامي القاعة، مؤكدا أن العمل انتهى.", "مؤكدا none particle strong"},
      });
}

TEST(SubjectsTest, FindsSourcesAndRelayers) {
  CheckStage(Stage::kSubjects, RenderSubjects,
             {
                 {"relay", "ونقلت وكالة الساحل عن مصدر أمني أن المعبر فتح.",
                  "ونقلت source [مصدر أمني] via [وكالة الساحل] particle strong"},
                 {"citing", "قالت قناة الأفق نقلا عن مصدر عسكري إن القصف توقف.",
                  "قالت source [مصدر عسكري] via [قناة الأفق] particle strong | "
                  "نقلا عن source [مصدر عسكري] particle strong"},
                 {"according to", "بحسب وزارة الطاقة، فإن العمل انتهى.",
                  "بحسب source [وزارة الطاقة] particle strong"},
                 {"statement", "وجاء في بيان للجامعة: \"تعلق الدروس غدا\".",
                  "وجاء source [بيان للجامعة] colon strong"},
             });
}

TEST(SubjectsTest, GivesNoStrengthWithoutAnIntroduction) {
  CheckStage(Stage::kSubjects, RenderSubjects,
             {
                 {"watched a match", "وتابع المدير المباراة من المدرجات.", ""},
                 {"increased", "وزاد عدد السكان في نورسان.", ""},
             });
}

}  // namespace
}  // namespace isnad
