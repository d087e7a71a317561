// Letters and signs as linking reads them.
#pragma once

namespace sayso {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Typewritten or typographic.
constexpr bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

}  // namespace sayso
