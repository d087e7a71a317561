#include "neural/linear.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace sayso {
namespace {

TEST(Linear, IsRowsTimesWeightsPlusBias) {
  const std::vector<float> weight = {1, 2, 3, 4, 5, 6}, bias = {10, 20, 30};
  const Linear layer{{Tensor::Type::f32, {3, 2}, weight.data()},
                     {Tensor::Type::f32, {3}, bias.data()}};
  const std::vector<float> x = {1, 0, 0, 1, 2, -1};
  std::vector<float> out(9);
  linear(x.data(), 3, layer, out.data());
  EXPECT_EQ(out, (std::vector<float>{11, 23, 35, 12, 24, 36, 10, 22, 34}));
}

}  // namespace
}  // namespace sayso
