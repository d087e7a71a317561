// Judge: every path of a short chain, weighed one by one.
#include "neural/crf.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace sayso {
namespace {

struct Exhaustive {
  double sum = 0;
  double best_weight = -1e30;
  std::vector<std::uint8_t> best;
};

Exhaustive weigh_all(const Chain& chain) {
  Exhaustive out;
  int paths = 1;
  for (int i = 0; i < chain.places; ++i) paths *= chain.labels;
  for (int number = 0; number < paths; ++number) {
    std::vector<std::uint8_t> path(chain.places);
    for (int i = 0, rest = number; i < chain.places; ++i, rest /= chain.labels) {
      path[i] = static_cast<std::uint8_t>(rest % chain.labels);
    }
    double weight = 0;
    for (int i = 0; i < chain.places; ++i) {
      weight += chain.emissions[i * chain.labels + path[i]];
      if (i > 0) weight += chain.transitions[path[i - 1] * chain.labels + path[i]];
    }
    out.sum += std::exp(weight);
    if (weight > out.best_weight) {
      out.best_weight = weight;
      out.best = path;
    }
  }
  return out;
}

TEST(Crf, AgreesWithEveryPathWeighedOneByOne) {
  std::mt19937 draw(7);
  std::normal_distribution<float> normal(0, 2);
  for (int round = 0; round < 50; ++round) {
    const int labels = 2 + round % 3;
    const int places = 1 + round % 6;
    std::vector<float> emissions(places * labels), transitions(labels * labels);
    for (float& value : emissions) value = normal(draw);
    for (float& value : transitions) value = normal(draw);
    const Chain chain{emissions.data(), places, labels, transitions.data()};
    const Exhaustive judge = weigh_all(chain);
    EXPECT_NEAR(log_partition(chain), std::log(judge.sum), 1e-3);
    EXPECT_EQ(best_path(chain), judge.best);
    EXPECT_NEAR(log_weight(chain, judge.best), judge.best_weight, 1e-3);
  }
}

}  // namespace
}  // namespace sayso
