// Which blocks of a page are its article.
#pragma once

#include <string>
#include <vector>

#include "documents/block_features.h"
#include "documents/document.h"
#include "documents/dom.h"
#include "documents/metadata.h"
#include "documents/page_model.h"

namespace sayso {

/// What a page's head says of its kind and contents.
struct PageFacts {
  std::string description;
  bool is_article = false;  // Open Graph: og:type is "article"
};
PageFacts page_facts(const Dom& page);

/// The hints refer to `metadata` and `facts`.
ArticleHints hints_of(const Metadata& metadata, const PageFacts& facts);

struct Article {
  std::string text;  // clean paragraphs, separated by a blank line; empty where the page has none
  std::vector<LiveEntry> entries;
};

Article article_of(const Dom& page, const ArticleHints& hints, const PageModel& model);

}  // namespace sayso
