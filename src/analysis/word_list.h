// A text as its words, for rules that look at the words around a place.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace sayso {

struct Word {
  Span span;
  std::string lower;     // ASCII letters in lower case, an apostrophe straight
  bool capital = false;  // begins with an ASCII capital or a letter beyond ASCII
};

using Terms = std::initializer_list<std::string_view>;

/// The words of one text, in order. A word goes on over a hyphen, a dot or an apostrophe between
/// letters: "state-run", "U.S", "Lens.org", "Russia's".
class WordList {
 public:
  /// `text` must outlive it.
  explicit WordList(std::string_view text);

  std::size_t size() const { return words_.size(); }
  const Word& operator[](std::size_t i) const { return words_[i]; }
  std::string_view text() const { return text_; }

  /// The first word that begins at or after byte `at`; size() where none does.
  std::size_t from(std::uint32_t at) const;

  /// What stands between word `i` and the next; from the last one on, the rest of the text.
  std::string_view gap_after(std::size_t i) const;

  /// Whether word `i + 1` follows `i` with white space alone between them, on the same line.
  bool flows(std::size_t i) const;

  /// Whether there is a word `i` and it is one of `terms`, in lower case.
  bool is(std::size_t i, Terms terms) const;

  /// From the first byte of word `begin` to the last of the one before `end`.
  Span span_of(std::size_t begin, std::size_t end) const;

 private:
  std::string_view text_;
  std::vector<Word> words_;
};

}  // namespace sayso
