// How many a word says: "two", "12", "a dozen", "dozens".
#pragma once

#include <cstdint>
#include <string_view>

namespace sayso {

/// The number that `word`, in lower case, or its digits (at most five) mean; 0 if it is none, or a
/// year: "2016 candidates".
std::uint32_t number_of(std::string_view word);

/// The least that a vague word can mean: of "dozens" 24, of "several" and all others 2.
std::uint32_t least_of(std::string_view word);

}  // namespace sayso
