#include "times/calendar.h"

#include <gtest/gtest.h>

#include "times/holidays.h"

namespace sayso::timex {
namespace {

std::string day_before(int year, int month, int day) {
  return value_of(shifted(stretch_of_day(year, month, day), Grain::day, -1));
}

TEST(Calendar, CountsDaysOverEndsOfMonthsAndYears) {
  EXPECT_EQ(day_before(2024, 3, 1), "2024-02-29");
  EXPECT_EQ(day_before(2023, 3, 1), "2023-02-28");
  EXPECT_EQ(day_before(1900, 3, 1), "1900-02-28");
  EXPECT_EQ(day_before(2000, 3, 1), "2000-02-29");
  EXPECT_EQ(day_before(2024, 1, 1), "2023-12-31");
}

TEST(Calendar, NumbersWeeksAsIso8601Does) {
  const auto week = [](int year, int month, int day) {
    return value_of(widened(stretch_of_day(year, month, day), Grain::week));
  };
  EXPECT_EQ(week(2021, 1, 3), "2020-W53") << "a Sunday";
  EXPECT_EQ(week(2021, 1, 4), "2021-W01");
  EXPECT_EQ(week(2024, 12, 30), "2025-W01");
  EXPECT_EQ(value_of(shifted(stretch_of_day(2024, 1, 3), Grain::week, -1)), "2023-W52");
  EXPECT_EQ(value_of(widened(shifted(stretch_of_day(2024, 12, 31), Grain::week, 0), Grain::year)),
            "2025")
      << "a week is of its Thursday's year";
}

TEST(Calendar, CountsLongerStretches) {
  const Stretch day = stretch_of_day(2024, 1, 31);
  EXPECT_EQ(value_of(shifted(day, Grain::month, 1)), "2024-02");
  EXPECT_EQ(value_of(shifted(day, Grain::quarter, -1)), "2023-Q4");
  EXPECT_EQ(value_of(shifted(day, Grain::half, 1)), "2024-H2");
  EXPECT_EQ(value_of(shifted(day, Grain::season, 0)), "2023-WI") << "it began in December";
  EXPECT_EQ(value_of(shifted(day, Grain::season, 1)), "2024-SP");
  EXPECT_EQ(value_of(shifted(day, Grain::decade, -1)), "201X");
  EXPECT_EQ(value_of(shifted(day, Grain::century, -1)), "19XX");
}

TEST(Calendar, KeepsAYearsPartInAnotherYear) {
  EXPECT_EQ(value_of(shifted_years(stretch_of_day(2024, 2, 29), -1)), "2023-02-28");
  const Stretch quarter = widened(stretch_of_month(2024, 8), Grain::quarter);
  EXPECT_EQ(value_of(shifted_years(quarter, -1)), "2023-Q3");
}

TEST(Calendar, ReadsOnlyDaysThatExist) {
  EXPECT_EQ(value_of(stretch_from("2024-02-29T10:00:00Z").value()), "2024-02-29");
  EXPECT_EQ(value_of(stretch_from("2024-02").value()), "2024-02");
  EXPECT_EQ(value_of(stretch_from("2024").value()), "2024");
  for (const char* no : {"", "2023-02-29", "2024-13", "2024-3-4", "202", "0000", "last week"}) {
    EXPECT_FALSE(stretch_from(no)) << no;
  }
}

TEST(Calendar, KnowsMovableHolidays) {
  const auto day_of = [](std::string_view name, int year) {
    const Tokens tokens(name);
    return value_of(day_of_holiday(read_holiday(tokens, 0).holiday, year));
  };
  EXPECT_EQ(day_of("Easter", 2024), "2024-03-31");
  EXPECT_EQ(day_of("Easter", 2000), "2000-04-23");
  EXPECT_EQ(day_of("Good Friday", 2024), "2024-03-29");
  EXPECT_EQ(day_of("Thanksgiving Day", 2023), "2023-11-23");
  EXPECT_EQ(day_of("Election Day", 2022), "2022-11-08");
  EXPECT_EQ(day_of("Memorial Day", 2024), "2024-05-27");
}

}  // namespace
}  // namespace sayso::timex
