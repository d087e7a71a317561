#include "linking/moment.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

int compared(std::string_view one, std::string_view other) {
  return compare(moment_of(one), moment_of(other));
}

TEST(Moment, ZonesCount) {
  EXPECT_EQ(compared("2031-03-04T10:15:00+02:00", "2031-03-04T08:30:00Z"), -1);
  EXPECT_EQ(compared("2031-03-04T10:15:00.250-01:30", "2031-03-04T11:30:00Z"), 1);
}

TEST(Moment, WhatIsNotSaidDecidesNothing) {
  EXPECT_EQ(compared("2031-03-04", "2031-03-04T08:30:00Z"), 0);
  EXPECT_EQ(compared("2031-03", "2031-03-31"), 0);
  EXPECT_EQ(compared("2030", "2031-01-01T00:00Z"), -1);
  EXPECT_EQ(compared("", "2031"), 0);
  EXPECT_FALSE(moment_of("2031-02-30"));
}

}  // namespace
}  // namespace sayso
