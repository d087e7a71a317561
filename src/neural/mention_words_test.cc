#include "neural/mention_words.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

int between(std::string_view a, std::string_view b) {
  WordNumbers numbers;
  return wording(mention_words(a, numbers), mention_words(b, numbers));
}

TEST(MentionWords, TellsHowTwoMentionsAreAlike) {
  EXPECT_EQ(between("the harbour office", "A harbour office"), 1);
  EXPECT_EQ(between("the port\u2019s crane", "crane"), 2);
  EXPECT_EQ(between("Ilse Varga of Orlum", "Varga"), 3);
  EXPECT_EQ(between("Ilse Varga", "Varga's"), 2);
  EXPECT_EQ(between("the Varga inquiry", "Varga"), 3);
  EXPECT_EQ(between("the Kelm Veterans Trust", "K.V.T."), 5);
  EXPECT_EQ(between("KVT", "the Kelm Veterans Trust"), 5);
  EXPECT_EQ(between("the crane", "She"), 6);
  EXPECT_EQ(between("the crane", "a ship"), 0);
}

TEST(MentionWords, KnowsPronouns) {
  EXPECT_EQ(pronoun_class("himself"), he);
  EXPECT_EQ(pronoun_class("their"), they);
  EXPECT_EQ(pronoun_class("crane"), no_pronoun);
  EXPECT_EQ(pronoun_class("the"), no_pronoun);
}

}  // namespace
}  // namespace sayso
