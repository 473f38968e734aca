// Links the speakers of an answered document to catalogs.
//
//   LinkKnownSpeakers(&callers, servers.get(), &document);
//   document.speakers[0].known_speaker_id  →  "Q1"
//
// Reads Document::speakers; writes their known_speaker_id and, where the entry has a name in Latin
// letters, latin_name. A speaker is linked by name, else by a role that names an office (الرئيس
// الفرنسي); roles and countries decide between people of one name, and contradict. What several
// entries fit stays unlinked. The caller's catalog is asked first.
//
// Pure apart from the document; a few look-ups a speaker.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ENTITIES_CATALOG_LINK_H_
#define ISNAD_SERVER_ENGINE_ENTITIES_CATALOG_LINK_H_

#include "server/engine/document.h"
#include "server/engine/entities/catalog.h"

namespace isnad {

// Either catalog may be null.
void LinkKnownSpeakers(const Catalog* callers, const Catalog* servers, Document* document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ENTITIES_CATALOG_LINK_H_
