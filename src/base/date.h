// Written dates to ISO 8601, as far as they say.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

struct Date {
  std::string value;        // ISO 8601, cut to the granularity; a zone only where one was written
  std::string granularity;  // "second", "minute", "hour", "day", "month", "year"
};

/// Which number comes first where day and month are both digits: "04/03/2024".
enum class DayOrder { unknown, day_first, month_first };

/// Reads all of `written`, white space around it aside:
///   ISO 8601   2024-03-04T10:15:00+02:00, 2024-03-04 10:15Z, 20240304T101500Z, 2024-03, 2024
///   RFC 2822   Mon, 4 Mar 2024 10:15:00 GMT
///   in words   March 4, 2024; 4 March 2024; Feb. 23rd, 2023; March 2024; 4 de marzo de 2024; each
///              may be followed by a time ("10:15", "at 10:15 a.m. UTC", "- 10:15 PM EST")
/// Months may be English, French, German, Spanish, Italian, Portuguese or Dutch. Day and month in
/// digits alone ("04/03/2024") are read by `order`, and where it is unknown only if they make one
/// day. Years are 1800 to 2199; a day or time that does not exist is no date.
std::optional<Date> parse_date(std::string_view written, DayOrder order = DayOrder::unknown);

/// A date inside a text, in bytes [begin, end).
struct FoundDate {
  std::size_t begin = 0;
  std::size_t end = 0;
  Date date;
  /// The other reading of digits whose order is not known; `date` then takes the month as first.
  std::optional<Date> other;
  /// The order that the digits can only have been written in.
  DayOrder order = DayOrder::unknown;
};

/// The dates that stand in `text`, in reading order: those above that have a year and a month at
/// least. A time is taken only where it follows at once.
std::vector<FoundDate> find_dates(std::string_view text, DayOrder order = DayOrder::unknown);

}  // namespace sayso
