#include "base/markup.h"

#include "base/utf8.h"

namespace sayso {
namespace {

bool has_place(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  if (c >= 0x7f && c <= 0x9f) return false;  // C1 controls: not in HTML
  if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)) return false;  // bidirectional
  if (c >= 0xfdd0 && c <= 0xfdef) return false;
  return (c & 0xfffeU) != 0xfffeU;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    switch (point.value) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        append_utf8(has_place(point.value) ? point.value : U'\ufffd', out);
    }
    at += point.size;
  }
  return out;
}

}  // namespace sayso
