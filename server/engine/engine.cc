// SPDX-License-Identifier: Apache-2.0
#include "server/engine/engine.h"

#include <chrono>
#include <iterator>

#include "server/engine/attribution/addressees.h"
#include "server/engine/attribution/answer.h"
#include "server/engine/attribution/discourse.h"
#include "server/engine/attribution/link.h"
#include "server/engine/attribution/relays.h"
#include "server/engine/attribution/settings.h"
#include "server/engine/cues/find_cues.h"
#include "server/engine/entities/catalog_link.h"
#include "server/engine/entities/cluster.h"
#include "server/engine/quotes/classify.h"
#include "server/engine/quotes/marks.h"
#include "server/engine/quotes/scripture.h"
#include "server/engine/reported/reported.h"
#include "server/engine/speakers/media.h"
#include "server/engine/speakers/mentions.h"
#include "server/engine/speakers/subjects.h"
#include "server/engine/text/sentences.h"
#include "server/engine/text/tokenize.h"

namespace isnad {
namespace {

struct Stage {
  std::string_view name;
  void (*run)(Document*);
};

// The order of the work; the answer, which needs an option, comes last. Names are for people and
// metrics.
constexpr Stage kStages[] = {
    {"tokenize", Tokenize},        {"marks", PairMarks},         {"scripture", FindScripture},
    {"sentences", SplitSentences}, {"cues", FindCues},           {"subjects", FindSubjects},
    {"media", FindMarkedMedia},    {"mentions", FindMentions},   {"cluster", ClusterMentions},
    {"link", LinkQuotes},          {"resolve", ResolveSubjects}, {"classify", ClassifyQuotes},
    {"relays", FindRelays},        {"reported", FindReported},   {"addressees", FindAddressees},
    {"settings", FindSettings},
};
constexpr size_t kStageCount = std::size(kStages);
constexpr size_t kReadingStages = 8;  // up to the mentions: as far as a headline is read
constexpr size_t kHeadlineTime = kStageCount;
constexpr size_t kAnswerTime = kStageCount + 1;
static_assert(kAnswerTime < kMaxStages);

// Says how long it was since it was asked before.
class StopWatch {
 public:
  float Lap() {
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<float> lap = now - last_;
    last_ = now;
    return lap.count();
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

void Run(const Stage& stage, Document* document) {
  stage.run(document);
  document->scratch.Reset();
}

void ReadHeadline(std::string_view title, Document* document) {
  if (document->headline == nullptr) document->headline = std::make_unique<Document>();
  document->headline->Reset({}, title);
  for (size_t i = 0; i < kReadingStages; ++i) Run(kStages[i], document->headline.get());
}

}  // namespace

bool Engine::Attribute(const EngineInput& input, const EngineOptions& options,
                       Document* document) const {
  const auto stopped = [&] { return options.stop && options.stop(); };
  document->Reset(input.title, input.text);
  document->stage_seconds = {};
  StopWatch watch;
  if (!input.title.empty()) {
    ReadHeadline(input.title, document);
    document->stage_seconds[kHeadlineTime] = watch.Lap();
  }
  for (size_t i = 0; i < kStageCount; ++i) {
    Run(kStages[i], document);
    document->stage_seconds[i] = watch.Lap();
    if (stopped()) return false;
  }
  WriteAnswer(options.min_confidence, document);
  LinkKnownSpeakers(options.callers_catalog, options.servers_catalog, document);
  document->scratch.Reset();
  document->stage_seconds[kAnswerTime] = watch.Lap();
  return true;
}

std::vector<std::string_view> Engine::StageNames() {
  std::vector<std::string_view> names;
  for (const Stage& stage : kStages) names.push_back(stage.name);
  names.insert(names.end(), {"headline", "answer"});
  return names;
}

std::string_view Engine::Version() { return "0.1.0"; }

}  // namespace isnad
