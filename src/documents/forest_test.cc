#include "documents/forest.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <optional>
#include <random>
#include <vector>

namespace sayso {
namespace {

struct Numbers {
  std::vector<float> nodes;  // three for each
  std::vector<float> roots;

  std::optional<Forest> forest() const {
    const auto count = static_cast<std::int64_t>(nodes.size() / 3);
    return Forest::of({Tensor::Type::f32, {count, 3}, nodes.data()},
                      {Tensor::Type::f32, {static_cast<std::int64_t>(roots.size())}, roots.data()});
  }
};

constexpr std::size_t width = 5;

/// Appends a tree of that many leaves, split at random.
void add_node(std::size_t leaves, std::mt19937& random, Numbers& out) {
  const auto number = [&random] { return static_cast<float>(random() % 7) - 3; };
  const std::size_t at = out.nodes.size();
  if (leaves == 1) {
    out.nodes.insert(out.nodes.end(), {-1, number() / 8, 0});
    return;
  }
  out.nodes.insert(out.nodes.end(), {static_cast<float>(random() % width), number(), 0});
  const std::size_t low = 1 + random() % (leaves - 1);
  add_node(low, random, out);
  out.nodes[at + 2] = static_cast<float>(out.nodes.size() / 3);
  add_node(leaves - low, random, out);
}

/// As the format's description says, one step after another.
float walked(const Numbers& numbers, const float* row) {
  float sum = 0;
  for (const float root : numbers.roots) {
    const float* node = numbers.nodes.data() + static_cast<std::size_t>(root) * 3;
    while (node[0] >= 0) {
      const bool is_low = row[static_cast<std::size_t>(node[0])] <= node[1];
      node = is_low ? node + 3 : numbers.nodes.data() + static_cast<std::size_t>(node[2]) * 3;
    }
    sum += node[1];
  }
  return 1 / (1 + std::exp(-sum));
}

TEST(Forest, SaysWhatAWalkDownEachTreeSays) {
  std::mt19937 random(4);
  for (const std::size_t leaves : {1, 2, 31, 32, 33, 64}) {
    Numbers numbers;
    for (int tree = 0; tree < 20; ++tree) {
      numbers.roots.push_back(static_cast<float>(numbers.nodes.size() / 3));
      add_node(leaves, random, numbers);
    }
    std::vector<float> values;
    for (int i = 0; i < 37 * static_cast<int>(width); ++i) {
      values.push_back(static_cast<float>(random() % 9) - 4);
    }
    std::vector<const float*> rows;
    for (std::size_t i = 0; i < 37; ++i) rows.push_back(values.data() + i * width);
    const std::optional<Forest> forest = numbers.forest();
    ASSERT_TRUE(forest.has_value()) << leaves;
    const std::vector<float> chances = forest->chances(rows);
    ASSERT_EQ(chances.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(chances[i], walked(numbers, rows[i]));
  }
}

TEST(Forest, WithoutRowsThereAreNoChances) {
  EXPECT_TRUE((Numbers{{-1, 1, 0}, {0}}).forest()->chances({}).empty());
}

TEST(Forest, WhatIsNoTreeIsRefused) {
  EXPECT_FALSE((Numbers{{-1, 1, 0}, {1}}).forest().has_value());   // a root behind all nodes
  EXPECT_FALSE((Numbers{{-1, 1, 0}, {-1}}).forest().has_value());  // and one before
  EXPECT_FALSE((Numbers{{0, 1, 0}, {0}}).forest().has_value());    // a node above itself
  EXPECT_FALSE((Numbers{{0, 1, 9, -1, 1, 0}, {0}}).forest().has_value());
  std::mt19937 random(4);
  Numbers large{{}, {0}};
  add_node(65, random, large);
  EXPECT_FALSE(large.forest().has_value());
}

}  // namespace
}  // namespace sayso
