// Phrases by which sites say what a line is: an invitation to read on, a credit, a notice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sayso {

/// Bits of line_kinds: a text may have several.
enum class LineKind : std::uint8_t {
  read_more,    // "You may also like", "Lire aussi"
  newsletter,   // "Sign up for our newsletter"
  comments,     // "Your email address will not be published"
  legal,        // "All rights reserved", "We may earn a commission"
  contributor,  // "Editing by", "can be reached at"
  boilerplate,  // "About the company", "forward-looking statements"
  credit,       // "Photo:", "Getty Images"
  meta,         // "5 min read", "Filed under"
  reference,    // "Footnotes", "et al."
  call,         // "Learn more", "Book a call"
  contents,     // "In this article", "Frequently asked questions"
  advertisement,
  biography,  // "is a reporter", "About the author"
  dateline,   // "PORT LINNEY, March 4 (Agency) —"
};
inline constexpr std::size_t line_kind_count = 14;

/// The kinds that phrases in `text` speak for.
std::uint32_t line_kinds(std::string_view text);

}  // namespace sayso
