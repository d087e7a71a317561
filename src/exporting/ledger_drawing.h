// A ledger as a small graph for a page.
#pragma once

#include <string>
#include <vector>

#include "record/links.h"

namespace sayso {

/// What stands beside a node of the ledger.
struct DrawnNode {
  std::string id;        // "m3", "o0"
  std::string text;      // "m3 Quay Herald, 4 March 2031: two officials"
  bool outside = false;  // not in the store
};

/// An SVG element: the nodes one below the other, those of one origin together, each edge an arc,
/// dashed where it is not certain. `title` and `reasons` (one for each edge) are for people;
/// `id` is unique in the page.
std::string ledger_svg(const std::vector<DrawnNode>& nodes, const std::vector<LedgerEdge>& edges,
                       const std::vector<std::string>& reasons, const std::string& id,
                       const std::string& title);

}  // namespace sayso
