// Where a speaker goes on without marks: tables of invented passages.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/reported/continuation.h"

#include "tests/support/stage_cases.h"

namespace isnad {
namespace {

TEST(ContinuationTest, GoesOnInTheFirstPerson) {
  CheckStage(Stage::kReported, RenderReported,
             {
                 {"next sentence", "قال هاني سركيس: \"اخترنا السلام\". ونحن نعرف أن الثمن باهظ.",
                  "[ونحن نعرف أن الثمن باهظ.] +"},
                 {"same sentence", "قال هاني سركيس \"إن التجربة نجحت\"، ونحن فخورون بالفريق.",
                  "[ونحن فخورون بالفريق.] +"},
                 {"a preposition with its pronoun", "قالت لمى: \"نجحنا\". لدينا خطة للعام المقبل.",
                  "[لدينا خطة للعام المقبل.] +"},
                 {"several sentences, one silent",
                  "قالت لمى: \"نجحنا\". إننا نملك خطة. وهذا صحيح. ونريد ضمانات.",
                  "[إننا نملك خطة. وهذا صحيح. ونريد ضمانات.] +"},
                 {"behind a clause with a fragment",
                  "قال هاني إن بلاده \"اختارت السلام\". ونحن نعرف أن الثمن باهظ.",
                  "[إن بلاده \"اختارت السلام\"] < قال | [ونحن نعرف أن الثمن باهظ.] +"},
                 {"a form that may be a past, beside another in the first person",
                  "قالت لمى: \"نجحنا\". أشعر بأنني في بيتي.", "[أشعر بأنني في بيتي.] +"},
                 {"what was", "قالت لمى: \"نجحنا\". كنت متعبة لأنني سهرت.",
                  "[كنت متعبة لأنني سهرت.] +"},
                 {"a name between marks inside",
                  "قال هاني: \"اخترنا السلام\". ونحن نقرأ صحيفة \"النور\" كل يوم.",
                  "[ونحن نقرأ صحيفة \"النور\" كل يوم.] +"},
             });
}

TEST(ContinuationTest, EndsWhereSomebodyElseSpeaks) {
  CheckStage(
      Stage::kReported, RenderReported,
      {
          {"next cue", "قالت لمى: \"نجحنا\". إننا نملك خطة. وقال سامي إن العمل انتهى.",
           "[إننا نملك خطة.] + | [إن العمل انتهى] < وقال"},
          {"narration", "قالت لمى: \"نجحنا\". إننا نملك خطة. وغادرت القاعة.", "[إننا نملك خطة.] +"},
          {"paragraph", "قالت لمى: \"نجحنا\". إننا نملك خطة.\nونريد ضمانات.", "[إننا نملك خطة.] +"},
      });
}

TEST(ContinuationTest, NeedsMarkedWordsBeforeIt) {
  CheckStage(
      Stage::kReported, RenderReported,
      {
          {"an author of his own", "انتهى العمل في السد. ونحن نعرف أن الثمن باهظ.", ""},
          {"a title", "قرأ سامي رواية \"الجسر\". ونحن نعرف أن الثمن باهظ.", ""},
          {"a past of the third person", "قالت لمى: \"نجحنا\". وأعقب ذلك حفل صغير.", ""},
          {"what an author says of himself", "قالت لمى: \"نجحنا\". ونلاحظ هنا فرقا كبيرا.", ""},
          {"who was told", "قال هاني: \"نجحنا\". تقول لي لمى ضاحكة.", ""},
          {"third person", "قالت لمى: \"نجحنا\". وهي تعرف أن الثمن باهظ.", ""},
          {"our country, said by the narrator", "قالت لمى: \"نجحنا\". ويزور الوفد بلادنا غدا.", ""},
      });
}

}  // namespace
}  // namespace isnad
