#include "analysis/label_words.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(LabelWords, TheHeadIsWhatIsCountedNotTheCount) {
  EXPECT_EQ(joined(head_of(words_of("dozens of local papers"))), "local papers");
  EXPECT_EQ(joined(head_of(words_of("a large number of voters in Orlum"))), "voters");
  EXPECT_EQ(joined(head_of(words_of("two of the officials with the army"))), "the officials");
  EXPECT_EQ(joined(head_of(words_of("the minister of works"))), "the minister");
}

TEST(LabelWords, TheFirstPersonIsNoInitial) {
  EXPECT_TRUE(is_first_person(words_of("I")));
  EXPECT_TRUE(is_first_person(words_of("my sister and I")));
  EXPECT_FALSE(is_first_person(words_of("the F.B.I.")));
  EXPECT_FALSE(is_first_person(words_of("we")));
}

TEST(LabelWords, AProperNameHasNoSmallWordButThoseThatJoin) {
  EXPECT_TRUE(is_proper("the Guild of Pilots"));
  EXPECT_FALSE(is_proper("the Pilots' guild"));
  EXPECT_FALSE(is_proper("Varga"));
  EXPECT_FALSE(is_proper(""));
}

}  // namespace
}  // namespace sayso
