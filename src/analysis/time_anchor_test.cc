#include "analysis/time_anchor.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(TimeAnchor, IsTheDayOfTheDatelineElseOfPublication) {
  Document document;
  EXPECT_EQ(time_anchor(document).value, "");
  document.published = Timestamp{"2031-03-05T08:00:00Z", "second", "meta", std::nullopt};
  EXPECT_EQ(time_anchor(document).value, "2031-03-05T08:00:00Z");
  EXPECT_EQ(time_anchor(document).name, "published");
  document.dateline = Dateline{"BRACKEN", {0, 7}, std::nullopt};
  EXPECT_EQ(time_anchor(document).name, "published") << "the dateline names no day";
  document.dateline->date = Timestamp{"2031-03-04", "day", "dateline", std::nullopt};
  EXPECT_EQ(time_anchor(document).value, "2031-03-04");
  EXPECT_EQ(time_anchor(document).name, "dateline");
}

TEST(TimeAnchor, IsWhatTheEndsOfARangeHaveInCommon) {
  Document document;
  document.published = Timestamp{"", "day", "container", std::nullopt, "2031-03-28", "2031-03-30"};
  EXPECT_EQ(time_anchor(document).value, "2031-03");
  document.published->to = "2031-04-01";
  EXPECT_EQ(time_anchor(document).value, "2031");
  document.published->to = "2032-01-01";
  EXPECT_EQ(time_anchor(document).value, "");
}

}  // namespace
}  // namespace sayso
