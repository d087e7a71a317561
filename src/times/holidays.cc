#include "times/holidays.h"

#include <array>
#include <string_view>

namespace sayso::timex {
namespace {

namespace chrono = std::chrono;

struct Holiday {
  std::array<std::string_view, 4> words;  // with "day" where it must stand; else it may
  int month = 0;                          // 0: counted from Easter Sunday
  int day = 0;                            // of the month; or days after Easter
  int weekday = 0;  // the `day`-th of the month, from 1; -1 the last; 0: a fixed day
};

// Those of the English-speaking world's news. Of two that fit, the longer stands first.
constexpr Holiday kHolidays[] = {
    {{"christmas", "eve"}, 12, 24},
    {{"christmas"}, 12, 25},
    {{"boxing", "day"}, 12, 26},
    {{"new", "year", "'s", "eve"}, 12, 31},
    {{"new", "year", "'s", "day"}, 1, 1},
    {{"martin", "luther", "king", "day"}, 1, 3, 1},
    {{"valentine", "'s", "day"}, 2, 14},
    {{"st", "patrick", "'s", "day"}, 3, 17},
    {{"april", "fools"}, 4, 1},
    {{"may", "day"}, 5, 1},
    {{"mother", "'s", "day"}, 5, 2, 7},
    {{"memorial", "day"}, 5, -1, 1},
    {{"flag", "day"}, 6, 14},
    {{"father", "'s", "day"}, 6, 3, 7},
    {{"independence", "day"}, 7, 4},
    {{"bastille", "day"}, 7, 14},
    {{"labor", "day"}, 9, 1, 1},
    {{"columbus", "day"}, 10, 2, 1},
    {{"halloween"}, 10, 31},
    {{"election", "day"}, 11, 1, 12},
    {{"veterans", "day"}, 11, 11},
    {{"armistice", "day"}, 11, 11},
    {{"thanksgiving"}, 11, 4, 4},
    {{"good", "friday"}, 0, -2},
    {{"easter", "sunday"}, 0, 0},
    {{"easter", "monday"}, 0, 1},
    {{"palm", "sunday"}, 0, -7},
    {{"ash", "wednesday"}, 0, -46},
    {{"easter"}, 0, 0},
};

// Weekday 12: the Tuesday after the first Monday.
constexpr int kElectionTuesday = 12;

/// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
chrono::sys_days easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return chrono::sys_days(chrono::year(year) / (n / 31) / (n % 31 + 1));
}

/// A word of the table at `at`: "'s" may be written as one mark and a letter.
std::size_t word_end(const Tokens& tokens, std::size_t at, std::string_view word) {
  if (word == "'s") return tokens.is(at, "'") && tokens.is(at + 1, "s") ? at + 2 : at;
  return tokens.is(at, word) && tokens[at].capital ? at + 1 : at;
}

}  // namespace

NamedDay read_holiday(const Tokens& tokens, std::size_t at) {
  if (!tokens[at].capital) return {at, 0};
  for (std::size_t i = 0; i < std::size(kHolidays); ++i) {
    std::size_t end = at;
    bool fits = true;
    for (const std::string_view word : kHolidays[i].words) {
      if (word.empty()) break;
      const std::size_t next = word_end(tokens, end, word);
      fits = fits && next > end;
      if (!fits) break;
      end = next;
    }
    if (!fits) continue;
    if (tokens.is(end, "day") && tokens[end].capital) ++end;
    return {end, static_cast<int>(i) + 1};
  }
  return {at, 0};
}

Stretch day_of_holiday(int holiday, int year) {
  const Holiday& row = kHolidays[static_cast<std::size_t>(holiday) - 1];
  if (row.month == 0) return {easter(year) + chrono::days(row.day), Grain::day};
  if (row.weekday == 0) return stretch_of_day(year, row.month, row.day);
  const auto month = chrono::year(year) / row.month;
  if (row.weekday == kElectionTuesday) {
    return {chrono::sys_days(month / chrono::Monday[1]) + chrono::days(1), Grain::day};
  }
  const chrono::weekday weekday(static_cast<unsigned>(row.weekday % 7));
  if (row.day < 0) return {chrono::sys_days(month / weekday[chrono::last]), Grain::day};
  return {chrono::sys_days(month / weekday[static_cast<unsigned>(row.day)]), Grain::day};
}

}  // namespace sayso::timex
