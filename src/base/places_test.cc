#include "base/places.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

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

std::vector<std::string> columns_of(const std::string& line) {
  std::istringstream columns(line);
  std::vector<std::string> out;
  for (std::string column; std::getline(columns, column, '\t');) out.push_back(column);
  return out;
}

TEST(Places, HaveATableInOrder) {
  std::ifstream file(std::string(SAYSO_SOURCE_DIR) + "/data/places.tsv");
  const std::set<std::string> kinds = {"country", "nationality", "capital", "seat"};
  const std::set<std::string> sources = {"ISO 3166-1", "common usage"};
  std::string before;
  std::set<std::string> countries;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("#")) continue;
    const std::vector<std::string> columns = columns_of(line);
    ASSERT_EQ(columns.size(), 5u) << line;
    EXPECT_NE(columns[0], "") << line;
    EXPECT_TRUE(kinds.contains(columns[1])) << line;
    EXPECT_EQ(columns[2].size(), 3u) << line;
    EXPECT_EQ(columns[2].find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), std::string::npos)
        << line;
    EXPECT_EQ(columns[1] == "seat", columns[3] != "") << line;
    EXPECT_TRUE(sources.contains(columns[4])) << line;
    if (columns[1] == "country") countries.insert(columns[2]);
    EXPECT_LT(before, line);
    before = line;
  }
  EXPECT_GE(countries.size(), 195u);
}

}  // namespace
}  // namespace sayso
