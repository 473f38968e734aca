// All noun phrases of a text that can be a source, and the subject of each sentence whose verb
// reports nothing.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/speakers/mentions.h"

#include "tests/support/stage_cases.h"

namespace isnad {
namespace {

TEST(MentionsTest, FindsPhrasesWhereverTheyStand) {
  CheckStage(
      Stage::kMentions, RenderMentions,
      {
          {"subject and object", "استقبل المدير أنس الحلو الباحثة سهى القاضي.",
           "[المدير أنس الحلو] [الباحثة سهى القاضي]"},
          {"behind a preposition", "اجتمعت الوزيرة نجوى سلامة مع السفير هنريك سولان.",
           "[الوزيرة نجوى سلامة] [السفير هنريك سولان]"},
          {"a cue's subject once", "قال سامي الراعي إن العمل انتهى.", "[سامي الراعي]"},
          {"a verb, not the given name written alike", "روى سامي الراعي أن العمل انتهى.",
           "[سامي الراعي]"},
          {"two sentences", "وصل سامي الراعي. وغادرت لمى النادر.", "[سامي الراعي] [لمى النادر]"},
          {"not between marks", "قال سامي الراعي: \"رأيت المدير أنس الحلو\".", "[سامي الراعي]"},
          {"none", "كان الطقس باردا.", ""},
      });
}

TEST(MentionsTest, FindsTheFocusOfEachSentence) {
  CheckStage(
      Stage::kMentions, RenderFoci,
      {
          {"subject of another verb", "استقبل المدير أنس الحلو الباحثة لمى النادر.",
           "[المدير أنس الحلو]"},
          {"organisation", "أصدرت وزارة النقل بيانا. وقالت إن العمل انتهى.", "[وزارة النقل] | -"},
          {"nobody", "كان الطقس باردا.", "-"},
      });
}

}  // namespace
}  // namespace isnad
