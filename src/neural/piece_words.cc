#include "neural/piece_words.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace sayso {

char32_t last_before(std::string_view text, std::uint32_t end) {
  std::uint32_t at = end - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return code_point_at(text, at).value;
}

bool is_letter_or_digit(char32_t c) { return u_isalnum(static_cast<UChar32>(c)); }

bool continues_word(std::span<const Piece> pieces, std::string_view text, std::size_t i) {
  const std::uint32_t begin = pieces[i].span.begin;
  return i > 0 && pieces[i].before() == 0 && is_letter_or_digit(last_before(text, begin)) &&
         is_letter_or_digit(code_point_at(text, begin).value);
}

}  // namespace sayso
