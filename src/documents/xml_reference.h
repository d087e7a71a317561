#pragma once

#include <string>
#include <string_view>

namespace sayso {

/// `text` with its references written out: "&amp;", "&#8217;", and the names that HTML has for
/// characters. Any other "&" stands for itself. Numbers of characters that are not in XML give
/// nothing, but for those of Windows-1252, which browsers read as well.
std::string with_references(std::string_view text);

}  // namespace sayso
