// The clock, and its times as records keep them.
#pragma once

#include <cstdint>
#include <string>

namespace sayso {

/// Now, in Unix seconds.
std::int64_t unix_now();
/// ISO 8601 in UTC: "2031-03-06T09:30:00Z".
std::string written_time(std::int64_t seconds);

}  // namespace sayso
