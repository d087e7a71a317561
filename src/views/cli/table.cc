#include "views/cli/table.h"

#include <algorithm>
#include <string_view>

namespace sayso::cli {

namespace {

constexpr std::size_t gap = 2;

std::vector<std::size_t> widths_of(const std::vector<Column>& all, std::size_t width) {
  std::size_t taken = gap * (all.size() - 1);
  std::size_t sharing = 0;
  for (const Column& column : all) {
    taken += column.width;
    if (column.width == 0) ++sharing;
  }
  std::vector<std::size_t> widths;
  for (const Column& column : all) {
    const std::size_t left = width > taken ? width - taken : 0;
    widths.push_back(column.width > 0 ? column.width : std::max<std::size_t>(left / sharing, 8));
  }
  return widths;
}

std::vector<std::string> lines_of(const std::string& cell, std::size_t width) {
  const std::string wrapped = wrap({{cell, Style::plain}}, {width, "", "", Paint::plain});
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < wrapped.size()) {
    const std::size_t end = wrapped.find('\n', begin);
    lines.push_back(wrapped.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

std::string padding(std::string_view text, std::size_t width) {
  const std::size_t taken = columns(text);
  return std::string(taken < width ? width - taken : 0, ' ');
}

}  // namespace

std::string table(const std::vector<Column>& columns,
                  const std::vector<std::vector<std::string>>& rows, std::size_t width,
                  Paint paint) {
  const std::vector<std::size_t> widths = widths_of(columns, width);
  std::string out;
  const auto add_row = [&](const std::vector<std::string>& cells, bool heading) {
    std::vector<std::vector<std::string>> lines;
    std::size_t height = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      lines.push_back(lines_of(cells[i], widths[i]));
      height = std::max(height, lines.back().size());
    }
    for (std::size_t row = 0; row < height; ++row) {
      std::string before;  // spaces that are due; none end a line
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string cell = row < lines[i].size() ? lines[i][row] : "";
        const std::string space = padding(cell, widths[i]);
        if (columns[i].number) before += space;
        if (!cell.empty()) {
          out += before + painted({cell, heading ? Style::strong : columns[i].style}, paint);
          before.clear();
        }
        if (!columns[i].number) before += space;
        before.append(gap, ' ');
      }
      out += '\n';
    }
  };
  std::vector<std::string> headings;
  headings.reserve(columns.size());
  for (const Column& column : columns) headings.push_back(column.heading);
  add_row(headings, true);
  for (const std::vector<std::string>& cells : rows) add_row(cells, false);
  return out;
}

}  // namespace sayso::cli
