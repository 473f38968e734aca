// SPDX-License-Identifier: Apache-2.0
#include "server/engine/quotes/mark_roles.h"

#include <algorithm>
#include <array>

#include "server/engine/quotes/marks.h"

namespace isnad {
namespace {

using Node = RoleWorkspace::Node;

constexpr int kBeam = 12;
constexpr int kDropInsideCost =
    4;  // more than outside: of two openings the later is the better one
constexpr int kNestCost = 5;
constexpr int kNestSameCost = 19;  // needs plain evidence: straight marks seldom nest
constexpr int kNestSameDirectedCost = 8;
constexpr int kMixedCost = 12;        // «..."
constexpr int kMixedSingleCost = 25;  // "...'
constexpr int kReopenCost = 22;
constexpr int kSwallowCost = 15;  // a span that runs over ". وقال"
constexpr size_t kPeriod = 12;    // marks after which one, two, three, four or six begin again

constexpr uint32_t StyleBits(MarkStyle style) { return static_cast<uint32_t>(style) + 1; }
constexpr uint32_t Top(uint32_t stack) { return stack & 15; }
constexpr bool IsFull(uint32_t stack) { return stack >> (4 * (kMaxQuoteDepth - 1)) != 0; }

// Whether four bits of the stack are the style's: then they are 0 in the difference, and the
// subtraction borrows from the highest bit of the lowest such four.
bool Holds(uint32_t stack, MarkStyle style) {
  constexpr uint32_t kOnes = 0x11111111;
  const uint32_t difference = stack ^ StyleBits(style) * kOnes;
  return ((difference - kOnes) & ~difference & 8 * kOnes) != 0;
}

int Depth(uint32_t stack) {
  int depth = 0;
  for (; stack != 0; stack >>= 4) ++depth;
  return depth;
}

// Bits of the styles that close only their own kind.
bool IsExclusive(uint32_t bits) {
  return bits == StyleBits(MarkStyle::kParentheses) || bits == StyleBits(MarkStyle::kOrnate) ||
         bits == StyleBits(MarkStyle::kSlashes);
}

// What closing `top` with a mark of `style` adds; -1: impossible.
int MixedCost(uint32_t top, MarkStyle style) {
  const uint32_t bits = StyleBits(style);
  if (top == bits) return 0;
  if (IsExclusive(top) || IsExclusive(bits)) return -1;
  const uint32_t single = StyleBits(MarkStyle::kSingle);
  return top == single || bits == single ? kMixedSingleCost : kMixedCost;
}

// What opening a span inside others adds; -1: impossible.
int NestCost(uint32_t stack, const Mark& mark) {
  if (stack == 0) return 0;
  if (!Holds(stack, mark.style)) return kNestCost;
  if (mark.style == MarkStyle::kGuillemet || mark.style == MarkStyle::kParentheses) {
    return kNestSameDirectedCost;
  }
  return PlainlyOpens(mark) ? kNestSameCost : -1;
}

// The states after a mark: at most one a stack, the cheapest kBeam of them.
class Frontier {
 public:
  // Without states.
  void Clear() {
    size_ = 0;
    places_.fill(0);
  }

  void Add(const Node& node) {
    uint32_t place = node.stack * 0x9e3779b9u >> (32 - kPlaceBits);
    for (; places_[place] != 0; place = (place + 1) % kPlaces) {
      Node& known = nodes_[places_[place] - 1];
      if (known.stack != node.stack) continue;
      if (node.cost < known.cost) known = node;
      return;
    }
    nodes_[size_++] = node;
    places_[place] = static_cast<uint8_t>(size_);
  }

  // By cost; equal ones stay in their order.
  void MoveTo(std::pmr::vector<Node>* nodes) const {
    std::array<const Node*, kBeam> best;
    int count = 0;
    for (int i = 0; i < size_; ++i) {
      if (count == kBeam && nodes_[i].cost >= best[kBeam - 1]->cost) continue;
      int k = count < kBeam ? count++ : kBeam - 1;
      for (; k > 0 && best[k - 1]->cost > nodes_[i].cost; --k) best[k] = best[k - 1];
      best[k] = &nodes_[i];
    }
    for (int k = 0; k < count; ++k) nodes->push_back(*best[k]);
  }

 private:
  static constexpr int kMaxStates = 4 * kBeam;  // each state has at most four successors
  static constexpr int kPlaceBits = 7;
  static constexpr uint32_t kPlaces = 1 << kPlaceBits;
  static_assert(kMaxStates < kPlaces);

  std::array<Node, kMaxStates> nodes_;
  int size_ = 0;
  std::array<uint8_t, kPlaces> places_;  // by stack: index of its state + 1; 0 none
};

void Expand(const Mark& mark, const Node& from, int32_t index, Frontier* frontier) {
  const int base = from.cost + (from.stack != 0 ? kSwallowCost * std::min(mark.cues_before, 2) : 0);
  const auto add = [&](int cost, uint32_t stack, MarkRole role) {
    frontier->Add({base + cost, index, stack, role});
  };
  if (from.stack != 0 && mark.may_close) {
    const int mixed = MixedCost(Top(from.stack), mark.style);
    if (mixed >= 0) add(mark.close_cost + mixed, from.stack >> 4, MarkRole::kClose);
  }
  if (mark.may_open && !IsFull(from.stack)) {
    const int nest = NestCost(from.stack, mark);
    const uint32_t stack = from.stack << 4 | StyleBits(mark.style);
    if (nest >= 0) add(mark.open_cost + nest, stack, MarkRole::kOpen);
  }
  if (mark.may_reopen && Top(from.stack) == StyleBits(mark.style)) {
    add(kReopenCost, from.stack, MarkRole::kReopen);
  }
  add(mark.drop_cost + (Holds(from.stack, mark.style) ? kDropInsideCost : 0), from.stack,
      MarkRole::kDrop);
}

// Equal evidence, wherever they stand.
bool IsLike(const Mark& a, const Mark& b) {
  return a.style == b.style && a.may_open == b.may_open && a.may_close == b.may_close &&
         a.may_reopen == b.may_reopen && a.open_cost == b.open_cost &&
         a.close_cost == b.close_cost && a.drop_cost == b.drop_cost &&
         a.cues_before == b.cues_before;
}

// Where the states before one mark begin in the list, and end.
struct States {
  size_t begin = 0;
  size_t end = 0;
};

// The same stacks in the same order, all dearer by the same.
bool IsLike(const std::pmr::vector<Node>& nodes, States a, States b) {
  const size_t distance = b.begin - a.begin;
  if (b.end - b.begin != a.end - a.begin) return false;
  const int32_t dearer = nodes[b.begin].cost - nodes[a.begin].cost;
  for (size_t s = a.begin; s < a.end; ++s) {
    const Node& later = nodes[s + distance];
    if (later.stack != nodes[s].stack || later.cost - nodes[s].cost != dearer) return false;
  }
  return true;
}

}  // namespace

void ChooseRoles(const std::pmr::vector<Mark>& marks, size_t begin, size_t end,
                 RoleWorkspace* workspace, std::pmr::vector<MarkRole>* roles) {
  if (begin == end) return;
  std::pmr::vector<Node>& nodes = workspace->nodes;
  nodes.assign(1, Node{});
  std::array<States, kPeriod + 1> before;  // the latest marks, by their place modulo the size
  States now{0, 1};
  Frontier frontier;
  for (size_t i = begin; i < end; ++i) {
    before[i % before.size()] = now;
    const States then = before[(i + 1) % before.size()];
    if (i >= begin + kPeriod && IsLike(marks[i], marks[i - kPeriod]) && IsLike(nodes, then, now)) {
      // Marks and nothing else: what followed a period ago follows again.
      const States next = before[(i + 2) % before.size()];
      const auto distance = static_cast<int32_t>(now.begin - then.begin);
      const int32_t dearer = nodes[now.begin].cost - nodes[then.begin].cost;
      nodes.resize(now.end + (next.end - next.begin));
      for (size_t s = next.begin, to = now.end; s < next.end; ++s, ++to) {
        nodes[to].cost = nodes[s].cost + dearer;
        nodes[to].previous = nodes[s].previous + distance;
        nodes[to].stack = nodes[s].stack;
        nodes[to].role = nodes[s].role;
      }
    } else {
      frontier.Clear();
      for (size_t s = now.begin; s < now.end; ++s) {
        Expand(marks[i], nodes[s], static_cast<int32_t>(s), &frontier);
        ++workspace->steps;
      }
      frontier.MoveTo(&nodes);
    }
    now = {now.end, nodes.size()};
  }
  const size_t states = now.begin;

  // A mark that stays open is as good as dropped: mark_repair.cc finds out what it was.
  size_t best = states;
  const auto total = [&](size_t s) { return nodes[s].cost + kDropCost * Depth(nodes[s].stack); };
  for (size_t s = states; s < nodes.size(); ++s) {
    if (total(s) < total(best)) best = s;
  }
  for (size_t i = end; i > begin; --i) {
    (*roles)[i - 1] = nodes[best].role;
    best = static_cast<size_t>(nodes[best].previous);
  }
}

}  // namespace isnad
