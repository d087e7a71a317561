#include "exporting/ftm_values.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(FtmValues, AreThoseOfFollowTheMoney) {
  EXPECT_EQ(ftm_country("ISL"), "is");
  EXPECT_EQ(ftm_country("XKX"), "xk");
  EXPECT_EQ(ftm_country("???"), "");
  EXPECT_EQ(ftm_language("en-GB"), "eng");
  EXPECT_EQ(ftm_language("und"), "");
  EXPECT_EQ(ftm_url("https://quay.example"), "https://quay.example/");
  EXPECT_EQ(ftm_url("javascript:alert(1)"), "");
  EXPECT_EQ(ftm_id("urn:sayso:a").size(), 46U);
}

}  // namespace
}  // namespace sayso
