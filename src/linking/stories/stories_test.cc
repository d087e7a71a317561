#include "linking/stories/stories.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "linking/link.h"
#include "linking/store_for_tests.h"
#include "record/database.h"
#include "record/story_rows.h"

namespace sayso {
namespace {

class StoriesTest : public StoreTest {
 protected:
  void add(const std::string& id, const std::string& text, const std::string& published = {}) {
    StoreTest::add(id, "", published, text, {});
    const auto linked = link(*store_);
    ASSERT_TRUE(linked.ok()) << linked.error().message;
  }
  std::vector<Story> stories() const {
    auto all = read_stories(store_->tables());
    if (!all.ok()) ADD_FAILURE() << all.error().message;
    return all.ok() ? *std::move(all) : std::vector<Story>();
  }
  /// Ids of the documents of each story: "one two; three".
  std::string groups() const {
    std::string out;
    for (const Story& story : stories()) {
      if (!out.empty()) out += "; ";
      for (std::size_t i = 0; i < story.documents.size(); ++i) {
        out += (i == 0 ? "" : " ") + story.documents[i];
      }
    }
    return out;
  }
};

const char* const kTarvo1 =
    "A ferry sank off Tarvo on Monday and eleven passengers drowned, the harbour master said.";
const char* const kTarvo2 =
    "Divers found the wreck of the ferry that sank off Tarvo, harbour master Ilda Kreel said.";
const char* const kTarvo3 =
    "Ilda Kreel, the harbour master of Tarvo, was suspended over the sinking of the ferry.";
const char* const kMorlund1 =
    "A ferry sank near Port Morlund with forty passengers on board, coast guards said.";
const char* const kMorlund2 =
    "All passengers of the ferry that sank near Port Morlund were saved, the owner Vestline said.";

TEST_F(StoriesTest, ReportsWithoutADateDoNotBridgeTwoYears) {
  add("t1", kTarvo1, "2031-03-04");
  add("open", kTarvo2);
  add("t2", kTarvo1, "2032-03-04");
  EXPECT_EQ(stories().size(), 2U);
  add("t3", kTarvo3, "2032-03-05");
  EXPECT_EQ(stories().size(), 2U);
}

TEST_F(StoriesTest, ADayThatTheTextNamesTellsTheYear) {
  add("t1", kTarvo1, "2032-03-04");
  const std::string text = std::string(kTarvo2) + " It had left Tarvo on 4 March 2031.";
  Analysis analysis = analysis_of(text, {});
  const Span day = find_words(text, "4 March 2031").front();
  analysis.times = {{"t1", day, TimexType::date, "2031-03-04", ""}};
  put(document_of("told", "", "", text), analysis);
  ASSERT_TRUE(link(*store_).ok());
  EXPECT_EQ(groups(), "t1; told");
}

TEST_F(StoriesTest, ADocumentThatIsRemovedCountsNoMore) {
  const auto count = [this](const std::string& words) {
    const auto found = store_->tables().number("SELECT sum(documents) FROM story_words " + words);
    EXPECT_TRUE(found.ok());
    return found.ok() ? *found : -1;
  };
  add("t1", kTarvo1);
  const auto before = count("");
  add("m1", kMorlund1);
  EXPECT_EQ(count("WHERE word = 'ferry'"), 2);
  ASSERT_TRUE(store_->remove("m1").ok());
  EXPECT_EQ(count("WHERE word = 'ferry'"), 1);
  EXPECT_EQ(count(""), before);
}

TEST_F(StoriesTest, TellsEventsOfOneKindApartByNamesAndPlaces) {
  add("t1", kTarvo1);
  add("m1", kMorlund1);
  add("t2", kTarvo2);
  add("m2", kMorlund2);
  add("t3", kTarvo3);
  EXPECT_EQ(groups(), "t1 t2 t3; m1 m2");
  EXPECT_EQ(stories().front().title, kTarvo1);
}

TEST_F(StoriesTest, KeepsIdsWhileReportsArriveAndGo) {
  add("t1", kTarvo1);
  const std::string id = stories().front().id;
  add("t2", kTarvo2);
  // Analysing anew changes no story.
  ASSERT_TRUE(store_->replace_analysis("t1", analysis_of(kTarvo1, {})).ok());
  ASSERT_TRUE(link(*store_).ok());
  add("t3", kTarvo3);
  ASSERT_TRUE(store_->remove("t1").ok());
  ASSERT_EQ(groups(), "t2 t3");
  EXPECT_EQ(stories().front().id, id);
  ASSERT_TRUE(store_->remove("t2").ok());
  ASSERT_TRUE(store_->remove("t3").ok());
  EXPECT_EQ(groups(), "");
}

TEST_F(StoriesTest, TakesTheSameWordsOfAnotherYearForAnotherStory) {
  add("t1", kTarvo1, "2031-03-06");
  add("t2", kTarvo2, "2031-03-09");
  add("old", kTarvo2, "2024-03-09");
  EXPECT_EQ(groups(), "t1 t2; old");
}

TEST_F(StoriesTest, LeavesADocumentWhereAPersonPutIt) {
  add("t1", kTarvo1);
  add("m1", kMorlund1);
  Database& database = store_->tables();
  const auto story = story_of(database, 2);
  ASSERT_TRUE(story.ok());
  ASSERT_TRUE(move_to_story(database, 1, *story, true).ok());
  EXPECT_EQ(groups(), "t1 m1");
  add("t2", kTarvo2);
  add("t3", kTarvo3);
  EXPECT_EQ(groups(), "t1 m1; t2 t3");
}

}  // namespace
}  // namespace sayso
