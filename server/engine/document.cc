// SPDX-License-Identifier: Apache-2.0
#include "server/engine/document.h"

#include <type_traits>

#include "server/engine/large_pages.h"

namespace isnad {
namespace {

// Most that a stage needs for running text.
constexpr size_t kScratchPerByte = 2;

// Room for one item to so many bytes of text, which running text has more or less: growing would
// copy them, and fresh memory is dear.
template <typename Item>
void ReserveFor(size_t bytes, size_t bytes_per_item, std::vector<Item>* items) {
  const size_t count = bytes / bytes_per_item;
  if (count <= items->capacity()) return;
  items->reserve(count);
  UseLargePages(items->data(), items->capacity() * sizeof(Item));
}

}  // namespace

void Document::Reset(std::string_view new_title, std::string_view new_text) {
  title = new_title;
  text = new_text;
  tokens.clear();
  bare_keys.clear();
  classes.clear();
  paragraphs.clear();
  spans.clear();
  sentences.clear();
  cues.clear();
  mentions.clear();
  late_mentions = 0;
  foci.clear();
  entities.clear();
  scripture = -1;
  links.clear();
  relays.clear();
  rivals.clear();
  circumstances.clear();
  reported.clear();
  quotes.clear();
  speakers.clear();
  ReserveFor(text.size(), 80, &mentions);
  ReserveFor(text.size(), 240, &cues);
  ReserveFor(text.size(), 160, &sentences);
  ReserveFor(text.size(), 400, &quotes);
  results.Reset();
  scratch.Reserve(kScratchPerByte * text.size());
}

void Document::DropWork() {
  const auto drop = [](auto&... vectors) {
    (std::remove_reference_t<decltype(vectors)>().swap(vectors), ...);
  };
  drop(tokens, bare_keys, classes, paragraphs, spans, sentences, cues, mentions, foci, entities,
       links, relays, rivals, circumstances, reported);
  scratch = ScratchMemory();
}

}  // namespace isnad
