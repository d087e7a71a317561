#include "times/calendar.h"

#include <algorithm>

namespace sayso::timex {
namespace {

namespace chrono = std::chrono;

chrono::year_month_day date_of(const Stretch& stretch) {
  return chrono::year_month_day(stretch.first);
}

chrono::sys_days day_at(int year, int month, int day) {
  return chrono::sys_days(chrono::year(year) / month / day);
}

/// Months since year 0, from 0.
int months_of(const Stretch& stretch) { return year_of(stretch) * 12 + month_of(stretch) - 1; }

Stretch at_months(int months, Grain grain) {
  return {day_at(months / 12, months % 12 + 1, 1), grain};
}

/// How many months a grain has; 0 for those that are no number of months.
int months_in(Grain grain) {
  switch (grain) {
    case Grain::month:
      return 1;
    case Grain::quarter:
    case Grain::season:
      return 3;
    case Grain::half:
      return 6;
    case Grain::year:
      return 12;
    case Grain::decade:
      return 120;
    case Grain::century:
      return 1200;
    case Grain::millennium:
      return 12000;
    default:
      return 0;
  }
}

std::string_view season_name(int first_month) {
  switch (first_month) {
    case 3:
      return "SP";
    case 6:
      return "SU";
    case 9:
      return "FA";
    default:
      return "WI";
  }
}

/// ISO 8601: the year and the number of the week that a day lies in.
std::string week_value(chrono::sys_days day) {
  const auto thursday =
      day + chrono::days(4 - static_cast<int>(chrono::weekday(day).iso_encoding()));
  const auto year = chrono::year_month_day(thursday).year();
  const auto week = (thursday - chrono::sys_days(year / 1 / 1)).count() / 7 + 1;
  return padded(static_cast<int>(year), 4) + "-W" + padded(static_cast<int>(week), 2);
}

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
  if (text.size() < from + count) return std::nullopt;
  int number = 0;
  for (const char c : text.substr(from, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

std::string padded(int number, std::size_t width) {
  std::string text = std::to_string(number);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

Stretch stretch_of_day(int year, int month, int day) {
  return {day_at(year, month, day), Grain::day};
}
Stretch stretch_of_month(int year, int month) { return {day_at(year, month, 1), Grain::month}; }
Stretch stretch_of_year(int year) { return {day_at(year, 1, 1), Grain::year}; }

int year_of(const Stretch& stretch) { return static_cast<int>(date_of(stretch).year()); }
int month_of(const Stretch& stretch) {
  return static_cast<int>(static_cast<unsigned>(date_of(stretch).month()));
}
int weekday_of(const Stretch& stretch) {
  return static_cast<int>(chrono::weekday(stretch.first).iso_encoding());
}
bool exists(int year, int month, int day) {
  return month > 0 && day > 0 && (chrono::year(year) / month / day).ok();
}

Stretch widened(const Stretch& within, Grain grain) {
  if (grain <= Grain::day) return {within.first, Grain::day};
  const int weekday = weekday_of(within);
  if (grain == Grain::week || grain == Grain::weekend) {
    const int back = grain == Grain::week ? weekday - 1 : weekday - 6;
    return {within.first - chrono::days(back), grain};
  }
  // A week belongs to the year and the month of its Thursday.
  if (within.grain == Grain::week)
    return widened({within.first + chrono::days(3), Grain::day}, grain);
  const int size = months_in(grain);
  // Seasons begin in March, so December's lasts into the next year.
  const int offset = grain == Grain::season ? 2 : 0;
  const int months = months_of(within) - offset;
  return at_months(months - months % size + offset, grain);
}

Stretch shifted(const Stretch& from, Grain grain, int count) {
  const Stretch base = widened(from, grain);
  if (grain <= Grain::day) return {base.first + chrono::days(count), Grain::day};
  if (grain == Grain::week || grain == Grain::weekend) {
    return {base.first + chrono::days(7 * count), grain};
  }
  const int months = months_of(base) + months_in(grain) * count;
  return at_months(std::clamp(months, 0, 9999 * 12 + 11), grain);
}

Stretch shifted_years(const Stretch& from, int years) {
  if (from.grain == Grain::week || from.grain == Grain::weekend) {
    return {from.first + chrono::days(364 * years), from.grain};
  }
  const auto date = date_of(from) + chrono::years(years);
  return {date.ok() ? chrono::sys_days(date)
                    : chrono::sys_days(date.year() / date.month() / chrono::last),
          from.grain};
}

bool tells(Grain known, Grain wanted) {
  if (wanted == Grain::season) return known <= Grain::month;
  if (known == Grain::week || known == Grain::weekend)
    return wanted == Grain::week || wanted >= Grain::year;
  if (wanted == Grain::weekend) return known <= Grain::day;
  return known <= wanted;
}

std::string value_of(const Stretch& stretch) {
  const auto date = date_of(stretch);
  const int month = month_of(stretch);
  std::string year = padded(year_of(stretch), 4);
  switch (stretch.grain) {
    case Grain::weekend:
      return week_value(stretch.first) + "-WE";
    case Grain::week:
      return week_value(stretch.first);
    case Grain::month:
      return year + "-" + padded(month, 2);
    case Grain::quarter:
      return year + "-Q" + std::to_string((month - 1) / 3 + 1);
    case Grain::season:
      return year + "-" + std::string(season_name(month));
    case Grain::half:
      return year + "-H" + std::to_string((month - 1) / 6 + 1);
    case Grain::year:
      return year;
    case Grain::decade:
      return year.substr(0, 3) + "X";
    case Grain::century:
      return year.substr(0, 2) + "XX";
    case Grain::millennium:
      return year.substr(0, 1) + "XXX";
    default:
      return year + "-" + padded(month, 2) + "-" +
             padded(static_cast<int>(static_cast<unsigned>(date.day())), 2);
  }
}

std::string unknown_value_of(Grain grain) {
  switch (grain) {
    case Grain::weekend:
      return "XXXX-WXX-WE";
    case Grain::week:
      return "XXXX-WXX";
    case Grain::month:
      return "XXXX-XX";
    case Grain::quarter:
      return "XXXX-QX";
    case Grain::half:
      return "XXXX-HX";
    case Grain::season:
    case Grain::year:
    case Grain::decade:
    case Grain::century:
    case Grain::millennium:
      return "XXXX";
    default:
      return "XXXX-XX-XX";
  }
}

std::string_view unit_letters(Grain grain) {
  constexpr std::string_view letters = "SMHDWWMQYHYECL";
  return grain == Grain::weekend ? "WE" : letters.substr(static_cast<std::size_t>(grain), 1);
}

std::string length_value(int count, Grain grain) {
  if (grain >= Grain::year) return "P" + std::to_string(count * (months_in(grain) / 12)) + "Y";
  return (grain <= Grain::hour ? "PT" : "P") + std::to_string(count) +
         std::string(unit_letters(grain));
}

std::optional<Stretch> stretch_from(std::string_view value) {
  const std::string_view date = value.substr(0, value.find('T'));
  const auto year = digits(date, 0, 4);
  if (!year || *year == 0) return std::nullopt;
  if (date.size() == 4) return stretch_of_year(*year);
  const auto month = date[4] == '-' ? digits(date, 5, 2) : std::nullopt;
  if (!month || !exists(*year, *month, 1)) return std::nullopt;
  if (date.size() == 7) return stretch_of_month(*year, *month);
  const auto day = date[7] == '-' ? digits(date, 8, 2) : std::nullopt;
  if (!day || date.size() != 10 || !exists(*year, *month, *day)) return std::nullopt;
  return stretch_of_day(*year, *month, *day);
}

}  // namespace sayso::timex
