#include "analysis/event_parties.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sayso {
namespace {

/// A text with names and spans found by their words.
class Story {
 public:
  explicit Story(std::string text) : text_(std::move(text)) {}

  Span at(const std::string& words) const {
    const auto begin = static_cast<std::uint32_t>(text_.find(words));
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
  }

  void name(const std::string& words, EntityType type) {
    Entity& entity = entities_.emplace_back();
    entity.id = "e" + std::to_string(entities_.size());
    entity.type = type;
    entity.name = words;
    mentions_.push_back({at(words), static_cast<std::uint32_t>(entities_.size() - 1), 1, true});
  }

  /// The parties' words with their entities.
  std::string parties(const std::vector<std::string>& read) const {
    Spans spans;
    for (const std::string& words : read) spans.push_back(at(words));
    std::string out;
    for (const Party& party : parties_of(text_, spans, entities_, mentions_)) {
      out += std::string(party.span.in(text_)) + " " + party.entity + "; ";
    }
    return out;
  }

  std::string transfer(const std::string& trigger) const {
    Event event;
    event.trigger = at(trigger);
    complete_transfer(WordList(text_), {0, static_cast<std::uint32_t>(text_.size())}, entities_,
                      mentions_, event);
    if (event.actors.size() != 1 || event.recipients.size() != 1) return "";
    const auto words = [&](const Party& party) {
      return std::string(party.span.in(text_)) + " " + party.entity;
    };
    return words(event.actors[0]) + " > " + words(event.recipients[0]);
  }

  std::string place(const std::string& trigger, const std::vector<std::string>& actors = {}) const {
    Event event;
    event.trigger = at(trigger);
    for (const std::string& words : actors) event.actors.push_back({at(words)});
    return place_of(WordList(text_), event, {0, static_cast<std::uint32_t>(text_.size())},
                    entities_, mentions_);
  }

 private:
  std::string text_;
  std::vector<Entity> entities_;
  std::vector<LinkedMention> mentions_;
};

TEST(EventParties, CoordinatedNamesAreSeveral) {
  Story story("Orvia and Keld met the rebels of South Marrow.");
  story.name("Orvia", EntityType::gpe);
  story.name("Keld", EntityType::gpe);
  EXPECT_EQ(story.parties({"Orvia and Keld"}), "Orvia e1; Keld e2; ");
}

TEST(EventParties, ANameIsTakenWhole) {
  Story story("Troops of South Marrow attacked Keld.");
  story.name("South Marrow", EntityType::gpe);
  EXPECT_EQ(story.parties({"Troops of South"}), "Troops of South Marrow e1; ");
}

TEST(EventParties, WhatOnlyOpensAPhraseGoesOnOrIsNone) {
  Story story("Ms Kelm met a deputy minister.");
  story.name("Kelm", EntityType::per);
  EXPECT_EQ(story.parties({"Ms"}), "Ms Kelm e1; ");
  EXPECT_EQ(story.parties({"a "}), "");
}

TEST(EventParties, PunctuationIsLeftOut) {
  Story story("The U.S., which met Keld, left.");
  story.name("U.S.", EntityType::gpe);
  story.name("Keld", EntityType::gpe);
  EXPECT_EQ(story.parties({"The U.S.,"}), "The U.S. e1; ");
  EXPECT_EQ(story.parties({"Keld,"}), "Keld e2; ");
}

TEST(EventParties, OfATransferStandBehindToAndBy) {
  Story story("Grain was delivered by Orvia to Keld.");
  story.name("Orvia", EntityType::gpe);
  story.name("Keld", EntityType::gpe);
  EXPECT_EQ(story.transfer("delivered"), "Orvia e1 > Keld e2");
}

TEST(EventPlace, IsWhereItSaysAndNoParty) {
  Story story("Orvia attacked Keld in Port Telesk.");
  story.name("Orvia", EntityType::gpe);
  story.name("Keld", EntityType::gpe);
  story.name("Port Telesk", EntityType::gpe);
  EXPECT_EQ(story.place("attacked", {"Orvia", "Keld"}), "e3");
  Story other("Orvia attacked Keld.");
  other.name("Keld", EntityType::gpe);
  EXPECT_EQ(other.place("attacked"), "");
}

TEST(EventTime, IsTheNearestPointInTheSentence) {
  std::vector<Timex> times(3);
  times[0].id = "t1";
  times[0].span = {0, 6};
  times[1].id = "t2";
  times[1].span = {30, 36};
  times[2].id = "t3";
  times[2].span = {22, 28};
  times[2].type = TimexType::duration;
  Event event;
  event.trigger = {20, 22};
  EXPECT_EQ(time_of(event, {0, 50}, times), "t2");
  EXPECT_EQ(time_of(event, {40, 50}, times), "");
}

}  // namespace
}  // namespace sayso
