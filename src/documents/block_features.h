// What the scorer sees of a page's blocks: one row of numbers a block.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "documents/outline.h"

namespace sayso {

/// What a page says of itself that helps to find its article.
struct ArticleHints {
  std::string_view title;
  std::string_view body;  // the text as structured data has it: a witness, whose layout may be poor
  std::string_view description;    // of the page, one or two sentences
  std::vector<std::string> names;  // of authors and the outlet
  bool is_article = false;         // that the page calls itself one
};

/// Rows of one width, one behind the other; all 0 for blocks that are surely furniture.
struct Rows {
  std::size_t width = 0;
  std::vector<float> values;

  const float* row(std::size_t i) const { return values.data() + i * width; }
};

/// Numbers in a row of each reading.
inline constexpr std::size_t first_width = 323;
inline constexpr std::size_t second_width = 364;

/// Of each block's runs of four words, the share that `witness` has as well.
std::vector<float> shares_witnessed(const Outline& outline, std::string_view witness);

/// For the first reading: each block by itself and in its place.
Rows block_features(const Outline& outline, const ArticleHints& hints);

/// For the second reading: the same, and what the first reading made of the blocks around.
/// `scores`: the chance of each block to be text of the article.
Rows features_with_scores(const Outline& outline, const Rows& first,
                          const std::vector<float>& scores);

}  // namespace sayso
