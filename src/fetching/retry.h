// When to ask again after a failure.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sayso {

/// The longest time after which a server is asked again.
inline constexpr std::chrono::seconds longest_back_off = std::chrono::hours(24);

/// The wait after the `failures`-th failure in a row (from 1): `first`, then twice as long each
/// time, up to a day; between half and all of that, as `chance` (0 to 1) says, so that not all
/// clients come back at once.
std::chrono::milliseconds back_off(int failures, std::chrono::milliseconds first, double chance);

/// What a Retry-After header asks for, in seconds or as a date, at `now` in Unix seconds; at most a
/// day. Nothing if it cannot be read.
std::optional<std::chrono::seconds> read_retry_after(std::string_view value, std::int64_t now);

}  // namespace sayso
