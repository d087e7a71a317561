// Text of pieces of HTML that hold an article and nothing around it: what feeds and news items
// carry.
#pragma once

#include <string>
#include <string_view>

namespace sayso {

/// Paragraphs, separated by a blank line, of `html`, which is UTF-8: all of it but for what feeds
/// add (links to go on reading, to share, "appeared first on") and a repeated `title`. What has no
/// tags is plain text.
std::string fragment_text(std::string_view html, std::string_view title);

/// The same for what is plain text and may say "<b>" without meaning it.
std::string plain_fragment_text(std::string_view text, std::string_view title);

/// One line of text from a title or name that may hold tags or HTML's character references.
std::string plain_line(std::string_view html);

}  // namespace sayso
