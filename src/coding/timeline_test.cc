#include "coding/timeline.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

CodedEvent event_of(const std::string& date, const std::string& actor,
                    const std::string& recipient) {
  CodedEvent event;
  event.date = date;
  if (!actor.empty()) event.actors.emplace_back().words = actor;
  if (!recipient.empty()) event.recipients.emplace_back().words = recipient;
  return event;
}

TEST(TimelineOfEvents, DaysThenDyads) {
  const std::vector<CodedEvent> events = {
      event_of("", "Orvia", "Keld"), event_of("2024-03-04", "Orvia", "Keld"),
      event_of("2024-03-04", "Keld", ""), event_of("2024-02-28", "Orvia", ""),
      event_of("2024-03-04", "orvia", "Keld")};
  const std::vector<TimelineDay> days = timeline(events);
  ASSERT_EQ(days.size(), 3U);
  EXPECT_EQ(days[0].date, "2024-02-28");
  EXPECT_EQ(days[0].days_before, 0U);
  EXPECT_EQ(days[1].date, "2024-03-04");
  EXPECT_EQ(days[1].days_before, 4U);  // 2024 has a 29 February
  ASSERT_EQ(days[1].dyads.size(), 2U);
  EXPECT_EQ(days[1].dyads[0].actors, "Orvia");
  EXPECT_EQ(days[1].dyads[0].events.size(), 2U);
  EXPECT_EQ(days[1].dyads[1].recipients, "");
  EXPECT_EQ(days[2].date, "");
  EXPECT_EQ(days[2].days_before, 0U);
}

TEST(StageOfEvent, IsDoneOnTheAuthorsWordAlone) {
  CodedEvent event;
  event.holders.emplace_back().certainty = Certainty::ct_plus;
  EXPECT_EQ(stage_of(event), Stage::done);
  event.holders[0].certainty = Certainty::u;
  CodedHolder& other = event.holders.emplace_back();
  other.kind = HolderKind::attribution;
  other.certainty = Certainty::ct_plus;
  EXPECT_EQ(stage_of(event), Stage::said);
  event.status = EventStatus::considered;
  EXPECT_EQ(stage_of(event), Stage::planned);
  event.status = EventStatus::denied;
  EXPECT_EQ(stage_of(event), Stage::denied);
}

}  // namespace
}  // namespace sayso
