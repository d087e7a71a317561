// How much or how many: "at least 300", "$1.2 billion", "hundreds of", "20 to 30".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "analysis/word_list.h"
#include "base/span.h"

namespace sayso {

struct Quantity {
  std::size_t end = 0;           // the word behind it; the first word itself where there is none
  Span span;                     // with a sign of currency before it
  std::optional<double> number;  // of a range the lower end; none where no number is said
  std::string hedge;             // as written: "at least", "hundreds of", "20 to 30"
  std::string_view currency;     // ISO 4217; empty where it counts no money
};

/// The quantity that begins at word `i` and ends before word `end`. Years, percentages and parts of
/// compounds ("two-day") are none. "a", "the" and "some" alone are none either.
Quantity read_quantity(const WordList& words, std::size_t i, std::size_t end);

}  // namespace sayso
