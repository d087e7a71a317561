#include "analysis/refusals.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace sayso {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs refusals_in(std::string_view text) {
  Pairs out;
  for (const Refusal& refusal : find_refusals(text)) {
    out.emplace_back(refusal.cue.in(text), refusal.content.in(text));
  }
  return out;
}

TEST(Refusals, AreFoundInTheirUsualPhrases) {
  EXPECT_EQ(refusals_in("The firm did not immediately respond to a request for comment."),
            (Pairs{{"did not immediately respond", "request"}}));
  EXPECT_EQ(refusals_in("The mayor hasn’t returned calls. Aides declined to comment."),
            (Pairs{{"hasn’t returned", "calls"}, {"declined", "comment"}}));
  EXPECT_EQ(refusals_in("Mr Vask could not be reached for comment."),
            (Pairs{{"could not be reached", "comment"}}));
  EXPECT_EQ(refusals_in("The army would neither confirm nor deny the report."),
            (Pairs{{"would neither confirm nor deny", "the"}}));
  EXPECT_EQ(refusals_in("Officials refuse to discuss it; the mayor refused to explain how."),
            (Pairs{{"refuse", "discuss"}, {"refused", "explain"}}));
  EXPECT_EQ(refusals_in("A spokesman declined to provide further details."),
            (Pairs{{"declined", "provide further details"}}));
}

TEST(Refusals, AreNotSeenInOtherUses) {
  EXPECT_TRUE(
      refusals_in("The patient did not respond to the drug. Calls for reform grew.").empty());
  EXPECT_TRUE(refusals_in("Sales declined. The port refused the ship.").empty());
  EXPECT_TRUE(refusals_in("The port refused to provide ships.").empty());
}

}  // namespace
}  // namespace sayso
