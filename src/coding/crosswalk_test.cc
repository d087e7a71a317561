#include "coding/crosswalk.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sayso {
namespace {

std::string cameo(EventType type, std::string_view mode, const std::vector<std::string>& contexts) {
  const CameoCode code = cameo_code(type, mode, contexts);
  return code.root + " " + code.code;
}

TEST(Crosswalk, GivesTheCodeWhereTheTableHasOne) {
  EXPECT_EQ(cameo(EventType::aid, "", {}), "07 070");
  EXPECT_EQ(cameo(EventType::aid, "", {"military"}), "07 072");
  EXPECT_EQ(cameo(EventType::aid, "", {"military", "election"}), "07 072");
  EXPECT_EQ(cameo(EventType::threaten, "territory", {"military"}), "13 1382");
  EXPECT_EQ(cameo(EventType::assault, "heavy-weapons", {"military"}), "19 194");
}

TEST(Crosswalk, GivesTheOnlyCodeOfAModeWhateverTheContext) {
  EXPECT_EQ(cameo(EventType::coerce, "arrest", {}), "17 173");
  EXPECT_EQ(cameo(EventType::retreat, "ceasefire", {"legal"}), "08 0871");
}

TEST(Crosswalk, GivesOnlyTheRootWhereItDoesNotDecide) {
  EXPECT_EQ(cameo(EventType::consult, "visit", {}), "04 ");
  EXPECT_EQ(cameo(EventType::agree, "", {"diplomatic"}), "03 ");
  EXPECT_EQ(cameo(EventType::accuse, "disapprove", {}), "11 ");
  EXPECT_EQ(cameo(EventType::accuse, "investigate", {"election"}), "09 090");
  EXPECT_EQ(cameo(EventType::aid, "", {"military", "economic"}), "07 ");
}

TEST(Crosswalk, KnowsTheModesOfTheNewerManual) {
  EXPECT_EQ(cameo(EventType::assault, "drone", {}), "19 195");
  EXPECT_EQ(cameo(EventType::protest, "strike", {"executive"}), "14 ");
  EXPECT_EQ(cameo(EventType::protest, "vandalize", {}), "14 ");
  EXPECT_EQ(cameo(EventType::sanction, "convict", {}), "11 116");
}

TEST(Crosswalk, HasAClassAndAScoreForEveryType) {
  for (int i = 0; i <= static_cast<int>(EventType::assault); ++i) {
    const auto type = static_cast<EventType>(i);
    const bool conflict = quad_class(type) >= QuadClass::verbal_conflict;
    EXPECT_EQ(conflict, conflict_score(type, "") <= 0) << name_of(type);
    EXPECT_EQ(cameo_code(type, "", {}).root.size(), 2u) << name_of(type);
  }
  EXPECT_EQ(conflict_score(EventType::consult, "phone"), 1.5);
  EXPECT_EQ(conflict_score(EventType::consult, "no such mode"), 2.5);
}

}  // namespace
}  // namespace sayso
