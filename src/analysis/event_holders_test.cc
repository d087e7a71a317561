#include "analysis/event_holders.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sayso {
namespace {

Attribution attribution(const std::string& id, Span content, const std::string& within = "") {
  Attribution out;
  out.id = id;
  out.content = {content};
  out.within = within;
  return out;
}

Event event_at(std::uint32_t begin, double factuality, EventStatus status = EventStatus::happened) {
  Event event;
  event.trigger = {begin, begin + 4};
  event.factuality = factuality;
  event.status = status;
  return event;
}

std::string words(const std::vector<Holder>& holders) {
  std::string out;
  for (const Holder& holder : holders) {
    out += holder.by + " " + std::string(name_of(holder.certainty)) + "; ";
  }
  return out;
}

TEST(EventHolders, TheAuthorHoldsWhatIsInNoAttribution) {
  const std::vector<Attribution> attributions = {attribution("a1", {50, 90})};
  EXPECT_EQ(words(holders_of(event_at(10, 2.6), attributions)), "author CT+; ");
  EXPECT_EQ(words(holders_of(event_at(10, 1.2), attributions)), "author PR+; ");
}

TEST(EventHolders, NestedOnesAreGivenFromTheOutermostIn) {
  const std::vector<Attribution> attributions = {attribution("a1", {0, 100}),
                                                 attribution("a2", {40, 90}, "a1"),
                                                 attribution("a3", {120, 150})};
  EXPECT_EQ(words(holders_of(event_at(50, 2.6), attributions)), "author U; a1 U; a2 CT+; ");
  EXPECT_EQ(words(holders_of(event_at(10, 2.6), attributions)), "author U; a1 CT+; ");
}

// "The Courier, citing officials, reported that ...": both have the same content.
TEST(EventHolders, TheSourceThatAnOutletCitesIsInside) {
  const std::vector<Attribution> attributions = {attribution("a1", {0, 60}),
                                                 attribution("a2", {0, 60}, "a1")};
  EXPECT_EQ(words(holders_of(event_at(10, 2.6), attributions)), "author U; a1 U; a2 CT+; ");
}

TEST(EventHolders, NobodyIsSureOfWhatIsOnlyAskedForOrFeared) {
  const std::vector<Attribution> none;
  EXPECT_EQ(words(holders_of(event_at(10, 2.6, EventStatus::requested), none)), "author U; ");
  EXPECT_EQ(words(holders_of(event_at(10, 2.6, EventStatus::hypothetical), none)), "author U; ");
  EXPECT_EQ(words(holders_of(event_at(10, 2.6, EventStatus::denied), none)), "author CT-; ");
  EXPECT_EQ(words(holders_of(event_at(10, -1.4, EventStatus::denied), none)), "author PR-; ");
}

}  // namespace
}  // namespace sayso
