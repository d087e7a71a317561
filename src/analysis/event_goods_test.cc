#include "analysis/event_goods.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "analysis/goods.h"

namespace sayso {
namespace {

Span first_of(std::string_view text, std::string_view words) {
  const auto at = static_cast<std::uint32_t>(text.find(words));
  return {at, at + static_cast<std::uint32_t>(words.size())};
}

using Names = std::vector<std::string>;

/// The goods of the event whose trigger is `trigger`, beside events with the triggers `others`.
Names goods_of(std::string_view text, std::string_view trigger, EventType type,
               const Names& others = {}, const Names& parties = {}) {
  Event event;
  event.trigger = first_of(text, trigger);
  event.type = type;
  for (const std::string& party : parties) event.actors.push_back({first_of(text, party)});
  std::vector<Span> triggers = {event.trigger};
  for (const std::string& other : others) triggers.push_back(first_of(text, other));
  const WordList words(text);
  const std::vector<Goods> found = find_goods(words, {0, static_cast<std::uint32_t>(text.size())});
  Names out;
  for (const Goods& goods : goods_of_event(words, found, event, triggers)) {
    out.emplace_back(goods.span.in(text));
  }
  return out;
}

TEST(EventGoods, AreTheObject) {
  using enum EventType;
  EXPECT_EQ(goods_of("Karvia sent Oslavia 300 drones.", "sent", aid), Names{"300 drones"});
  EXPECT_EQ(goods_of("Karvia armed the rebels with rifles and mortars.", "armed", aid),
            (Names{"rifles", "mortars"}));
  EXPECT_EQ(goods_of("Karvia banned the export of chips to Oslavia.", "banned", sanction),
            Names{"chips"});
  EXPECT_EQ(goods_of("Oslavia asked for at least 20 tanks.", "asked", request),
            Names{"at least 20 tanks"});
  EXPECT_EQ(goods_of("The army moved tanks, howitzers and fuel to the border.", "moved", mobilize),
            (Names{"tanks", "howitzers", "fuel"}));
  EXPECT_EQ(goods_of("Customs officers seized a ship carrying weapons.", "seized", coerce),
            Names{"ship"});
  EXPECT_EQ(goods_of("Police seized weapons.", "seized", coerce), Names{"weapons"});
  EXPECT_EQ(goods_of("Karvia delivered, officials said, 300 drones.", "delivered", aid), Names{});
  EXPECT_EQ(goods_of("Karvia delivered, among other things, 300 drones.", "delivered", aid),
            Names{"300 drones"});
  EXPECT_EQ(goods_of("They discussed and signed a $2 billion arms deal.", "signed", agree),
            Names{"$2 billion"});
}

TEST(EventGoods, AreOfANoun) {
  using enum EventType;
  EXPECT_EQ(goods_of("The delivery of drones by Karvia began.", "delivery", aid), Names{"drones"});
  EXPECT_EQ(goods_of("Arms deliveries to Oslavia stopped.", "deliveries", aid), Names{"Arms"});
  EXPECT_EQ(goods_of("Sanctions on fuel exports were eased.", "Sanctions", sanction),
            Names{"fuel"});
  EXPECT_EQ(goods_of("A grain export deal was signed.", "deal", agree), Names{"grain"});
  EXPECT_EQ(goods_of("An embargo on arms took hold.", "embargo", sanction), Names{"arms"});
  EXPECT_EQ(goods_of("The request for tanks was turned down.", "request", request), Names{"tanks"});
}

TEST(EventGoods, AreTheSubjectOfAPassive) {
  using enum EventType;
  EXPECT_EQ(goods_of("Drones and rifles were delivered to Oslavia.", "delivered", aid),
            (Names{"Drones", "rifles"}));
  EXPECT_EQ(goods_of("The tanks will soon be sent.", "sent", aid), Names{"tanks"});
  EXPECT_EQ(goods_of("Weapons for Oslavia were sent on Monday.", "sent", aid), Names{"Weapons"});
  EXPECT_EQ(goods_of("Weapons sent to Oslavia were lost.", "sent", aid), Names{"Weapons"});
  EXPECT_EQ(goods_of("Fuel exports were banned.", "banned", sanction), Names{"Fuel"});
  EXPECT_EQ(goods_of("The drones that Karvia sent were old.", "sent", aid), Names{"drones"});
  EXPECT_EQ(goods_of("The drones Karvia sent were old.", "sent", aid), Names{"drones"});
  EXPECT_EQ(goods_of("A ship with fuel delivered food to the port.", "delivered", aid),
            Names{"food"});
}

TEST(EventGoods, AreWhatWasFired) {
  using enum EventType;
  EXPECT_EQ(goods_of("Karvia fired 20 missiles at the port.", "fired", assault),
            Names{"20 missiles"});
  EXPECT_EQ(goods_of("Rebels attacked the port with drones.", "attacked", assault),
            Names{"drones"});
  EXPECT_EQ(goods_of("A drone attack killed two people.", "attack", assault), Names{"drone"});
  EXPECT_EQ(goods_of("Missiles hit a school.", "hit", assault), Names{"Missiles"});
  EXPECT_EQ(goods_of("A barrage of rockets fell.", "barrage", assault), Names{"rockets"});
  EXPECT_EQ(goods_of("Karvia shot down 20 drones.", "shot", assault), Names{});
  EXPECT_EQ(goods_of("Rebels destroyed 12 tanks.", "destroyed", assault), Names{});
  EXPECT_EQ(goods_of("Rebels attacked an ammunition depot.", "attacked", assault), Names{});
}

TEST(EventGoods, AreNotThoseOfOthers) {
  using enum EventType;
  EXPECT_EQ(goods_of("Karvia warned that Oslavia sent drones.", "warned", threaten, {"sent"}),
            Names{});
  EXPECT_EQ(goods_of("Karvia agreed to send 50 tanks.", "agreed", agree, {"send"}), Names{});
  EXPECT_EQ(goods_of("Karvia agreed to send 50 tanks.", "send", aid, {"agreed"}),
            Names{"50 tanks"});
  EXPECT_EQ(goods_of("Karvia agreed to send 50 tanks.", "agreed", agree), Names{"50 tanks"});
  EXPECT_EQ(
      goods_of("Karvia sanctioned firms for supplying drone components.", "sanctioned", sanction),
      Names{});
  EXPECT_EQ(goods_of("Police arrested a man who sold rifles.", "arrested", coerce), Names{});
  EXPECT_EQ(goods_of("Karvia sent fuel in exchange for fighter jets.", "sent", aid), Names{"fuel"});
  EXPECT_EQ(goods_of("Karvia sent troops to the town, and Oslavia bought tanks.", "sent", mobilize),
            Names{});
  EXPECT_EQ(goods_of("Karvia sent drones and $5 million was paid.", "sent", aid), Names{"drones"});
  EXPECT_EQ(goods_of("Karvia punished the seller of drones.", "punished", sanction, {},
                     {"the seller of drones"}),
            Names{});
  EXPECT_EQ(goods_of("The ministers met to discuss tanks.", "met", consult), Names{});
  EXPECT_EQ(goods_of("The minister condemned the drone attack.", "condemned", accuse, {"attack"}),
            Names{});
}

TEST(EventGoods, NeedAType) {
  const std::string_view text = "Karvia sent drones.";
  const WordList words(text);
  Event event;
  event.trigger = first_of(text, "sent");
  EXPECT_TRUE(goods_of_event(words, find_goods(words, {0, 19}), event, {event.trigger}).empty());
}

}  // namespace
}  // namespace sayso
