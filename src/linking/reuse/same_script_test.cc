#include "linking/reuse/same_script.h"

#include <gtest/gtest.h>

#include <string>

#include "linking/link.h"
#include "linking/store_for_tests.h"
#include "record/database.h"
#include "record/reuse_rows.h"
#include "record/script_rows.h"

namespace sayso {
namespace {

class SameScriptTest : public StoreTest {
 protected:
  /// A report in which `speaker` says the words that all say here.
  void says(const std::string& id, const std::string& outlet, const std::string& published,
            const std::string& speaker) {
    const std::string words =
        "“Our lamps were lit before theirs and they will burn when theirs are out,”";
    const std::string text = "Report " + id + ". " + words + " said " + speaker + ".";
    Said said{speaker, words, SourceKind::named_person, "e1"};
    add(id, outlet, published, text, {said}, {named("e1", EntityType::per, text, speaker)});
  }

  /// A report of an outlet of a house, with the words that all have here and a tail of its own.
  void prints(const std::string& id, const Outlet& outlet, const std::string& published,
              const std::string& tail, const std::vector<AgencyCredit>& credits = {}) {
    Document document = document_of(
        id, outlet.name, published,
        "The harbour of Oldmere has never been safer than in the hands of its present board, "
        "whatever its idle critics in the far south may care to print about it this week. " +
            tail);
    document.outlet = outlet;
    document.credits = credits;
    put(document, analysis_of(document.text, {}));
  }

  std::vector<SameScript> scripts() {
    EXPECT_TRUE(link(*store_).ok());
    const auto found = read_scripts(store_->tables());
    EXPECT_TRUE(found.ok());
    return found.ok() ? *found : std::vector<SameScript>();
  }
  std::size_t pairs() const { return read_reuse(store_->tables())->size(); }
};

TEST_F(SameScriptTest, SeveralSpeakersInAWeekAreOneScript) {
  says("a", "Oldmere Gazette", "2031-03-04", "Ilse Marrow");
  says("b", "Tarnwick Post", "2031-03-05", "Pim Oduya");
  says("c", "Pelling Mail", "2031-03-06", "Zora Quill");
  const auto found = scripts();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().members.size(), 3U);
  EXPECT_EQ(pairs(), 0U);
}

TEST_F(SameScriptTest, OneSpeakerIsQuotedAndAYearLaterIsNoScript) {
  says("a", "Oldmere Gazette", "2031-03-04", "Ilse Marrow");
  says("b", "Tarnwick Post", "2031-03-05", "Ilse Marrow");
  says("c", "Pelling Mail", "2032-03-06", "Pim Oduya");
  EXPECT_TRUE(scripts().empty());
  EXPECT_GT(pairs(), 0U);
}

Outlet of_house(const std::string& name, const std::string& owner) {
  return {name, "", "newspaper", "SYL", owner};
}
Outlet of_state(const std::string& name, const std::string& country) {
  return {name, "", "broadcaster state-media", country, ""};
}

TEST_F(SameScriptTest, OutletsOfOneHouseThatPrintTheSameWords) {
  prints("a", of_house("Oldmere Gazette", "Quayside"), "2031-03-04", "A ferry left at noon.");
  prints("b", of_house("Tarnwick Post", "Quayside"), "2031-03-05", "The market was quiet.");
  prints("c", of_house("Pelling Mail", "Upland"), "2031-03-05", "It rained on the hills.");
  const auto found = scripts();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().members.size(), 2U);
  EXPECT_EQ(found.front().reason,
            "Oldmere Gazette and Tarnwick Post, both of Quayside, print the same words");
  EXPECT_GT(pairs(), 0U) << "they are copies all the same";
}

TEST_F(SameScriptTest, StateMediaOfOneState) {
  prints("a", of_state("Oldmere One", "SYL"), "2031-03-04", "A ferry left at noon.");
  prints("b", of_state("Radio Tarnwick", "SYL"), "2031-03-05", "The market was quiet.");
  prints("c", of_state("Channel Pelling", "ORV"), "2031-03-05", "It rained on the hills.");
  const auto found = scripts();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().members.size(), 2U);
}

TEST_F(SameScriptTest, WordsOfAnAgencyAreNoScriptOfAHouse) {
  const std::vector<AgencyCredit> credit = {{"KorInform", std::nullopt, "byline"}};
  prints("a", of_house("Oldmere Gazette", "Quayside"), "2031-03-04", "At noon.", credit);
  prints("b", of_house("Tarnwick Post", "Quayside"), "2031-03-05", "It was quiet.", credit);
  prints("c", of_house("Pelling Mail", "Quayside"), "2031-04-05", "A month went by.");
  EXPECT_TRUE(scripts().empty());
}

}  // namespace
}  // namespace sayso
