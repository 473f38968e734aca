// Decides for all marks of a paragraph together which open, which close and which are mistakes: a
// dynamic programme over the marks whose states are the stacks of open styles. Costs come from
// mark_reading.h; what a role adds by its context (closing another style, opening the same style
// again, dropping a mark, letting a span run over another speaker's sentence) is in mark_roles.cc.
//
// When every mark has a plain partner the cheapest answer is plain alternation; one mark too many
// is dropped where that costs least.
//
// Linear in the marks: only the kBeam cheapest states survive each mark. Deterministic.
// SPDX-License-Identifier: Apache-2.0
#ifndef ISNAD_SERVER_ENGINE_QUOTES_MARK_ROLES_H_
#define ISNAD_SERVER_ENGINE_QUOTES_MARK_ROLES_H_

#include <cstdint>
#include <vector>

#include "server/engine/quotes/mark_reading.h"

namespace isnad {

enum class MarkRole : uint8_t {
  kDrop,
  kOpen,
  kClose,
  kReopen,  // closes one span and opens the next
};

// Reusable memory of ChooseRoles.
struct RoleWorkspace {
  struct Node {
    int32_t cost = 0;
    int32_t previous = -1;
    uint32_t stack = 0;  // styles of the open marks, four bits each, the innermost lowest; 0 none
    MarkRole role = MarkRole::kDrop;
  };
  explicit RoleWorkspace(std::pmr::memory_resource* memory) : nodes(memory) {}

  std::pmr::vector<Node> nodes;
  int64_t steps = 0;  // transitions looked at so far: the measure of work
};

// Writes the role of marks[begin, end) to roles[begin, end).
void ChooseRoles(const std::pmr::vector<Mark>& marks, size_t begin, size_t end,
                 RoleWorkspace* workspace, std::pmr::vector<MarkRole>* roles);

}  // namespace isnad

#endif  // ISNAD_SERVER_ENGINE_QUOTES_MARK_ROLES_H_
