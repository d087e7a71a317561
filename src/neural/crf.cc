#include "neural/crf.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sayso {
namespace {

constexpr int kMostLabels = 16;
using Row = std::array<float, kMostLabels>;

float log_sum_exp(const Row& values, int count) {
  const float largest = *std::max_element(values.begin(), values.begin() + count);
  float sum = 0;
  for (int i = 0; i < count; ++i) sum += std::exp(values[i] - largest);
  return largest + std::log(sum);
}

}  // namespace

float log_partition(const Chain& chain) {
  const int labels = chain.labels;
  // exp(transition) once, so that a place costs one exp and one log a label.
  std::array<float, kMostLabels * kMostLabels> factor;
  for (int i = 0; i < labels * labels; ++i) factor[i] = std::exp(chain.transitions[i]);
  Row alpha{}, weight{};
  std::copy_n(chain.emissions, labels, alpha.begin());
  for (int place = 1; place < chain.places; ++place) {
    const float largest = *std::max_element(alpha.begin(), alpha.begin() + labels);
    for (int i = 0; i < labels; ++i) weight[i] = std::exp(alpha[i] - largest);
    for (int to = 0; to < labels; ++to) {
      float sum = 0;
      for (int from = 0; from < labels; ++from) sum += weight[from] * factor[from * labels + to];
      alpha[to] = largest + std::log(sum) + chain.emissions[place * labels + to];
    }
  }
  return log_sum_exp(alpha, labels);
}

float log_weight(const Chain& chain, const std::vector<std::uint8_t>& path) {
  float sum = chain.emissions[path[0]];
  for (int place = 1; place < chain.places; ++place) {
    sum += chain.transitions[path[place - 1] * chain.labels + path[place]] +
           chain.emissions[place * chain.labels + path[place]];
  }
  return sum;
}

std::vector<std::uint8_t> best_path(const Chain& chain) {
  const int labels = chain.labels;
  std::vector<std::uint8_t> back(static_cast<std::size_t>(chain.places) * labels);
  Row alpha{}, next{};
  std::copy_n(chain.emissions, labels, alpha.begin());
  for (int place = 1; place < chain.places; ++place) {
    for (int to = 0; to < labels; ++to) {
      const auto weight = [&](int from) {
        return alpha[from] + chain.transitions[from * labels + to];
      };
      int best = 0;
      for (int from = 1; from < labels; ++from) {
        if (weight(from) > weight(best)) best = from;
      }
      back[place * labels + to] = static_cast<std::uint8_t>(best);
      next[to] = weight(best) + chain.emissions[place * labels + to];
    }
    alpha = next;
  }
  std::vector<std::uint8_t> path(chain.places);
  path.back() = static_cast<std::uint8_t>(std::max_element(alpha.begin(), alpha.begin() + labels) -
                                          alpha.begin());
  for (int place = chain.places - 1; place > 0; --place)
    path[place - 1] = back[place * labels + path[place]];
  return path;
}

}  // namespace sayso
