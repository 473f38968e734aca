// SPDX-License-Identifier: Apache-2.0
#include "server/engine/document.h"

namespace isnad {

void Document::Reset(std::string_view new_title, std::string_view new_text) {
  title = new_title;
  text = new_text;
  tokens.clear();
  paragraphs.clear();
  spans.clear();
  sentences.clear();
  cues.clear();
  mentions.clear();
  foci.clear();
  entities.clear();
  links.clear();
  relays.clear();
  quotes.clear();
  speakers.clear();
}

}  // namespace isnad
