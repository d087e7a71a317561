// A table for terminals: columns stand under each other, and cells that are too wide wrap within
// their column.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "views/cli/text.h"

namespace sayso::cli {

struct Column {
  std::string heading;
  std::size_t width = 0;  // in columns of the terminal; 0: an equal share of what is left
  bool number = false;    // stands to the right
  Style style = Style::plain;
};

/// Lines of at most `width` columns, but where a single word is wider than its column. Each row has
/// one cell (harmless text) a column; cells keep their line feeds.
std::string table(const std::vector<Column>& columns,
                  const std::vector<std::vector<std::string>>& rows, std::size_t width,
                  Paint paint);

}  // namespace sayso::cli
