// Numbers in words and digits: "12", "twenty-four", "2 1/2", "a few", "two or three".
#pragma once

#include <cstddef>

#include "times/tokens.h"

namespace sayso::timex {

/// A number of units. `end` is the token behind it; where it is the first token, there is none.
struct Count {
  std::size_t end = 0;
  int whole = 0;
  bool half = false;   // "and a half"
  bool vague = false;  // a number that is not said: "several"; a range
};

/// At `at`: digits, words, a vague number, or a range of them. "a" alone is no count.
Count read_count(const Tokens& tokens, std::size_t at);

/// The token behind "and a half" at `at`, or `at`.
std::size_t and_a_half(const Tokens& tokens, std::size_t at);

struct Numeral {
  std::size_t end = 0;
  int value = 0;
};

/// A number below a million in digits or words: "24", "twenty-four", "two thousand".
Numeral read_cardinal(const Tokens& tokens, std::size_t at);
/// "third", "3rd", "twenty-first".
Numeral read_ordinal(const Tokens& tokens, std::size_t at);
/// A year of four digits, from 1000 to 2199, or as it is spoken: "nineteen ninety-seven".
Numeral read_year(const Tokens& tokens, std::size_t at);

}  // namespace sayso::timex
