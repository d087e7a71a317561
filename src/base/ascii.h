// Text in which only ASCII letters matter: names of fields, of formats, of sites.
#pragma once

#include <string>
#include <string_view>

namespace sayso {

/// A to Z as a to z; all else stays.
std::string lower_ascii(std::string_view text);

/// Without spaces, tabs and line ends around it.
std::string_view trim_white(std::string_view text);

/// Letters and digits only, as lower_ascii has them, so that layout does not matter; bytes beyond
/// ASCII count as letters.
std::string letters_of(std::string_view text);

}  // namespace sayso
