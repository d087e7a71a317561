#include "documents/forest.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace sayso {
namespace {

constexpr std::size_t most_leaves = 64;

}  // namespace

Result<Forest> Forest::open(const Weights& weights, std::string_view name) {
  const std::string prefix(name);
  const Result<Tensor> nodes = weights.tensor(prefix + ".nodes", Tensor::Type::f32, {-1, 3});
  if (!nodes.ok()) return nodes.error();
  const Result<Tensor> roots = weights.tensor(prefix + ".roots", Tensor::Type::f32, {-1});
  if (!roots.ok()) return roots.error();
  std::optional<Forest> forest = of(*nodes, *roots);
  if (forest) return *std::move(forest);
  return Error{"models-damaged", weights.path() + ": " + prefix + ": not the nodes of trees"};
}

std::optional<Forest> Forest::of(const Tensor& nodes, const Tensor& roots) {
  Forest forest;
  for (std::int64_t i = 0; i < roots.size(); ++i) {
    const float root = roots.f32()[i];
    if (!(root >= 0) || !forest.add_tree(nodes, static_cast<std::size_t>(root))) {
      return std::nullopt;
    }
  }
  return forest;
}

bool Forest::add_tree(const Tensor& nodes, std::size_t root) {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  const auto count = static_cast<std::size_t>(nodes.shape[0]);
  Tree tree = {0, 0};
  std::vector<std::size_t> first_leaves;  // of each split
  // Nodes to visit, and the split whose lower side has been visited by then.
  std::vector<std::pair<std::size_t, std::size_t>> open = {{root, none}};
  while (!open.empty()) {
    const auto [node, split] = open.back();
    open.pop_back();
    if (node >= count || tree.leaves == most_leaves || tree.splits == most_leaves) return false;
    if (split != none) {
      std::uint64_t& reached = splits_[splits_.size() - tree.splits + split].reached;
      for (std::size_t i = first_leaves[split]; i < tree.leaves; ++i) {
        reached &= ~(std::uint64_t{1} << i);
      }
    }
    const float* values = nodes.f32() + node * 3;
    if (values[0] < 0) {
      leaves_.push_back(values[1]);
      ++tree.leaves;
      continue;
    }
    const float high = values[2];
    if (!(high > static_cast<float>(node))) return false;
    open.emplace_back(static_cast<std::size_t>(high), tree.splits);
    open.emplace_back(node + 1, none);
    const auto feature = static_cast<std::uint32_t>(values[0]);
    splits_.push_back({feature, values[1], ~std::uint64_t{0}});
    first_leaves.push_back(tree.leaves);
    ++tree.splits;
    width_ = std::max(width_, std::size_t{feature} + 1);
  }
  trees_.push_back(tree);
  most_leaves_ = std::max(most_leaves_, tree.leaves);
  return true;
}

template <typename Leaves>
[[gnu::always_inline]] inline std::vector<float> Forest::sums(
    const std::vector<const float*>& rows) const {
  constexpr std::size_t wide = 8;     // numbers of a vector
  constexpr std::size_t vectors = 2;  // as many as stay in registers
  constexpr std::size_t side_by_side = wide * vectors;
  using Numbers [[gnu::vector_size(wide * sizeof(float))]] = float;
  using Sets [[gnu::vector_size(wide * sizeof(Leaves))]] = Leaves;
  struct alignas(sizeof(Numbers)) Column {
    Numbers part[vectors];
  };
  std::vector<float> sums(rows.size(), 0);
  std::vector<Column> columns(width_);
  for (std::size_t first = 0; first < rows.size(); first += side_by_side) {
    const std::size_t count = std::min(side_by_side, rows.size() - first);
    for (std::size_t k = 0; k < count; ++k) {
      for (std::size_t i = 0; i < width_; ++i) {
        columns[i].part[k / wide][k % wide] = rows[first + k][i];
      }
    }
    const Split* split = splits_.data();
    const float* leaves = leaves_.data();
    for (const Tree& tree : trees_) {
      Sets reached[vectors];
      for (Sets& all : reached) all = ~Sets{};
      for (const Split* end = split + tree.splits; split != end; ++split) {
        const Column& column = columns[split->feature];
        const auto above = static_cast<Leaves>(split->reached);
        for (std::size_t v = 0; v < vectors; ++v) {
          // A comparison that holds is all ones.
          reached[v] &= __builtin_convertvector(column.part[v] <= split->threshold, Sets) | above;
        }
      }
      for (std::size_t k = 0; k < count; ++k) {
        sums[first + k] += leaves[std::countr_zero(Leaves{reached[k / wide][k % wide]})];
      }
      leaves += tree.leaves;
    }
  }
  return sums;
}

#ifdef __x86_64__
/// The same for processors whose vectors are of twice the usual size.
template <typename Leaves>
[[gnu::target("avx2")]] std::vector<float> Forest::sums_wide(
    const std::vector<const float*>& rows) const {
  return sums<Leaves>(rows);
}
#endif

std::vector<float> Forest::chances(const std::vector<const float*>& rows) const {
  const bool is_small = most_leaves_ <= 32;
  std::vector<float> chances;
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2")) {
    chances = is_small ? sums_wide<std::uint32_t>(rows) : sums_wide<std::uint64_t>(rows);
  }
#endif
  if (chances.empty()) chances = is_small ? sums<std::uint32_t>(rows) : sums<std::uint64_t>(rows);
  for (float& chance : chances) chance = 1 / (1 + std::exp(-chance));
  return chances;
}

}  // namespace sayso
