// Every folder in tests/cases/chains through the whole analysis: what the text rests on, whom
// something was told to, and which attribution stands within which.
//
// In `expected.json` an attribution names its citation by that one's words, and the attribution
// that holds it by that one's source.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "analysis/analyse.h"
#include "analysis/case_files_for_tests.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path kCases = fs::path(SAYSO_SOURCE_DIR) / "tests/cases/chains";

json citation_json(const std::string& text, const Citation& citation) {
  return {{"words", citation.span->in(text)},
          {"outlet", citation.outlet},
          {"medium", citation.medium},
          {"relation", name_of(citation.relation)}};
}

json attribution_json(const std::string& text, const Analysis& analysis, const Attribution& a) {
  json out = {{"source", words_of(text, a.source)}, {"cue", words_of(text, a.cue)}};
  for (const Citation& citation : analysis.citations) {
    if (citation.id == a.told_to) out["told_to"] = citation.span->in(text);
  }
  for (const Attribution& outer : analysis.attributions) {
    if (outer.id == a.within) out["within"] = words_of(text, outer.source);
  }
  return out;
}

TEST(ChainCases, AreReadAsACarefulReaderWould) {
  const auto models = Models::open(std::string(SAYSO_SOURCE_DIR) + "/models");
  ASSERT_TRUE(models.ok()) << models.error().message;
  Scratch scratch(**models);
  int read = 0;
  for (const fs::directory_entry& folder : fs::directory_iterator(kCases)) {
    Document document;
    document.text = contents_of(folder.path() / "in.txt");
    const auto analysis = analyse(document, **models, scratch);
    ASSERT_TRUE(analysis.ok()) << folder.path();
    json found = {{"citations", json::array()}, {"attributions", json::array()}};
    for (const Citation& citation : analysis->citations) {
      found["citations"].push_back(citation_json(document.text, citation));
    }
    for (const Attribution& attribution : analysis->attributions) {
      found["attributions"].push_back(attribution_json(document.text, *analysis, attribution));
    }
    EXPECT_EQ(found, json::parse(contents_of(folder.path() / "expected.json")))
        << folder.path() << "\n"
        << found.dump(2);
    ++read;
  }
  EXPECT_GE(read, 10) << "cases are missing from " << kCases;
}

}  // namespace
}  // namespace sayso
