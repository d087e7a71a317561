#include "linking/stories/told_day.h"

#include <gtest/gtest.h>

#include "linking/moment.h"

namespace sayso {
namespace {

Timex said(const std::string& value) { return {"", {}, TimexType::date, value, ""}; }
Timex open(const std::string& value) { return {"", {}, TimexType::date, value, "missing"}; }

TEST(ToldDay, IsTheLatestNamedInFull) {
  EXPECT_EQ(told_day({said("2031-03-04"), said("2029"), said("2030-12-31"), said("P2D")}),
            day_number("2031-03-04"));
}

TEST(ToldDay, ADayWithoutAYearBehindItIsLater) {
  EXPECT_EQ(told_day({said("2031-03-04"), open("XXXX-03-24")}), day_number("2031-03-24"));
  EXPECT_EQ(told_day({said("2031-11-04"), open("XXXX-01-24")}), day_number("2032-01-24"));
  EXPECT_EQ(told_day({said("2031-03-04"), open("XXXX-02-24")}), day_number("2031-03-04"));
}

TEST(ToldDay, IsNotKnownFromYearsOrFromBeforeOne) {
  EXPECT_EQ(told_day({said("1972"), open("XXXX-02-24")}), std::nullopt);
  EXPECT_EQ(told_day({said("1961-05-04"), said("1985")}), std::nullopt);
  EXPECT_EQ(told_day({{"", {}, TimexType::date, "2031-03-04", "published"}}), std::nullopt);
}

}  // namespace
}  // namespace sayso
