// When something appeared, as far as its ISO 8601 value says, to be compared with another's.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sayso {

/// Seconds since 1970 in UTC, [begin, end): the whole day where only a day is known.
struct Moment {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

/// Of an ISO 8601 value cut to its granularity, "2024" to "2024-03-04T10:15:00+02:00". A time
/// without a zone is taken for UTC. None where `value` is no such date.
std::optional<Moment> moment_of(std::string_view value);

/// Days since 1970 of an ISO 8601 value, as written; none where it is coarser than a day.
std::optional<std::int64_t> day_number(std::string_view value);

/// -1 where all of `one` is before `other`, 1 where all is behind; 0 where that is not known.
int compare(const std::optional<Moment>& one, const std::optional<Moment>& other);

}  // namespace sayso
