#include "linking/actors.h"

#include <set>

#include "linking/actors_for_tests.h"

namespace sayso {
namespace {

TEST_F(ActorsTest, OnePersonInManyDocumentsIsOneByTheFullestName) {
  Store store = open();
  add(store, "d1", {person("Ilse Marrant", "harbour master")});
  add(store, "d2", {person("Ilse Q. Marrant", "the former harbour master", "ISL")});
  add(store, "d3", {person("I. Marrant")});
  add(store, "d4", {person("ILSE MARRANT", "harbour master")});
  const std::vector<Actor> all = actors(store);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].name, "Ilse Q. Marrant");
  EXPECT_EQ(all[0].role, "harbour master");
  EXPECT_EQ(all[0].country, "ISL");
  EXPECT_EQ(all[0].members.size(), 4U);
}

TEST_F(ActorsTest, TwoPeopleOfOneNameAreTwoWhereTheTextTellsThemApart) {
  Store store = open();
  add(store, "keeper", {person("Tor Valling", "goalkeeper")});
  add(store, "minister", {person("Tor Valling", "defence minister")});
  EXPECT_NE(id_of(store, "keeper"), id_of(store, "minister"));
  add(store, "match", {person("Tor Valling", "Osterby goalkeeper")});
  EXPECT_EQ(id_of(store, "match"), id_of(store, "keeper"));

  add(store, "q", {person("Ada Q. Lund")});
  add(store, "r", {person("Ada R. Lund")});
  EXPECT_NE(id_of(store, "q"), id_of(store, "r"));
  add(store, "at home", {person("Pim Oduya", "mayor", "NOR")});
  add(store, "abroad", {person("Pim Oduya", "mayor", "SWE")});
  EXPECT_NE(id_of(store, "at home"), id_of(store, "abroad"));
  add(store, "both", {person("Jan Tarn"), person("Jan Tarn")});
  EXPECT_NE(id_of(store, "both", "e1"), id_of(store, "both", "e2"));
}

TEST_F(ActorsTest, WhomSeveralFitJoinsNoneUnlessTheTextSpeaksForOne) {
  Store store = open();
  add(store, "keeper", {person("Tor Valling", "goalkeeper"), person("Ulla Brenn")});
  add(store, "minister", {person("Tor Valling", "defence minister"), person("Zeno Park")});
  add(store, "open", {person("Tor Valling")});
  EXPECT_NE(id_of(store, "open"), id_of(store, "keeper"));
  EXPECT_NE(id_of(store, "open"), id_of(store, "minister"));
  add(store, "met", {person("Tor Valling"), person("Zeno Park")});
  EXPECT_EQ(id_of(store, "met"), id_of(store, "minister"));
}

TEST_F(ActorsTest, ANewRoleInTheSameCompanyIsTheSamePerson) {
  Store store = open();
  add(store, "before", {person("Zeno Park"), person("Ada Lund", "defence minister")});
  add(store, "after", {person("Ada Lund", "chairwoman"), person("Zeno Park")});
  EXPECT_EQ(id_of(store, "after", "e1"), id_of(store, "before", "e2"));
}

TEST_F(ActorsTest, ASingleNameIsSomebodyOnlyWithRoleAndCountry) {
  Store store = open();
  add(store, "d1", {person("Ada Lund", "trade minister", "NOR")});
  add(store, "d2", {person("Lund", "trade minister", "NOR")});
  add(store, "d3", {person("Lund", "trade minister")});
  add(store, "d4", {person("Lund")});
  add(store, "d5", {person("Lund")});
  EXPECT_EQ(id_of(store, "d2"), id_of(store, "d1"));
  EXPECT_NE(id_of(store, "d3"), id_of(store, "d1"));
  EXPECT_NE(id_of(store, "d4"), id_of(store, "d5"));
}

TEST_F(ActorsTest, ABodyIsOneByAnyOfItsNames) {
  Store store = open();
  add(store, "d1", {body("Federal Bureau of Lighthouses", {"FBL"})});
  add(store, "d2", {body("FBL")});
  add(store, "d3", {body("the Bureau of Federal Lighthouses")});
  EXPECT_EQ(id_of(store, "d2"), id_of(store, "d1"));
  EXPECT_EQ(id_of(store, "d3"), id_of(store, "d1"));
  add(store, "d4", {person("Federal Bureau")});
  EXPECT_EQ(actors(store).size(), 2U);
}

TEST_F(ActorsTest, ABodyThatEveryCountryHasIsThatOfTheOneCountryOfTheDocument) {
  Store store = open();
  add(store, "n1", {body("Foreign Ministry"), state("Norway", "NOR")});
  add(store, "n2",
      {body("Ministry of Foreign Affairs"), body("Foreign Ministry"), state("Norway", "NOR")});
  add(store, "s", {body("Foreign Ministry"), state("Sweden", "SWE")});
  add(store, "two", {body("Foreign Ministry"), state("Norway", "NOR"), state("Sweden", "SWE")});
  add(store, "none", {body("Foreign Ministry")});
  EXPECT_EQ(id_of(store, "n2", "e2"), id_of(store, "n1"));
  std::set<std::string> apart;
  for (const char* document : {"n1", "s", "two", "none"}) apart.insert(id_of(store, document));
  EXPECT_EQ(apart.size(), 4U);
}

TEST_F(ActorsTest, AStateGoesByItsCodeAndACapitalThatSpeaksWithIt) {
  Store store = open();
  add(store, "d1", {state("Oslo", "NOR", true)});
  add(store, "d2", {state("Norway", "NOR")});
  add(store, "d3", {state("the Kingdom of Norway", "NOR")});
  add(store, "d4", {state("Norway", "NOR")});
  const std::vector<Actor> all = actors(store);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].name, "Norway");
  EXPECT_EQ(all[0].country, "NOR");
}

TEST_F(ActorsTest, IdsStayWhenDocumentsAreAnalysedAnewOrTheFirstIsRemoved) {
  Store store = open();
  add(store, "d1", {person("Ilse Marrant")});
  add(store, "d2", {person("Ilse Marrant"), body("Coast Wire")});
  const std::string person_id = id_of(store, "d1");
  const std::string body_id = id_of(store, "d2", "e2");
  // All are analysed before any is linked; entities have other ids, names are read better.
  ASSERT_TRUE(store.replace_analysis("d1", analysis_of({person("Ilse Marrant", "pilot")})).ok());
  ASSERT_TRUE(store
                  .replace_analysis("d2", analysis_of({body("Coast Wire"),
                                                       person("Ilse Marrant", "harbour master")}))
                  .ok());
  EXPECT_TRUE(actors(store).empty());  // nothing is said of entities that are not linked yet
  link(store);
  EXPECT_EQ(id_of(store, "d1"), person_id);
  EXPECT_EQ(id_of(store, "d2", "e2"), person_id);
  EXPECT_EQ(id_of(store, "d2", "e1"), body_id);

  ASSERT_TRUE(store.remove("d1").ok());
  link(store);
  EXPECT_EQ(id_of(store, "d2", "e2"), person_id);
  EXPECT_EQ(actor_of(store, "d2", "e2").role, "harbour master");
  ASSERT_TRUE(store.remove("d2").ok());
  EXPECT_TRUE(actors(store).empty());
}

TEST_F(ActorsTest, WhatIsNotLinkedYetIsLinkedByALaterCall) {
  {
    Store store = open();
    for (int i = 0; i < 120; ++i) {
      const std::vector<Named> entities = {person("Ilse Marrant"),
                                           body("Wire " + std::to_string(i))};
      ASSERT_TRUE(
          store.put(document_of("d" + std::to_string(i), entities), analysis_of(entities)).ok());
    }
  }
  Store store = open();
  link(store);
  EXPECT_EQ(actors(store).size(), 121U);
  EXPECT_EQ(actor_of(store, "d0").members.size(), 120U);
}

TEST_F(ActorsTest, AnActorIsFoundByIdItsStartOrName) {
  Store store = open();
  add(store, "d1", {person("Tor Valling", "goalkeeper"), person("Ada Lund")});
  add(store, "d2", {person("Tor Valling", "defence minister")});
  const std::string ada = id_of(store, "d1", "e2");
  EXPECT_EQ(*find_actor(store.tables(), ada), ada);
  EXPECT_EQ(*find_actor(store.tables(), ada.substr(0, 10)), ada);
  EXPECT_EQ(*find_actor(store.tables(), "ada lund"), ada);
  EXPECT_EQ(find_actor(store.tables(), "Zeno Park").error().code, "not-found");
  const auto two = find_actor(store.tables(), "Tor Valling");
  ASSERT_FALSE(two.ok());
  EXPECT_EQ(two.error().code, "ambiguous");
  EXPECT_NE(two.error().message.find("goalkeeper"), std::string::npos);
}

}  // namespace
}  // namespace sayso
