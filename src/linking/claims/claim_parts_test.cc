#include "linking/claims/claim_parts.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sayso {
namespace {

std::vector<std::string> parts_of(const std::string& text, const Spans& sentences = {}) {
  const Span all{0, static_cast<std::uint32_t>(text.size())};
  std::vector<std::string> out;
  for (const Spans& part : claim_parts(text, {all}, sentences)) out.push_back(words_of(text, part));
  return out;
}

TEST(ClaimPartsTest, AreClausesThatStandSideBySide) {
  EXPECT_EQ(parts_of("that the roof had gone and that two men were hurt").size(), 2U);
  EXPECT_EQ(parts_of("nobody asked us, and there is nothing to decide").size(), 2U);
  EXPECT_EQ(parts_of("the roof had gone; the walls still stand").size(), 2U);
}

TEST(ClaimPartsTest, AreSentencesOfOneQuotation) {
  EXPECT_EQ(parts_of("We were there early. The log tells it.", {{0, 20}, {21, 38}}).size(), 2U);
}

TEST(ClaimPartsTest, AreJudgementsHoweverShort) {
  EXPECT_EQ(parts_of("Fantasies. The ship was certified.", {{0, 10}, {11, 34}}).size(), 2U);
}

TEST(ClaimPartsTest, AreNotListsOrShortAnswers) {
  EXPECT_EQ(parts_of("bread and milk and the price of both will rise").size(), 1U);
  EXPECT_EQ(parts_of("no, not the bridge").size(), 1U);
}

}  // namespace
}  // namespace sayso
