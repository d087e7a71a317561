// Which blocks of a page are its article.
//
// Two readings, each a forest of trees over numbers about each block (block_features.h): the first
// sees a block and its place, the second also what the first made of the blocks around it.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "documents/block_features.h"
#include "documents/dom.h"
#include "documents/forest.h"
#include "documents/metadata.h"
#include "documents/outline.h"

namespace sayso {

/// Read-only once opened: threads may share it.
class PageModel {
 public:
  /// Errors: "models-missing", "models-damaged".
  static Result<PageModel> open(const std::string& path);

  /// The chance of each block to be text of the article, as the first reading has it.
  std::vector<float> first_scores(const Rows& features) const;

  /// As both readings together have it.
  std::vector<float> scores(const Outline& outline, const Rows& features) const;

 private:
  Forest first_;
  Forest second_;
};

/// What a page's head says of its kind and contents.
struct PageFacts {
  std::string description;
  bool is_article = false;  // Open Graph: og:type is "article"
};
PageFacts page_facts(const Dom& page);

ArticleHints hints_of(const Metadata& metadata, const PageFacts& facts);

/// The article's paragraphs, separated by a blank line; empty where the page has none.
std::string article_text(const Dom& page, const ArticleHints& hints, const PageModel& model);

}  // namespace sayso
