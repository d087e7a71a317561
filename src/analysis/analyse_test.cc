#include "analysis/analyse.h"

#include <gtest/gtest.h>

#include <cctype>
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

TEST_F(Analyse, NamesAreWholeWords) {
  const std::string text =
      "Korvania mulls missile request to Halvora - report\n\nMARHAVEN, March 11 (Northlight) - "
      "Korvania is considering asking Halvora for missiles, the Harbour Courier reported.";
  const auto is_letter = [&](std::size_t at) {
    return at < text.size() && std::isalpha(static_cast<unsigned char>(text[at])) != 0;
  };
  for (const Entity& entity : read(text, "en").entities) {
    for (const Mention& mention : entity.mentions) {
      const auto [begin, end] = mention.span;
      EXPECT_FALSE(begin > 0 && is_letter(begin - 1) && is_letter(begin)) << mention.span.in(text);
      EXPECT_FALSE(is_letter(end - 1) && is_letter(end)) << mention.span.in(text);
    }
  }
}

TEST_F(Analyse, AskingNotToBeNamedIsNoStatement) {
  const Analysis analysis = read(
      "An Ardenmark official, who asked not to be named, said Marhaven had learnt of the idea "
      "\"some "
      "days ago\" and had made its views known in Brennick.",
      "en");
  ASSERT_EQ(analysis.attributions.size(), 1U);
  EXPECT_EQ(analysis.attributions[0].stance, Stance::asserts);
}

TEST_F(Analyse, TakesAnyTextWithoutWords) {
  for (const char* text : {"", " ", "\n\n", "…", "\u200b", "“”"}) {
    EXPECT_TRUE(read(text, "en").attributions.empty()) << text;
  }
}

}  // namespace
}  // namespace sayso
