// A stand-in for the engine, so that the service's tests decide what it answers.
//
// FakeAttribute finds every pair of straight marks: the words between are a direct quotation, the
// words before the first colon its speaker, as in «هدى الشامي: "مرحبا"». Three words steer it:
// "انتظر" makes it wait until it is told to stop, "تمهل" makes it take five milliseconds, "تعطل"
// makes it throw. SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_TESTS_SERVICE_FAKE_ENGINE_H_
#define ISNAD_TESTS_SERVICE_FAKE_ENGINE_H_

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string_view>
#include <thread>

#include "server/engine/engine.h"

namespace isnad {

struct FakeEngine {
  std::atomic<int> waiting{0};  // calls that wait now
  std::atomic<int> stopped{0};  // calls that were told to stop
  std::atomic<int> slow{0};     // documents that took their time

  bool Attribute(const EngineInput& input, const EngineOptions& options, Document* document) {
    document->Reset(input.title, input.text);
    if (input.text.find("تعطل") != std::string_view::npos) throw std::runtime_error("broken");
    if (input.text.find("انتظر") != std::string_view::npos) return Wait(options);
    if (input.text.find("تمهل") != std::string_view::npos) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      ++slow;
    }
    const size_t colon = input.text.find(':');
    if (colon != std::string_view::npos) AddSpeaker(static_cast<int32_t>(colon), document);
    size_t open = input.text.find('"');
    while (open != std::string_view::npos) {
      const size_t close = input.text.find('"', open + 1);
      if (close == std::string_view::npos) break;
      AddQuote(static_cast<int32_t>(open), static_cast<int32_t>(close), options, document);
      open = input.text.find('"', close + 1);
    }
    return true;
  }

 private:
  bool Wait(const EngineOptions& options) {
    ++waiting;
    while (!options.stop()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    --waiting;
    ++stopped;
    return false;
  }

  static void AddSpeaker(int32_t colon, Document* document) {
    SpeakerResult speaker;
    speaker.mentions = {document->NewResults<Span>(1), 1};
    speaker.mentions[0] = {0, colon};
    speaker.name = document->Slice(speaker.mentions[0]);
    speaker.kind = SpeakerKind::kPerson;
    speaker.gender = Gender::kFeminine;
    document->speakers.push_back(speaker);
  }

  static void AddQuote(int32_t open, int32_t close, const EngineOptions& options,
                       Document* document) {
    QuoteResult quote;
    quote.kind = QuoteKind::kDirect;
    quote.span = {open + 1, close};
    quote.marked = {open, close + 1};
    quote.statement = static_cast<int32_t>(document->quotes.size());
    quote.attributed = true;
    AttributionResult& attribution = quote.attribution;
    attribution.confidence = 0.5F;
    if (document->speakers.empty() || attribution.confidence < options.min_confidence) {
      attribution.resolution = Resolution::kUnknown;
      attribution.unknown_reason =
          document->speakers.empty() ? UnknownReason::kNoCue : UnknownReason::kBelowMinConfidence;
    } else {
      attribution.speaker = 0;
      attribution.mention = document->speakers[0].mentions[0];
      attribution.resolution = Resolution::kHeader;
      attribution.rule = "header";
    }
    document->quotes.push_back(quote);
  }
};

}  // namespace isnad

#endif  // ISNAD_TESTS_SERVICE_FAKE_ENGINE_H_
