#include "base/span.h"

#include <gtest/gtest.h>

#include <string>

namespace sayso {
namespace {

TEST(Spans, WidenToTheUnitsThatTheyTouch) {
  const std::string text = "One here. Two here. Three here.";
  const std::vector<Span> sentences = {{0, 9}, {10, 19}, {20, 31}};
  EXPECT_EQ(widened({12, 15}, sentences).in(text), "Two here.");
  EXPECT_EQ(widened({2, 25}, sentences).in(text), text);
  EXPECT_TRUE(widened({}, sentences).empty());
}

TEST(Spans, GiveTheirWordsInOrder) {
  const std::string text = "We go, he said, not you";
  EXPECT_EQ(words_of(text, {{0, 5}, {16, 23}}), "We go not you");
  EXPECT_EQ(words_of(text, {{0, 5}, {16, 23}}, " ... "), "We go ... not you");
  EXPECT_EQ(words_of(text, {}), "");
}

}  // namespace
}  // namespace sayso
