// Rows of CSV as RFC 4180 has them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/span.h"
#include "base/utf8.h"

namespace sayso {

/// A text as a cell. Spreadsheets take a cell that begins with = + - @, a tab or a carriage return
/// for a formula: it gets an apostrophe before it.
std::string csv_cell(std::string_view text);

/// Cells of one row, in the order of the header.
class CsvRow {
 public:
  CsvRow& text(std::string_view text) { return cell(csv_cell(text)); }
  CsvRow& number(double value);  // to four places
  CsvRow& number(std::optional<double> value) { return value ? number(*value) : cell({}); }
  CsvRow& count(std::size_t value) { return cell(std::to_string(value)); }
  /// "12-30;41-60", in code points.
  CsvRow& spans(const Spans& spans, const CodePointIndex& points);

  /// With its CRLF.
  std::string take() { return std::move(line_) + "\r\n"; }

 private:
  CsvRow& cell(std::string_view written);

  std::string line_;
  bool first_ = true;
};

/// "12-30;41-60", in code points.
std::string written_spans(const Spans& spans, const CodePointIndex& points);

}  // namespace sayso
