// The words of a text, and what they come to when it is asked whether another text says the same.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace sayso {

struct TextWord {
  Span span;
  std::string lower;     // ASCII letters in lower case
  bool capital = false;  // begins with a capital, or with a letter beyond ASCII
  bool acronym = false;  // two to six capitals and nothing else
};

/// In reading order: runs of letters and digits, numbers with their dots and commas, without the
/// possessive 's. `text` is valid UTF-8.
std::vector<TextWord> text_words(std::string_view text);

/// Whether a word joins others and tells nothing apart: "of", "the".
bool is_small(std::string_view lower);

/// A word that says something, without its ending, or a number in digits.
struct ContentWord {
  std::string word;
  bool number = false;
  bool figure = false;  // a number that is neither small nor a year: another text that says the
                        // same has it
};

/// Those of `words` that lie in one of `within` and not in `without`, each once. Dates and times of
/// the day are left out: texts name them in many ways.
std::vector<ContentWord> content_words(const std::vector<TextWord>& words, const Spans& within,
                                       Span without);

/// All content words of a title and a text, for looking up.
std::set<std::string> content_of(std::string_view title, std::string_view text);

/// A word without its ending.
std::string stem(std::string_view lower);

/// Words of names: with a capital, of four letters at least, without their endings.
std::set<std::string> name_stems(const std::vector<TextWord>& words);

/// The `most` frequent of them, the most frequent first.
std::vector<std::string> frequent_names(const std::vector<TextWord>& words, std::size_t most);

/// How many words two sets have in common.
std::size_t shared(const std::set<std::string>& one, const std::set<std::string>& other);

}  // namespace sayso
