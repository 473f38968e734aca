#include "server/engine/engine.h"

#include "server/engine/attribution/answer.h"
#include "server/engine/attribution/discourse.h"
#include "server/engine/attribution/link.h"
#include "server/engine/cues/find_cues.h"
#include "server/engine/entities/cluster.h"
#include "server/engine/quotes/classify.h"
#include "server/engine/quotes/marks.h"
#include "server/engine/speakers/mentions.h"
#include "server/engine/speakers/subjects.h"
#include "server/engine/text/sentences.h"
#include "server/engine/text/tokenize.h"

namespace isnad {

namespace {

void ReadToMentions(Document* document) {
  Tokenize(document);
  PairMarks(document);
  SplitSentences(document);
  FindCues(document);
  FindSubjects(document);
  FindMentions(document);
}

}  // namespace

bool Engine::Attribute(const EngineInput& input, const EngineOptions& options,
                       Document* document) const {
  const auto stopped = [&] { return options.stop && options.stop(); };
  document->Reset(input.title, input.text);
  if (!input.title.empty()) {
    if (document->headline == nullptr) document->headline = std::make_unique<Document>();
    document->headline->Reset({}, input.title);
    ReadToMentions(document->headline.get());
  }
  ReadToMentions(document);
  if (stopped()) return false;
  ClusterMentions(document);
  LinkQuotes(document);
  ResolveSubjects(document);
  ClassifyQuotes(document);
  if (stopped()) return false;
  WriteAnswer(options.min_confidence, document);
  return true;
}

std::string_view Engine::Version() { return "0.1.0"; }

}  // namespace isnad
