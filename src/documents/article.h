// Which blocks of a page are its article.
#pragma once

#include <string>
#include <string_view>

#include "documents/dom.h"

namespace sayso {

/// What a page says of itself that helps to find its article.
struct ArticleHints {
  std::string_view title;  // left out of the text
  std::string_view body;  // the text as structured data has it: a witness, whose layout may be poor
};

/// The article's paragraphs, separated by a blank line; empty where the page has none.
std::string article_text(const Dom& page, const ArticleHints& hints);

}  // namespace sayso
