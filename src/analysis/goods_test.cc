#include "analysis/goods.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace sayso {
namespace {

/// Each phrase as "span [kind; number unit; hedge]".
std::vector<std::string> goods_in(std::string_view text) {
  std::vector<std::string> out;
  const WordList words(text);
  for (const Goods& goods : find_goods(words, {0, static_cast<std::uint32_t>(text.size())})) {
    std::ostringstream line;
    line.precision(12);
    line << goods.span.in(text) << " [" << goods.kind;
    if (goods.number || !goods.unit.empty()) line << ";";
    if (goods.number) line << " " << *goods.number;
    if (!goods.unit.empty()) line << " " << goods.unit;
    if (!goods.hedge.empty()) line << "; " << goods.hedge;
    out.push_back(line.str() + "]");
  }
  return out;
}

using Found = std::vector<std::string>;

struct Case {
  std::string text;
  Found goods;
};

void expect_all(const std::vector<Case>& cases) {
  for (const Case& each : cases) EXPECT_EQ(goods_in(each.text), each.goods) << each.text;
}

TEST(Goods, AreCounted) {
  expect_all({
      {"Karvia sent at least 300 Shahed-type drones.",
       {"at least 300 Shahed-type drones [drones; 300; at least]"}},
      {"It promised as many as 1,000 rounds of artillery ammunition.",
       {"as many as 1,000 rounds of artillery ammunition [ammunition; 1000 rounds; as many as]"}},
      {"They received a dozen tanks.", {"a dozen tanks [weapons; 12]"}},
      {"They received two dozen old howitzers.", {"two dozen old howitzers [weapons; 24]"}},
      {"Up to 40 main battle tanks would follow.",
       {"Up to 40 main battle tanks [weapons; 40; Up to]"}},
      {"The port took 120,000 tonnes of wheat.", {"120,000 tonnes of wheat [food; 120000 tonnes]"}},
      {"It bought 2.5 million barrels a day of crude.",
       {"2.5 million barrels a day of crude [fuel; 2500000 barrels]"}},
      {"Police found 500 kg of explosives.", {"500 kg of explosives [weapons; 500 kilograms]"}},
      {"He hid 500 pounds of explosives.", {"500 pounds of explosives [weapons; 500 pounds]"}},
      {"They gave twenty-four lorries.", {"twenty-four lorries [goods; 24]"}},
      {"It ordered two hundred and fifty rifles.", {"two hundred and fifty rifles [weapons; 250]"}},
      {"It flew in 1.5 million doses of vaccine.",
       {"1.5 million doses of vaccine [goods; 1500000 doses]"}},
      {"It will send 18 newly refurbished Leopard 2 tanks.", {"Leopard 2 tanks [weapons]"}},
      {"It will send 18 Leopard 2A6s.", {"18 Leopard 2A6s [weapons; 18]"}},
      {"It will send 18 Leopard tanks.", {"18 Leopard tanks [weapons; 18]"}},
      {"Between 20 and 30 missiles were fired.",
       {"Between 20 and 30 missiles [weapons; 20; Between 20 and 30]"}},
      {"They want 20 to 30 launchers for rockets.", {"rockets [weapons]"}},
      {"They want 20-30 rocket launchers.", {"20-30 rocket launchers [weapons; 20; 20-30]"}},
      {"He carried one pistol.", {"one pistol [weapons; 1]"}},
      {"It gave 300 of the missiles away.", {"300 of the missiles [weapons; 300]"}},
      {"Some 50,000 artillery shells were lost.",
       {"Some 50,000 artillery shells [ammunition; 50000; Some]"}},
      {"They counted 70 unsold electric cars.", {"70 unsold electric cars [goods; 70]"}},
      {"Half a million shells were missing.", {"Half a million shells [ammunition; 500000]"}},
  });
}

TEST(Goods, AreVaguelyCounted) {
  expect_all({
      {"It sent hundreds of drones.", {"hundreds of drones [drones; hundreds of]"}},
      {"It sent tens of thousands of tonnes of grain.",
       {"tens of thousands of tonnes of grain [food; tonnes; tens of thousands of]"}},
      {"It lent several hundred million euros.",
       {"several hundred million euros [money; EUR; several hundred million]"}},
      {"A few helicopters came.", {"A few helicopters [goods; A few]"}},
      {"A number of missiles came down.", {"A number of missiles [weapons; A number of]"}},
      {"It lost millions of dollars.", {"millions of dollars [money; USD; millions of]"}},
  });
}

TEST(Goods, AreMoney) {
  expect_all({
      {"Oslavia approved $1.2 billion in military aid.",
       {"$1.2 billion in military aid [money; 1200000000 USD]"}},
      {"It gave €40m to the port.", {"€40m [money; 40000000 EUR]"}},
      {"It paid £500,000 in cash.", {"£500,000 in cash [money; 500000 GBP]"}},
      {"It gave nearly $3 million.", {"nearly $3 million [money; 3000000 USD; nearly]"}},
      {"It owes 300 million roubles.", {"300 million roubles [money; 300000000 RUB]"}},
      {"It asked for A$20 million.", {"A$20 million [money; 20000000 AUD]"}},
      {"It asked for US$20 million.", {"US$20 million [money; 20000000 USD]"}},
      {"A $500-million loan was agreed.", {"$500-million loan [money; 500000000 USD]"}},
      {"A $500 million aid package was agreed.",
       {"$500 million aid package [money; 500000000 USD]"}},
      {"They bought $300 million worth of ammunition.",
       {"$300 million worth of ammunition [ammunition; 300000000 USD]"}},
      {"They sold missiles worth up to $5 million.",
       {"missiles worth up to $5 million [weapons; 5000000 USD; up to]"}},
      {"Aid of $2 to $3 billion is planned.",
       {"Aid [goods]", "$2 to $3 billion [money; 2000000000 USD; $2 to $3 billion]"}},
      {"A bank froze the funds.", {"funds [money]"}},
      {"It offered financial support.", {"financial support [money]"}},
      {"Crude traded at $80 a barrel.", {"Crude [fuel]"}},
  });
}

TEST(Goods, AreNamedWithoutNumber) {
  expect_all({
      {"It makes chips used in guidance systems.", {"chips used in guidance systems [components]"}},
      {"It stores jet fuel.", {"jet fuel [fuel]"}},
      {"They asked for air-defence systems.", {"air-defence systems [weapons]"}},
      {"They asked for more air defense batteries.", {"more air defense batteries [weapons]"}},
      {"They traded dual-use components.", {"dual-use components [components]"}},
      {"The firm does maintenance of the aircraft.", {"maintenance of the aircraft [services]"}},
      {"Instructors gave training.", {"training [services]"}},
      {"They want surface-to-air missiles.", {"surface-to-air missiles [weapons]"}},
      {"They want F-16s.", {"F-16s [weapons]"}},
      {"They want F-16 fighter jets.", {"F-16 fighter jets [weapons]"}},
      {"They want ATACMS.", {"ATACMS [weapons]"}},
      {"They want Patriot batteries.", {"Patriot batteries [weapons]"}},
      {"The S-400 was delivered.", {"S-400 [weapons]"}},
      {"It lacks medical supplies and food.", {"medical supplies [goods]", "food [food]"}},
      {"It lacks food supplies.", {"food supplies [food]"}},
      {"It lacks drone components.", {"drone components [components]"}},
      {"It sells components for drones.", {"components for drones [components]"}},
      {"It sells North Korean ballistic missiles.", {"North Korean ballistic missiles [weapons]"}},
      {"It gave military and humanitarian aid.", {"military and humanitarian aid [goods]"}},
      {"It gave Iranian-made rockets.", {"Iranian-made rockets [weapons]"}},
      {"Fuel exports fell.", {"Fuel [fuel]"}},
      {"A drone strike hit the bridge.", {"drone [drones]"}},
      {"Three missile attacks followed.", {"missile [weapons]"}},
      {"The drone struck a bridge.", {"drone [drones]"}},
      {"Police used tear gas and water cannon.", {"tear gas [weapons]", "water cannon [weapons]"}},
      {"It agreed to ship weapons.", {"weapons [weapons]"}},
      {"It asked for flour, medicine and blankets.",
       {"flour [food]", "medicine [goods]", "blankets [goods]"}},
      {"They fled with crates of rifles.", {"crates of rifles [weapons; crates]"}},
  });
}

TEST(Goods, AreNotSeenElsewhere) {
  for (const std::string_view text : {"500 people left in three days.",
                                      "Two officials and 20 percent of voters agreed.",
                                      "He sent 3,000 troops.",
                                      "An oil company met weapons inspectors.",
                                      "The think tank warned of an arms race.",
                                      "She held the child in her arms.",
                                      "It moved to aid the rebels.",
                                      "The G-7 met at noon on May 3.",
                                      "Food prices and food security were discussed.",
                                      "Arms makers met a drug lord.",
                                      "Food and fuel prices rose.",
                                      "Missile defence programmes grew.",
                                      "The drone pilot slept.",
                                      "In 2022 he went home.",
                                      "He is a 20-year-old.",
                                      "The political system broke.",
                                      "30 soldiers marched.",
                                      "Around 5.30pm he left.",
                                      "The gas station closed.",
                                      "He lost his support."}) {
    EXPECT_EQ(goods_in(text), Found{}) << text;
  }
}

TEST(Goods, KeepToTheirSentence) {
  const std::string_view text = "It sent tanks. It sent fuel.";
  const WordList words(text);
  const std::vector<Goods> goods = find_goods(words, {15, 28});
  ASSERT_EQ(goods.size(), 1U);
  EXPECT_EQ(goods[0].span.in(text), "fuel");
}

}  // namespace
}  // namespace sayso
