// Gradient-boosted trees.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/weights.h"

namespace sayso {

/// Trees whose leaves add up to the logarithm of odds.
class Forest {
 public:
  /// Reads "NAME.nodes" and "NAME.roots" from `weights`:
  ///   nodes  [n, 3]: feature, threshold, index of the node for values above it, which comes later;
  ///          values up to the threshold go to the next node. Or a leaf: -1, its value, 0.
  ///   roots  [trees]: index of each tree's first node
  /// Error: "models-damaged"; so are trees of more than 64 leaves.
  static Result<Forest> open(const Weights& weights, std::string_view name);

  /// Of such tensors; none where they are damaged.
  static std::optional<Forest> of(const Tensor& nodes, const Tensor& roots);

  /// Numbers that a row must have.
  std::size_t width() const { return width_; }

  /// For each of `rows` 0 to 1.
  std::vector<float> chances(const std::vector<const float*>& rows) const;

 private:
  // No row walks down a tree, since a processor cannot foresee the turns. All splits of a tree are
  // asked about several rows side by side instead, and each strikes out the leaves that a row
  // cannot reach. The first leaf left is the row's.
  struct Split {
    std::uint32_t feature;
    float threshold;
    std::uint64_t reached;  // bits of the tree's leaves that numbers above the threshold may reach
  };

  struct Tree {
    std::size_t splits;  // how many of splits_ are its own
    std::size_t leaves;
  };

  /// Whether the tree at `root` is whole and small enough.
  bool add_tree(const Tensor& nodes, std::size_t root);

  /// `Leaves` has a bit for each leaf of the largest tree.
  template <typename Leaves>
  std::vector<float> sums(const std::vector<const float*>& rows) const;
  template <typename Leaves>
  std::vector<float> sums_wide(const std::vector<const float*>& rows) const;

  std::vector<Split> splits_;  // tree by tree
  std::vector<float> leaves_;  // tree by tree
  std::vector<Tree> trees_;
  std::size_t width_ = 0;
  std::size_t most_leaves_ = 0;  // of a tree
};

}  // namespace sayso
