#include "analysis/event_phrases.h"

#include <gtest/gtest.h>

#include <string>

namespace sayso {
namespace {

std::optional<EventType> type(const std::string& text, const std::string& trigger) {
  const WordList words(text);
  return type_by_phrase(words, words.from(static_cast<std::uint32_t>(text.find(trigger))));
}

TEST(EventPhrases, WarningsAreThreats) {
  EXPECT_EQ(type("There will be consequences for Keld.", "consequences"), EventType::threaten);
  EXPECT_EQ(type("It faces repercussions if it does.", "repercussions"), EventType::threaten);
  EXPECT_EQ(type("Consequences in case of an attack.", "Consequences"), EventType::threaten);
  EXPECT_EQ(type("We will not stand by while it burns.", "stand"), EventType::threaten);
  EXPECT_EQ(type("The minister cautioned Keld.", "cautioned"), EventType::threaten);
  EXPECT_EQ(type("They agreed to caution the envoy.", "caution"), EventType::threaten);
  EXPECT_EQ(type("The consequences of the war.", "consequences"), std::nullopt);
  EXPECT_EQ(type("A rise has consequences for growth.", "consequences"), std::nullopt);
  EXPECT_EQ(type("Consequences in Keld were few.", "Consequences"), std::nullopt);
  EXPECT_EQ(type("They moved with great caution.", "caution"), std::nullopt);
}

TEST(EventPhrases, WhatOthersWillNotAllowIsRefused) {
  EXPECT_EQ(type("Orvia will not allow inspectors in.", "allow"), EventType::reject);
  EXPECT_EQ(type("Orvia won't tolerate it.", "tolerate"), EventType::reject);
  EXPECT_EQ(type("We had never heard of such a plea.", "heard"), EventType::reject);
  EXPECT_EQ(type("Orvia will allow inspectors in.", "allow"), std::nullopt);
  EXPECT_EQ(type("The rules do not allow it.", "allow"), std::nullopt);
  EXPECT_EQ(type("The crowd will not stand in line.", "stand"), std::nullopt);
  EXPECT_EQ(type("They heard of the plea.", "heard"), std::nullopt);
}

std::optional<EventType> yielding(const std::string& text, const std::string& trigger) {
  const WordList words(text);
  return yielding_by_phrase(words, words.from(static_cast<std::uint32_t>(text.find(trigger))));
}

TEST(EventPhrases, WhoeverGivesWayYields) {
  EXPECT_EQ(yielding("Miners called off a two-day strike.", "called"), EventType::concede);
  EXPECT_EQ(yielding("Orvia backed down on fees.", "backed"), EventType::concede);
  EXPECT_EQ(yielding("They laid down their arms.", "laid"), EventType::retreat);
  EXPECT_EQ(yielding("Orvia declared a two-week truce.", "declared"), EventType::retreat);
  EXPECT_EQ(yielding("Keld eased sanctions on Orvia.", "eased"), EventType::concede);
  EXPECT_EQ(yielding("Miners called for a strike.", "called"), std::nullopt);
  EXPECT_EQ(yielding("Keld called off the visit.", "called"), std::nullopt);
  EXPECT_EQ(yielding("Keld backed the plan.", "backed"), std::nullopt);
  EXPECT_EQ(yielding("Orvia declared war.", "declared"), std::nullopt);
  EXPECT_EQ(yielding("Tension eased in Keld.", "eased"), std::nullopt);
}

TEST(EventPhrases, MeetingsAndVotes) {
  EXPECT_EQ(type("He knew of the sit-down with Keld.", "sit-down"), EventType::consult);
  EXPECT_EQ(type("A sit-down strike at the mill.", "sit-down"), std::nullopt);
  EXPECT_EQ(type("At upcoming regional gatherings.", "gatherings"), EventType::consult);
  EXPECT_EQ(type("A family gathering.", "gathering"), std::nullopt);
  EXPECT_EQ(type("A strong vote in the assembly.", "vote"), EventType::support);
  EXPECT_EQ(type("They hope to get over 90 votes.", "votes"), EventType::support);
  EXPECT_EQ(type("Votes were counted.", "Votes"), std::nullopt);
}

}  // namespace
}  // namespace sayso
