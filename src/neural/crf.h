// A linear-chain conditional random field over a handful of labels: what joins the labels of a
// reader.
#pragma once

#include <cstdint>
#include <vector>

namespace sayso {

/// `emissions` [places, labels] and `transitions` [from, to] are log weights; places at least 1,
/// labels at most 16.
struct Chain {
  const float* emissions;
  int places;
  int labels;
  const float* transitions;
};

/// log of the summed weight of all label paths.
float log_partition(const Chain& chain);

/// log of the weight of one path.
float log_weight(const Chain& chain, const std::vector<std::uint8_t>& path);

/// The path of the largest weight; of equal ones that with the smaller labels.
std::vector<std::uint8_t> best_path(const Chain& chain);

}  // namespace sayso
