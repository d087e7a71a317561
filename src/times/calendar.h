// Stretches of the calendar: days, ISO weeks, months, quarters and longer, and moving between them.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sayso::timex {

/// From the finest to the coarsest.
enum class Grain : std::uint8_t {
  second,
  minute,
  hour,
  day,
  weekend,
  week,
  month,
  quarter,
  season,
  half,
  year,
  decade,
  century,
  millennium
};

/// Of a season: its first month says which (3, 6, 9, 12). Winter belongs to the year it begins in.
struct Stretch {
  std::chrono::sys_days first{};  // first day; of a winter 1 December
  Grain grain = Grain::day;

  friend bool operator==(const Stretch&, const Stretch&) = default;
};

Stretch stretch_of_day(int year, int month, int day);
Stretch stretch_of_month(int year, int month);
Stretch stretch_of_year(int year);

int year_of(const Stretch&);
int month_of(const Stretch&);
/// ISO 8601: Monday is 1.
int weekday_of(const Stretch&);
/// Whether the day exists.
bool exists(int year, int month, int day);

/// The stretch of `grain` that holds the first day of `within`.
Stretch widened(const Stretch& within, Grain grain);
/// The stretch `count` stretches of `grain` after the one that holds `from`. The day of the month
/// is kept where grain is not finer than a month only through `widened`: the result is a whole
/// stretch.
Stretch shifted(const Stretch& from, Grain grain, int count);
/// The same part of another year: 1989-Q3 by -1 is 1988-Q3; 29 February becomes the 28th.
Stretch shifted_years(const Stretch& from, int years);

/// Whether a stretch of `known` grain tells which one of `wanted` grain it lies in.
bool tells(Grain known, Grain wanted);

/// TIMEX3: "2024-03-04", "2024-W10", "2024-W10-WE", "2024-03", "2024-Q1", "2024-SU", "2024-H1",
/// "2024", "202X", "20XX".
std::string value_of(const Stretch&);
/// The same with X for what is not known: "XXXX-XX-XX", "XXXX-WXX", "XXXX".
std::string unknown_value_of(Grain);

/// TIMEX3's letters for a unit of length: "D", "WE"; E is a decade, C a century, L a millennium.
std::string_view unit_letters(Grain);
/// "P2D", "PT5H"; decades and centuries in years: "P20Y".
std::string length_value(int count, Grain grain);

/// Reads an ISO 8601 value of a year, a month or a day, a time behind it aside.
std::optional<Stretch> stretch_from(std::string_view value);

/// `number` with zeros in front up to `width` digits.
std::string padded(int number, std::size_t width);

}  // namespace sayso::timex
