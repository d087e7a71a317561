#include "base/quotation.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace sayso {
namespace {

enum class Mark { none, opens, closes, straight };

Mark mark_of(char32_t c) {
  switch (c) {
    case U'"':
      return Mark::straight;
    case U'\u201C':
    case U'\u201F':
    case U'\u00AB':
      return Mark::opens;
    case U'\u201D':
    case U'\u00BB':
      return Mark::closes;
    default:
      return Mark::none;
  }
}

bool space_at(std::string_view text, std::size_t at) {
  UChar32 c;
  U8_GET(reinterpret_cast<const std::uint8_t*>(text.data()), 0, at, text.size(), c);
  // Unicode's White_Space, and the separators U+001C to U+001F.
  return u_isUWhiteSpace(c) || (c >= 0x1C && c <= 0x1F);
}

}  // namespace

bool is_quotation_mark(char32_t character) { return mark_of(character) != Mark::none; }

std::vector<Span> quotations(std::string_view text) {
  std::vector<Span> found;
  bool curly = false, straight = false;
  std::uint32_t opened = 0;
  auto set = [&](bool new_curly, bool new_straight, std::uint32_t at) {
    const bool was = curly || straight, is = new_curly || new_straight;
    if (!was && is) opened = at;
    if (was && !is) found.push_back({opened, at});
    curly = new_curly;
    straight = new_straight;
  };
  for (std::int32_t i = 0, next = 0; next < static_cast<std::int32_t>(text.size()); i = next) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      ++next;
      if (byte == '\n') {
        if (curly || straight) set(false, false, i);
      } else if (byte == '"') {
        bool free_left = i == 0;
        if (i > 0) {
          std::int32_t before = i;
          U8_BACK_1(reinterpret_cast<const std::uint8_t*>(text.data()), 0, before);
          free_left = space_at(text, before);
        }
        const bool free_right =
            next == static_cast<std::int32_t>(text.size()) || space_at(text, next);
        set(curly, free_left != free_right ? free_left : !straight, i);
      }
      continue;
    }
    UChar32 c;
    U8_NEXT(text.data(), next, static_cast<std::int32_t>(text.size()), c);
    const Mark mark = mark_of(c);
    if (mark == Mark::opens) set(true, straight, i);
    if (mark == Mark::closes) set(false, straight, i);
  }
  if (curly || straight) found.push_back({opened, static_cast<std::uint32_t>(text.size())});
  return found;
}

}  // namespace sayso
