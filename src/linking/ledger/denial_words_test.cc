#include "linking/ledger/denial_words.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(DenialWords, TellWhatIsNotSo) {
  EXPECT_TRUE(denial_words("no lorry crossed the bridge").opens);
  EXPECT_TRUE(denial_words("the council didn't meet on Friday").negated);
  EXPECT_TRUE(denial_words("the council has yet to decide").negated);
  EXPECT_FALSE(denial_words("not fewer than 400 crates").negated);
  EXPECT_FALSE(denial_words("the crew is no longer on the ship").negated);
  EXPECT_FALSE(denial_words("31 crates, not 18").negated);
  EXPECT_FALSE(denial_words("the crates that the lorry took over the bridge last Friday night were "
                            "not sealed")
                   .negated);
}

TEST(DenialWords, TellWhatIsCalledFalse) {
  EXPECT_TRUE(denial_words("\"pure invention\"").calls_false);
  EXPECT_TRUE(denial_words("the list was made up at a desk").calls_false);
  EXPECT_TRUE(denial_words("that is simply not true").calls_false);
  EXPECT_FALSE(denial_words("the list was made in the harbour office").calls_false);
}

TEST(DenialWords, TellADoubtFromADenial) {
  EXPECT_TRUE(denial_words("they had seen no evidence of a leak").doubts);
  EXPECT_TRUE(denial_words("there was no sign that the door had been forced").doubts);
  EXPECT_FALSE(denial_words("the door had not been forced").doubts);
}

TEST(DenialWords, TellWhatOneCannotOrWillNotSay) {
  EXPECT_TRUE(denial_words("they could not tell who fired first").unable);
  EXPECT_TRUE(denial_words("she wouldn't comment").unable);
  EXPECT_TRUE(denial_words("not to be named").unable);
  EXPECT_FALSE(denial_words("nobody fired first").unable);
  EXPECT_TRUE(denial_words("whether nobody had been told").open);
}

TEST(DenialWords, AreAlsoInTheWordsOfSaying) {
  EXPECT_EQ(cue_denial("has seen no evidence of"), CueDenial::doubts);
  EXPECT_EQ(cue_denial("was wrongly quoted as saying"), CueDenial::denies);
  EXPECT_EQ(cue_denial("has seen evidence of"), CueDenial::none);
  EXPECT_TRUE(names_nobody("Nobody"));
  EXPECT_FALSE(names_nobody("The nobody of the year"));
}

}  // namespace
}  // namespace sayso
