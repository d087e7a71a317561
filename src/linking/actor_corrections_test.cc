#include "linking/actor_corrections.h"

#include "linking/actors_for_tests.h"
#include "linking/corrections/undoing.h"
#include "record/database.h"

namespace sayso {
namespace {

class Corrections : public ActorsTest {
 protected:
  std::string merge(Store& store, const std::string& kept, const std::string& other) {
    return linked(store, merge_actors(store, kept, other, note_));
  }
  std::string split(Store& store, const std::string& actor, const std::string& document) {
    return linked(store, split_actor(store, actor, document, note_));
  }
  std::string undo(Store& store, const std::string& id) {
    return linked(store, undo_correction(store, id, note_));
  }

  /// Analyses all documents anew, or forgets all actors, and links.
  void rebuild(Store& store, bool from_nothing) {
    if (from_nothing) {
      ASSERT_TRUE(store.tables()
                      .run("DELETE FROM actors; INSERT INTO unlinked SELECT document FROM analyses")
                      .ok());
    } else {
      const std::vector<std::string> ids = *store.stale({"names:2"});
      for (const auto& id : ids) {
        Analysis analysis = store.entry(id)->analysis;
        ASSERT_TRUE(store.replace_analysis(id, analysis).ok());
      }
    }
    link(store);
  }

 private:
  /// The correction's id, once it has taken effect.
  std::string linked(Store& store, const Result<std::string>& id) {
    EXPECT_TRUE(id.ok()) << id.error().message;
    link(store);
    return id.ok() ? *id : std::string();
  }
};

TEST_F(Corrections, AMergeHoldsThroughRebuildsAndNewDocuments) {
  Store store = open();
  add(store, "d1", {person("Liz Marrant", "mayor")});
  add(store, "d2", {person("Elizabeth Marrant", "", "NOR")});
  const std::string kept = id_of(store, "d1");
  const std::string other = id_of(store, "d2");
  ASSERT_NE(kept, other);
  merge(store, "Liz Marrant", "Elizabeth Marrant");
  for (const char* step : {"now", "anew", "from nothing"}) {
    if (step != std::string("now")) rebuild(store, step == std::string("from nothing"));
    const Actor actor = actor_of(store, "d2");
    EXPECT_EQ(actor.id, kept) << step;
    EXPECT_EQ(actor.name, "Liz Marrant") << step;
    EXPECT_EQ(actor.country, "NOR") << step;
    EXPECT_EQ(actor.members.size(), 2U) << step;
  }
  EXPECT_EQ(*find_actor(store.tables(), other), kept);
  add(store, "d3", {person("Elizabeth Marrant")});
  EXPECT_EQ(id_of(store, "d3"), kept);
  // The member that gave it its id goes; the other names of the correction still tell who is meant.
  ASSERT_TRUE(store.remove("d1").ok());
  rebuild(store, false);
  EXPECT_EQ(id_of(store, "d2"), id_of(store, "d3"));
}

TEST_F(Corrections, ASplitHoldsThroughRebuilds) {
  Store store = open();
  add(store, "d1", {person("Tor Valling")});
  add(store, "d2", {person("Tor Valling")});
  add(store, "d3", {person("Tor Valling")});
  const std::string id = id_of(store, "d1");
  split(store, id, "d2");
  const std::string apart = id_of(store, "d2");
  EXPECT_NE(apart, id);
  for (const bool from_nothing : {false, true}) {
    rebuild(store, from_nothing);
    EXPECT_EQ(id_of(store, "d2"), apart);
    EXPECT_NE(id_of(store, "d1"), apart);
  }
  EXPECT_EQ(id_of(store, "d1"), id);
  // From now on there are two, and who says no more than the name may be either.
  add(store, "d4", {person("Tor Valling")});
  EXPECT_NE(id_of(store, "d4"), id);
  EXPECT_NE(id_of(store, "d4"), apart);
}

TEST_F(Corrections, OneWrongDocumentDoesNotPartABody) {
  Store store = open();
  for (const char* id : {"d1", "d2"}) add(store, id, {body("Coast Wire")});
  split(store, "Coast Wire", "d2");
  add(store, "d3", {body("Coast Wire")});
  EXPECT_EQ(id_of(store, "d3"), id_of(store, "d1"));
}

TEST_F(Corrections, ALaterSplitOverridesAMerge) {
  Store store = open();
  add(store, "d1", {person("Liz Marrant")});
  add(store, "d2", {person("Elizabeth Marrant")});
  merge(store, id_of(store, "d1"), id_of(store, "d2"));
  split(store, id_of(store, "d1"), "d2");
  for (const bool from_nothing : {false, true}) {
    EXPECT_NE(id_of(store, "d1"), id_of(store, "d2"));
    rebuild(store, from_nothing);
  }
  EXPECT_NE(id_of(store, "d1"), id_of(store, "d2"));
}

TEST_F(Corrections, WhatIsUndoneHoldsNoMoreUntilThatIsUndone) {
  Store store = open();
  add(store, "d1", {person("Tor Valling")});
  add(store, "d2", {person("Tor Valling")});
  add(store, "d3", {person("Thor Valling")});
  const std::string merged = merge(store, id_of(store, "d1"), id_of(store, "d3"));
  const std::string parted = split(store, id_of(store, "d1"), "d2");
  const std::string undone = undo(store, parted);
  EXPECT_EQ(id_of(store, "d1"), id_of(store, "d2"));
  undo(store, undone);
  EXPECT_NE(id_of(store, "d1"), id_of(store, "d2"));
  EXPECT_EQ(id_of(store, "d1"), id_of(store, "d3"));
  undo(store, merged);
  EXPECT_NE(id_of(store, "d1"), id_of(store, "d3"));
  // Nothing of what people did is lost.
  const auto all = corrections(store);
  ASSERT_TRUE(all.ok());
  ASSERT_EQ(all->size(), 5U);
  EXPECT_EQ((*all)[0].author, "desk");
  EXPECT_EQ((*all)[0].note, "by the register");
  EXPECT_EQ((*all)[2].undone, parted);
}

/// Keys of the sources of all that is claimed, in the order of documents.
std::vector<std::string> source_keys(Store& store) {
  std::vector<std::string> keys;
  const auto done =
      for_each_row(store.tables().query("SELECT source_key FROM claim_members ORDER BY document"),
                   [&](const Statement& row) { keys.emplace_back(row.text(0)); });
  EXPECT_TRUE(done.ok());
  return keys;
}

TEST_F(Corrections, WhatIsClaimedFollowsWhoItsSourceIs) {
  Store store = open();
  for (const char* name : {"Liz Marrant", "Elizabeth Marrant"}) {
    const std::string text = std::string(name) + " said the dam had cracked.";
    Analysis analysis =
        analysis_of(text, {{name, "the dam had cracked", SourceKind::named_person, "e1"}});
    analysis.entities = {named("e1", EntityType::per, text, name)};
    ASSERT_TRUE(store.put(document_of(name, "Courier", "2031-03-04", text), analysis).ok());
  }
  link(store);
  const auto apart = source_keys(store);
  ASSERT_EQ(apart.size(), 2U);
  EXPECT_NE(apart[0], apart[1]);
  const std::string merged = merge(store, "Liz Marrant", "Elizabeth Marrant");
  EXPECT_EQ(source_keys(store), std::vector(2, apart[0]));
  undo(store, merged);
  EXPECT_EQ(source_keys(store), apart);
}

TEST_F(Corrections, MistakesChangeNothing) {
  Store store = open();
  add(store, "d1", {person("Tor Valling")});
  add(store, "d2", {person("Ada Lund")});
  EXPECT_EQ(merge_actors(store, "Tor Valling", "Nobody", note_).error().code, "not-found");
  EXPECT_EQ(merge_actors(store, "Tor Valling", "Tor Valling", note_).error().code, "same-actor");
  EXPECT_EQ(split_actor(store, "Tor Valling", "d9", note_).error().code, "not-found");
  EXPECT_EQ(split_actor(store, "Tor Valling", "d2", note_).error().code, "not-a-member");
  EXPECT_EQ(split_actor(store, "Tor Valling", "d1", note_).error().code, "only-member");
  EXPECT_EQ(undo_correction(store, "k7", note_).error().code, "not-found");
  EXPECT_TRUE(corrections(store)->empty());
}

}  // namespace
}  // namespace sayso
