// About which day a report without a date was written, as far as its text tells.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "times/timex.h"

namespace sayso {

/// Days since 1970 of the latest day that the text names in full ("4 March 2031"), or of one
/// without a year that comes up to half a year behind it ("since March 24"): news names the days
/// around it. None where it names no day in full, or a year that is later than all of them. Good
/// enough to tell one year's report from another's; never shown as a date of publication.
std::optional<std::int64_t> told_day(const std::vector<Timex>& times);

}  // namespace sayso
