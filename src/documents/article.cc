#include "documents/article.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace sayso {
namespace {

float log_odds(float chance) {
  constexpr float least = 1e-6F;
  chance = std::clamp(chance, least, 1 - least);
  return std::log(chance / (1 - chance));
}

/// The score from which blocks are kept: the one that promises the best F measure over bytes of
/// text, as far as the scores are right. A page of which no block is sure so keeps its likeliest.
float least_score(const Outline& outline, const std::vector<float>& scores) {
  constexpr float lowest = 0.05F;
  constexpr float highest = 0.45F;
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  double article = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    article += scores[i] * static_cast<double>(outline.blocks[i].text.size());
  }
  double kept = 0;
  double right = 0;
  double best = 0;
  float least = highest;
  for (const std::size_t i : order) {
    const auto size = static_cast<double>(outline.blocks[i].text.size());
    kept += size;
    right += scores[i] * size;
    if (const double fit = 2 * right / (kept + article); fit > best) {
      best = fit;
      least = scores[i];
    }
  }
  return std::clamp(least, lowest, highest);
}

}  // namespace

Result<PageModel> PageModel::open(const std::string& path) {
  const Result<Weights> weights = Weights::open(path);
  if (!weights.ok()) return weights.error();
  PageModel model;
  Result<Forest> first = Forest::open(*weights, "first");
  if (!first.ok()) return first.error();
  Result<Forest> second = Forest::open(*weights, "second");
  if (!second.ok()) return second.error();
  model.first_ = *std::move(first);
  model.second_ = *std::move(second);
  return model;
}

std::vector<float> PageModel::first_scores(const Rows& features) const {
  std::vector<float> scores;
  const std::size_t count = features.width == 0 ? 0 : features.values.size() / features.width;
  scores.reserve(count);
  for (std::size_t i = 0; i < count; ++i) scores.push_back(first_.chance(features.row(i)));
  return scores;
}

std::vector<float> PageModel::scores(const Outline& outline, const Rows& features) const {
  std::vector<float> scores = first_scores(features);
  const Rows rows = features_with_scores(outline, features, scores);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    // The mean of their log odds: each reading errs on other pages than the other.
    const float sum = log_odds(scores[i]) + log_odds(second_.chance(rows.row(i)));
    scores[i] = 1 / (1 + std::exp(-sum / 2));
  }
  return scores;
}

PageFacts page_facts(const Dom& page) {
  PageFacts facts;
  const GumboNode* head = page.find(GUMBO_TAG_HEAD);
  for (const GumboNode* node = head; node != nullptr; node = next_node(node, head, Enter::yes)) {
    if (tag_of(node) != GUMBO_TAG_META) continue;
    const std::string_view name = attribute(node, "name");
    const std::string_view property = attribute(node, "property");
    const std::string_view content = attribute(node, "content");
    if (property == "og:type" && content == "article") facts.is_article = true;
    if (name != "description" && property != "og:description") continue;
    if (facts.description.empty()) facts.description = content;
  }
  return facts;
}

ArticleHints hints_of(const Metadata& metadata, const PageFacts& facts) {
  ArticleHints hints;
  hints.title = metadata.fields.title;
  hints.body = metadata.body;
  hints.description = facts.description;
  hints.names = metadata.fields.byline;
  hints.names.push_back(metadata.fields.outlet.name);
  hints.is_article = facts.is_article;
  return hints;
}

std::string article_text(const Dom& page, const ArticleHints& hints, const PageModel& model) {
  const Outline outline = outline_of(page.root());
  const std::vector<float> scores = model.scores(outline, block_features(outline, hints));
  const float least = least_score(outline, scores);
  std::string text;
  std::size_t last = 0;  // of the blocks kept, and one more
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] < least) continue;
    const Block& block = outline.blocks[i];
    if (!text.empty()) text += block.goes_on && last == i ? " " : "\n\n";
    text += block.text;
    last = i + 1;
  }
  return text;
}

}  // namespace sayso
