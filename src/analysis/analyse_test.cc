#include "analysis/analyse.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sayso {
namespace {

class Analyse : public testing::Test {
 protected:
  static Analysis read(const std::string& text, const std::string& language,
                       const std::vector<AgencyCredit>& credits = {}) {
    static const auto models = Models::open(std::string(SAYSO_SOURCE_DIR) + "/models");
    EXPECT_TRUE(models.ok()) << models.error().message;
    Scratch scratch(**models);
    Document document;
    document.text = text;
    document.language = language;
    document.credits = credits;
    return *analyse(document, **models, scratch);
  }
};

TEST_F(Analyse, LeavesWhatIsNotEnglish) {
  const std::string text = "“It is shut,” the mayor said.";
  EXPECT_EQ(read(text, "en-GB").attributions.size(), 1U);
  EXPECT_TRUE(read(text, "en").skipped.empty());
  EXPECT_TRUE(read(text, "EN-us").skipped.empty());
  EXPECT_TRUE(read(text, "und").skipped.empty());
  EXPECT_TRUE(read(text, "fr").attributions.empty());
  EXPECT_EQ(read(text, "fr").skipped, "not English");
}

TEST_F(Analyse, SaysWhatAnyTextRestsOn) {
  for (const char* language : {"en", "fr"}) {
    const auto citations =
        read("“C’est fermé,” dit le maire.", language, {{"Coast Wire", {}, "meta"}}).citations;
    ASSERT_EQ(citations.size(), 1U) << language;
    EXPECT_EQ(citations[0].outlet, "Coast Wire");
  }
}

TEST_F(Analyse, TakesAnyTextWithoutWords) {
  for (const char* text : {"", " ", "\n\n", "…", "\u200b", "“”"}) {
    EXPECT_TRUE(read(text, "en").attributions.empty()) << text;
  }
}

}  // namespace
}  // namespace sayso
