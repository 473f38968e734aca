// Which mentions are one source: short forms, roles and spellings meet, different people stay
// apart. SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/cluster.h"

#include "tests/engine/stage_cases.h"

namespace isnad {
namespace {

TEST(ClusterTest, JoinsFormsOfOneSource) {
  CheckStage(
      Stage::kEntities, RenderEntities,
      {
          {"family name", "قالت المدربة سلمى النادر إن الفريق جاهز. وأضافت النادر أن الفوز ممكن.",
           "سلمى النادر = النادر"},
          {"role", "قالت المدربة سلمى النادر إن الفريق جاهز. وأضافت المدربة أن الفوز ممكن.",
           "سلمى النادر = المدربة"},
          {"short form of a body",
           "أعلنت وزارة الصحة أن العمل انتهى. وأضافت الوزارة أن المركز فتح.",
           "وزارة الصحة = الوزارة"},
          {"full name later",
           "أجاب الكرمي: \"لا تعليق على ما جرى\". وكان المهندس نضال الكرمي قد وصل.",
           "نضال الكرمي = الكرمي"},
          {"the same twice", "قال سامي الراعي إن العمل انتهى. وأكد سامي الراعي أن الجسر فتح.",
           "سامي الراعي = سامي الراعي"},
          {"kunya", "وقال أبو كريم إن العمل انتهى. وتابع أبو كريم أن الجسر فتح.",
           "أبو كريم = أبو كريم"},
          {"spelling", "قال أولان بيكماتوف إن العمل انتهى. وأكد بيكماطوف أن الجسر فتح.",
           "أولان بيكماتوف = بيكماطوف"},
      });
}

TEST(ClusterTest, KeepsDifferentSourcesApart) {
  CheckStage(
      Stage::kEntities, RenderEntities,
      {
          {"one family name", "قال سامي الراعي إن العمل انتهى. وأكدت لمى الراعي أن الجسر فتح.",
           "سامي الراعي | لمى الراعي"},
          {"two bodies", "أعلنت وزارة الصحة أن العمل انتهى. وأعلنت وزارة النقل أن الجسر فتح.",
           "وزارة الصحة | وزارة النقل"},
          {"another gender", "قال المدير أنس الجندي إن العمل انتهى. وأضافت المديرة أن الجسر فتح.",
           "أنس الجندي | المديرة"},
          {"another nation",
           "قال الرئيس الأرمادي طلال الأسمر إن العمل انتهى. وأكد الرئيس الكورالي أوليفر بنتام ذلك.",
           "طلال الأسمر | أوليفر بنتام"},
      });
}

}  // namespace
}  // namespace isnad
