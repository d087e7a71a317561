// Words on a page to lines in the order in which a person reads them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sayso {

/// Distances are in points, from the page's upper left corner.
struct PageWord {
  std::string text;  // UTF-8, of one typeface and without white space
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  double baseline = 0;
  double size = 0;  // of the typeface
  bool bold = false;
};

/// Words on one baseline.
struct PageRow {
  std::vector<PageWord> words;  // from left to right
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  double baseline = 0;
  double size = 0;  // that of most of its letters
  bool bold = false;
  bool in_table = false;  // a row of a table, which is a paragraph
  bool goes_on = false;   // of a table: the rest of the row before
  std::size_t block = 0;  // of its page: what stands in one column, from 0
};

/// The rows of all `words`, from top to bottom, whatever column they stand in. Words drawn twice
/// are there once; a raised or lowered mark stands in the row of the word it is set to.
std::vector<PageRow> rows_of(std::vector<PageWord> words);

/// The rows in reading order: columns of prose one after the other, tables row by row.
std::vector<PageRow> in_reading_order(std::vector<PageWord> words);

/// The words of `row` with spaces where they are set apart, and a tab between cells.
std::string text_of(const PageRow& row);

/// Whether a space stands between `word` and the one after it.
bool apart(const PageWord& word, const PageWord& next);

}  // namespace sayso
