// Gradient-boosted trees, evaluated one row at a time.
#pragma once

#include <cstdint>
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
  /// Error: "models-damaged".
  static Result<Forest> open(const Weights& weights, std::string_view name);

  /// Numbers that a row must have.
  std::size_t width() const { return width_; }

  /// 0 to 1.
  float chance(const float* row) const;

 private:
  struct Node {
    std::int32_t feature;  // -1: a leaf
    float number;          // threshold or value
    std::int32_t high;     // the node for numbers above
  };

  std::vector<Node> nodes_;
  std::vector<std::int32_t> roots_;
  std::size_t width_ = 0;
};

}  // namespace sayso
