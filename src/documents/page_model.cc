#include "documents/page_model.h"

#include <algorithm>
#include <cmath>

namespace sayso {
namespace {

float log_odds(float chance) {
  constexpr float least = 1e-6F;
  chance = std::clamp(chance, least, 1 - least);
  return std::log(chance / (1 - chance));
}

/// What `forest` says of each block; 0 for furniture, which it is not asked about.
std::vector<float> scores_of(const Forest& forest, const Outline& outline, const Rows& features) {
  std::vector<const float*> rows;
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    if (!outline.is_furniture(i)) rows.push_back(features.row(i));
  }
  const std::vector<float> chances = forest.chances(rows);
  std::vector<float> scores(outline.blocks.size(), 0);
  std::size_t next = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (!outline.is_furniture(i)) scores[i] = chances[next++];
  }
  return scores;
}

}  // namespace

Result<PageModel> PageModel::open(const std::string& path) {
  const Result<Weights> weights = Weights::open(path);
  if (!weights.ok()) return weights.error();
  Result<Forest> first = Forest::open(*weights, "first");
  if (!first.ok()) return first.error();
  Result<Forest> second = Forest::open(*weights, "second");
  if (!second.ok()) return second.error();
  if (first->width() > first_width || second->width() > second_width) {
    return Error{"models-damaged", path + ": made for other features"};
  }
  PageModel model;
  model.first_ = *std::move(first);
  model.second_ = *std::move(second);
  return model;
}

std::vector<float> PageModel::first_scores(const Outline& outline, const Rows& features) const {
  return scores_of(first_, outline, features);
}

std::vector<float> PageModel::scores(const Outline& outline, const Rows& features) const {
  std::vector<float> scores = first_scores(outline, features);
  const std::vector<float> second =
      scores_of(second_, outline, features_with_scores(outline, features, scores));
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (outline.is_furniture(i)) continue;
    // The mean of their log odds: each reading errs on other pages than the other.
    const float sum = log_odds(scores[i]) + log_odds(second[i]);
    scores[i] = 1 / (1 + std::exp(-sum / 2));
  }
  return scores;
}

}  // namespace sayso
