// A text as tokens: words, numbers and marks, each with its place in the lexicon.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "times/lexicon.h"

namespace sayso::timex {

struct Token {
  enum class Kind : std::uint8_t { word, number, mark };

  Span span;
  Kind kind = Kind::mark;
  Entry entry;           // of words
  int number = -1;       // of digits, with commas between thousands; -1 beyond nine digits
  bool glued = false;    // nothing stands between it and the token before
  bool capital = false;  // begins with an ASCII capital
};

/// The tokens of one text. A word is ASCII letters and bytes beyond ASCII, or letters with dots
/// between ("a.m", "U.S"); a hyphen and an apostrophe are marks. Between paragraphs there is a mark
/// without width, so that no phrase goes over it.
class Tokens {
 public:
  explicit Tokens(std::string_view text);

  std::size_t size() const { return tokens_.size(); }
  /// Beyond the last token: an empty mark.
  const Token& operator[](std::size_t i) const { return i < size() ? tokens_[i] : end_; }

  /// In lower case; a curly apostrophe is straight, dashes of all lengths but "-" are "--".
  std::string_view lower(std::size_t i) const;
  bool is(std::size_t i, std::string_view word) const { return lower(i) == word; }
  bool is(std::size_t i, std::initializer_list<std::string_view> words) const;
  bool is(std::size_t i, Class cls) const { return (*this)[i].entry.cls == cls; }

  /// Whether token `i` is a hyphen that joins what is before it to what is behind.
  bool hyphen(std::size_t i) const { return (*this)[i].glued && lower(i) == "-"; }

  /// Whether a sentence ends before token `i`: at an end mark, a bullet or a paragraph.
  bool ends_before(std::size_t i) const;

  Span span_of(std::size_t begin, std::size_t end) const {
    return {(*this)[begin].span.begin, (*this)[end - 1].span.end};
  }

 private:
  void add(std::size_t begin, std::size_t end, Token::Kind kind);

  std::string lower_;  // as long as the text
  std::vector<Token> tokens_;
  Token end_;
};

}  // namespace sayso::timex
