// The engine's stages by name, in the order of engine.cc, so that each can be timed alone.
//
//   for (const Stage& stage : kStages) stage.run(&document);   // what Engine::Attribute does
//
// Thread-safety: as the stages. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_TESTS_BENCH_STAGES_H_
#define ISNAD_TESTS_BENCH_STAGES_H_

#include "server/engine/attribution/answer.h"
#include "server/engine/attribution/discourse.h"
#include "server/engine/attribution/link.h"
#include "server/engine/cues/find_cues.h"
#include "server/engine/document.h"
#include "server/engine/entities/cluster.h"
#include "server/engine/quotes/classify.h"
#include "server/engine/quotes/marks.h"
#include "server/engine/speakers/mentions.h"
#include "server/engine/speakers/subjects.h"
#include "server/engine/text/sentences.h"
#include "server/engine/text/tokenize.h"

namespace isnad::bench {

struct Stage {
  const char* name;
  void (*run)(Document*);
};

inline constexpr Stage kStages[] = {
    {"tokenize", Tokenize},
    {"marks", PairMarks},
    {"sentences", SplitSentences},
    {"cues", FindCues},
    {"subjects", FindSubjects},
    {"mentions", FindMentions},
    {"cluster", ClusterMentions},
    {"link", LinkQuotes},
    {"resolve", ResolveSubjects},
    {"classify", ClassifyQuotes},
    {"answer", [](Document* document) { WriteAnswer(0, document); }},
};
inline constexpr int kStageCount = static_cast<int>(sizeof(kStages) / sizeof(kStages[0]));

}  // namespace isnad::bench

#endif  // ISNAD_TESTS_BENCH_STAGES_H_
