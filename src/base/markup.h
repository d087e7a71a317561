// Text in XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace sayso {

/// `text` (UTF-8) as character data or, between double quotation marks, as the value of an
/// attribute. What XML 1.0 has no place for, and controls of direction, become U+FFFD.
std::string escaped(std::string_view text);

}  // namespace sayso
