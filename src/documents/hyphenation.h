// Words that a line end has broken.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace sayso {

/// Words of a text in lower case, such as "re-elected" and "fishery".
using WordSet = std::unordered_set<std::string>;

/// Adds the words of `text` that its line ends have not broken.
void add_words(std::string_view text, WordSet& words);

/// Appends the next line to a paragraph: after a space, or as the rest of a broken word. Whether
/// the hyphen is the word's own is told by how the text writes it elsewhere (`words`), else by its
/// parts.
void append_line(std::string_view line, const WordSet& words, std::string& paragraph);

}  // namespace sayso
