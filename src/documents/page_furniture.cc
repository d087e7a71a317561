#include "documents/page_furniture.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <iterator>
#include <map>
#include <string>
#include <utility>

namespace sayso {
namespace {

constexpr std::size_t edge_rows = 3;    // from the top and from the bottom
constexpr double same_height = 12;      // points
constexpr std::size_t few_pages = 6;    // of these, two with the same line are enough
constexpr std::size_t edge_words = 60;  // more are a paragraph

bool is_roman(const std::string& word) {
  return word.size() < 8 && word.find_first_not_of("ivxlc") == std::string::npos;
}

/// What running lines of different pages have in common: lower case, numbers as "#".
std::string pattern_of(const PageRow& row) {
  std::string out;
  for (const PageWord& word : row.words) {
    std::string pattern;
    for (const char c : word.text) {
      const auto byte = static_cast<unsigned char>(c);
      if (std::isdigit(byte) == 0) {
        pattern += static_cast<char>(std::tolower(byte));
      } else if (!pattern.ends_with('#')) {
        pattern += '#';
      }
    }
    out += (out.empty() ? "" : " ") + (is_roman(pattern) ? "#" : pattern);
  }
  return out;
}

/// Whether the row is the number of its page by its own words: "- 3 -", "Page 3 of 7", or "3" on
/// page 3.
bool is_page_number(const PageRow& row, std::uint32_t page) {
  const std::string pattern = pattern_of(row);
  for (const char* known : {"page #", "page # of #", "page #/#", "# of #", "#/#", "- # -", "– # –",
                            "-#-", "p. #", "[#]"}) {
    if (pattern == known) return true;
  }
  return pattern == "#" && row.words[0].text == std::to_string(page);
}

struct Seen {
  double height;
  double size;
};

using SeenByPattern = std::map<std::string, std::vector<Seen>>;

bool is_running(const std::vector<Seen>& all, const Seen& row, std::size_t pages) {
  const auto count = std::count_if(all.begin(), all.end(), [&row](const Seen& other) {
    return std::abs(other.height - row.height) < same_height && std::abs(other.size - row.size) < 1;
  });
  return count >= (pages <= few_pages ? 2 : 3);
}

/// Calls `take(row, pattern, seen)` for the rows at the edges of a page.
template <typename Rows, typename Take>
void at_edges(Rows& rows, const Take& take) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool top = i < edge_rows;
    if ((!top && i + edge_rows < rows.size()) || rows[i].words.size() > edge_words) continue;
    take(rows[i], pattern_of(rows[i]), Seen{rows[i].baseline, rows[i].size});
  }
}

}  // namespace

void remove_running_lines(std::vector<PageContent>& pages) {
  SeenByPattern seen;
  std::vector<std::vector<PageRow>> rows;
  rows.reserve(pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    rows.push_back(rows_of(std::move(pages[i].words)));
    at_edges(rows[i], [&seen](const PageRow&, const std::string& pattern, const Seen& place) {
      seen[pattern].push_back(place);
    });
  }
  std::vector<PageRow*> running;
  std::size_t count = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    count += rows[i].size();
    at_edges(rows[i], [&](PageRow& row, const std::string& pattern, const Seen& place) {
      const bool edge = &row == &rows[i].front() || &row == &rows[i].back();
      if (is_running(seen[pattern], place, pages.size()) ||
          (edge && is_page_number(row, pages[i].number))) {
        running.push_back(&row);
      }
    });
  }
  // Pages that have nothing else say it for its own sake.
  if (running.size() == count) running.clear();
  for (PageRow* row : running) row->words.clear();
  for (std::size_t i = 0; i < pages.size(); ++i) {
    pages[i].words.clear();
    for (PageRow& row : rows[i]) {
      std::move(row.words.begin(), row.words.end(), std::back_inserter(pages[i].words));
    }
  }
}

}  // namespace sayso
