// Each set of loops against plain double precision.
#include "neural/kernels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace sayso {
namespace {

std::vector<float> draw(int count, float spread, unsigned seed) {
  std::mt19937 generator(seed);
  std::normal_distribution<float> normal(0, spread);
  std::vector<float> out(count);
  for (float& value : out) value = normal(generator);
  return out;
}

double gelu_reference(double x) { return x * 0.5 * (1 + std::erf(x / std::sqrt(2.0))); }

std::vector<double> norm_reference(const std::vector<double>& x, const std::vector<float>& weight,
                                   const std::vector<float>& bias) {
  double mean = 0, variance = 0;
  for (double value : x) mean += value / x.size();
  for (double value : x) variance += (value - mean) * (value - mean) / x.size();
  std::vector<double> out;
  for (std::size_t c = 0; c < x.size(); ++c)
    out.push_back((x[c] - mean) / std::sqrt(variance + 1e-12) * weight[c] + bias[c]);
  return out;
}

/// A product's sums, drawn at random, and what turns them into values.
struct DrawnProduct {
  DrawnProduct(int rows, int width)
      : sums(rows * width),
        scale(draw(width, 1e-4F, 5)),
        term(draw(width, 0.01F, 6)),
        bias(draw(width, 0.3F, 7)) {
    std::mt19937 generator(4);
    for (auto& sum : sums) sum = std::uniform_int_distribution(-40000, 40000)(generator);
    for (int row = 0; row < rows; ++row) scales.push_back({0.3F + 0.1F * row, 100.0F + row});
  }

  Columns columns() const { return {scale.data(), term.data(), bias.data()}; }
  std::vector<double> row(int number) const {
    std::vector<double> out;
    for (std::size_t c = 0; c < scale.size(); ++c) {
      const double sum = sums[number * scale.size() + c];
      out.push_back(scales[number].scale * (scale[c] * sum - scales[number].zero * term[c]) +
                    bias[c]);
    }
    return out;
  }

  std::vector<std::int32_t> sums;
  std::vector<float> scale, term, bias;
  std::vector<RowScale> scales;
};

class KernelSets : public testing::TestWithParam<const Kernels* (*)()> {
 protected:
  void SetUp() override {
    if (!set()) GTEST_SKIP() << "this processor lacks the instructions";
  }
  const Kernels* set() const { return GetParam()(); }

  /// Whether bytes and their scale give `row` back, to half a step.
  static void expect_bytes(const std::vector<double>& row, const std::uint8_t* bytes,
                           RowScale scale, double slack) {
    for (std::size_t c = 0; c < row.size(); ++c)
      ASSERT_NEAR(scale.scale * (bytes[c] - scale.zero), row[c], scale.scale * 0.501 + slack) << c;
  }
};

INSTANTIATE_TEST_SUITE_P(All, KernelSets,
                         testing::Values(&portable_kernels, &avx2_kernels, &avx512_kernels));

TEST_P(KernelSets, Gelu) {
  std::vector<float> x;
  for (float value = -9; value < 9; value += 0.0037F) x.push_back(value);
  auto y = x;
  set()->gelu(y.data(), y.size());
  for (std::size_t i = 0; i < x.size(); ++i) ASSERT_NEAR(y[i], gelu_reference(x[i]), 5e-5) << x[i];
}

TEST_P(KernelSets, Softmax) {
  for (const int width : {1, 7, 16, 37}) {
    const auto x = draw(2 * 40, 20, width);
    auto y = x;
    set()->softmax(y.data(), 2, width, 40);
    for (int row = 0; row < 2; ++row) {
      const float* given = x.data() + row * 40;
      const double most = *std::max_element(given, given + width);
      double sum = 0;
      for (int c = 0; c < width; ++c) sum += std::exp(given[c] - most);
      for (int c = 0; c < width; ++c)
        ASSERT_NEAR(y[row * 40 + c], std::exp(given[c] - most) / sum, 1e-4);
      ASSERT_EQ(y[row * 40 + width], given[width]);
    }
  }
}

TEST_P(KernelSets, ScorePair) {
  constexpr int width = 128;
  const auto a = draw(width, 1, 1), b = draw(width, 1, 2), x = draw(width, 1, 3),
             y = draw(width, 1, 4), weight = draw(width, 1, 5), table = draw(3 * width, 1, 6);
  const float* const features[] = {table.data(), table.data() + width, table.data() + 2 * width};
  double expected = 0;
  for (int c = 0; c < width; ++c) {
    const double hidden = a[c] + b[c] + table[c] + table[width + c] + table[2 * width + c];
    expected += std::max(hidden, 0.0) * weight[c] + x[c] * y[c];
  }
  const Pair pair = {a.data(), b.data(), features, 3, x.data(), y.data()};
  EXPECT_NEAR(set()->score_pair(pair, weight.data(), width), expected, 1e-3);
}

std::vector<std::int8_t> draw_signed(int count, unsigned seed) {
  std::mt19937 generator(seed);
  std::vector<std::int8_t> out(count);
  for (auto& byte : out) byte = std::uniform_int_distribution(-128, 127)(generator);
  return out;
}

std::int32_t product_reference(const std::int8_t* one, const std::int8_t* other, int width) {
  return std::inner_product(one, one + width, other, std::int32_t{0});
}

TEST_P(KernelSets, ByteProduct) {
  for (const int width : {32, 384}) {
    const auto one = draw_signed(width, 1), other = draw_signed(width, 2);
    EXPECT_EQ(set()->byte_product(one.data(), other.data(), width),
              product_reference(one.data(), other.data(), width));
  }
}

TEST_P(KernelSets, Nearest) {
  constexpr int width = ByteRows::width;
  for (const int ones : {1, 5, ByteRows::most}) {
    for (const int others : {1, 16, 20, ByteRows::most}) {
      const auto one = draw_signed(ones * width, ones), other = draw_signed(others * width, 40);
      std::vector<std::int32_t> of_one(ones), of_other(others);
      set()->nearest({one.data(), ones}, {other.data(), others}, of_one.data(), of_other.data());
      constexpr auto none = std::numeric_limits<std::int32_t>::min();
      std::vector<std::int32_t> ours(ones, none), theirs(others, none);
      for (int i = 0; i < ones; ++i) {
        for (int j = 0; j < others; ++j) {
          const auto product = product_reference(&one[i * width], &other[j * width], width);
          ours[i] = std::max(ours[i], product);
          theirs[j] = std::max(theirs[j], product);
        }
      }
      EXPECT_EQ(of_one, ours);
      EXPECT_EQ(of_other, theirs);
    }
  }
}

TEST_P(KernelSets, Quantise) {
  auto x = draw(3 * 64, 2, 1);
  std::fill_n(x.begin() + 64, 64, 0.0F);                      // nothing but zeros
  for (int c = 128; c < 192; ++c) x[c] = std::abs(x[c]) + 5;  // far from zero
  std::vector<std::uint8_t> bytes(x.size());
  RowScale scales[3];
  set()->quantise(x.data(), 3, 64, bytes.data(), scales);
  for (int row = 0; row < 3; ++row)
    expect_bytes({x.begin() + row * 64, x.begin() + row * 64 + 64}, bytes.data() + row * 64,
                 scales[row], 1e-6);
}

TEST_P(KernelSets, AddAndNorm) {
  constexpr int rows = 3, width = 96;
  const DrawnProduct product(rows, width);
  const auto before = draw(rows * width, 1, 2), weight = draw(width, 1, 3),
             bias = draw(width, 1, 4);
  auto x = before;
  std::vector<std::uint8_t> bytes(x.size());
  std::vector<RowScale> scales(rows);
  set()->add_and_norm(product.sums.data(), rows, width, product.scales.data(), product.columns(),
                      {weight.data(), bias.data(), 1e-12F}, x.data(), bytes.data(), scales.data());
  for (int row = 0; row < rows; ++row) {
    auto sum = product.row(row);
    for (int c = 0; c < width; ++c) sum[c] += before[row * width + c];
    const auto expected = norm_reference(sum, weight, bias);
    for (int c = 0; c < width; ++c) ASSERT_NEAR(x[row * width + c], expected[c], 1e-4);
    expect_bytes(expected, bytes.data() + row * width, scales[row], 1e-4);
  }
}

TEST_P(KernelSets, Values) {
  constexpr int rows = 3, width = 96;
  const DrawnProduct product(rows, width);
  std::vector<float> out(rows * width);
  set()->values(product.sums.data(), rows, width, product.scales.data(), product.columns(),
                out.data());
  for (int row = 0; row < rows; ++row) {
    const auto expected = product.row(row);
    for (int c = 0; c < width; ++c) ASSERT_NEAR(out[row * width + c], expected[c], 1e-4);
  }
}

TEST_P(KernelSets, GeluAndQuantise) {
  constexpr int rows = 3, width = 128;
  const DrawnProduct product(rows, width);
  std::vector<float> buffer(2 * width);
  std::vector<std::uint8_t> bytes(rows * width);
  RowScale scales[rows];
  set()->gelu_and_quantise(product.sums.data(), rows, width, product.scales.data(),
                           product.columns(), buffer.data(), bytes.data(), scales);
  for (int row = 0; row < rows; ++row) {
    auto expected = product.row(row);
    for (double& value : expected) value = gelu_reference(value);
    expect_bytes(expected, bytes.data() + row * width, scales[row], 1.2e-3);
  }
}

/// softmax(q k / sqrt(32)) v of one token and head; `value_of(token, part, dimension)`, part 0
/// to 2.
template <typename Value>
std::vector<double> attention_reference(int tokens, int token, int head, Value value_of) {
  std::vector<double> shares(tokens), out(head_width);
  double sum = 0;
  for (int other = 0; other < tokens; ++other) {
    double score = 0;
    for (int d = head * head_width; d < (head + 1) * head_width; ++d)
      score += value_of(token, 0, d) * value_of(other, 1, d);
    sum += shares[other] = std::exp(score / std::sqrt(32.0));
  }
  for (int other = 0; other < tokens; ++other)
    for (int d = 0; d < head_width; ++d)
      out[d] += shares[other] / sum * value_of(other, 2, head * head_width + d);
  return out;
}

TEST_P(KernelSets, Attention) {
  // With values of up to 3, in 8 bits or in 16.
  const double slack = set() == avx512_kernels() ? 0.03 : 0.003;
  constexpr int heads = 2, width = heads * head_width;
  for (const int tokens : {1, 3, 16, 70, 131}) {
    DrawnProduct product(tokens, 3 * width);
    for (auto& scale : product.scales) scale = {0.3F, 100.0F};
    const auto bytes = static_cast<std::size_t>(set()->attention_bytes(tokens, heads));
    // What lies beyond the tokens must not matter.
    alignas(64) static std::uint8_t memory[1 << 17];
    ASSERT_LE(bytes, sizeof memory - 64);
    std::fill(std::begin(memory), std::end(memory), 0x7B);
    std::vector<float> row(3 * width);
    const Attention attention{tokens, heads, memory};
    set()->split_heads(product.sums.data(), tokens, product.scales.data(), product.columns(), 0,
                       attention, row.data());
    std::vector<float> out(tokens * width);
    set()->attend(attention, out.data());
    EXPECT_EQ(memory[bytes], 0x7B) << "wrote beyond its memory";
    std::vector<std::vector<double>> rows;
    for (int token = 0; token < tokens; ++token) rows.push_back(product.row(token));
    auto value_of = [&](int token, int part, int d) { return rows[token][part * width + d]; };
    for (int token = 0; token < tokens; ++token) {
      for (int head = 0; head < heads; ++head) {
        const auto expected = attention_reference(tokens, token, head, value_of);
        for (int d = 0; d < head_width; ++d)
          ASSERT_NEAR(out[token * width + head * head_width + d], expected[d], slack)
              << tokens << " tokens, " << token << ", " << head << ", " << d;
      }
    }
  }
}

}  // namespace
}  // namespace sayso
