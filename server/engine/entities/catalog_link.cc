// SPDX-License-Identifier: Apache-2.0
#include "server/engine/entities/catalog_link.h"

#include <string_view>
#include <vector>

namespace isnad {
namespace {

// All that the text calls the speaker.
void CollectRoles(const Document& d, const SpeakerResult& speaker, std::vector<RoleWord>* words) {
  words->clear();
  AddRoleWords(speaker.role, words);
  for (const Span mention : speaker.mentions) {
    if (words->size() >= kMaxRoleWords) return;
    AddRoleWords(d.Slice(mention), words);
  }
}

// Links the speaker when the catalog has an answer, be it that several entries fit.
bool Link(const Catalog* catalog, const Catalog::Query& query, Document* document,
          SpeakerResult* speaker) {
  if (catalog == nullptr || catalog->size() == 0) return false;
  const int32_t entry = catalog->Find(query);
  if (entry == Catalog::kNone) return false;
  if (entry == Catalog::kAmbiguous) return true;
  speaker->known_speaker_id = document->Keep(catalog->id(entry));
  const std::string_view latin = catalog->latin_name(entry);
  if (!latin.empty()) speaker->latin_name = document->Keep(latin);
  return true;
}

}  // namespace

void LinkKnownSpeakers(const Catalog* callers, const Catalog* servers, Document* document) {
  if (callers == nullptr && servers == nullptr) return;
  std::vector<RoleWord> roles;
  for (SpeakerResult& speaker : document->speakers) {
    CollectRoles(*document, speaker, &roles);
    const Catalog::Query query{speaker.name, speaker.named, speaker.kind, speaker.gender, &roles};
    if (!Link(callers, query, document, &speaker)) Link(servers, query, document, &speaker);
  }
}

}  // namespace isnad
