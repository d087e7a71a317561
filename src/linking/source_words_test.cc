#include "linking/source_words.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(SourceKey, SameWordsInAnotherDressAreTheSame) {
  EXPECT_EQ(source_key("The Harbour Ministry"), source_key("the harbour  ministry’s"));
  EXPECT_EQ(source_key("“Two officials,”"), source_key("two officials"));
  EXPECT_EQ(source_key("Élise Őry"), source_key("ÉLISE ŐRY"));
  EXPECT_NE(source_key("two officials"), source_key("three officials"));
  EXPECT_EQ(source_key("the"), "the");
}

TEST(SourceWords, AreOnOneLineWithoutWhatEndsAnApposition) {
  const std::string text = "Ilse Marrant,\nthe harbour master, said";
  EXPECT_EQ(source_words({{0, 34}}, text), "Ilse Marrant, the harbour master");
  EXPECT_TRUE(is_pronoun(source_key("She")));
  EXPECT_FALSE(is_pronoun(source_key("the officials")));
}

}  // namespace
}  // namespace sayso
