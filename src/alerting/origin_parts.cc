#include "alerting/origin_parts.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>
#include <utility>

namespace sayso {
namespace {

/// Nodes joined to parts.
class Parts {
 public:
  explicit Parts(std::size_t size) : above_(size) {
    std::iota(above_.begin(), above_.end(), std::size_t{0});
  }
  std::size_t of(std::size_t node) const {
    while (above_[node] != node) node = above_[node];
    return node;
  }
  void join(std::size_t a, std::size_t b) {
    // The lowest node stands for its part, so that parts keep the order of nodes.
    const std::size_t first = std::min(of(a), of(b));
    above_[std::max(of(a), of(b))] = first;
  }

 private:
  std::vector<std::size_t> above_;
};

}  // namespace

std::vector<OriginPart> origin_parts(const Claim& claim) {
  const auto& nodes = claim.ledger.nodes;
  std::map<std::string, std::size_t> by_id;
  for (std::size_t i = 0; i < nodes.size(); ++i) by_id[nodes[i].id] = i;
  Parts parts(nodes.size());
  for (const LedgerEdge& edge : claim.ledger.edges) {
    if (edge.certain) parts.join(by_id.at(edge.from), by_id.at(edge.to));
  }
  std::map<std::size_t, OriginPart> found;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    OriginPart& part = found[parts.of(i)];
    if (nodes[i].member) {
      part.members.push_back(&claim.members[*nodes[i].member]);
    } else {
      part.outside.push_back(nodes[i].outside_type + "\n" + nodes[i].outside_name);
    }
  }
  for (const LedgerEdge& edge : claim.ledger.edges) {
    const std::size_t from = parts.of(by_id.at(edge.from));
    const std::size_t to = parts.of(by_id.at(edge.to));
    if (edge.certain || from == to) continue;
    found[from].ties.push_back(edge.reason);
    found[to].ties.push_back(edge.reason);
  }
  std::vector<OriginPart> out;
  out.reserve(found.size());
  for (auto& [node, part] : found) out.push_back(std::move(part));
  return out;
}

}  // namespace sayso
