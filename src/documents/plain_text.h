// Plain text to a document: paragraphs, and what its first lines say of headline, outlet, date and
// byline.
#pragma once

#include <string>
#include <string_view>

#include "documents/document.h"

namespace sayso {

/// Line ends become \n; control characters and white space at the ends of lines go. `text` is
/// UTF-8.
std::string clean_lines(std::string_view text);

/// Paragraphs separated by a blank line. Lines that were broken to fit a width are joined;
/// otherwise every line is a paragraph. `lines` comes from clean_lines.
std::string as_paragraphs(std::string_view lines);

/// Fills text, title, byline, outlet and publication date from `text`, which is UTF-8. What is not
/// clearly said stays empty.
Document read_plain_text(std::string_view text);

/// Whether a sentence, or what comes before a list or a quotation, ends with `line`.
bool ends_sentence(std::string_view line);

}  // namespace sayso
