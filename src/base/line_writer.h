// One line of JSON, written straight into a string.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/span.h"
#include "base/utf8.h"

namespace sayso {

/// Appends JSON to a line, which is much faster than building an object first.
class LineWriter {
 public:
  /// Spans are byte ranges of `text` and come out in its code points.
  explicit LineWriter(std::string_view text) : offsets_(text) {}

  std::string take() { return std::move(line_); }

  /// What stands between values is written as it is.
  LineWriter& raw(std::string_view json) {
    line_ += json;
    return *this;
  }

  /// Valid UTF-8. Beyond what JSON asks for, the line ends of Unicode are escaped, at which some
  /// readers part the lines of a file.
  LineWriter& string(std::string_view value);
  LineWriter& string_or_null(std::string_view value) {
    return value.empty() ? raw("null") : string(value);
  }
  /// Finite. To four places, which is finer than any score is sure, and without an exponent.
  LineWriter& number(double value);
  LineWriter& span(Span span);
  LineWriter& spans(const Spans& spans) {
    return list(spans, [this](Span one) { span(one); });
  }

  /// Has `write` write each value.
  template <typename List, typename Write>
  LineWriter& list(const List& values, Write write) {
    line_ += '[';
    bool first = true;
    for (const auto& value : values) {
      if (!first) line_ += ',';
      first = false;
      write(value);
    }
    line_ += ']';
    return *this;
  }

 private:
  void escape(std::string_view character);
  void offset(std::uint32_t byte);

  CodePointIndex offsets_;
  std::string line_;
};

}  // namespace sayso
