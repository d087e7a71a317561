// Text of a page as text alone.
#pragma once

#include <string>
#include <string_view>

namespace sayso {

/// The text of what may be escaped HTML: "Fish &amp; chips" is "Fish & chips".
std::string plain(std::string text);

/// Lines, runs of white space and hard spaces as single spaces, none around.
std::string on_one_line(std::string_view text);

}  // namespace sayso
