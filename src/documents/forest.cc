#include "documents/forest.h"

#include <algorithm>
#include <cmath>

namespace sayso {

Result<Forest> Forest::open(const Weights& weights, std::string_view name) {
  const std::string prefix(name);
  const Result<Tensor> nodes = weights.tensor(prefix + ".nodes", Tensor::Type::f32, {-1, 3});
  if (!nodes.ok()) return nodes.error();
  const Result<Tensor> roots = weights.tensor(prefix + ".roots", Tensor::Type::f32, {-1});
  if (!roots.ok()) return roots.error();
  const Error damaged{"models-damaged", weights.path() + ": " + prefix + ": no such node"};
  const auto count = static_cast<std::int32_t>(nodes->shape[0]);
  Forest forest;
  for (std::int32_t i = 0; i < count; ++i) {
    const float* values = nodes->f32() + i * std::int64_t{3};
    const Node node{static_cast<std::int32_t>(values[0]), values[1],
                    static_cast<std::int32_t>(values[2])};
    if (node.feature >= 0) {
      // Children come later, so that each walk ends.
      if (node.high <= i || node.high >= count) return damaged;
      forest.width_ = std::max(forest.width_, static_cast<std::size_t>(node.feature) + 1);
    }
    forest.nodes_.push_back(node);
  }
  for (std::int64_t i = 0; i < roots->size(); ++i) {
    const auto root = static_cast<std::int32_t>(roots->f32()[i]);
    if (root < 0 || root >= count) return damaged;
    forest.roots_.push_back(root);
  }
  return forest;
}

float Forest::chance(const float* row) const {
  float sum = 0;
  for (const std::int32_t root : roots_) {
    const Node* node = &nodes_[static_cast<std::size_t>(root)];
    while (node->feature >= 0) {
      node = row[node->feature] <= node->number ? node + 1 : &nodes_[std::size_t(node->high)];
    }
    sum += node->number;
  }
  return 1 / (1 + std::exp(-sum));
}

}  // namespace sayso
