#include "linking/claims/claim_meaning.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

namespace sayso {
namespace {

/// A meaning whose words point along these axes, each with its weight; the whole along `axis`.
Meaning along(std::size_t axis, std::initializer_list<std::pair<std::size_t, float>> words) {
  Meaning meaning;
  meaning.whole.resize(Meaning::width);
  meaning.whole[axis] = 1;
  for (const auto& [at, weight] : words) {
    meaning.words.resize(meaning.words.size() + Meaning::word_width);
    meaning.words[meaning.words.size() - Meaning::word_width + at] = 1;
    meaning.weights.push_back(weight);
  }
  return meaning;
}

TEST(ClaimMeaning, ComparesTheWholeAndWordByWord) {
  const std::string one = meaning_bytes(along(0, {{1, 0.75F}, {2, 0.25F}}), nullptr);
  const std::string other = meaning_bytes(along(0, {{1, 0.5F}, {3, 0.5F}}), nullptr);
  const Likeness like = likeness(own_meaning(one), own_meaning(other));
  EXPECT_NEAR(like.whole, 1, 0.01);
  EXPECT_NEAR(like.one_by_other, 0.75, 0.01);
  EXPECT_NEAR(like.other_by_one, 0.5, 0.01);
  EXPECT_GT(same_odds(likeness(own_meaning(one), own_meaning(one))), same_odds(like));
}

TEST(ClaimMeaning, KeepsADenialInItsPlaceBesideItsOwnWords) {
  const Meaning own = along(0, {{1, 1.F}});
  const Meaning placed = along(5, {{2, 0.5F}, {3, 0.5F}});
  const std::string bytes = meaning_bytes(own, &placed, true);
  EXPECT_EQ(own_meaning(bytes).count, 1);
  EXPECT_EQ(meaning_in_place(bytes).count, 2);
  const std::string asserted = meaning_bytes(along(5, {{2, 1.F}}), nullptr);
  EXPECT_GT(likeness(meaning_in_place(bytes), own_meaning(asserted)).whole, 0.9);
  EXPECT_NEAR(likeness(own_meaning(bytes), own_meaning(asserted)).whole, 0, 0.01);
  EXPECT_EQ(meaning_in_place(asserted).whole, nullptr);
}

TEST(ClaimMeaning, KeepsOfWhatHardlyDeniesOnlyHowLikelyThatIs) {
  const Meaning own = along(0, {{1, 1.F}});
  Meaning placed = along(5, {{2, 1.F}});
  EXPECT_EQ(denial_odds(meaning_bytes(own, nullptr)), std::nullopt);
  placed.denies = 2.34F;
  EXPECT_NEAR(denial_odds(meaning_bytes(own, &placed)).value(), 2.3, 1e-9);
  EXPECT_EQ(meaning_in_place(meaning_bytes(own, &placed)).count, 1);
  placed.denies = -5;
  EXPECT_NEAR(denial_odds(meaning_bytes(own, &placed)).value(), -5, 1e-9);
  EXPECT_EQ(meaning_in_place(meaning_bytes(own, &placed)).whole, nullptr);
  placed.denies = -1000;
  EXPECT_NEAR(denial_odds(meaning_bytes(own, &placed)).value(), -12, 1e-9);
}

TEST(ClaimMeaning, TakesNothingFromBytesThatAreNone) {
  const std::string whole = meaning_bytes(along(0, {{1, 1.F}}), nullptr);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_EQ(own_meaning(std::string_view(whole).substr(0, size)).whole, nullptr) << size;
  }
  const Likeness none = likeness({}, own_meaning(whole));
  EXPECT_EQ(none.whole, 0);
  EXPECT_EQ(none.one_by_other, 0);
}

}  // namespace
}  // namespace sayso
