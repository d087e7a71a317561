#include "analysis/places.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <fstream>
#include <set>
#include <string>

namespace sayso {
namespace {

TEST(Places, AreFoundByTheirWords) {
  ASSERT_NE(place_named("Turkish"), nullptr);
  EXPECT_EQ(place_named("Turkish")->kind, "nationality");
  EXPECT_EQ(place_named("Turkish")->country, "TUR");
  ASSERT_NE(place_named("the White House"), nullptr);
  EXPECT_EQ(place_named("the White House")->body, "presidency of the United States");
  EXPECT_EQ(place_named("turkish"), nullptr);
  EXPECT_EQ(place_named("Freedonia"), nullptr);
}

TEST(Places, OfTwoKindsAreToldApart) {
  EXPECT_EQ(place_named("Brussels", "capital")->body, "");
  EXPECT_EQ(place_named("Brussels", "seat")->body, "European Union");
  EXPECT_EQ(place_named("Brussels", "country"), nullptr);
}

std::string_view words_at(std::string_view text, std::size_t at) {
  const Place* const place = place_at(text, at);
  return place == nullptr ? "" : place->words;
}

TEST(Places, InATextAreTheLongestAndCutNoWord) {
  EXPECT_EQ(words_at("two South Korean envoys", 4), "South Korean");
  EXPECT_EQ(words_at("two U.S.-led teams", 4), "U.S.");
  EXPECT_EQ(words_at("Russia’s envoys", 0), "Russia");
  EXPECT_EQ(words_at("Guinea-Bissau's envoys", 0), "Guinea-Bissau");
  EXPECT_EQ(words_at("in Mexico City.", 3), "Mexico City");
  EXPECT_EQ(words_at("Romer said", 0), "");
  EXPECT_EQ(words_at("McMali said", 2), "");
  EXPECT_EQ(words_at("he told us", 8), "");
  EXPECT_EQ(words_at("Mali", 4), "");
}

TEST(Places, HaveATableInOrder) {
  std::ifstream file(std::string(SAYSO_SOURCE_DIR) + "/data/places.tsv");
  const re2::RE2 form(
      R"([^\t]+\t(country|nationality|capital|seat)\t[A-Z]{3}\t[^\t]*\t(ISO 3166-1|common usage))");
  std::string before;
  std::set<std::string> countries;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("#")) continue;
    EXPECT_TRUE(re2::RE2::FullMatch(line, form)) << line;
    const bool is_seat = line.find("\tseat\t") != std::string::npos;
    EXPECT_EQ(is_seat, line.find("\t\t") == std::string::npos) << line;
    if (line.find("\tcountry\t") != std::string::npos) {
      countries.insert(line.substr(line.find("\tcountry\t") + 9, 3));
    }
    EXPECT_LT(before, line);
    before = line;
  }
  EXPECT_GE(countries.size(), 195u);
}

}  // namespace
}  // namespace sayso
