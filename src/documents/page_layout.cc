#include "documents/page_layout.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "base/utf8.h"

namespace sayso {
namespace {

// Fractions of the size of the typeface.
constexpr double same_baseline = 0.2;
constexpr double narrowest_space = 0.1;
constexpr double narrowest_gutter = 0.9;  // between columns; spaces of justified lines are as wide
constexpr double cell_gap = 2;            // in one row, what sets two cells apart

constexpr std::size_t most_rows = 3000;  // more are noise, which has no columns
constexpr std::size_t fewest_rows = 3;   // on both sides of a gutter
constexpr int bins = 240;                // places across a region where a gutter is looked for
constexpr int deepest = 6;               // columns within columns

using Words = std::vector<PageWord>;
using Rows = std::vector<PageRow>;

void measure(PageRow& row) {
  std::sort(row.words.begin(), row.words.end(),
            [](const PageWord& a, const PageWord& b) { return a.left < b.left; });
  row.left = row.words.front().left;
  row.right = row.left;
  row.top = row.words.front().top;
  row.bottom = row.words.front().bottom;
  std::map<double, std::size_t> letters_by_size;
  std::size_t letters = 0;
  std::size_t bold = 0;
  for (const PageWord& word : row.words) {
    row.right = std::max(row.right, word.right);
    row.top = std::min(row.top, word.top);
    row.bottom = std::max(row.bottom, word.bottom);
    letters_by_size[word.size] += word.text.size();
    letters += word.text.size();
    bold += word.bold ? word.text.size() : 0;
  }
  row.bold = bold * 10 > letters * 9;
  row.size = std::max_element(letters_by_size.begin(), letters_by_size.end(),
                              [](const auto& a, const auto& b) { return a.second < b.second; })
                 ->first;
}

/// Bold type is at times made by drawing a word twice, a little apart.
bool is_double(const PageWord& word, const PageWord& next) {
  return word.text == next.text && next.left - word.left < word.size * 0.15;
}

Rows rows_by_baseline(Words words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const PageWord& a, const PageWord& b) { return a.baseline < b.baseline; });
  Rows rows;
  for (PageWord& word : words) {
    if (rows.empty() || word.baseline - rows.back().baseline >
                            same_baseline * std::min(word.size, rows.back().words[0].size)) {
      rows.emplace_back().baseline = word.baseline;
    }
    rows.back().words.push_back(std::move(word));
  }
  for (PageRow& row : rows) {
    measure(row);
    row.words.erase(std::unique(row.words.begin(), row.words.end(), is_double), row.words.end());
  }
  return rows;
}

/// Whether `mark` is set to a word of `row`, above or below its line.
bool is_mark_of(const PageWord& mark, const PageRow& row) {
  const double middle = (mark.top + mark.bottom) / 2;
  if (mark.size > row.size * 0.85 || middle < row.top || middle > row.bottom) return false;
  return std::any_of(row.words.begin(), row.words.end(), [&](const PageWord& word) {
    return std::abs(mark.left - word.right) < row.size * 0.4 ||
           std::abs(word.left - mark.right) < row.size * 0.4;
  });
}

/// Moves raised and lowered marks into the rows that they belong to.
void take_marks(Rows& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const std::size_t near : {i - 1, i + 1}) {
      if (near >= rows.size() || rows[near].words.empty()) continue;
      auto& marks = rows[i].words;
      const auto kept = std::stable_partition(
          marks.begin(), marks.end(),
          [&](const PageWord& word) { return !is_mark_of(word, rows[near]); });
      if (kept == marks.end()) continue;
      rows[near].words.insert(rows[near].words.end(), kept, marks.end());
      marks.erase(kept, marks.end());
      measure(rows[near]);
      if (!marks.empty()) measure(rows[i]);
    }
  }
  std::erase_if(rows, [](const PageRow& row) { return row.words.empty(); });
}

/// The rows that stand to the right of `letter`, if that is a large first letter.
std::vector<std::size_t> rows_beside(const PageWord& letter, const Rows& rows) {
  std::vector<std::size_t> beside;
  if (count_code_points(letter.text) > 2) return beside;
  const double top = letter.baseline - letter.size * 0.8;  // ascents and descents are mostly empty
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const PageRow& row = rows[i];
    const bool level = row.baseline > top && row.baseline < letter.baseline + row.size * 0.3;
    if (!level || letter.size < row.size * 1.8) continue;
    if (row.words.back().left > letter.right - row.size) beside.push_back(i);
  }
  return beside;
}

/// Moves `letter` to the first of the rows `beside` it, which all begin where it does.
void take_drop_cap(const PageWord& letter, const std::vector<std::size_t>& beside, Rows& rows) {
  PageRow& first = rows[beside[0]];
  PageWord moved = letter;
  moved.baseline = first.baseline;
  moved.size = first.size;
  moved.top = first.top;
  moved.bottom = first.bottom;
  for (const PageWord& word : first.words) {
    if (word.left > letter.left) {
      moved.right = word.left;
      break;
    }
  }
  first.words.push_back(moved);
  for (const std::size_t i : beside) {
    measure(rows[i]);
    rows[i].left = std::min(rows[i].left, letter.left);
  }
}

void take_drop_caps(Rows& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const PageWord letter = rows[i].words.front();
    auto beside = rows_beside(letter, rows);
    if (beside.size() < 2) continue;
    const PageRow& first = rows[beside[0]];
    if (first.left - letter.right > letter.size) continue;
    rows[i].words.erase(rows[i].words.begin());
    if (rows[i].words.empty()) std::erase(beside, i);
    take_drop_cap(letter, beside, rows);
  }
  std::erase_if(rows, [](const PageRow& row) { return row.words.empty(); });
}

/// Rows that no word crosses at a place: [begin, end) of a region's.
struct Gutter {
  double at = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t score = 0;  // rows with words on the side that has fewer of them

  bool is_better_than(const Gutter& other) const {
    return score != other.score ? score > other.score : end - begin > other.end - other.begin;
  }
};

/// What a region shows of one side of a gutter.
struct Side {
  std::vector<std::size_t> letters;  // of each row that has any
  double left = 1e9;
  double right = -1e9;
  double first = 0;  // baselines
  double last = 0;

  void add(const PageWord& word, double baseline, bool new_row) {
    if (letters.empty()) first = baseline;
    if (new_row) letters.push_back(0);
    // Figures are no prose.
    const bool figure = word.text.find_first_not_of("0123456789.,%-+()$€£") == std::string::npos;
    letters.back() += figure ? 0 : count_code_points(word.text);
    left = std::min(left, word.left);
    right = std::max(right, word.right);
    last = baseline;
  }
  std::size_t rows() const { return letters.size(); }
  bool is_prose() const {
    std::vector<std::size_t> sorted = letters;
    std::sort(sorted.begin(), sorted.end());
    return sorted[sorted.size() / 2] >= 16;
  }
  double spacing() const { return (last - first) / static_cast<double>(rows()); }
};

struct Sides {
  Side left;
  Side right;
};

Sides sides_of(const Rows& rows, const Gutter& gutter) {
  Sides sides;
  for (std::size_t i = gutter.begin; i < gutter.end; ++i) {
    bool in_left = false;
    bool in_right = false;
    for (const PageWord& word : rows[i].words) {
      const bool left = word.left < gutter.at;
      bool& seen = left ? in_left : in_right;
      (left ? sides.left : sides.right).add(word, rows[i].baseline, !seen);
      seen = true;
    }
  }
  return sides;
}

/// The size of most rows.
double usual_size(const Rows& rows) {
  std::vector<double> sizes;
  for (const PageRow& row : rows) sizes.push_back(row.size);
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2),
                   sizes.end());
  return sizes[sizes.size() / 2];
}

/// Whether a word, or the narrow space between two, covers `at`.
bool crosses(const PageRow& row, double at) {
  double begin = row.words[0].left;
  double end = row.words[0].right;
  for (const PageWord& word : row.words) {
    if (word.left - end >= narrowest_gutter * row.size) {
      if (begin <= at && at <= end) return true;
      begin = word.left;
    }
    end = std::max(end, word.right);
  }
  return begin <= at && at <= end;
}

/// Whether the row is a headline over both columns that happens to be short: nothing stands beside
/// it.
bool is_wall(const Rows& rows, std::size_t i, double at, double usual) {
  const PageRow& row = rows[i];
  if (row.size < usual * 1.25 || (row.left < at && row.right > at)) return false;
  for (std::size_t j = i < 3 ? 0 : i - 3; j < std::min(i + 4, rows.size()); ++j) {
    if (j == i || rows[j].bottom < row.top || rows[j].top > row.bottom) continue;
    const bool beside = row.left > at ? rows[j].left < at : rows[j].right > at;
    if (beside) return false;
  }
  return true;
}

/// The longest stretch of rows with a gutter at `at`.
Gutter gutter_at(const Rows& rows, double at, double usual) {
  Gutter best;
  Gutter now{at};
  std::size_t left = 0;
  std::size_t right = 0;
  for (std::size_t i = 0; i <= rows.size(); ++i) {
    if (i < rows.size() && !crosses(rows[i], at) && !is_wall(rows, i, at, usual)) {
      left += rows[i].left < at ? 1 : 0;
      right += rows[i].right > at ? 1 : 0;
      continue;
    }
    now.end = i;
    now.score = std::min(left, right);
    if (now.is_better_than(best)) best = now;
    now.begin = i + 1;
    left = right = 0;
  }
  return best;
}

bool is_usable(const Rows& rows, const Gutter& gutter, double usual) {
  if (gutter.score < fewest_rows) return false;
  const Sides sides = sides_of(rows, gutter);
  const double width = sides.right.right - sides.left.left;
  // A narrow side is the numbers or bullets of a list.
  const double narrowest = std::max(width * 0.08, usual * 3);
  return sides.left.right - sides.left.left > narrowest &&
         sides.right.right - sides.right.left > narrowest &&
         sides.right.left - sides.left.right > narrowest_gutter * usual * 0.6;
}

/// The gutter with most rows on both sides, in the middle of the white between them.
Gutter find_gutter(const Rows& rows) {
  Gutter best;
  if (rows.size() < fewest_rows || rows.size() > most_rows) return best;
  double left = rows[0].left;
  double right = rows[0].right;
  for (const PageRow& row : rows) {
    left = std::min(left, row.left);
    right = std::max(right, row.right);
  }
  const double usual = usual_size(rows);
  for (int i = 1; i < bins; ++i) {
    const Gutter gutter = gutter_at(rows, left + (right - left) * i / bins, usual);
    if (gutter.is_better_than(best) && is_usable(rows, gutter, usual)) best = gutter;
  }
  if (best.score == 0) return best;
  const Sides sides = sides_of(rows, best);
  best.at = (sides.left.right + sides.right.left) / 2;
  return best;
}

/// Whether the two sides are columns that are read one after the other; else they are a table's.
bool are_columns(const Sides& sides) {
  const bool left = sides.left.is_prose();
  const bool right = sides.right.is_prose();
  if (left == right) return left;
  const Side& prose = left ? sides.left : sides.right;
  const Side& other = left ? sides.right : sides.left;
  // Beside prose, lines that stand together are a box of their own, and lines far apart are names
  // or figures that belong to what stands beside them.
  return other.rows() * 10 < prose.rows() * 6 && other.spacing() < prose.spacing() * 1.6;
}

class ReadingOrder {
 public:
  void add(Rows rows, int depth) {
    if (rows.empty()) return;
    Gutter gutter = depth < deepest ? find_gutter(rows) : Gutter();
    if (gutter.score == 0) return add_block(std::move(rows));
    const bool columns = are_columns(sides_of(rows, gutter));
    if (!columns) leave_prose(rows, gutter);
    const auto at = [&rows](std::size_t i) {
      return std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(i));
    };
    add(Rows(at(0), at(gutter.begin)), depth);
    Rows between(at(gutter.begin), at(gutter.end));
    if (columns) {
      add_columns(std::move(between), gutter.at, depth);
    } else {
      add_table(std::move(between), gutter.at);
    }
    add(Rows(at(gutter.end), at(rows.size())), depth);
  }

  Rows take() { return std::move(rows_); }

 private:
  void add_block(Rows rows) {
    take_drop_caps(rows);
    for (PageRow& row : rows) {
      row.block = blocks_;
      rows_.push_back(std::move(row));
    }
    ++blocks_;
  }

  /// Leaves short lines above and below a table out of it.
  static void leave_prose(const Rows& rows, Gutter& table) {
    const auto is_short = [&](std::size_t i) { return rows[i].right < table.at; };
    while (table.begin < table.end && is_short(table.begin)) ++table.begin;
    while (table.begin < table.end && is_short(table.end - 1)) --table.end;
  }

  void add_table(Rows rows, double gutter) {
    for (PageRow& row : rows) {
      row.in_table = true;
      row.goes_on = row.left > gutter && &row != &rows.front();
    }
    add_block(std::move(rows));
  }

  void add_columns(Rows rows, double gutter, int depth) {
    Words left;
    Words right;
    for (PageRow& row : rows) {
      for (PageWord& word : row.words) {
        (word.left < gutter ? left : right).push_back(std::move(word));
      }
    }
    add(rows_of(std::move(left)), depth + 1);
    add(rows_of(std::move(right)), depth + 1);
  }

  Rows rows_;
  std::size_t blocks_ = 0;
};

}  // namespace

std::vector<PageRow> rows_of(std::vector<PageWord> words) {
  Rows rows = rows_by_baseline(std::move(words));
  take_marks(rows);
  return rows;
}

std::vector<PageRow> in_reading_order(std::vector<PageWord> words) {
  ReadingOrder order;
  order.add(rows_of(std::move(words)), 0);
  return order.take();
}

bool apart(const PageWord& word, const PageWord& next) {
  return next.left - word.right > narrowest_space * std::min(word.size, next.size);
}

std::string text_of(const PageRow& row) {
  std::string text;
  for (std::size_t i = 0; i < row.words.size(); ++i) {
    if (i > 0 && row.words[i].left - row.words[i - 1].right > cell_gap * row.size) {
      text += '\t';
    } else if (i > 0 && apart(row.words[i - 1], row.words[i])) {
      text += ' ';
    }
    text += row.words[i].text;
  }
  return text;
}

}  // namespace sayso
