// Reads a catalog of known speakers from a file.
//
//   std::string error;
//   std::shared_ptr<const Catalog> catalog = ReadCatalog("speakers.jsonl", &error);
//   null  →  error: "speakers.jsonl:17: names: not a list of strings"
//
// A line is an entry. When the file's first entry begins with { it is JSON lines:
//   {"id": "Q1", "names": ["سلمى النادر", "Salma Nader"], "kind": "person", "role": "وزيرة الري",
//    "gender": "feminine", "valid_from": "2024-03", "valid_until": "2026"}
// else tab-separated, in that order, with names separated by | and - or nothing for what is
// unknown:
//   Q1 ⇥ سلمى النادر|Salma Nader ⇥ person ⇥ وزيرة الري ⇥ feminine ⇥ 2024-03 ⇥ 2026
// id and names are required, the others optional, other members of JSON ignored. kind: person,
// organization, document, anonymous, collective. gender: masculine, feminine, m, f. Dates are
// years, months or days of the role; with a valid_until the role alone means nobody. A person with
// several roles has several lines with one id. Empty lines and, in tab-separated files, lines that
// begin with # are skipped. Lines are at most 1 MiB.
//
// Thread-safety: pure functions. Linear in the file, which is read in pieces.
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ENTITIES_CATALOG_FILE_H_
#define ISNAD_SERVER_ENGINE_ENTITIES_CATALOG_FILE_H_

#include <memory>
#include <string>
#include <string_view>

#include "server/engine/entities/catalog.h"

namespace isnad {

// Null when the file cannot be read or a line is wrong; `error` then says which and why.
std::shared_ptr<const Catalog> ReadCatalog(const std::string& path, std::string* error);

// One line of either form. Returns what is wrong with it, "" when nothing is.
std::string ParseJsonEntry(std::string_view line, CatalogEntry* entry);
std::string ParseTabbedEntry(std::string_view line, CatalogEntry* entry);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ENTITIES_CATALOG_FILE_H_
