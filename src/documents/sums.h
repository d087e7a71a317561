// Sums over a page's blocks, and shares of them.
#pragma once

#include <array>
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

/// Of 1 + `value`, which is mostly a small count.
inline float logarithm(double value) {
  static const std::array<float, 1024> known = [] {
    std::array<float, 1024> all = {};
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i] = static_cast<float>(std::log1p(static_cast<double>(i)));
    }
    return all;
  }();
  if (!(value > 0)) return 0;
  if (value < static_cast<double>(known.size())) {
    const auto whole = static_cast<std::size_t>(value);
    if (static_cast<double>(whole) == value) return known[whole];
  }
  return static_cast<float>(std::log1p(value));
}

}  // namespace sayso
