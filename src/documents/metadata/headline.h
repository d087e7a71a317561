// Headlines of a page without what the site adds to them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

struct PageEvidence;
struct ArticleData;

/// Share of words in common, of the shorter one's: 0 to 1; 0 where it is one word by chance.
double shared_words(std::string_view a, std::string_view b);

/// `title` without a part that is one of `sites`, as in "A minister resigns | The Harbour Courier".
std::string without_site(std::string title, const std::vector<std::string>& sites);

/// The article's title: its heading on the page, where that fits what the page calls itself.
/// `article` is the one that structured data describes, or null.
std::string title_of(const PageEvidence& page, const ArticleData* article);

}  // namespace sayso
