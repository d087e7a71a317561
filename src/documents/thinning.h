// Takes out of a page what nobody reads before a parser spends its time on it.
#pragma once

#include <string>
#include <string_view>

namespace sayso {

/// `html`, which is UTF-8, so that a parser makes the same tree of it but for
///   - the contents of scripts other than JSON-LD, of style sheets, comments and drawings (<svg>),
///   - the options of a <select>,
///   - the attributes that no reader of a page asks for (thinning.cc lists those that stay),
///   - the addresses of links other than to an author's page or, in <link>, to the page itself,
///   - runs of white space in text, which are one space,
///   - tags deeper than 512 levels, of which the text stays: parsers take time by depth.
/// What is not closed, and all behind it, is only made flat. Takes time in proportion to `html`.
std::string thinned(std::string_view html);

}  // namespace sayso
