// Days with a name: "Christmas Eve", "Thanksgiving".
#pragma once

#include <cstddef>

#include "times/tokens.h"

namespace sayso::timex {

struct NamedDay {
  std::size_t end = 0;
  int holiday = 0;  // for `day_of_holiday`; 0 where there is none
};

/// The named day that begins at token `at`, "Day" included: "Labor Day".
NamedDay read_holiday(const Tokens& tokens, std::size_t at);

/// When `holiday` is in `year`, 1800 to 2199.
Stretch day_of_holiday(int holiday, int year);

}  // namespace sayso::timex
