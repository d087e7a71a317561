// Cells of tab-separated lines.
#pragma once

#include <string>
#include <vector>

namespace sayso {

/// A line of the cells without its newline: tabs and line ends as \t, \n and \r, backslashes as \\.
std::string joined_row(const std::vector<std::string>& cells);

/// One cell of a value for each item, "; " between; empty ones too, so that the lists of a row go
/// side by side. A semicolon inside a value becomes a comma.
template <typename Item, typename Value>
std::string list_cell(const std::vector<Item>& items, Value value) {
  std::string cell;
  for (const Item& item : items) {
    if (&item != &items.front()) cell += "; ";
    for (const char c : std::string(value(item))) cell += c == ';' ? ',' : c;
  }
  return cell;
}

}  // namespace sayso
