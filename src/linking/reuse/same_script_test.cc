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

}  // namespace
}  // namespace sayso
