#include "exporting/csv.h"

#include <charconv>
#include <cmath>

namespace sayso {

std::string csv_cell(std::string_view text) {
  std::string guarded;
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) {
    guarded = "'";
  }
  guarded += text;
  if (guarded.find_first_of(",\"\r\n") == guarded.npos) return guarded;
  std::string cell = "\"";
  for (const char c : guarded) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + '"';
}

CsvRow& CsvRow::number(double value) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, std::round(value * 1e4) / 1e4);
  return cell({digits, end.ptr});
}

CsvRow& CsvRow::spans(const Spans& spans, const CodePointIndex& points) {
  return cell(written_spans(spans, points));
}

CsvRow& CsvRow::cell(std::string_view written) {
  if (!first_) line_ += ',';
  first_ = false;
  line_ += written;
  return *this;
}

std::string written_spans(const Spans& spans, const CodePointIndex& points) {
  std::string out;
  for (const Span span : spans) {
    if (!out.empty()) out += ';';
    out += std::to_string(points.code_point(span.begin)) + "-" +
           std::to_string(points.code_point(span.end));
  }
  return out;
}

}  // namespace sayso
