#include "linking/claims/claim_words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "linking/claims/claim_numbers.h"

namespace sayso {
namespace {

using Numbers = std::vector<std::string>;

Span all_of(const std::string& text) { return {0, static_cast<std::uint32_t>(text.size())}; }
Numbers numbers(const std::string& text, const std::vector<Timex>& times = {}) {
  return claim_numbers(text, all_of(text), times);
}
bool has(const std::string& text, Stage stage) {
  return (claim_stages(text, all_of(text)) >> static_cast<unsigned>(stage) & 1U) != 0;
}

TEST(ClaimNumbers, AreMadeAlike) {
  EXPECT_EQ(numbers("seventeen people and 17 more"), (Numbers{"17", "17"}));
  EXPECT_EQ(numbers("twenty-one lorries, 1,200 rounds"), (Numbers{"21", "1200"}));
  EXPECT_EQ(numbers("240 million crowns, or 0.24 billion"), (Numbers{"240000000", "240000000"}));
  EXPECT_EQ(numbers("a rise to 6.25 per cent, or 6.25%"), (Numbers{"6.25%", "6.25%"}));
  EXPECT_EQ(numbers("the alarm came at 6:52 p.m., at 18.52"), (Numbers{"t06:52", "t06:52"}));
  EXPECT_EQ(numbers("at half past seven, at 7.30 p.m."), (Numbers{"t07:30", "t07:30"}));
  EXPECT_EQ(numbers("a quarter to eight, by six o'clock"), (Numbers{"t07:45", "t06:00"}));
  EXPECT_EQ(numbers("ten minutes after midnight, 00.10"), (Numbers{"t00:10", "t00:10"}));
  EXPECT_EQ(numbers("three quarters of a percentage point"), (Numbers{"0.75pt"}));
  EXPECT_EQ(numbers("a 75-bps rise, 75 basis points"), (Numbers{"0.75pt", "0.75pt"}));
  EXPECT_EQ(numbers("half a point, half the fleet"), (Numbers{"0.5pt"}));
  EXPECT_EQ(numbers("22 minutes for 22 people"), (Numbers{"22minute", "22"}));
  EXPECT_EQ(numbers("204 boats, not 240 as stated"), (Numbers{"204"}));
  EXPECT_EQ(numbers("not 240"), (Numbers{"240"}));
  EXPECT_EQ(numbers("two and a half"), (Numbers{"2"}));
}

TEST(ClaimNumbers, LeaveOutDates) {
  const std::string text = "On 14 March three ships left";
  const Timex day{"t1", {3, 11}, TimexType::date, "2031-03-14", {}};
  EXPECT_EQ(numbers(text, {day}), (Numbers{"3"}));
}

TEST(ClaimStages, TellHowFarAlongAThingIs) {
  EXPECT_TRUE(has("Orlum asked for boats", Stage::asked));
  EXPECT_TRUE(has("the council is preparing a ban", Stage::considered));
  EXPECT_TRUE(has("they have agreed to a truce", Stage::decided));
  EXPECT_TRUE(has("it was warned not to deliver", Stage::warned));
  EXPECT_EQ(claim_stages("ships left", {0, 10}), 0U);
}

TEST(TellsOfSaying, NotOfWhatIsDone) {
  const auto says = [](const std::string& cue) { return tells_of_saying(cue, {all_of(cue)}); };
  EXPECT_TRUE(says("said"));
  EXPECT_TRUE(says("according to"));
  EXPECT_TRUE(says("has replied"));
  EXPECT_FALSE(says("asked"));
  EXPECT_FALSE(says("have agreed to"));
}

TEST(ClaimStem, IsOneForTheFormsOfAWord) {
  EXPECT_EQ(claim_stem("asked"), claim_stem("asks"));
  EXPECT_EQ(claim_stem("decides"), claim_stem("decided"));
  EXPECT_EQ(claim_stem("shells"), claim_stem("shell"));
  EXPECT_NE(claim_stem("shell"), claim_stem("shelter"));
}

}  // namespace
}  // namespace sayso
