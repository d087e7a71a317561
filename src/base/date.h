// Written dates to ISO 8601, as far as they say.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sayso {

struct Date {
  std::string value;        // ISO 8601, cut to the granularity; a zone only where one was written
  std::string granularity;  // "second", "minute", "hour", "day", "month", "year"
};

/// Reads all of `written`, white space around it aside:
///   ISO 8601   2024-03-04T10:15:00+02:00, 2024-03-04 10:15Z, 20240304T101500Z, 2024-03, 2024
///   RFC 2822   Mon, 4 Mar 2024 10:15:00 GMT
///   in words   March 4, 2024; 4 March 2024; Feb. 23rd, 2023; March 2024; each may be followed by a
///              time ("10:15", "at 10:15 a.m. UTC", "- 10:15 PM EST")
/// Day and month in digits alone ("04/03/2024") are not read unless only one order is possible.
/// Years are 1800 to 2199; a day or time that does not exist is no date.
std::optional<Date> parse_date(std::string_view written);

}  // namespace sayso
