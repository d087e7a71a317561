// The numbers that a claim states, made alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "times/timex.h"

namespace sayso {

/// The numbers that `span` states: "seventeen" and "17" as "17", "1.2 million" as "1200000",
/// "6 per cent" and "6%" as "6%", "half a point" and "50 basis points" as "0.5pt", "22 minutes" as
/// "22minute"; times of day by the clock's twelve hours, as texts leave out which half:
/// "6:52 p.m.", "18.52" and "eight minutes to seven" are "t06:52". Those in dates are none.
std::vector<std::string> claim_numbers(std::string_view text, Span span,
                                       const std::vector<Timex>& times);

/// The numbers of `span` that give way to another: "19, not 21", "to 19 from 21".
std::vector<std::string> replaced_numbers(std::string_view text, Span span);

}  // namespace sayso
