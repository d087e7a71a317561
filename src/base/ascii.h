// Text in which only ASCII letters matter: names of fields, of formats, of sites.
#pragma once

#include <string>
#include <string_view>

namespace sayso {

/// A to Z as a to z; all else stays.
constexpr char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
std::string lower_ascii(std::string_view text);

/// Whether they differ in upper and lower case at the most.
bool same_ascii(std::string_view a, std::string_view b);

/// Without the characters `around` before and behind it.
std::string_view trim(std::string_view text, std::string_view around);

/// Without spaces, tabs and line ends around it.
std::string_view trim_white(std::string_view text);

/// Letters and digits only, as lower_ascii has them, so that layout does not matter; bytes beyond
/// ASCII count as letters.
std::string letters_of(std::string_view text);

}  // namespace sayso
