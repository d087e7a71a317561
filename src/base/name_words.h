// A name's words, made alike, so that two names can be compared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

/// A name's words in lower case, without articles, possessive endings and dots.
struct NameWords {
  std::vector<std::string> words;  // at least one
  std::string initials;            // of its capitalised words, in lower case
};
NameWords name_words(std::string_view name);

/// Whether `word`, in lower case and without dots, is said before a name and tells nothing of what
/// somebody does: "mr", "lady".
bool is_form_of_address(std::string_view word);

/// Whether a word of a name tells nothing apart: "the", "of", "and".
bool is_small_name_word(std::string_view word);

}  // namespace sayso
