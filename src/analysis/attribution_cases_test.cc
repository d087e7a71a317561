// Every folder in tests/cases/attribution through the whole analysis: text in, attributions out.
//
// `expected.json` says what a careful reader marks. Cases that the shipped model does not get right
// yet stand in open.txt; the test fails where another case breaks, and where one in open.txt has
// come right and should be struck out.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "analysis/analyse.h"
#include "analysis/case_files_for_tests.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path kCases = fs::path(SAYSO_SOURCE_DIR) / "tests/cases/attribution";

json words_of(const std::string& text, const Spans& spans) {
  json out = json::array();
  for (const Span span : spans) out.push_back(span.in(text));
  return out;
}

json found_in(const std::string& text, const Analysis& analysis) {
  json out = json::array();
  for (const Attribution& attribution : analysis.attributions) {
    out.push_back({{"source", words_of(text, attribution.source)},
                   {"cue", words_of(text, attribution.cue)},
                   {"content", words_of(text, attribution.content)},
                   {"quote", name_of(attribution.quote)}});
  }
  return out;
}

std::set<std::string> open_cases() {
  std::set<std::string> names;
  std::istringstream lines(contents_of(kCases / "open.txt"));
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line[0] != '#') names.insert(line);
  }
  return names;
}

TEST(AttributionCases, AreReadAsACarefulReaderWould) {
  const auto models = Models::open(std::string(SAYSO_SOURCE_DIR) + "/models");
  ASSERT_TRUE(models.ok()) << models.error().message;
  Scratch scratch(**models);
  const std::set<std::string> open = open_cases();
  int read = 0;
  for (const fs::directory_entry& folder : fs::directory_iterator(kCases)) {
    if (!folder.is_directory()) continue;
    const std::string name = folder.path().filename();
    Document document;
    document.text = contents_of(folder.path() / "in.txt");
    const auto analysis = analyse(document, **models, scratch);
    ASSERT_TRUE(analysis.ok()) << name;
    const json expected = json::parse(contents_of(folder.path() / "expected.json"))["attributions"];
    const json found = found_in(document.text, *analysis);
    ++read;
    if (open.contains(name)) {
      EXPECT_NE(found, expected) << name << " comes out right: strike it from open.txt";
    } else {
      EXPECT_EQ(found, expected) << name;
    }
  }
  EXPECT_GE(read, 40) << "cases are missing from " << kCases;
  for (const std::string& name : open) EXPECT_TRUE(fs::is_directory(kCases / name)) << name;
}

}  // namespace
}  // namespace sayso
