#include "analysis/refusals.h"

#include <gtest/gtest.h>

#include <string>

namespace sayso {
namespace {

std::vector<std::string> verbs_in(std::string_view text) {
  std::vector<std::string> out;
  for (const Span span : find_refusals(text)) out.emplace_back(span.in(text));
  return out;
}

TEST(Refusals, AreFoundInTheirUsualPhrases) {
  using Strings = std::vector<std::string>;
  EXPECT_EQ(verbs_in("The firm did not immediately respond to a request for comment."),
            Strings{"respond"});
  EXPECT_EQ(verbs_in("The mayor hasn’t returned calls. Aides declined to comment."),
            (Strings{"returned", "declined"}));
  EXPECT_EQ(verbs_in("Mr Vask could not be reached for comment."), Strings{"reached"});
  EXPECT_EQ(verbs_in("The army would neither confirm nor deny the report."), Strings{"confirm"});
}

TEST(Refusals, AreNotSeenInOtherUses) {
  EXPECT_TRUE(verbs_in("The patient did not respond to the drug. Calls for reform grew.").empty());
  EXPECT_TRUE(verbs_in("Sales declined. The port refused the ship.").empty());
}

}  // namespace
}  // namespace sayso
