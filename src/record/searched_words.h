// The words of a search, to be looked for in a claim's own words.
#pragma once

#include <string>
#include <string_view>

namespace sayso {

/// In lower case as a list in JSON; an empty one where the search has more to it than words.
std::string searched_words(std::string_view search);

}  // namespace sayso
