// Isnad's engine: reads an Arabic text once and returns its quotations with their speakers.
//
//   Engine engine;
//   Document document;                       // reuse it: it keeps its memory
//   engine.Attribute({"", "قالت الوزيرة سلمى النادر: \"انتهى العمل\"."}, {}, &document);
//   document.quotes[0]    →  kDirect «انتهى العمل», speaker 0, rule "verb-subject"
//   document.speakers[0]  →  سلمى النادر, role الوزيرة, feminine
//
// Total: any bytes give a result; errors exist only at the service's edge. Deterministic: the same
// input gives the same result. Thread-safety: an Engine is immutable and may be shared by all
// threads; a Document belongs to one thread. Time is linear in the text. SPDX-License-Identifier:
// Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ENGINE_H_
#define ISNAD_SERVER_ENGINE_ENGINE_H_

#include <functional>
#include <string_view>
#include <vector>

#include "server/engine/document.h"
#include "server/engine/entities/catalog.h"

namespace isnad {

struct EngineInput {
  std::string_view title;  // headline, read before the text; never offset into
  std::string_view text;   // UTF-8; any bytes; at most 2^31 - 1
};

struct EngineOptions {
  // Attributions below are withheld: no speaker, Resolution::kUnknown,
  // UnknownReason::kBelowMinConfidence. 0..1.
  float min_confidence = 0;
  // Looked at between stages and every few thousand tokens; true makes Attribute return false at
  // once. May be empty.
  std::function<bool()> stop;
  // Speakers to link: the caller's own and, where that has no answer, the server's. May be null.
  const Catalog* callers_catalog = nullptr;
  const Catalog* servers_catalog = nullptr;
};

class Engine {
 public:
  // Fills `document`. Returns false when options.stop asked to stop: the document is then
  // incomplete.
  bool Attribute(const EngineInput& input, const EngineOptions& options, Document* document) const;

  // What the stages are called, in the order of Document::stage_seconds.
  static std::vector<std::string_view> StageNames();

  // Changes whenever the same input may give other bytes.
  static std::string_view Version();
};

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ENGINE_H_
