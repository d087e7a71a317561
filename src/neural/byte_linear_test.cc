#include "neural/byte_linear.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace sayso {
namespace {

std::vector<float> draw(std::size_t count, unsigned seed) {
  std::mt19937 generator(seed);
  std::normal_distribution<float> normal(0, 1);
  std::vector<float> out(count);
  for (float& value : out) value = normal(generator);
  return out;
}

// More rows than a product takes at once, and such that the last block is not full.
TEST(ByteLinear, GivesNearlyWhatFloatsGive) {
  constexpr int inputs = 384, outputs = 64, rows = 131;
  const auto weight = draw(inputs * outputs, 1), bias = draw(outputs, 2),
             x = draw(std::size_t{rows} * inputs, 3);
  const Linear layer = {{Tensor::Type::f32, {outputs, inputs}, weight.data()},
                        {Tensor::Type::f32, {outputs}, bias.data()}};
  const auto made = ByteLinear::from(layer);
  ASSERT_TRUE(made.ok()) << made.error().message;
  std::vector<float> expected(rows * outputs), found(rows * outputs);
  linear(x.data(), rows, layer, expected.data());
  ByteLinear::Scratch scratch;
  made->apply(x.data(), rows, scratch, found.data());
  double squares = 0, errors = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    squares += expected[i] * expected[i];
    errors += (found[i] - expected[i]) * (found[i] - expected[i]);
  }
  EXPECT_LT(std::sqrt(errors / squares), 0.02);
}

TEST(ByteLinear, TakesWeightsOfNothing) {
  const std::vector<float> weight(32 * 32), bias(32, 0.5F), x(32, 1.0F);
  const auto made = ByteLinear::from(
      {{Tensor::Type::f32, {32, 32}, weight.data()}, {Tensor::Type::f32, {32}, bias.data()}});
  ASSERT_TRUE(made.ok()) << made.error().message;
  ByteLinear::Scratch scratch;
  std::vector<float> found(32);
  made->apply(x.data(), 1, scratch, found.data());
  EXPECT_EQ(found, bias);
}

}  // namespace
}  // namespace sayso
