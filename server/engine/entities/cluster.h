// Stage 7: which mentions are one source.
//
//   المدربة سلمى النادر ... النادر ... المدربة ...  →  one entity, named سلمى النادر
//   وزارة الصحة في أرمادا ... الوزارة              →  one entity
//   الرئيس الكورالي أوليفر بنتام ... الرئيس الأرمادي →  two
//
// Reads mentions and tokens; writes Mention::entity and Document::entities. Whole names first
// (wherever they stand), then short forms and descriptions in text order, each linked to the
// nearest entity that fits in name or role, gender, number and kind. In doubt, apart: two whole
// names that share a family name stay two; a description that fits two entities links to the one
// spoken of last only when its own words single it out. REPORTING.md section 7.
//
// Time: every mention is compared with a bounded number of the latest entities
// (clusters.h).
//
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_ENTITIES_CLUSTER_H_
#define ISNAD_SERVER_ENGINE_ENTITIES_CLUSTER_H_

#include "server/engine/document.h"

namespace isnad {

void ClusterMentions(Document* document);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_ENTITIES_CLUSTER_H_
