#include "base/line_writer.h"

#include <charconv>
#include <cmath>

namespace sayso {

namespace {

/// How many bytes at `at` are a character to escape; 0 if it needs none.
std::size_t size_to_escape(std::string_view value, std::size_t at) {
  const auto c = static_cast<unsigned char>(value[at]);
  if (c < 0x20 || c == '"' || c == '\\') return 1;
  if (c != 0xc2 && c != 0xe2) return 0;
  const std::string_view rest = value.substr(at);
  if (rest.starts_with("\u0085")) return 2;
  return rest.starts_with("\u2028") || rest.starts_with("\u2029") ? 3 : 0;
}

}  // namespace

LineWriter& LineWriter::string(std::string_view value) {
  line_ += '"';
  std::size_t start = 0;  // of what needs no escape
  for (std::size_t i = 0; i < value.size();) {
    const std::size_t size = size_to_escape(value, i);
    if (size == 0) {
      ++i;
      continue;
    }
    line_ += value.substr(start, i - start);
    escape(value.substr(i, size));
    start = i += size;
  }
  line_ += value.substr(start);
  line_ += '"';
  return *this;
}

LineWriter& LineWriter::number(double value) {
  char digits[320];                                            // of the greatest double, 309
  const double rounded = std::round(value * 1e4) / 1e4 + 0.0;  // + 0.0: never "-0"
  const auto end = std::to_chars(digits, digits + sizeof digits, rounded, std::chars_format::fixed);
  return raw({digits, end.ptr});
}

LineWriter& LineWriter::span(Span span) {
  line_ += '[';
  offset(span.begin);
  line_ += ',';
  offset(span.end);
  line_ += ']';
  return *this;
}

void LineWriter::escape(std::string_view character) {
  constexpr std::string_view hex = "0123456789abcdef";
  line_ += '\\';
  if (character == "\"" || character == "\\") {
    line_ += character;
  } else if (character == "\n") {
    line_ += 'n';
  } else {
    const char32_t value = code_point_at(character, 0).value;
    line_ += 'u';
    for (const int shift : {12, 8, 4, 0}) line_ += hex[(value >> shift) & 15];
  }
}

void LineWriter::offset(std::uint32_t byte) {
  char digits[16];
  const auto end = std::to_chars(digits, digits + sizeof digits, offsets_.code_point(byte));
  line_.append(digits, end.ptr);
}

}  // namespace sayso
