#include "exporting/ledger_drawing.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>

#include "base/markup.h"
#include "base/utf8.h"

namespace sayso {
namespace {

constexpr int kRow = 24;    // pixels
constexpr int kArcs = 130;  // wide, at the left
constexpr int kWidth = 760;
constexpr std::size_t kMostLetters = 78;  // of a row

std::size_t root(std::vector<std::size_t>& parents, std::size_t i) {
  while (parents[i] != i) i = parents[i] = parents[parents[i]];
  return i;
}

/// Cut to what fits beside the arcs.
std::string fitting(const std::string& text) {
  const CodePointIndex points(text);
  if (points.size() <= kMostLetters) return text;
  return text.substr(0, points.byte(static_cast<std::uint32_t>(kMostLetters - 1))) + "\u2026";
}

int middle(std::size_t row) { return static_cast<int>(row) * kRow + kRow / 2; }

class Drawing {
 public:
  Drawing(const std::vector<DrawnNode>& nodes, const std::vector<LedgerEdge>& edges)
      : nodes_(nodes), edges_(edges) {
    for (std::size_t i = 0; i < nodes.size(); ++i) places_[nodes[i].id] = i;
    order();
  }

  std::string write(const std::vector<std::string>& reasons, const std::string& id,
                    const std::string& title) const {
    const std::string size =
        std::to_string(kWidth) + " " + std::to_string(static_cast<int>(nodes_.size()) * kRow);
    std::string out = "<svg class=\"ledger\" viewBox=\"0 0 " + size +
                      "\" role=\"img\" aria-labelledby=\"" + id + "\"><title id=\"" + id + "\">" +
                      escaped(title) + "</title>\n";
    for (std::size_t i = 0; i < edges_.size(); ++i) out += arc(edges_[i], reasons[i]);
    for (std::size_t i = 0; i < nodes_.size(); ++i) out += row(i);
    return out + "</svg>\n";
  }

 private:
  /// Nodes that are one origin for certain come together, in the order of their first.
  void order() {
    std::vector<std::size_t> parents(nodes_.size());
    std::iota(parents.begin(), parents.end(), std::size_t{0});
    for (const LedgerEdge& edge : edges_) {
      const auto from = places_.find(edge.from);
      const auto to = places_.find(edge.to);
      if (!edge.certain || from == places_.end() || to == places_.end()) continue;
      const std::size_t a = root(parents, from->second);
      const std::size_t b = root(parents, to->second);
      parents[std::max(a, b)] = std::min(a, b);
    }
    std::vector<std::size_t> sorted(nodes_.size());
    std::iota(sorted.begin(), sorted.end(), std::size_t{0});
    std::stable_sort(sorted.begin(), sorted.end(), [&](std::size_t a, std::size_t b) {
      return root(parents, a) < root(parents, b);
    });
    rows_.resize(nodes_.size());
    for (std::size_t i = 0; i < sorted.size(); ++i) rows_[sorted[i]] = i;
  }

  std::string arc(const LedgerEdge& edge, const std::string& reason) const {
    const auto from = places_.find(edge.from);
    const auto to = places_.find(edge.to);
    if (from == places_.end() || to == places_.end()) return {};
    const int y1 = middle(rows_[from->second]);
    const int y2 = middle(rows_[to->second]);
    const int bulge = std::min(kArcs - 10, 16 + std::abs(y1 - y2) / 2);
    const std::string x = std::to_string(kArcs);
    const std::string out = std::to_string(kArcs - bulge);
    return "<path class=\"" + std::string(edge.certain ? "certain" : "perhaps") + "\" d=\"M" + x +
           " " + std::to_string(y1) + " C" + out + " " + std::to_string(y1) + " " + out + " " +
           std::to_string(y2) + " " + x + " " + std::to_string(y2) + "\"><title>" +
           escaped(reason) + "</title></path>\n";
  }

  std::string row(std::size_t i) const {
    const DrawnNode& node = nodes_[i];
    const int y = middle(rows_[i]);
    return "<circle class=\"" + std::string(node.outside ? "outside" : "member") + "\" cx=\"" +
           std::to_string(kArcs) + "\" cy=\"" + std::to_string(y) + "\" r=\"5\"/><text x=\"" +
           std::to_string(kArcs + 12) + "\" y=\"" + std::to_string(y + 5) + "\">" +
           escaped(fitting(node.text)) + "</text>\n";
  }

  const std::vector<DrawnNode>& nodes_;
  const std::vector<LedgerEdge>& edges_;
  std::map<std::string, std::size_t> places_;  // of nodes by id
  std::vector<std::size_t> rows_;              // of nodes
};

}  // namespace

std::string ledger_svg(const std::vector<DrawnNode>& nodes, const std::vector<LedgerEdge>& edges,
                       const std::vector<std::string>& reasons, const std::string& id,
                       const std::string& title) {
  return Drawing(nodes, edges).write(reasons, id, title);
}

}  // namespace sayso
