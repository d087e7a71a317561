#include "coding/cells.h"

#include <string_view>

namespace sayso {
namespace {

std::string escaped_cell(std::string_view value) {
  std::string cell;
  cell.reserve(value.size());
  for (const char c : value) {
    switch (c) {
      case '\t':
        cell += "\\t";
        break;
      case '\n':
        cell += "\\n";
        break;
      case '\r':
        cell += "\\r";
        break;
      case '\\':
        cell += "\\\\";
        break;
      default:
        cell += c;
    }
  }
  return cell;
}

}  // namespace

std::string joined_row(const std::vector<std::string>& cells) {
  std::string row;
  for (const std::string& cell : cells) {
    if (&cell != cells.data()) row += '\t';
    row += escaped_cell(cell);
  }
  return row;
}

}  // namespace sayso
