#include "analysis/event_status.h"

#include <gtest/gtest.h>

#include <string>

namespace sayso {
namespace {

/// Of the word `trigger` in `text`, for a reader that takes it for what has happened.
EventStatus read(const std::string& text, const std::string& trigger, double factuality = 2.5) {
  std::array<float, event_statuses_read> probabilities{};
  probabilities[static_cast<std::size_t>(EventStatus::happened)] = 0.7F;
  probabilities[static_cast<std::size_t>(EventStatus::considered)] = 0.3F;
  const auto at = static_cast<std::uint32_t>(text.find(trigger));
  const Span span{at, at + static_cast<std::uint32_t>(trigger.size())};
  return status_of(WordList(text), span, probabilities, factuality);
}

TEST(EventStatus, WillAndMayAreNeverFacts) {
  EXPECT_EQ(read("Orvia will send drones.", "send"), EventStatus::planned);
  EXPECT_EQ(read("Drones will soon be sent to Keld.", "sent"), EventStatus::planned);
  EXPECT_EQ(read("Orvia may have sent drones.", "sent"), EventStatus::hypothetical);
  EXPECT_EQ(read("Orvia could even send drones.", "send"), EventStatus::hypothetical);
  EXPECT_EQ(read("Orvia might not have attacked Keld.", "attacked"), EventStatus::hypothetical);
}

TEST(EventStatus, WhatIsNegatedIsDenied) {
  EXPECT_EQ(read("Orvia has not sent drones.", "sent"), EventStatus::denied);
  EXPECT_EQ(read("Orvia didn't attack Keld.", "attack"), EventStatus::denied);
  EXPECT_EQ(read("Orvia won't meet the rebels.", "meet"), EventStatus::denied);
  EXPECT_EQ(read("Orvia would never attack Keld.", "attack"), EventStatus::denied);
  EXPECT_EQ(read("We had never heard of such a request.", "request"), EventStatus::denied);
  EXPECT_EQ(read("Orvia does not in any way support Keld.", "support"), EventStatus::denied);
}

TEST(EventStatus, WhatIsPreparedOrConsideredIsNoFact) {
  EXPECT_EQ(read("Orvia prepares to attack Keld.", "attack"), EventStatus::planned);
  EXPECT_EQ(read("Orvia threatened to attack Keld.", "attack"), EventStatus::threatened);
  EXPECT_EQ(read("Orvia has yet to condemn Keld.", "condemn"), EventStatus::denied);
  EXPECT_EQ(read("Orvia refrained from condemning Keld.", "condemning"), EventStatus::denied);
  EXPECT_EQ(read("Orvia is considering supplying arms.", "supplying"), EventStatus::considered);
  EXPECT_EQ(read("The possible release of prisoners.", "release"), EventStatus::hypothetical);
  EXPECT_EQ(read("They spoke ahead of Friday's council meeting.", "meeting"), EventStatus::planned);
  EXPECT_EQ(read("A possible Orvian arms transfer.", "transfer"), EventStatus::hypothetical);
  EXPECT_EQ(read("Orvia mulls missile request to Keld", "request"), EventStatus::considered);
  EXPECT_EQ(read("Sending arms would be a mistake.", "Sending"), EventStatus::hypothetical);
  EXPECT_EQ(read("Both back a resolution demanding an end.", "demanding"), EventStatus::planned);
  EXPECT_EQ(read("A clear vote on Monday will end it.", "vote"), EventStatus::planned);
  EXPECT_EQ(read("Turnout will show broad opposition to it.", "opposition"), EventStatus::planned);
  EXPECT_EQ(read("Orvia Warns Keld Against Rebel Aid", "Aid"), EventStatus::hypothetical);
  EXPECT_EQ(read("Nobody knows whether they will attack.", "attack"), EventStatus::hypothetical);
  EXPECT_EQ(read("Their aim is to warn Keld.", "warn"), EventStatus::planned);
  EXPECT_EQ(read("A list of upcoming regional gatherings.", "gatherings"), EventStatus::planned);
  EXPECT_EQ(read("Orvia managed to release them.", "release"), EventStatus::happened);
}

TEST(EventStatus, WordsOfAnotherClauseDoNotCount) {
  EXPECT_EQ(read("Whatever Keld may, Orvia sent drones.", "sent"), EventStatus::happened);
  EXPECT_EQ(read("Keld, which will not yield, attacked Orvia.", "attacked"), EventStatus::happened);
  EXPECT_EQ(read("Orvia sent drones.", "sent"), EventStatus::happened);
  EXPECT_EQ(read("The vote in the council will be remembered.", "vote"), EventStatus::happened);
  EXPECT_EQ(read("They adopted a resolution demanding peace.", "demanding"), EventStatus::happened);
}

TEST(EventStatus, ATriggerThatIsNoWordIsReadToo) {
  EXPECT_EQ(read("Exports fell by 5 %", "%"), EventStatus::happened);
}

TEST(EventStatus, WhatTheAuthorDoubtsIsNoFact) {
  EXPECT_EQ(read("Orvia reportedly sent drones.", "sent", 0), EventStatus::considered);
  EXPECT_EQ(read("Orvia reportedly sent drones.", "sent", -2.5), EventStatus::considered);
}

TEST(EventStatus, WhatSomeoneIsAskedToDoIsRequested) {
  EXPECT_EQ(read("Keld urged Orvia to withdraw.", "withdraw"), EventStatus::requested);
  EXPECT_EQ(read("Keld urged calm, and Orvia went on to win.", "win"), EventStatus::happened);
}

TEST(EventStatus, WhatMayBeIsNotPlanned) {
  std::array<float, event_statuses_read> probabilities{};
  probabilities[static_cast<std::size_t>(EventStatus::planned)] = 0.6F;
  const std::string text = "They fear that Orvia may send drones.";
  const auto at = static_cast<std::uint32_t>(text.find("send"));
  EXPECT_EQ(status_of(WordList(text), {at, at + 4}, probabilities, 1), EventStatus::hypothetical);
  const std::string noun = "potential arms transfers";
  EXPECT_EQ(status_of(WordList(noun), {15, 24}, probabilities, 1), EventStatus::hypothetical);
}

TEST(EventStatus, OtherVerdictsOfTheReaderStand) {
  std::array<float, event_statuses_read> probabilities{};
  probabilities[static_cast<std::size_t>(EventStatus::requested)] = 0.6F;
  const std::string text = "Keld asked that drones may be sent.";
  const auto at = static_cast<std::uint32_t>(text.find("sent"));
  EXPECT_EQ(status_of(WordList(text), {at, at + 4}, probabilities, -1), EventStatus::requested);
}

}  // namespace
}  // namespace sayso
