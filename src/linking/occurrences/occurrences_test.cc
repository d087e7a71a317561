#include "linking/occurrences/occurrences.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "linking/link.h"
#include "linking/store_for_tests.h"
#include "record/occurrence_rows.h"

namespace sayso {
namespace {

class OccurrencesTest : public StoreTest {
 protected:
  /// Adds and links a document with an event for each of `triggers`: "v1", "v2", ...
  void add(const std::string& id, const std::string& text,
           const std::vector<std::string>& triggers) {
    put(document_of(id, "", "", text), analysis(text, triggers));
    ASSERT_TRUE(link(*store_).ok());
  }
  static Analysis analysis(const std::string& text, const std::vector<std::string>& triggers) {
    Analysis analysis = analysis_of(text, {});
    for (const std::string& trigger : triggers) {
      Event event;
      event.id = "v" + std::to_string(analysis.events.size() + 1);
      event.trigger = find_words(text, trigger).front();
      event.factuality = 3;
      analysis.events.push_back(std::move(event));
    }
    return analysis;
  }
  /// The members of each occurrence: "a v1, b v1; ...".
  std::string groups() const {
    const auto all = read_occurrences(store_->tables());
    if (!all.ok()) return all.error().message;
    std::string out;
    for (const Occurrence& one : *all) {
      out += out.empty() ? "" : "; ";
      for (const auto& [document, event] : one.members) {
        out += (out.empty() || out.ends_with("; ") ? "" : ", ") + document + " " + event;
      }
    }
    return out;
  }
};

const char* const kFirst =
    "A ferry sank off Tarvo on Monday and eleven passengers drowned, harbour master Ilda Kreel "
    "said.";
const char* const kSecond =
    "The ferry that sank off Tarvo had no papers, a sailor said. Ilda Kreel was suspended.";
const char* const kElsewhere =
    "A ferry sank near Port Morlund with forty people on board; Vestline, the owner, gave no word.";

TEST_F(OccurrencesTest, JoinsMentionsOfOneHappeningWithinAStory) {
  add("a", kFirst, {"sank", "drowned", "said"});
  add("elsewhere", kElsewhere, {"sank"});
  add("b", kSecond, {"sank", "said", "suspended"});
  // What two people said is not one happening.
  EXPECT_EQ(groups(), "a v1, b v1");
}

TEST_F(OccurrencesTest, KeepsIdsWhenADocumentIsAnalysedAnew) {
  add("a", kFirst, {"sank", "drowned"});
  add("b", kSecond, {"sank"});
  const auto before = read_occurrences(store_->tables());
  ASSERT_TRUE(before.ok());
  ASSERT_TRUE(store_->replace_analysis("a", analysis(kFirst, {"sank"})).ok());
  ASSERT_TRUE(link(*store_).ok());
  const auto after = read_occurrences(store_->tables());
  ASSERT_TRUE(after.ok());
  ASSERT_EQ(after->size(), 1U);
  EXPECT_EQ(after->front().id, before->front().id);
  EXPECT_EQ(groups(), "a v1, b v1");
  ASSERT_TRUE(store_->remove("b").ok());
  EXPECT_EQ(groups(), "");
}

}  // namespace
}  // namespace sayso
