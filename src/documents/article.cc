#include "documents/article.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "documents/live_entries.h"
#include "documents/plain_text.h"

namespace sayso {
namespace {

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

Article article_of(const Dom& page, const ArticleHints& hints, const PageModel& model) {
  const Outline outline = outline_of(page.root());
  const std::vector<float> scores = model.scores(outline, block_features(outline, hints));
  const float least = least_score(outline, scores);
  Article article;
  std::vector<Span> spans(scores.size());
  std::size_t next = 0;  // block after the last one kept
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] < least) continue;
    const Block& block = outline.blocks[i];
    const std::string text = clean_lines(block.text);
    if (text.empty()) continue;
    if (!article.text.empty()) article.text += block.goes_on && next == i ? " " : "\n\n";
    const auto begin = static_cast<std::uint32_t>(article.text.size());
    article.text += text;
    spans[i] = {begin, static_cast<std::uint32_t>(article.text.size())};
    next = i + 1;
  }
  article.entries = live_entries(outline, spans);
  return article;
}

}  // namespace sayso
