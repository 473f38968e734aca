// Which mentions are one source: short forms, roles and spellings meet, different people stay
// apart. SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/cluster.h"

#include "tests/support/stage_cases.h"

namespace isnad {
namespace {

TEST(ClusterTest, JoinsFormsOfOneSource) {
  CheckStage(
      Stage::kEntities, RenderEntities,
      {
          {"family name", "قالت المدربة سلمى الكرمي إن العمل انتهى. وأضافت الكرمي أن الطريق طويل.",
           "سلمى الكرمي = الكرمي"},
          {"role", "قالت المدربة سلمى النادر إن العمل انتهى. وأضافت المدربة أن الطريق طويل.",
           "سلمى النادر = المدربة"},
          {"short form of a body",
           "أعلنت وزارة الصحة أن العمل انتهى. وأضافت الوزارة أن الطريق طويل.",
           "وزارة الصحة = الوزارة"},
          {"full name later",
           "أجاب الكرمي: \"لا تعليق على ما جرى\". وكان المهندس نضال الكرمي قد وصل.",
           "نضال الكرمي = الكرمي"},
          {"the same twice", "قال سامي الراعي إن العمل انتهى. وأكد سامي الراعي أن الطريق طويل.",
           "سامي الراعي = سامي الراعي"},
          {"a man known by his family",
           "وصل المفاوض أيمن الصالحي إلى ساريا. وقال الصالحي إن العمل انتهى.",
           "أيمن الصالحي = الصالحي"},
          {"kunya in another case",
           "نقلت الوكالة عن أبي كريم قوله إن العمل انتهى. وتابع أبو كريم أن الطريق طويل.",
           "أبي كريم = أبو كريم | الوكالة"},
          {"kunya", "وقال أبو كريم إن العمل انتهى. وتابع أبو كريم أن الطريق طويل.",
           "أبو كريم = أبو كريم"},
      });
}

TEST(ClusterTest, KeepsDifferentSourcesApart) {
  CheckStage(
      Stage::kEntities, RenderEntities,
      {
          {"one family name", "قال سامي الراعي إن العمل انتهى. وأكدت لمى الراعي أن الطريق طويل.",
           "سامي الراعي | لمى الراعي"},
          {"another nation",
           "قال الرئيس الأرمادي طلال الأسمر إن العمل انتهى. وأكد الرئيس الكورالي أوليفر بنتام ذلك.",
           "طلال الأسمر | أوليفر بنتام"},
          {"a counterpart",
           "وصل الوزير سامي النادر إلى ساريا. وقال نظيره الكورالي ديفيد كورلين إن العمل انتهى.",
           "سامي النادر | ديفيد كورلين"},
          {"two bodies", "أعلنت وزارة الصحة أن العمل انتهى. وأعلنت وزارة النقل أن الطريق طويل.",
           "وزارة الصحة | وزارة النقل"},
          {"another gender", "قال المدير أنس الجندي إن العمل انتهى. وأضافت المديرة أن الطريق طويل.",
           "أنس الجندي | المديرة"},
      });
}

}  // namespace
}  // namespace isnad
