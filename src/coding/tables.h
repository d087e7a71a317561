// Tables built into the program: lines of tab-separated columns.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace sayso {

/// The first `size` columns of a line; those that it lacks are empty.
template <std::size_t size>
std::array<std::string_view, size> columns_of(std::string_view line) {
  std::array<std::string_view, size> columns;
  for (std::string_view& column : columns) {
    const std::size_t end = std::min(line.find('\t'), line.size());
    column = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return columns;
}

/// Calls `use` with each part of `text` between `separator`s, if there is any text.
template <typename Use>
void for_each_part(std::string_view text, char separator, Use use) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    use(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace sayso
