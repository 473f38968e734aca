// Whether the words were said: denied, not said, asked, supposed.
// SPDX-License-Identifier: Apache-2.0
#include "server/engine/cues/polarity.h"

#include "server/engine/lexicon/lexicon.h"
#include "tests/support/stage_cases.h"

namespace isnad {
namespace {

void Check(std::initializer_list<StageCase> cases) { CheckStage(Stage::kCues, RenderCues, cases); }

TEST(PolarityTest, NotSaid) {
  Check({{"past", "لم يقل سامي إن العمل انتهى.", "يقل verb not_said"},
         {"future", "لن يقول سامي إن العمل انتهى.", "يقول verb not_said"},
         {"perfect", "لم يكن سامي قد قال إن العمل انتهى.", "قال verb not_said"},
         {"with ma", "وما قال سامي إن العمل انتهى.", "قال verb not_said"},
         {"first in the sentence", "ما قال سامي إن العمل انتهى.", "قال verb not_said"},
         {"nobody", "لا أحد يقول إن العمل انتهى.", "يقول verb not_said"},
         {"without", "غادر سامي القاعة دون أن يقول إن العمل انتهى.", "يقول verb not_said"},
         {"refused", "ورفض سامي أن يقول إن العمل انتهى.", "ورفض verb denied | يقول verb not_said"},
         {"still says", "ولا يزال سامي يقول إن العمل انتهى.", "يقول verb"},
         {"still says, without a subject", "ولا يزال يقول إن العمل انتهى.", "يقول verb"},
         {"what he said", "وهذا ما قاله سامي في الجلسة.", "قاله verb"}});
}

TEST(PolarityTest, Denied) {
  Check({{"denial", "ونفى سامي أن العمل انتهى.", "ونفى verb denied"},
         {"participle", "غادر سامي القاعة، نافيا أن العمل انتهى.", "نافيا participle denied"},
         {"denied having said", "ونفت لمى أن تكون قالت إن العمل انتهى.",
          "ونفت verb denied | قالت verb denied"},
         {"denied that he said", "ونفى سامي الراعي أنه قال إن العمل انتهى.",
          "ونفى verb denied | قال verb denied"},
         {"not denied", "ولم ينف سامي أن العمل انتهى.", "ينف verb not_said"},
         {"what another said", "ونفى سامي ما قالته لمى أمس.", "ونفى verb denied | قالته verb"}});
}

TEST(PolarityTest, Questioned) {
  Check({{"whether", "هل قال سامي إن العمل انتهى؟", "قال verb questioned"},
         {"subject between", "فهل الوزير قال إن العمل انتهى؟", "قال verb questioned"},
         {"indirect", "وسئل عما إذا كان قد قال إن العمل انتهى.",
          "وسئل verb passive | قال verb questioned"},
         {"who said", "من قال إن العمل انتهى؟", "قال verb questioned"},
         {"how he said it", "كيف قال سامي إن العمل انتهى؟", "قال verb"}});
}

TEST(PolarityTest, Hypothetical) {
  Check({{"future", "سيقول سامي إن العمل انتهى.", "سيقول verb hypothetical"},
         {"future with sawfa", "سوف يقول سامي إن العمل انتهى.", "يقول verb hypothetical"},
         {"if", "لو قال سامي إن العمل انتهى لصدقناه.", "قال verb hypothetical"},
         {"may", "قد يقول سامي إن العمل انتهى.", "يقول verb hypothetical"},
         {"did", "وقد قال سامي إن العمل انتهى.", "قال verb"},
         {"perhaps", "ربما قال سامي إن العمل انتهى.", "قال verb hypothetical"},
         {"expected", "ومن المتوقع أن يقول سامي إن العمل انتهى.", "يقول verb hypothetical"},
         {"possible", "ويمكن أن يقول سامي إن العمل انتهى.", "يقول verb hypothetical"},
         {"as if", "ينظر إلينا كأنه يقول إن العمل انتهى.", "يقول verb hypothetical"},
         {"before he went on", "غادر سامي القاعة قبل أن يقول إن العمل انتهى.", "يقول verb"}});
}

// What the speaker does with the words is known of every verb that can be a cue.
TEST(PolarityTest, EveryReportingVerbHasAStance) {
  uint16_t lemma = 0;
  for (; !Verb(lemma).lemma.empty(); ++lemma) {
    const VerbInfo& verb = Verb(lemma);
    if (verb.level == VerbLevel::kX) continue;
    EXPECT_NE(verb.stance, Stance::kUnspecified) << verb.lemma;
  }
  EXPECT_GT(lemma, 250);
}

}  // namespace
}  // namespace isnad
