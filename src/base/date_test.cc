#include "base/date.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

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
  EXPECT_EQ(value("2024-03-04T09"), "2024-03-04T09 hour");
  EXPECT_EQ(value("4 March 30:01 2024"), "none");
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

TEST(Date, ReadsOtherForms) {
  EXPECT_EQ(value("2019/1/22"), "2019-01-22 day");
  EXPECT_EQ(value("2025.12.17"), "2025-12-17 day");
  EXPECT_EQ(value("2023 Jan 7"), "2023-01-07 day");
  EXPECT_EQ(value("04-ago-2021 5:11:10"), "2021-08-04T05:11:10 second");
  EXPECT_EQ(value("4 de marzo de 2024"), "2024-03-04 day");
  EXPECT_EQ(value("4. März 2024"), "2024-03-04 day");
  EXPECT_EQ(value("4 August 2024"), "2024-08-04 day");
  EXPECT_EQ(value("2025-12-02 08:30:10 -0600"), "2025-12-02T08:30:10-06:00 second");
  EXPECT_EQ(value("Thu Dec 18 15:30:46 UTC 2025"), "2025-12-18T15:30:46Z second");
  EXPECT_EQ(value("Sun Jan 26 2025 10:00:00 GMT+0000 (Coordinated Universal Time)"),
            "2025-01-26T10:00:00+00:00 second");
  EXPECT_EQ(value("Fri 5 Dec 2025 12.00 CET"), "2025-12-05T12:00+01:00 minute");
}

TEST(Date, ReadsDigitsInTheOrderThatIsGiven) {
  EXPECT_EQ(parse_date("04/03/2024", DayOrder::day_first)->value, "2024-03-04");
  EXPECT_EQ(parse_date("04/03/2024", DayOrder::month_first)->value, "2024-04-03");
  EXPECT_EQ(parse_date("12/25/24", DayOrder::day_first)->value, "2024-12-25");
}

/// "words = value" of each date in `text`, with "?" before the other reading.
std::vector<std::string> found(std::string_view text) {
  std::vector<std::string> out;
  for (const FoundDate& date : find_dates(text)) {
    out.push_back(std::string(text.substr(date.begin, date.end - date.begin)) + " = " +
                  date.date.value + (date.other ? "?" + date.other->value : ""));
  }
  return out;
}

TEST(Date, IsFoundInText) {
  using Found = std::vector<std::string>;
  EXPECT_EQ(found("Posted by Ida Holm on March 4, 2024 in News"),
            Found{"March 4, 2024 = 2024-03-04"});
  EXPECT_EQ(found("Published 4 Mar\u00A02024 at 10:15 GMT | Updated: 2024-03-05."),
            (Found{"4 Mar\u00A02024 at 10:15 GMT = 2024-03-04T10:15Z", "2024-03-05 = 2024-03-05"}));
  EXPECT_EQ(found("On 04/03/2024, in Holm"), Found{"04/03/2024 = 2024-04-03?2024-03-04"});
  EXPECT_EQ(found("March 2024 was the warmest month"), Found{"March 2024 = 2024-03"});
  EXPECT_EQ(find_dates("25/12/2024")[0].order, DayOrder::day_first);
  EXPECT_EQ(find_dates("12/25/2024")[0].order, DayOrder::month_first);
}

TEST(Date, IsNotFoundInOtherNumbers) {
  for (const char* text : {"version 1.2.20241", "call 555-123-2024", "rated 9.5/10 by 2024 people",
                           "/2024/03/04x", "2024", "in 2024 marches were held", "may 4", "20240304",
                           "May 4, 20265", "$2024-03-04", "doi:10.1111/2024-03-04"}) {
    for (const FoundDate& date : find_dates(text)) ADD_FAILURE() << text << " " << date.date.value;
  }
}

}  // namespace
}  // namespace sayso
