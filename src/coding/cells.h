// Cells of tab-separated lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

/// Tabs and line ends as \t, \n and \r, backslashes as \\.
std::string escaped_cell(std::string_view value);

/// A line of the cells, escaped, without its newline.
std::string joined_row(const std::vector<std::string>& cells);

/// One cell of what `words_of` makes of each value, with "; " between.
template <typename List, typename WordsOf>
std::string joined_cell(const List& values, WordsOf words_of) {
  std::string cell;
  bool first = true;
  for (const auto& value : values) {
    if (!first) cell += "; ";
    first = false;
    cell += words_of(value);
  }
  return cell;
}

}  // namespace sayso
