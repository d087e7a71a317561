#include "analysis/analysis.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

// The first and the last value of each list, which a value too few or too many would shift.
TEST(AnalysisNames, AreThoseOfTheInterchangeFormat) {
  EXPECT_EQ(name_of(Quote::direct), "direct");
  EXPECT_EQ(name_of(Quote::mixed), "mixed");
  EXPECT_EQ(name_of(SourceKind::named_person), "named-person");
  EXPECT_EQ(name_of(SourceKind::none), "none");
  EXPECT_EQ(name_of(Stance::declines_to_comment), "declines-to-comment");
  EXPECT_EQ(name_of(Stance::doubts), "doubts");
  EXPECT_EQ(name_of(Certainty::ct_plus), "CT+");
  EXPECT_EQ(name_of(Certainty::u), "U");
}

TEST(AnalysisNames, LeadBackToTheirValues) {
  for (int i = 0; i <= static_cast<int>(Stance::doubts); ++i) {
    const auto value = static_cast<Stance>(i);
    EXPECT_EQ(stance_from(name_of(value)), value);
  }
  for (int i = 0; i <= static_cast<int>(SourceKind::none); ++i) {
    const auto value = static_cast<SourceKind>(i);
    EXPECT_EQ(source_kind_from(name_of(value)), value);
  }
  EXPECT_EQ(quote_from("mixed"), Quote::mixed);
  EXPECT_EQ(certainty_from("PS-"), Certainty::ps_minus);
  EXPECT_EQ(stance_from("asserts "), std::nullopt);
  EXPECT_EQ(certainty_from(""), std::nullopt);
}

}  // namespace
}  // namespace sayso
