// Which cue governs each span between marks.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/attribution/link.h"

#include "tests/support/stage_cases.h"

namespace isnad {
namespace {

TEST(LinkTest, LinksToTheCueBefore) {
  CheckStage(Stage::kLinks, RenderLinks,
             {
                 {"particle", "قال سامي الراعي إن \"العمل انتهى\".", "[العمل انتهى] < قال"},
                 {"colon", "وأضافت لمى: \"العمل انتهى\".", "[العمل انتهى] < وأضافت"},
                 {"inside the clause", "قالت لمى النادر إن السد سيبقى \"آمنا\".", "[آمنا] < قالت"},
                 {"participle", "غادر سامي، مؤكدا أن \"العمل انتهى\".", "[العمل انتهى] < مؤكدا"},
                 {"not to who is asked",
                  "ورد المدير بهدوء، عندما سئل عما جرى في الميناء: \"انتهى العمل في الجسر\".",
                  "[انتهى العمل في الجسر] < ورد"},
                 {"not beyond a speaker of its own",
                  "قال سامي \"لن نعود\" وقالت لمى النادر وهي أم شاب غادر أثناء العمل في الجسر القديم "
                  "\"انتهى العمل في الجسر\".",
                  "[لن نعود] < قال | [انتهى العمل في الجسر] < وقالت"},
                 {"the nearer of two", "قال سامي إن الجسر آمن، مضيفا أن \"العمل انتهى\".",
                  "[العمل انتهى] < مضيفا"},
             });
}

TEST(LinkTest, LinksToTheCueBehind) {
  CheckStage(
      Stage::kLinks, RenderLinks,
      {
          {"comma", "\"انتهى العمل في الجسر\"، قالت لمى النادر.", "[انتهى العمل في الجسر] > قالت"},
          {"split", "\"انتهى العمل في الجسر\"، قال سامي الراعي، \"بعد عام كامل\".",
           "[انتهى العمل في الجسر] > قال | [بعد عام كامل] < قال"},
          {"an adverbial in between", "\"انتهى العمل في الجسر\"، على حد تعبير سامي النادر.",
           "[انتهى العمل في الجسر] > على حد تعبير"},
          {"according to", "\"انتهى العمل في الجسر\"، بحسب وزارة الطاقة.",
           "[انتهى العمل في الجسر] > بحسب"},
      });
}

TEST(LinkTest, LeavesTheNextSentenceItsCue) {
  CheckStage(
      Stage::kLinks, RenderLinks,
      {
          {"a new speaker", "قال سامي: \"انتهى العمل\". وقالت لمى: \"لم ينته العمل\".",
           "[انتهى العمل] < قال | [لم ينته العمل] < وقالت"},
          {"a verb with its own words", "وكتب سامي على موقع \"ضفاف\". وقال إن \"العمل انتهى\".",
           "[ضفاف] < وكتب | [العمل انتهى] < وقال"},
      });
}

TEST(LinkTest, KnowsSiblingsSubjectsAndHeaders) {
  CheckStage(Stage::kLinks, RenderLinks,
             {
                 {"coordinated", "وندد الوزير بـ\"الظلم\" و\"القهر\".",
                  "[الظلم] < وندد | [القهر] + < وندد"},
                 {"name in a subject", "وذكرت صحيفة \"النهار\" أن \"العمل انتهى\".",
                  "[النهار] subject | [العمل انتهى] < وذكرت"},
                 {"header", "رئيس أرمادا: \"لن نقبل هذا\"", "[لن نقبل هذا] : [رئيس أرمادا]"},
                 {"dateline", "بيروت: «مرآة الساحل»", "[مرآة الساحل]"},
                 {"nothing", "سافر على متن \"نجمة الشمال\".", "[نجمة الشمال]"},
             });
}

}  // namespace
}  // namespace isnad
