// Sums over a page's blocks, and shares of them.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "documents/outline.h"

namespace sayso {

/// Sums over the blocks from the first, so that any range's sum is one difference.
class Sums {
 public:
  template <typename Of>
  Sums(const Outline& outline, Of of) {
    sums_.push_back(0);
    for (std::size_t i = 0; i < outline.blocks.size(); ++i) sums_.push_back(sums_.back() + of(i));
  }

  double in(std::size_t first, std::size_t last) const { return sums_[last] - sums_[first]; }
  double in(const OutlineElement& element) const { return in(element.first, element.last); }
  double all() const { return sums_.back(); }

 private:
  std::vector<double> sums_;
};

inline float ratio(double part, double whole) {
  return static_cast<float>(whole > 0 ? part / whole : 0);
}

inline float logarithm(double value) {
  return static_cast<float>(std::log1p(std::max(0.0, value)));
}

}  // namespace sayso
