#include "base/date.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

std::string value(std::string_view written) {
  const auto date = parse_date(written);
  return date ? date->value + " " + date->granularity : "none";
}

TEST(Date, ReadsIso) {
  EXPECT_EQ(value("2024-03-04"), "2024-03-04 day");
  EXPECT_EQ(value(" 2024-03-04T10:15:00+02:00\n"), "2024-03-04T10:15:00+02:00 second");
  EXPECT_EQ(value("2024-03-04T10:15:00.123Z"), "2024-03-04T10:15:00Z second");
  EXPECT_EQ(value("2024-03-04T10:15-0530"), "2024-03-04T10:15-05:30 minute");
  EXPECT_EQ(value("2024-03-04 10:15:59 UTC"), "2024-03-04T10:15:59Z second");
  EXPECT_EQ(value("20240304T101500Z"), "2024-03-04T10:15:00Z second");
  EXPECT_EQ(value("2024-03"), "2024-03 month");
  EXPECT_EQ(value("2024"), "2024 year");
  EXPECT_EQ(value("2024/03/04"), "2024-03-04 day");
}

TEST(Date, ReadsMailDates) {
  EXPECT_EQ(value("Mon, 04 Mar 2024 10:15:00 GMT"), "2024-03-04T10:15:00Z second");
  EXPECT_EQ(value("4 Mar 2024 10:15 EST"), "2024-03-04T10:15-05:00 minute");
  EXPECT_EQ(value("Mon, 4 Mar 2024 10:15:00 +0100 (CET)"), "2024-03-04T10:15:00+01:00 second");
}

TEST(Date, ReadsWords) {
  EXPECT_EQ(value("March 4, 2024"), "2024-03-04 day");
  EXPECT_EQ(value("4 March 2024"), "2024-03-04 day");
  EXPECT_EQ(value("Feb. 23, 2023."), "2023-02-23 day");
  EXPECT_EQ(value("Sept. 1st, 2023"), "2023-09-01 day");
  EXPECT_EQ(value("Tuesday, 5th of December 2023"), "2023-12-05 day");
  EXPECT_EQ(value("March 2024"), "2024-03 month");
  EXPECT_EQ(value("MARCH 4, 2024 AT 3:05 P.M. EDT"), "2024-03-04T15:05-04:00 minute");
  EXPECT_EQ(value("March 4, 2024 - 12:05 am"), "2024-03-04T00:05 minute");
  EXPECT_EQ(value("March 4, 2024, 9 a.m."), "2024-03-04T09 hour");
}

TEST(Date, ReadsDigitsOnlyWhereOneOrderIsPossible) {
  EXPECT_EQ(value("25/12/2024"), "2024-12-25 day");
  EXPECT_EQ(value("12/25/2024"), "2024-12-25 day");
  EXPECT_EQ(value("04/03/2024"), "none");
  EXPECT_EQ(value("4.3.2024"), "2024-03-04 day");
}

TEST(Date, RefusesWhatDoesNotExist) {
  for (const char* written :
       {"", " ", "2023-02-29", "2024-13-01", "20265-03-04", "2024-03-04T25:00", "2024-03-04T10:61",
        "February 30, 2024", "Marching 4, 2024", "yesterday", "4 March", "0000-00-00", "1700",
        "2024-03-04T10:15:00+99:00", "March 4, 2024 and more", "2024-3-"}) {
    EXPECT_EQ(value(written), "none") << written;
  }
  EXPECT_EQ(value("2024-02-29"), "2024-02-29 day");
}

}  // namespace
}  // namespace sayso
